import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addTexts, hasTexts, type TextPart } from '../../i18n/create-i18n.ts';

/** Loads words that are no part of a phone's first load; false until they can be asked. */
export function useTextPart(part: TextPart): boolean {
  const { i18n } = useTranslation();
  const [, setLoaded] = useState(0);
  const isReady = hasTexts(i18n, part);
  useEffect(() => {
    if (!isReady)
      addTexts(i18n, part)
        .then(() => setLoaded((count) => count + 1))
        // Without their file nothing of them can be read; the next visit asks again.
        .catch(() => undefined);
  }, [i18n, part, isReady]);
  return isReady;
}
