import { Button, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asCodedError } from '../../../state/failure.ts';
import { takeBack } from '../../../state/take-back.ts';
import type { ToldChange } from '../../../workers/calls/history.ts';
import { useFailureText } from '../use-failure-text.ts';

/** Takes one change back by a counter-change, with the reason. A refusal leaves what was typed where it is. */
export function TakeBack({ change }: { change: ToldChange }) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    if (reason.trim() === '') {
      setProblem(t('error.reason-missing'));
      return;
    }
    setBusy(true);
    setProblem(null);
    try {
      await takeBack([change.id], reason.trim());
      notifications.show({ message: t('history.takenBackDone') });
      setAsking(false);
    } catch (error) {
      setProblem(failureText(asCodedError(error)));
    } finally {
      setBusy(false);
    }
  };
  if (!asking)
    return (
      <Button
        className="entity-history__take-back"
        variant="subtle"
        color="gray"
        size="compact-sm"
        aria-label={`${t('history.takeBack')}: ${t('history.seq', { seq: change.seq })}`}
        onClick={() => setAsking(true)}
      >
        {t('history.takeBack')}
      </Button>
    );
  return (
    <form
      className="entity-history__form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Textarea
        ref={(field) => {
          // Whoever asked for the form wants to write.
          if (reason === '') field?.focus();
        }}
        required
        autosize
        minRows={2}
        maxRows={6}
        label={t('history.takeBackWhy')}
        description={t('history.takeBackHint')}
        value={reason}
        error={problem}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className="button-row">
        <Button type="submit" size="xs" loading={busy}>
          {t('history.takeBack')}
        </Button>
        <Button size="xs" variant="default" onClick={() => setAsking(false)}>
          {t('app.cancel')}
        </Button>
      </div>
    </form>
  );
}
