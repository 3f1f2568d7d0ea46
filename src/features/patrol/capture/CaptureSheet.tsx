import { useTranslation } from 'react-i18next';

/** Marks a build: its outline, what it stands on, the few fields of its form. */
export function CaptureSheet() {
  const { t } = useTranslation();
  return <h2>{t('patrol.capture.title')}</h2>;
}
