import { useTranslation } from 'react-i18next';

/** What this phone holds of the district, how old it is, and how much room is left. */
export function DeviceSheet() {
  const { t } = useTranslation();
  return <h2>{t('patrol.device.title')}</h2>;
}
