import { Button, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '../../../core/register/refusal.ts';
import { asCodedError } from '../../../state/failure.ts';
import { dropEntries, enteredPatch, recordEntries, useOfficeRules } from '../../../state/office-rules.ts';
import { useFailureText } from '../../district-map/use-failure-text.ts';
import { EffectView } from './EffectView.tsx';
import { useEffectOf } from './use-effect-of.ts';

/** What was entered, what it would do, and the reason it is recorded with. A refusal leaves all of it where it is. */
export function RecordEntries() {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const entered = useOfficeRules();
  const [problem, setProblem] = useState<string | null>(null);
  const [unsaid, setUnsaid] = useState(false);
  const [busy, setBusy] = useState(false);
  const patch = enteredPatch(entered);
  const isEmpty = Object.values(entered.draft).includes('');
  const isUnread = Object.keys(entered.unread).length > 0;
  const weighed = useEffectOf(isEmpty || isUnread ? null : patch);
  if (!patch) return null;
  const { effect, error } = weighed;
  const refusal = isEmpty
    ? t('settings.record.empty')
    : isUnread
      ? t('settings.tasks.unread')
      : error
        ? failureText(error)
        : effect?.refusal && failureText(asError(effect.refusal));
  const submit = async () => {
    setProblem(null);
    setUnsaid(entered.reason.trim() === '');
    if (entered.reason.trim() === '') return;
    setBusy(true);
    try {
      await recordEntries();
      notifications.show({ message: t('settings.record.done'), closeButtonProps: { 'aria-label': t('app.close') } });
    } catch (failure) {
      setProblem(failureText(asCodedError(failure)));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      className="record-entries"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <p className="record-entries__count figures">
        {t('settings.record.count', {
          count: Object.keys(entered.draft).length + entered.years.length + (entered.tasks ? 1 : 0),
        })}
      </p>
      {(problem ?? refusal) ? (
        <p role="alert" className="failure">
          {problem ?? refusal}
        </p>
      ) : (
        <EffectView effect={effect} busy={weighed.busy} withDays={entered.years.length > 0} />
      )}
      <Textarea
        required
        autosize
        minRows={1}
        maxRows={4}
        size="xs"
        label={t('settings.record.reason')}
        description={t('settings.record.reasonHint')}
        value={entered.reason}
        error={unsaid && entered.reason.trim() === '' ? t('error.reason-missing') : undefined}
        onChange={({ currentTarget }) => entered.giveReason(currentTarget.value)}
      />
      <div className="button-row">
        <Button type="submit" size="xs" loading={busy} disabled={!!refusal}>
          {t('settings.record.submit')}
        </Button>
        <Button size="xs" variant="default" onClick={dropEntries}>
          {t('settings.record.drop')}
        </Button>
      </div>
    </form>
  );
}

function asError({ refused: code, ...params }: Refusal) {
  return { code, params: params as Readonly<Record<string, string | number>> };
}
