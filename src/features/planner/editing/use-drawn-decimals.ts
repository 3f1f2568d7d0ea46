import { supportedDecimals } from '../../../core/measure/sigma.ts';
import { useEditing } from '../../../state/editing.ts';
import { useSession } from '../../../state/session.ts';

/** Decimals (m²) of everything that is measured on the drawing: the official ones where it was surveyed, else those that its ± supports. */
export function useDrawnDecimals(): number {
  const official = useSession((s) => s.summary?.settings.decimals.m2) ?? 2;
  const surveyed = useEditing((s) => s.surveyed);
  return useEditing(({ report }) => {
    if (surveyed || !report?.area) return official;
    const { record, planar, ellipsoidal } = report.area;
    return supportedDecimals((record === 'planar' && planar ? planar : ellipsoidal).sigma_m2, official);
  });
}
