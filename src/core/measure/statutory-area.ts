import { cos, sin } from '../geodesy/elementary.ts';
import { GRS80, RADIANS_PER_DEGREE } from '../geodesy/ellipsoid.ts';
import { wrapDegrees } from '../geodesy/zones.ts';

const { e2, b_m } = GRS80;
const e4 = e2 * e2;
const e6 = e4 * e2;
const e8 = e4 * e4;

/** A … E of 国土调查办发〔2008〕32号. */
export const STATUTORY_FACTORS = [
  1 + (3 / 6) * e2 + (30 / 80) * e4 + (35 / 112) * e6 + (630 / 2304) * e8,
  (1 / 6) * e2 + (15 / 80) * e4 + (21 / 112) * e6 + (420 / 2304) * e8,
  (3 / 80) * e4 + (7 / 112) * e6 + (180 / 2304) * e8,
  (1 / 112) * e6 + (45 / 2304) * e8,
  (5 / 2304) * e8,
] as const;

/**
 * Signed ellipsoidal area of one ring in m² by the statutory series, edge by edge as the document states it; positive
 * counter-clockwise. The ring is longitude, latitude in degrees, interleaved, closed or not. L0 is the ring's first longitude,
 * which changes nothing in the sum but keeps its digits.
 *
 * This is the law's own wording, for certificates and as a check: areas are integrated in the equal-area plane, which equals it to 1e-9 relative.
 */
export function statutoryArea_m2(ring: Float64Array): number {
  const count = Math.floor(ring.length / 2);
  let sum = 0;
  for (let i = 0; i < count; i++) {
    const j = (i + 1) % count;
    sum += statutoryEdge_m2(
      wrapDegrees(ring[2 * i] - ring[0]),
      ring[2 * i + 1],
      wrapDegrees(ring[2 * j] - ring[0]),
      ring[2 * j + 1],
    );
  }
  return sum;
}

/** The part of one edge: the area between it, its parallels and the reference meridian; longitudes from that meridian, in degrees. */
export function statutoryEdge_m2(lon1: number, lat1: number, lon2: number, lat2: number): number {
  return statutorySide_m2((lon1 + lon2) / 2, lat2 - lat1, (lat1 + lat2) / 2);
}

/** The same from the document's own terms ΔL, ΔB and Bm, degrees. */
export function statutorySide_m2(dL: number, dB: number, Bm: number): number {
  const deltaL = dL * RADIANS_PER_DEGREE;
  const halfDeltaB = (dB / 2) * RADIANS_PER_DEGREE;
  const meanB = Bm * RADIANS_PER_DEGREE;
  let series = 0;
  for (const [index, factor] of STATUTORY_FACTORS.entries()) {
    const odd = 2 * index + 1;
    const term = factor * sin(odd * halfDeltaB) * cos(odd * meanB);
    series += index % 2 === 0 ? term : -term;
  }
  return 2 * b_m * b_m * deltaL * series;
}
