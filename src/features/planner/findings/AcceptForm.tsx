import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { acceptEntry, reopenEntry, useFindings } from '../../../state/findings.ts';
import { today } from '../../../state/record.ts';
import type { FindingEntry } from '../../../workers/calls/findings.ts';
import { ReasonForm } from '../shell/ReasonForm.tsx';
import { useEntry } from '../shell/use-entry.ts';
import { useFindingText } from './use-finding-text.ts';

/** Lets a finding stand with a reason, or opens it again with one. */
export function AcceptForm({ entry }: { entry: FindingEntry }) {
  const { t } = useTranslation();
  const { areaText } = useFindingText();
  const on = useFindings((s) => s.list?.on ?? '');
  const name = `finding/${entry.key}/accept`;
  const [asking, setAsking] = useEntry(`${name}/opened`, false);
  const { accepted } = entry;
  const day = today();
  const submit = async (reason: string) => {
    await (accepted ? reopenEntry(entry, reason) : acceptEntry(entry, reason));
    notifications.show({ message: t(accepted ? 'findings.accept.reopened' : 'findings.accept.done') });
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
            <p className="quiet">
              {t('findings.accept.covered', { area: areaText(Math.round(accepted.m2 * 10_000), entry.sigma_m2) })}
            </p>
          )}
        </div>
      )}
      <p className="quiet">{t('findings.accept.lawful')}</p>
      {asking ? (
        <ReasonForm
          name={name}
          label={t(accepted ? 'findings.accept.reopenReason' : 'findings.accept.reason')}
          hint={t(accepted ? 'findings.accept.reopenHint' : 'findings.accept.reasonHint')}
          action={t(accepted ? 'findings.accept.reopen' : 'findings.accept.submit')}
          note={on !== day && <p className="quiet">{t('findings.accept.past', { day: on, today: day })}</p>}
          onSubmit={submit}
          onClose={() => setAsking(false)}
        />
      ) : (
        <Button variant="default" onClick={() => setAsking(true)}>
          {t(accepted ? 'findings.accept.reopen' : 'findings.accept.open')}
        </Button>
      )}
    </section>
  );
}
