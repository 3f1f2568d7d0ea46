import { useTranslation } from 'react-i18next';
import { usePosition } from '../../../state/patrol/position.ts';
import { clockOffset_ms } from '../../../state/patrol/shutter-facts.ts';
import { formatSpan } from '../format-unit.ts';

/** How slow or fast this phone's clock is by the satellites', where that is more than `least_ms`; null where it is not, or not known. */
export function useClockWords(least_ms: number): string | null {
  const { t, i18n } = useTranslation();
  // Each reading tells anew.
  usePosition((s) => s.fix);
  const offset = clockOffset_ms();
  if (offset === null || Math.abs(offset) <= least_ms) return null;
  return t('photos.camera.clock', {
    late: t(offset > 0 ? 'photos.slow' : 'photos.fast'),
    time: formatSpan(i18n.language, Math.abs(offset)),
  });
}
