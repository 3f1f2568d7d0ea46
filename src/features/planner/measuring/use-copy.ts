import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';

/** Puts a text on the clipboard and says so, or says why not. */
export function useCopy(): (text: string, said: string) => Promise<void> {
  const { t } = useTranslation();
  return async (text, said) => {
    try {
      await navigator.clipboard.writeText(text);
      notifications.show({ message: said });
    } catch {
      notifications.show({ color: 'orange', message: t('measuring.vertices.copyFailed') });
    }
  };
}
