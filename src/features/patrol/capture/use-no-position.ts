import { useTranslation } from 'react-i18next';
import { usePosition } from '../../../state/patrol/position.ts';

/** Why this device has no position to mark with, and what to do; null while it tells where it is. */
export function useNoPosition(): string | null {
  const { t } = useTranslation();
  const state = usePosition((s) => s.state);
  return state === 'asking' || state === 'denied' || state === 'unavailable' ? t(`patrol.track.position.${state}`) : null;
}
