import type { Metres } from './units.ts';

/** Plane length in metres of the line through the vertices `from` … `to − 1` of interleaved millimetre coordinates. */
export function lineLength_m(coordinates: Int32Array | Float64Array, from = 0, to = coordinates.length / 2): Metres {
  let sum_mm = 0;
  for (let i = 2 * from + 2; i < 2 * to; i += 2) {
    const dx = coordinates[i] - coordinates[i - 2];
    const dy = coordinates[i + 1] - coordinates[i - 1];
    sum_mm += Math.sqrt(dx * dx + dy * dy);
  }
  return (sum_mm / 1000) as Metres;
}
