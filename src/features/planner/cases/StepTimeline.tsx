import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseStep } from '../../../core/register/case.ts';
import { writeYuan } from '../../../core/register/yuan.ts';
import { act } from '../../../state/act.ts';
import { today } from '../../../state/record.ts';
import type { CaseFile } from '../../../workers/calls/cases.ts';
import { ReasonForm } from '../shell/ReasonForm.tsx';
import { usePersonName } from '../use-person-name.ts';

/** Every step on record in order of its day, with its papers and who recorded it; each can be withdrawn with a reason. */
export function StepTimeline({ file }: { file: CaseFile }) {
  const { t } = useTranslation();
  const { steps } = file.case;
  return (
    <section aria-label={t('cases.timeline')}>
      <h3>{t('cases.timeline')}</h3>
      <ol className="case-steps">
        <li className="case-steps__step">
          <span className="case-steps__day figures">{file.case.begunOn}</span>
          <span className="case-steps__name">{t('cases.begunShort')}</span>
        </li>
        {steps.map((step) => (
          <Step key={step.changeId} caseId={file.case.id} step={step} by={file.authors[step.changeId]} />
        ))}
      </ol>
    </section>
  );
}

function Step({ caseId, step, by }: { caseId: string; step: CaseStep; by: string | undefined }) {
  const { t } = useTranslation();
  const personName = usePersonName();
  const [isWithdrawing, setWithdrawing] = useState(false);
  const { kind, on, documentNo, served, verification, decision, fine, outcome, ruling, performBy, executor } = step;
  const { remediesStated, note, changeId } = step;
  const name = t(`cases.step.${kind}`);
  const facts = [
    outcome && t(`cases.outcome.${outcome}`),
    ruling && t(`cases.ruling.${ruling}`),
    verification && t(`cases.verification.${verification}`),
    decision && t(`cases.decision.${decision}`),
    fine !== undefined && t('cases.fined', { amount: writeYuan(fine) }),
    documentNo,
    served && t('cases.servedOn', { day: served.on, proof: served.proof }),
    remediesStated === false && t('cases.remediesMissing'),
    performBy && t('cases.performBy', { day: performBy }),
    executor && t(`cases.executor.${executor}`),
    note,
    by && t('cases.by', { by: personName(by) }),
  ].filter(Boolean);
  return (
    <li className="case-steps__step">
      <span className="case-steps__day figures">{on}</span>
      <span className="case-steps__name">{name}</span>
      <Button
        size="compact-xs"
        variant="subtle"
        color="gray"
        aria-label={t('cases.withdrawStep', { step: name, day: on })}
        aria-expanded={isWithdrawing}
        onClick={() => setWithdrawing(!isWithdrawing)}
      >
        {t('cases.withdraw')}
      </Button>
      {facts.length > 0 && <span className="case-steps__facts quiet">{facts.join(' · ')}</span>}
      {isWithdrawing && (
        <ReasonForm
          name={`step/${step.changeId}/withdraw`}
          action={t('cases.withdrawStep', { step: name, day: on })}
          onSubmit={(reason) => act([{ action: 'withdrawCaseStep', input: { caseId, changeId, reason, on: today() } }])}
          onClose={() => setWithdrawing(false)}
        />
      )}
    </li>
  );
}
