import { useTranslation } from 'react-i18next';

/** What is only on this phone, what is safe, and a file that carries it. */
export function OutboxSheet() {
  const { t } = useTranslation();
  return <h2>{t('patrol.outbox.title')}</h2>;
}
