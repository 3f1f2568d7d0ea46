import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

/** Day and time of an instant on this device's clock, in the reader's language. */
export function useMoment(): (at: string) => string {
  const { i18n } = useTranslation();
  return useMemo(() => {
    const format = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' });
    return (at: string) => format.format(new Date(at));
  }, [i18n.language]);
}
