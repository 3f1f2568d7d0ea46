import { useTranslation } from 'react-i18next';

/** The patrol under way: start, pause, stop, and what was not seen yet. */
export function TrackSheet() {
  const { t } = useTranslation();
  return <h2>{t('patrol.track.title')}</h2>;
}
