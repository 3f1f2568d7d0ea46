import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { type ReactNode, useEffect, useEffectEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { hasContentChoice, IMPORT_STEPS, type ImportStep, isReachable } from '../../../state/import-steps.ts';
import { cancelRunning, type OpenImport } from '../../../state/imports.ts';
import { openImportList, useImportPointer } from '../../../state/import-pointer.ts';
import { goToStep } from '../../../state/open-import.ts';
import { useMapCommands } from '../map-commands.ts';
import { useFailureText } from '../../district-map/use-failure-text.ts';
import { PhaseProgress } from '../../district-map/PhaseProgress.tsx';
import { CheckStep } from './CheckStep.tsx';
import { ContentStep } from './ContentStep.tsx';
import { FieldsStep } from './FieldsStep.tsx';
import { NoteList } from './NoteList.tsx';
import { PlaceStep } from './PlaceStep.tsx';
import { useLate } from './use-late.ts';
import { useStepSummary } from './use-step-summary.ts';

const CONTENT = { content: ContentStep, place: PlaceStep, fields: FieldsStep, check: CheckStep } as const;

/** The steps as a quiet list: what was settled as a line that can be opened again, the current one in full. */
export function Wizard({ open }: { open: OpenImport }) {
  const { t, i18n } = useTranslation();
  const failureText = useFailureText();
  const summarise = useStepSummary(open);
  const { preview, draft, at, problem, busy } = open;
  const isLate = useLate(busy !== null && busy.doing !== 'judging');
  const heading = useRef<HTMLHeadingElement>(null);
  const steps = IMPORT_STEPS.filter((step) => step !== 'content' || hasContentChoice(preview));
  const number = (value: number) => value.toLocaleString(i18n.language);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    heading.current?.closest('li')?.scrollIntoView({ block: 'start' });
  }, [at]);
  const { go } = useMapCommands();
  const look = useEffectEvent(() => {
    if (preview.bounds && preview.insideDistrict !== false && at !== 'place') go(preview.bounds);
  });
  useEffect(() => look(), [preview.importId]);
  return (
    <ol className="wizard" aria-label={t('import.steps')}>
      <Step state="done" title={t('import.step.file')}>
        <p className="wizard__summary">
          <strong>{preview.fileName}</strong>
          <span className="figures">
            {t(`import.format.${preview.format}`, { defaultValue: preview.format })} ·{' '}
            {t('import.found', { features: number(preview.features), vertices: number(preview.vertices) })}
          </span>
          <span className="figures">
            {Object.entries(preview.geometryTypes)
              .map(([type, count]) => `${number(count)} ${t(`import.types.${type}`)}`)
              .join(' · ')}
          </span>
        </p>
        <NoteList notes={preview.notes} />
        <RowsButton count={preview.features} />
      </Step>
      {steps.map((step) => {
        const Content = CONTENT[step];
        if (step === at)
          return (
            <Step key={step} state="current" title={t(`import.step.${step}`)} heading={heading}>
              <div className="wizard__content">
                <Content open={open} />
                {isLate && (
                  <PhaseProgress
                    title={t(busy?.doing === 'placing' ? 'import.placing' : 'import.reading', { name: preview.fileName })}
                    progress={busy?.progress ?? null}
                    onCancel={cancelRunning}
                  />
                )}
                {problem && step !== 'check' && (
                  <p role="alert" className="failure">
                    {failureText(problem)}
                  </p>
                )}
              </div>
            </Step>
          );
        const isOpenable = isReachable(step, preview, draft);
        const isBehind = IMPORT_STEPS.indexOf(step) < IMPORT_STEPS.indexOf(at);
        return (
          <Step key={step} state={isBehind ? 'done' : 'ahead'} title={t(`import.step.${step}`)}>
            {isBehind && <p className="wizard__summary">{summarise(step)}</p>}
            {isBehind && isOpenable && <ChangeButton step={step} />}
          </Step>
        );
      })}
    </ol>
  );
}

function RowsButton({ count }: { count: number }) {
  const { t, i18n } = useTranslation();
  const isListing = useImportPointer((s) => s.list !== null);
  return (
    <Button
      className="wizard__rows"
      size="compact-sm"
      variant="subtle"
      aria-expanded={isListing}
      onClick={() => openImportList(isListing ? null : 'rows')}
    >
      {t('import.list.open', { count: count.toLocaleString(i18n.language) })}
    </Button>
  );
}

function ChangeButton({ step }: { step: ImportStep }) {
  const { t } = useTranslation();
  return (
    <Button
      className="wizard__change"
      size="compact-sm"
      variant="subtle"
      aria-label={`${t('import.change')}: ${t(`import.step.${step}`)}`}
      onClick={() => goToStep(step)}
    >
      {t('import.change')}
    </Button>
  );
}

interface StepProps {
  readonly state: 'done' | 'current' | 'ahead';
  readonly title: string;
  readonly heading?: React.Ref<HTMLHeadingElement>;
  readonly children?: ReactNode;
}

function Step({ state, title, heading, children }: StepProps) {
  const { t } = useTranslation();
  return (
    <li className={`wizard__step wizard__step--${state}`} aria-current={state === 'current' ? 'step' : undefined}>
      <span className="wizard__mark" aria-hidden>
        {state === 'done' && <IconCheck size={12} stroke={2.5} />}
      </span>
      <h3 ref={heading} tabIndex={state === 'current' ? -1 : undefined} className="wizard__title">
        {title}
        <span className="visually-hidden"> ({t(`import.stepState.${state}`)})</span>
      </h3>
      {children}
    </li>
  );
}
