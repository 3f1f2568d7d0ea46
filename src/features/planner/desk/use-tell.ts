import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** Says in passing what was done. */
export function useTell(): (message: string) => void {
  const { t } = useTranslation();
  return useCallback((message) => void notifications.show({ message, closeButtonProps: { 'aria-label': t('app.close') } }), [t]);
}
