import { useTranslation } from 'react-i18next';

/** My day: own reports with what became of them, tasks, and an order of visits. */
export function DaySheet() {
  const { t } = useTranslation();
  return <h2>{t('patrol.day.title')}</h2>;
}
