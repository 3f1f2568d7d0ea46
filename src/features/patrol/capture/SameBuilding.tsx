import { useTranslation } from 'react-i18next';
import { chooseSame, useCapture } from '../../../state/patrol/capture.ts';
import { formatShare } from '../../district-map/format-share.ts';

/** Reports that may be of the same building: linked to one of them, or said to be another one. */
export function SameBuilding() {
  const { t } = useTranslation();
  const similar = useCapture((s) => s.report?.similar) ?? [];
  const same = useCapture((s) => s.draft?.same ?? null);
  if (similar.length === 0) return null;
  const isAsked = similar.some(({ isSame }) => isSame);
  return (
    <section className={`capture-same${isAsked ? ' capture-same--asked' : ''}`} aria-label={t('patrol.capture.same.title')}>
      <h3>{t('patrol.capture.same.title')}</h3>
      <ul>
        {similar.slice(0, isAsked ? 3 : 2).map((one) => (
          <li key={one.id}>
            <span>
              <strong>{one.no}</strong>{' '}
              {one.share > 0
                ? t('patrol.capture.same.overlap', { share: formatShare(one.share) })
                : t('patrol.capture.same.distance', { m: one.distance_m.toFixed(1) })}
              <small>
                {[
                  t('patrol.capture.same.seen', { day: one.seenOn }),
                  t(`patrol.capture.same.state.${one.state}`),
                  one.inCase && t('patrol.capture.same.inCase'),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </span>
            <button
              type="button"
              className="capture-button"
              aria-pressed={same === one.id}
              onClick={() => chooseSame(same === one.id ? null : one.id)}
            >
              {t('patrol.capture.same.link')}
            </button>
          </li>
        ))}
      </ul>
      {isAsked && (
        <button
          type="button"
          className="capture-button"
          aria-pressed={same === 'new'}
          onClick={() => chooseSame(same === 'new' ? null : 'new')}
        >
          {t('patrol.capture.same.new')}
        </button>
      )}
    </section>
  );
}
