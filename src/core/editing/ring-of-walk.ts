import type { DistrictPlane } from '../geodesy/district-plane.ts';
import type { LngLat } from '../measure/units.ts';
import { toDegrees } from './drawing.ts';
import { ACCURACY_PER_SIGMA, type Fix } from './outline-of-fixes.ts';
import type { PlanePoint } from './segments.ts';
import { simplifyRing } from './simplify-ring.ts';

/** An outline that was walked. */
export interface WalkedRing {
  readonly ring: readonly LngLat[];
  /** Standard deviation of each coordinate of a vertex, metres: of the fixes together with what was simplified away. */
  readonly sigma_m: number;
}

/** Nobody walks an outline more closely than this, metres. */
const LEAST_STEP_M = 1;

/**
 * The ring that somebody walked: fixes nearer than their σ (at least 1 m) to the one before tell nothing new and are left out, as are
 * those at the end that have come back to the beginning. What is left is simplified to half the σ of its fixes. Its σ is the mean square
 * of theirs with a third of the tolerance's square, as if what is dropped were spread evenly within it. Null while there are fewer than
 * three places, or one lies outside the plane.
 */
export function ringOfWalk(fixes: readonly Fix[], plane: DistrictPlane): WalkedRing | null {
  const kept: { readonly at: PlanePoint; readonly sigma_m: number }[] = [];
  for (const { at, accuracy_m } of fixes) {
    const [x, y] = plane.toFractionalMillimetres(Float64Array.of(...at));
    const sigma_m = accuracy_m / ACCURACY_PER_SIGMA;
    if (!Number.isFinite(x) || !Number.isFinite(y) || !(sigma_m > 0)) continue;
    const last = kept.at(-1);
    const place = { at: [Math.round(x), Math.round(y)] as const, sigma_m };
    if (!last || isFarther(place, last.at)) kept.push(place);
  }
  while (kept.length > 3 && !isFarther(kept[kept.length - 1], kept[0].at)) kept.pop();
  if (kept.length < 3) return null;
  const meanSquare = kept.reduce((sum, { sigma_m }) => sum + sigma_m ** 2, 0) / kept.length;
  const tolerance_m = Math.sqrt(meanSquare) / 2;
  const ring = simplifyRing(
    kept.map(({ at }) => at),
    tolerance_m,
  );
  return { ring: toDegrees([ring], plane)[0], sigma_m: Math.sqrt(meanSquare + tolerance_m ** 2 / 3) };
}

const isFarther = (one: { readonly at: PlanePoint; readonly sigma_m: number }, [x, y]: PlanePoint): boolean =>
  Math.hypot(one.at[0] - x, one.at[1] - y) > 1000 * Math.max(LEAST_STEP_M, one.sigma_m);
