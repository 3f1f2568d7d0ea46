import { useTranslation } from 'react-i18next';
import { describeError } from '../../../i18n/describe-error.ts';
import { dismissBack, exportCopied, putLostBack } from '../../../state/patrol/put-lost-back.ts';
import { useSecondCopy } from '../../../state/patrol/second-copy.ts';
import { services } from '../../../state/services.ts';
import './lost-work.css';

/** Records that the browser threw away and the second copy still holds: put back, or written into a file for the office. */
export function LostWork() {
  const { t, i18n } = useTranslation();
  const { lost, busy, back, problem } = useSecondCopy();
  if (lost.length === 0 && !back) return null;
  return (
    <section className="lost-work" aria-labelledby="lost-work">
      <h3 id="lost-work">{t('patrol.outbox.lost.title')}</h3>
      {problem && <p role="alert">{describeError(i18n, problem)}</p>}
      {back && (
        <>
          <p role="status">
            {t('patrol.outbox.lost.back', { changes: back.changes, photos: back.photos })}
            {back.missing.length > 0 && ` ${t('patrol.outbox.lost.missing', { count: back.missing.length })}`}
          </p>
          <button type="button" onClick={dismissBack}>
            {t('patrol.outbox.lost.seen')}
          </button>
        </>
      )}
      {lost.map(({ district, changes, reports, photos, drafts, fixes }) => (
        <div key={district.id} className="lost-work__of">
          <p role="alert">
            {t('patrol.outbox.lost.text', { name: district.name, changes, reports, photos })}
            {drafts > 0 && ` ${t('patrol.outbox.lost.draft')}`}
            {fixes > 0 && ` ${t('patrol.outbox.lost.walk', { count: fixes })}`}
          </p>
          {services().store.lasting && (
            <button type="button" className="lost-work__main" disabled={busy} onClick={() => void putLostBack(district.id)}>
              {t(busy ? 'patrol.outbox.lost.busy' : 'patrol.outbox.lost.putBack')}
            </button>
          )}
          {changes > 0 && (
            <button type="button" disabled={busy} onClick={() => void exportCopied(district.id)}>
              {t('patrol.outbox.lost.export')}
            </button>
          )}
        </div>
      ))}
    </section>
  );
}
