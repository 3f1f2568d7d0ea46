import { useTranslation } from 'react-i18next';

/** The unresolved footprint by status, week by week, with room to compare. */
export function FootprintWorkspace() {
  const { t } = useTranslation();
  return <section aria-label={t('footprint.title')} />;
}
