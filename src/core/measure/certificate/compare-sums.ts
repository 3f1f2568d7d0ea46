import { cos, sin } from '../../geodesy/elementary.ts';
import { RADIANS_PER_DEGREE } from '../../geodesy/ellipsoid.ts';
import { roundHalfUp, writeDecimal } from '../decimal.ts';
import type { AreaCertificate, ComputedSum } from './area-certificate.ts';
import type { CertificateFacts, MillimetrePoint, RingFacts } from './certificate-facts.ts';
import type { CertifiedMeasures } from './measure-outlines.ts';
import type { TracedRing } from './trace-ring.ts';

/** Settling to whole cm². */
const SETTLED_M2 = 0.0001;
/** Half a millimetre in each coordinate moves a vertex by at most this. */
const ROUNDED_VERTEX_M = 0.000_708;
/** What twelve decimals of a degree and the series leave, for each metre of outline and each m². */
const DEGREES_M = 1e-7;
const SERIES = 1e-9;
const EARTH_M = 6_371_000;

/** The areas that follow from the listed vertices alone, with how far each may lie from the settled one. */
export function compareSums(
  { shapes, rings }: CertificateFacts,
  traced: readonly TracedRing[],
  { planar, ellipsoidal }: CertifiedMeasures,
): Pick<AreaCertificate['computation'], 'planar' | 'ellipsoidal'> {
  const isShared = shapes.length === 2;
  const twice_mm2 = traced.reduce((sum, ring) => sum + ring.twice_mm2, 0n);
  // The series counts the other way round than the rings run.
  const statutory_mm2 = -traced.reduce((sum, ring) => sum + ring.statutory, 0n);
  const perimeter_m = traced.reduce((sum, ring) => sum + ring.perimeter_mm, 0) / 1000;
  const rounding_m2 = SETTLED_M2 + (isShared ? ROUNDED_VERTEX_M * perimeter_m : 0);
  const latitude = Number(traced[0].record.vertices[0].lat);
  const bend_m2 = isShared ? shapes.reduce((sum, { outline }) => sum + bendOf(outline ?? [], rings, latitude), 0) : 0;
  const curved_m2 = rounding_m2 + DEGREES_M * perimeter_m + (SERIES * ellipsoidal.value_cm2) / 10_000 + bend_m2;
  return {
    planar: { twice_mm2: String(twice_mm2), ...compare(5n * twice_mm2, 7, planar?.value_cm2, rounding_m2) },
    ellipsoidal: compare(statutory_mm2, 6, ellipsoidal.value_cm2, curved_m2),
  };
}

/** `units` of 10^−decimals m² against whole cm²; without a settled area there is no difference. */
function compare(units: bigint, decimals: number, value_cm2: number | undefined, tolerance_m2: number): ComputedSum {
  const settled = value_cm2 === undefined ? units : BigInt(value_cm2) * 10n ** BigInt(decimals - 4);
  return {
    area_m2: writeDecimal(units, decimals),
    difference_m2: writeDecimal(units - settled, decimals),
    tolerance_m2: roundHalfUp(tolerance_m2, 6),
  };
}

/**
 * How much area (m²) the sides of an outline may hold between being straight in the plane, where the shared vertices were found,
 * and in the equal-area plane, where the ellipsoidal area is integrated: at most L³·(tanB/11 + 1/200)/R a side, over the sides that
 * come near the shared land.
 */
function bendOf(outline: readonly (readonly MillimetrePoint[])[], rings: readonly RingFacts[], latitude: number): number {
  const [west, south, east, north] = boxOf(rings);
  let cubes_m3 = 0;
  for (const ring of outline) {
    for (const [i, [x, y]] of ring.entries()) {
      const [nextX, nextY] = ring[(i + 1) % ring.length];
      if (Math.max(x, nextX) < west || Math.min(x, nextX) > east) continue;
      if (Math.max(y, nextY) < south || Math.min(y, nextY) > north) continue;
      cubes_m3 += (Math.sqrt((nextX - x) ** 2 + (nextY - y) ** 2) / 1000) ** 3;
    }
  }
  const radians = Math.abs(latitude) * RADIANS_PER_DEGREE;
  return (cubes_m3 * (sin(radians) / cos(radians) / 11 + 1 / 200)) / EARTH_M;
}

/** West, south, east, north in millimetres. */
function boxOf(rings: readonly RingFacts[]): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [east_mm, north_mm] of rings.flatMap(({ points }) => points)) {
    box[0] = Math.min(box[0], east_mm);
    box[1] = Math.min(box[1], north_mm);
    box[2] = Math.max(box[2], east_mm);
    box[3] = Math.max(box[3], north_mm);
  }
  return box;
}
