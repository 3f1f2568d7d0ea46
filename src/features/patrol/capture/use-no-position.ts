import { useTranslation } from 'react-i18next';
import { usePosition } from '../../../state/patrol/position.ts';

/** Why this device has no position to mark with, or only one of before, and what to do; null while it tells where it is. */
export function useNoPosition(): string | null {
  const { t } = useTranslation();
  const { state, fix } = usePosition();
  if (state === 'lost') return t('patrol.track.position.lost', { accuracy: Math.round(fix?.accuracy_m ?? 0) });
  return state === 'asking' || state === 'denied' || state === 'unavailable' ? t(`patrol.track.position.${state}`) : null;
}
