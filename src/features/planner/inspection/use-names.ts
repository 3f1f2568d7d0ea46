import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../state/session.ts';
import type { FeatureRef } from '../../../workers/feature-ref.ts';

/** Names in the reader's language: red lines have one in each, all else goes by its number. */
export function useNames(): { nameOf(ref: FeatureRef, name: string): string } {
  const { i18n } = useTranslation();
  const redLines = useSession((s) => s.summary?.redLines);
  const english = i18n.language === 'en';
  const nameOf = useCallback(
    (ref: FeatureRef, name: string) =>
      english && ref.kind === 'red-line' ? (redLines?.find((line) => line.id === ref.id)?.nameEn ?? name) : name,
    [english, redLines],
  );
  return { nameOf };
}
