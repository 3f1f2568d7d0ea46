import { Button, Checkbox, Select, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatArea } from '../../../core/measure/decimal.ts';
import {
  ASKING_PERFORMANCE,
  type CaseStepKind,
  ENDING_REMEDY,
  REMEDY_OUTCOMES,
  type RemedyOutcome,
  type Ruling,
  RULINGS,
  type DecisionKind,
  type Executor,
  type Verification,
} from '../../../core/register/case.ts';
import { readYuan, writeYuan } from '../../../core/register/yuan.ts';
import { landFineRange } from '../../../core/rules/land-fine.ts';
import { act } from '../../../state/act.ts';
import { asCodedError } from '../../../state/failure.ts';
import { forgetEntries } from '../../../state/kept-entries.ts';
import { today } from '../../../state/record.ts';
import type { CaseFile } from '../../../workers/calls/cases.ts';
import { useEntry } from '../shell/use-entry.ts';
import { useFailureText } from '../../district-map/use-failure-text.ts';
import { DemandWarning } from './DemandWarning.tsx';
import { DayField } from '../shell/DayField.tsx';

const VERIFICATIONS: readonly Verification[] = ['violation', 'no-offence', 'false-change', 'legal', 'transferred'];
const DECISIONS: readonly DecisionKind[] = ['demolish', 'rectify', 'confiscate', 'fine'];
const SERVED: ReadonlySet<CaseStepKind> = new Set([
  'stop-work-ordered',
  'notified',
  'decided',
  'demanded',
  'enforcement-decided',
  'review-ended',
  'suit-ended',
]);

type Entries = {
  readonly on: string;
  readonly documentNo: string;
  readonly servedOn: string;
  readonly proof: string;
  readonly performBy: string;
  /** Nothing is judged before somebody has judged it: the two results start empty. */
  readonly verification: Verification | null;
  readonly decision: DecisionKind | null;
  readonly outcome: RemedyOutcome | null;
  readonly ruling: Ruling | null;
  /** Yuan, as it is written. */
  readonly fine: string;
  readonly executor: Executor;
  readonly remediesStated: boolean;
  readonly note: string;
};

/** Of the form for a step of a case, among what is being typed. */
const nameStepForm = (caseId: string, kind: CaseStepKind): string => `case/${caseId}/step/${kind}`;

interface StepFormProps {
  readonly file: CaseFile;
  readonly kind: CaseStepKind;
  /** Somebody has just opened it: it comes into view and takes the focus, by which it is read out. */
  readonly isAsked: boolean;
  /** @param recorded the step was taken, not given up */
  onClose(recorded: boolean): void;
}

/** Takes one step of a case. What the law refuses is said beside the form, which keeps its entries. */
export function StepForm({ file, kind, isAsked, onClose }: StepFormProps) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const place = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (!isAsked) return;
    place.current?.querySelector('input')?.focus({ preventScroll: true });
    place.current?.scrollIntoView({ block: 'nearest' });
  }, [isAsked]);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const name = nameStepForm(file.case.id, kind);
  const [entries, setEntries] = useEntry<Entries>(name, {
    on: today(),
    documentNo: '',
    servedOn: '',
    proof: '',
    performBy: '',
    verification: null,
    decision: null,
    outcome: null,
    ruling: null,
    fine: '',
    executor: file.case.track === 'planning' ? 'government' : 'court',
    remediesStated: false,
    note: '',
  });
  const change = (part: Partial<Entries>) => setEntries({ ...entries, ...part });
  const day = (field: 'on' | 'servedOn' | 'performBy') => (
    <DayField
      size="xs"
      optional={field !== 'on'}
      label={t(`cases.field.${field}`)}
      value={entries[field]}
      onChange={(value) => change({ [field]: value })}
    />
  );
  const text = (field: 'documentNo' | 'proof' | 'fine', hint?: string) => (
    <TextInput
      size="xs"
      label={t(`cases.field.${field}`)}
      description={hint}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={entries[field]}
      onChange={(event) => change({ [field]: event.currentTarget.value })}
    />
  );
  const choice = (field: 'verification' | 'decision' | 'outcome' | 'ruling' | 'executor', values: readonly string[]) => (
    <Select
      size="xs"
      label={t(`cases.field.${field}`)}
      allowDeselect={false}
      value={entries[field]}
      data={values.map((value) => ({ value, label: t(`cases.${field}.${value}`) }))}
      onChange={(value) => value && change({ [field]: value })}
    />
  );
  const isVaried = ENDING_REMEDY.has(kind) && entries.outcome === 'varied';
  const decides = kind === 'decided' || isVaried;
  const submit = async () => {
    if (entries.on > today()) return setFailure(t('cases.dayAhead', { today: today() }));
    if ((entries.servedOn === '') !== (entries.proof.trim() === '')) return setFailure(t('cases.serviceIncomplete'));
    const { verification, decision, outcome, ruling } = entries;
    for (const [step, field] of [
      ['verified', 'verification'],
      ['decided', 'decision'],
      ['review-ended', 'outcome'],
      ['suit-ended', 'outcome'],
      ['court-ruled', 'ruling'],
    ] as const)
      if (kind === step && entries[field] === null)
        return setFailure(t('cases.choiceMissing', { field: t(`cases.field.${field}`) }));
    if (isVaried && decision === null) return setFailure(t('cases.choiceMissing', { field: t('cases.field.decision') }));
    const fine = decides && entries.fine.trim() !== '' ? readYuan(entries.fine) : undefined;
    if (typeof fine === 'string')
      return setFailure(failureText({ code: fine, params: { text: entries.fine, amount: entries.fine } }));
    if (decides && decision === 'fine' && fine === undefined)
      return setFailure(t('cases.entryMissing', { field: t('cases.field.fine') }));
    setBusy(true);
    setFailure(null);
    const given = (value: string) => (value.trim() === '' ? undefined : value.trim());
    try {
      await act([
        {
          action: 'takeCaseStep',
          input: {
            caseId: file.case.id,
            kind,
            on: entries.on,
            documentNo: given(entries.documentNo),
            note: given(entries.note),
            ...(entries.servedOn !== '' && { served: { on: entries.servedOn, proof: entries.proof.trim() } }),
            ...(kind === 'verified' && verification && { verification }),
            ...(ENDING_REMEDY.has(kind) && outcome && { outcome }),
            ...(isVaried && decision && { decision }),
            ...(kind === 'court-ruled' && ruling && { ruling }),
            ...(fine !== undefined && { fine }),
            ...(kind === 'decided' && decision && { decision, remediesStated: entries.remediesStated }),
            ...(ASKING_PERFORMANCE.has(kind) && { performBy: given(entries.performBy) }),
            ...(kind === 'enforced' && { executor: entries.executor }),
          },
        },
      ]);
      const message = t('cases.recorded', { step: t(`cases.step.${kind}`), day: entries.on });
      forgetEntries(name);
      notifications.show({ message, closeButtonProps: { 'aria-label': t('app.close') } });
      onClose(true);
    } catch (error) {
      const { code, params } = asCodedError(error);
      const missing = params?.missing === undefined ? undefined : t(`cases.step.${params.missing}`);
      setFailure(failureText({ code, params: { ...params, ...(missing !== undefined && { missing }) } }));
    }
    setBusy(false);
  };
  const giveUp = () => {
    forgetEntries(name);
    onClose(false);
  };
  return (
    <form
      ref={place}
      className="step-form"
      aria-label={t(`cases.step.${kind}`)}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <div className="step-form__pair">
        {day('on')}
        {text('documentNo')}
        {kind === 'verified' && choice('verification', VERIFICATIONS)}
        {ENDING_REMEDY.has(kind) && choice('outcome', REMEDY_OUTCOMES)}
        {decides && choice('decision', DECISIONS)}
        {decides && text('fine', t('cases.fineHint'))}
        {kind === 'court-ruled' && choice('ruling', RULINGS)}
        {kind === 'enforced' && choice('executor', ['government', 'court'])}
        {ASKING_PERFORMANCE.has(kind) && day('performBy')}
      </div>
      {decides && file.case.track === 'land' && <FineRange file={file} on={entries.on} />}
      {SERVED.has(kind) && (
        <fieldset className="step-form__pair">
          <legend>{t('cases.service')}</legend>
          {day('servedOn')}
          {text('proof')}
        </fieldset>
      )}
      {SERVED.has(kind) && <p className="quiet">{t('cases.serviceHint')}</p>}
      {kind === 'demanded' && (
        <DemandWarning room={file.demandRoom} servedOn={entries.servedOn || entries.on} performBy={entries.performBy} />
      )}
      {kind === 'decided' && (
        <Checkbox
          size="xs"
          label={t('cases.field.remediesStated')}
          checked={entries.remediesStated}
          onChange={(event) => change({ remediesStated: event.currentTarget.checked })}
        />
      )}
      <Textarea
        size="xs"
        autosize
        minRows={1}
        label={t('cases.field.note')}
        value={entries.note}
        onChange={(event) => change({ note: event.currentTarget.value })}
      />
      {failure && (
        <p role="alert" className="failure">
          {failure}
        </p>
      )}
      <div className="step-form__foot">
        <Button type="submit" size="xs" loading={busy}>
          {t('cases.record', { step: t(`cases.step.${kind}`) })}
        </Button>
        <Button size="xs" variant="default" onClick={giveUp}>
          {t('app.cancel')}
        </Button>
      </div>
    </form>
  );
}

/** What a fine of the land track may come to: so many yuan for each square metre of occupied land as it was surveyed by the day. */
function FineRange({ file, on }: { file: CaseFile; on: string }) {
  const { t } = useTranslation();
  const land = file.occupiedLand.findLast(({ fromOn }) => fromOn <= on);
  if (!land?.area || !land.surveyed) return <p className="quiet">{t('cases.fineUnsurveyed')}</p>;
  const { least, most } = landFineRange(land.area.value_cm2);
  const params = { m2: formatArea(land.area.value_cm2, 'm2', 2), least: writeYuan(least), most: writeYuan(most) };
  return <p className="quiet figures">{t('cases.fineRange', params)}</p>;
}
