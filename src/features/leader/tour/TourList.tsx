import { useTranslation } from 'react-i18next';
import { useLeaderScreen } from '../../../state/leader/screen.ts';
import { beginTour, dropDraft, openTour, resumeDraft, useTour } from '../../../state/leader/tour.ts';
import { ReadyTour } from './ReadyTour.tsx';
import { useTell } from './use-tell.ts';

/** The tours on record, and the way to a new one. */
export function TourList() {
  const { t } = useTranslation();
  const saved = useTour((s) => s.saved);
  const left = useTour((s) => s.left);
  const audience = useLeaderScreen((s) => s.audience);
  const tell = useTell('tour.openFailed');
  const isEmpty = saved.length + left.length === 0;
  const create = (
    <button type="button" className="chidu-button" onClick={() => beginTour(audience, t('tour.untitled'))}>
      {t('tour.create')}
    </button>
  );
  return (
    <div className="tour-list">
      <header>
        <h1>{t('tour.title')}</h1>
        {create}
      </header>
      <ReadyTour />
      {isEmpty && <p className="tour-quiet tour-list__none">{t('tour.none')}</p>}
      {!isEmpty && <h2>{t('tour.saved')}</h2>}
      <ul>
        {left.map((kept) => (
          <li key={kept.draft.id} className="tour-list__left">
            <button type="button" onClick={() => void resumeDraft(kept).catch(tell)}>
              <strong dir="auto">{kept.draft.title}</strong>
              <span>{t('tour.left', { count: kept.draft.stops.length })}</span>
            </button>
            <button type="button" className="tour-list__drop" onClick={() => void dropDraft(kept).catch(tell)}>
              {t('tour.drop')}
            </button>
          </li>
        ))}
        {saved.map((tour) => (
          <li key={tour.id}>
            <button type="button" onClick={() => void openTour(tour).catch(tell)}>
              <strong dir="auto">{tour.title}</strong>
              <span>
                {t('tour.savedOn', {
                  day: tour.savedOn,
                  count: tour.stops.length,
                  audience: t(`tour.audiences.${tour.audience}`),
                })}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
