import geodesic from 'geographiclib-geodesic';
import type { DistrictPlane } from '../../src/core/geodesy/district-plane.ts';

const grs80 = new geodesic.Geodesic.Geodesic(6378137, 1 / 298.257222101);

/** Signed geodesic area in m² on GRS80 by GeographicLib; longitude, latitude interleaved, positive counter-clockwise. */
export function geodesicArea_m2(lonLat: Float64Array): number {
  const polygon = grs80.Polygon(false);
  for (let i = 0; i < lonLat.length; i += 2) polygon.AddPoint(lonLat[i + 1], lonLat[i]);
  return polygon.Compute(false, true).area ?? Number.NaN;
}

/** Geodesic on GRS80 by GeographicLib: length in metres, azimuth at the first point in −180 … 180. */
export function inverseGeodesic(lon1: number, lat1: number, lon2: number, lat2: number): { length_m: number; azimuth: number } {
  const { s12, azi1 } = grs80.Inverse(lat1, lon1, lat2, lon2);
  return { length_m: s12 ?? Number.NaN, azimuth: azi1 ?? Number.NaN };
}

/** The ring with points at most `step_mm` apart along the equal-area plane's straight lines, as degrees; `ring` in equal-area millimetres. */
export function densify(district: DistrictPlane, ring: Float64Array, step_mm: number): Float64Array {
  const points: number[] = [];
  const count = ring.length / 2;
  for (let i = 0; i < count; i++) {
    const j = (i + 1) % count;
    const dx = ring[2 * j] - ring[2 * i];
    const dy = ring[2 * j + 1] - ring[2 * i + 1];
    const steps = Math.max(1, Math.ceil(Math.hypot(dx, dy) / step_mm));
    for (let k = 0; k < steps; k++) points.push(ring[2 * i] + (dx * k) / steps, ring[2 * i + 1] + (dy * k) / steps);
  }
  return district.fromEqualArea(Float64Array.from(points));
}
