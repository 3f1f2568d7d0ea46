import { Button, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asCodedError } from '../../../state/failure.ts';
import { acceptEntry, reopenEntry, useFindings } from '../../../state/findings.ts';
import { today } from '../../../state/record.ts';
import type { FindingEntry } from '../../../workers/calls/findings.ts';
import { useFailureText } from '../use-failure-text.ts';
import { useFindingText } from './use-finding-text.ts';

/** Lets a finding stand with a reason, or opens it again with one. A refusal leaves what was typed where it is. */
export function AcceptForm({ entry }: { entry: FindingEntry }) {
  const { t } = useTranslation();
  const { areaText } = useFindingText();
  const failureText = useFailureText();
  const on = useFindings((s) => s.list?.on ?? '');
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const { accepted } = entry;
  const day = today();

  const submit = async () => {
    if (reason.trim() === '') {
      setProblem(t('error.reason-missing'));
      return;
    }
    setBusy(true);
    setProblem(null);
    try {
      if (accepted) await reopenEntry(entry, reason.trim());
      else await acceptEntry(entry, reason.trim());
      notifications.show({ message: t(accepted ? 'findings.accept.reopened' : 'findings.accept.done') });
      setReason('');
      setAsking(false);
    } catch (error) {
      setProblem(failureText(asCodedError(error)));
    } finally {
      setBusy(false);
    }
  };
  return (
    <section aria-label={t('findings.accept.title')}>
      <h3>{t('findings.accept.title')}</h3>
      {accepted && (
        <div className="finding-card__accepted">
          <p>
            <strong>{t('findings.accept.on', { day: accepted.on })}</strong>
          </p>
          <p>{accepted.reason}</p>
          {accepted.m2 !== undefined && (
            <p className="quiet">{t('findings.accept.covered', { area: areaText(Math.round(accepted.m2 * 10_000)) })}</p>
          )}
        </div>
      )}
      <p className="quiet">{t('findings.accept.lawful')}</p>
      {!asking ? (
        <Button variant="default" onClick={() => setAsking(true)}>
          {t(accepted ? 'findings.accept.reopen' : 'findings.accept.open')}
        </Button>
      ) : (
        <form
          className="finding-card__form"
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
            label={t(accepted ? 'findings.accept.reopenReason' : 'findings.accept.reason')}
            description={t('findings.accept.reasonHint')}
            value={reason}
            error={problem}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {on !== day && <p className="quiet">{t('findings.accept.past', { day: on, today: day })}</p>}
          <div className="button-row">
            <Button type="submit" loading={busy}>
              {t(accepted ? 'findings.accept.reopen' : 'findings.accept.submit')}
            </Button>
            <Button variant="default" onClick={() => setAsking(false)}>
              {t('app.cancel')}
            </Button>
          </div>
        </form>
      )}
    </section>
  );
}
