import { supportedDecimals } from '../../../core/measure/sigma.ts';
import { useEditing } from '../../../state/editing.ts';
import { useSession } from '../../../state/session.ts';

/** Decimals (m²) of everything that is measured on the drawing: the official ones where it was surveyed, else those that its ± supports. */
export function useDrawnDecimals(): number {
  const official = useSession((s) => s.summary?.settings.decimals.m2) ?? 2;
  const surveyed = useEditing((s) => s.surveyed);
  const area = useEditing((s) => s.report?.area);
  if (surveyed || !area) return official;
  const { sigma_m2 } = area.record === 'planar' && area.planar ? area.planar : area.ellipsoidal;
  return supportedDecimals(sigma_m2, official);
}
