import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ObjectionExplanation } from '../../../core/register/clearance-item.ts';
import { act } from '../../../state/act.ts';
import { today } from '../../../state/record.ts';
import { ReasonForm } from '../shell/ReasonForm.tsx';
import { useEntry } from '../shell/use-entry.ts';
import './explain.css';

interface AttachedExplanationProps {
  readonly itemId: string;
  readonly objectionId: string;
  readonly explanation: ObjectionExplanation;
}

/** An explanation as it stands with its objection: word for word as it was attached. */
export function AttachedExplanation({ itemId, objectionId, explanation }: AttachedExplanationProps) {
  const { t } = useTranslation();
  const { changeId, on, text, sha256 } = explanation;
  const entry = `objection/${objectionId}/explanation/${changeId}`;
  const [isWithdrawing, setWithdrawing] = useEntry(`${entry}/opened`, false);
  return (
    <details className="fold explain__attached">
      <summary>{t('explain.attached', { day: on })}</summary>
      <p className="explain__text">{text}</p>
      <p className="quiet explain__hash">SHA-256 {sha256}</p>
      {isWithdrawing ? (
        <ReasonForm
          name={entry}
          action={t('explain.withdraw')}
          onSubmit={(reason) =>
            act([{ action: 'withdrawExplanation', input: { itemId, objectionId, changeId, reason, on: today() } }])
          }
          onClose={() => setWithdrawing(false)}
        />
      ) : (
        <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setWithdrawing(true)}>
          {t('explain.withdraw')}
        </Button>
      )}
    </details>
  );
}
