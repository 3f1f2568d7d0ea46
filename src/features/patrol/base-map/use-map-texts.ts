import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addTexts, hasTexts } from '../../../i18n/create-i18n.ts';

/** Loads the words for offline base maps, which are no part of a phone's first load; false until they can be asked. */
export function useMapTexts(): boolean {
  const { i18n } = useTranslation();
  const [, setLoaded] = useState(0);
  const isReady = hasTexts(i18n, 'offline-map');
  useEffect(() => {
    if (!isReady)
      addTexts(i18n, 'offline-map')
        .then(() => setLoaded((count) => count + 1))
        // Without its file nothing of it can be read; the next visit to the card asks again.
        .catch(() => undefined);
  }, [i18n, isReady]);
  return isReady;
}
