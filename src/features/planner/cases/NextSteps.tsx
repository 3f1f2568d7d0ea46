import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseStepKind } from '../../../core/register/case.ts';
import type { CaseFile } from '../../../workers/calls/cases.ts';
import { useEntry } from '../shell/use-entry.ts';
import { DemandWarning } from './DemandWarning.tsx';
import { StepForm } from './StepForm.tsx';
import { useObstacleText } from './use-obstacle-text.ts';

type Next = CaseFile['next'][number];

/** What the person concerned does, or what became of the build; what holds a case up. All else is the office's own procedure. */
const PERSON: ReadonlySet<CaseStepKind> = new Set([
  'hearing-requested',
  'review-filed',
  'review-ended',
  'suit-filed',
  'suit-ended',
  'self-demolished',
  'rectified',
]);
const SIDE: ReadonlySet<CaseStepKind> = new Set(['suspended', 'resumed', 'deferred', 'settled', 'revoked']);
const GROUPS: readonly { readonly group: string; has(kind: CaseStepKind): boolean }[] = [
  { group: 'office', has: (kind) => !PERSON.has(kind) && !SIDE.has(kind) },
  { group: 'person', has: (kind) => PERSON.has(kind) },
  { group: 'side', has: (kind) => SIDE.has(kind) },
];

/** The step that ends a duty of the office: it stands out where it is allowed today. */
const ENDS: Readonly<Partial<Record<CaseFile['duties'][number]['code'], CaseStepKind>>> = {
  'decision-due': 'decided',
  'performance-over': 'demanded',
  'court-application-due': 'court-applied',
};

/** What may be done today, and what may not: until when, and by which article. */
export function NextSteps({ file }: { file: CaseFile }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useEntry<CaseStepKind | null>(`case/${file.case.id}/opened`, null);
  const allowed = file.next.filter(({ verdict }) => verdict === 'allowed');
  const waiting = file.next.filter(({ verdict }) => verdict === 'too-early' || verdict === 'too-late');
  const forbidden = file.next.filter(({ verdict }) => verdict === 'forbidden' || verdict === 'wrong-executor');
  const isPressing = (kind: CaseStepKind) => opened === null && file.duties.some(({ code }) => ENDS[code] === kind);
  // What was left open in an earlier visit is there again, but nobody asked to be led to it.
  const asked = useRef(false);
  const toggle = (kind: CaseStepKind) => {
    asked.current = true;
    setOpened(opened === kind ? null : kind);
  };
  // Stays open when a form in it is closed: the focus goes back to the button that is in it.
  const [isSpread, setSpread] = useState(false);
  const place = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  /** What the page said when a form was left whose button is going, until it says more. */
  const leftFrom = useRef<CaseFile | null>(null);
  const close = (recorded: boolean) => {
    // Whoever closes the form goes on where it was opened.
    const button = place.current?.querySelector<HTMLElement>('[aria-expanded="true"]');
    button?.focus();
    leftFrom.current = recorded || !button ? file : null;
    setOpened(null);
  };
  // A step that was taken is no longer offered, and the focus went with its button: it goes on at the head of what may be done now.
  useEffect(() => {
    if (leftFrom.current === null || opened !== null) return;
    const isLost = document.activeElement === document.body;
    if (isLost) heading.current?.focus({ preventScroll: true });
    if (isLost || leftFrom.current !== file) leftFrom.current = null;
  }, [file, opened]);
  const form = opened && <StepForm key={opened} file={file} kind={opened} isAsked={asked.current} onClose={close} />;
  const row = (next: Next) => (
    <NextRow key={next.kind} next={next} file={file} form={opened === next.kind ? form : null} onOpen={() => toggle(next.kind)} />
  );
  if (file.next.length === 0)
    return (
      <section aria-label={t('cases.next')}>
        <p className="quiet" ref={heading} tabIndex={-1}>
          {t('cases.closedNow')}
        </p>
      </section>
    );
  return (
    <section aria-label={t('cases.next')} ref={place}>
      <h3 ref={heading} tabIndex={-1}>
        {t('cases.next')}
      </h3>
      {allowed.length === 0 && <p className="quiet">{t('cases.nothingNow')}</p>}
      {GROUPS.map(({ group, has }) => {
        const own = allowed.filter(({ kind }) => has(kind));
        if (own.length === 0) return null;
        return (
          <fieldset key={group} className="case-next">
            <legend>{t(`cases.group.${group}`)}</legend>
            {own.map(({ kind }) => (
              <Button
                key={kind}
                size="compact-sm"
                variant={opened === kind ? 'light' : isPressing(kind) ? 'filled' : 'default'}
                aria-expanded={opened === kind}
                onClick={() => toggle(kind)}
              >
                {t(`cases.step.${kind}`)}
              </Button>
            ))}
          </fieldset>
        );
      })}
      {opened && allowed.some(({ kind }) => kind === opened) && form}
      {waiting.length > 0 && <ul className="case-not-yet">{waiting.map(row)}</ul>}
      {forbidden.length > 0 && (
        <details
          open={isSpread || forbidden.some(({ kind }) => kind === opened)}
          onToggle={(event) => setSpread(event.currentTarget.open)}
        >
          <summary>{t('cases.notPossible', { count: forbidden.length })}</summary>
          <ul className="case-not-yet">{forbidden.map(row)}</ul>
        </details>
      )}
      {/* Another tab took the step meanwhile: what was entered is still there to be compared. */}
      {opened && !file.next.some(({ kind }) => kind === opened) && form}
    </section>
  );
}

interface NextRowProps {
  readonly next: Next;
  readonly file: CaseFile;
  /** Opened in its row, where the person looks. */
  readonly form: ReactNode;
  onOpen(): void;
}

function NextRow({ next: { kind, verdict, obstacles }, file, form, onOpen }: NextRowProps) {
  const { t } = useTranslation();
  const obstacleText = useObstacleText();
  const demand = file.case.steps.findLast((step) => step.kind === 'demanded');
  return (
    <li className="case-not-yet__row">
      <span className="case-not-yet__name">{t(`cases.step.${kind}`)}</span>
      <span className="case-not-yet__verdict" data-verdict={verdict}>
        {t(`cases.verdict.${verdict}`)}
      </span>
      <Button size="compact-xs" variant="subtle" color="gray" aria-expanded={form !== null} onClick={onOpen}>
        {t('cases.otherDay')}
      </Button>
      <ul className="case-not-yet__why quiet">
        {obstacles.map((obstacle) => (
          <li key={`${obstacle.code} ${obstacle.missing} ${obstacle.until} ${obstacle.article}`}>{obstacleText(obstacle)}</li>
        ))}
      </ul>
      {kind === 'court-applied' && demand?.served && (
        <DemandWarning room={file.demandRoom} servedOn={demand.served.on} performBy={demand.performBy} />
      )}
      {form}
    </li>
  );
}
