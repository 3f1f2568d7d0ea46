import type { DistrictPlane } from '../geodesy/district-plane.ts';
import { PLANAR_LIMIT_DEG } from '../geodesy/district-plane.ts';
import { ringsArea_m2 } from './area.ts';
import type { Measurement } from './measurement.ts';
import { measureArea } from './settle.ts';
import { areaSigma_m2 } from './sigma.ts';

export { RULER_VERSION } from './ruler-version.ts';

export interface BothMeasures {
  /** `null` where a vertex lies farther than 3° from the central meridian. */
  readonly planar: Measurement | null;
  readonly ellipsoidal: Measurement;
  readonly note?: 'outside-plane';
}

/**
 * Both legal areas of one feature: closed rings in whole mm from the district's origin, shells counter-clockwise and holes
 * clockwise, as admission leaves them; or the same unrounded, for a single shape from the vertices as they were given. `sigma_m` is the error of one vertex; left out, the areas carry none.
 */
export function measureRings(
  district: DistrictPlane,
  coordinates: Int32Array | Float64Array,
  ringOffsets: Uint32Array,
  firstRing: number,
  lastRing: number,
  sigma_m?: number,
): BothMeasures {
  const from = 2 * ringOffsets[firstRing];
  const own = coordinates.subarray(from, 2 * ringOffsets[lastRing]);
  const offsets = ringOffsets.slice(firstRing, lastRing + 1).map((offset) => offset - from / 2);
  const rings = offsets.length - 1;
  const sigma_m2 = sigma_m === undefined ? undefined : areaSigma_m2(own, offsets, 0, rings, sigma_m);
  const ellipsoidal = measureArea(ringsArea_m2(district.toEqualArea(own), offsets, 0, rings), 'ellipsoidal', { sigma_m2 });
  if (isOutsidePlane(district, own)) return { planar: null, ellipsoidal, note: 'outside-plane' };
  const planar = measureArea(ringsArea_m2(own, offsets, 0, rings), 'planar', { meridian: district.plane.meridian, sigma_m2 });
  return { planar, ellipsoidal };
}

/** Does a vertex (mm from the origin, interleaved) lie farther than 3° from the central meridian? */
export function isOutsidePlane(district: DistrictPlane, millimetres: Int32Array | Float64Array): boolean {
  const lonLat = district.toLonLat(millimetres);
  for (let i = 0; i < lonLat.length; i += 2) {
    if (district.distanceFromMeridian_deg(lonLat[i]) > PLANAR_LIMIT_DEG) return true;
  }
  return false;
}
