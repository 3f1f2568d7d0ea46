import type { DistrictPlane } from '../../geodesy/district-plane.ts';
import { roundHalfUp, writeDecimal } from '../decimal.ts';
import { statutorySide_m2 } from '../statutory-area.ts';
import type { CertifiedRing, CertifiedVertex } from './area-certificate.ts';
import type { MillimetrePoint, RingFacts } from './certificate-facts.ts';

/** Degrees are listed with twelve decimals, as whole units of this size: a ten-millionth of a metre. */
const DEGREE_DECIMALS = 12;
const DEGREE_UNITS = 10 ** DEGREE_DECIMALS;
const TURN_UNITS = 360 * DEGREE_UNITS;
/** m² with six decimals: whole mm². */
const STATUTORY_DECIMALS = 6;

/** What products and series are taken from: a vertex in the plane, and its longitude in units of 10⁻¹²°. */
export interface Reduction {
  readonly point: MillimetrePoint;
  readonly lon: number;
}

/** A ring with its terms, and what they add up to, exactly. */
export interface TracedRing {
  readonly record: CertifiedRing;
  readonly twice_mm2: bigint;
  /** Whole mm². */
  readonly statutory: bigint;
  /** Σ|P(i+1) − P(i−1)|² in mm². */
  readonly squares_mm2: bigint;
  /** Whole mm. */
  readonly perimeter_mm: number;
}

/** Plane coordinates as surveyors write them, metres with three decimals: X north, Y east without zone prefix. */
export function writePlanePoint(district: DistrictPlane, [east_mm, north_mm]: MillimetrePoint): { x_m: string; y_m: string } {
  const { origin } = district.plane;
  return {
    x_m: writeDecimal(Math.round(1000 * origin.north_m) + north_mm, 3),
    y_m: writeDecimal(Math.round(1000 * origin.east_m) + east_mm, 3),
  };
}

/** The reduction to a vertex. */
export function reduceTo(district: DistrictPlane, point: MillimetrePoint): Reduction {
  return { point, lon: toUnits(district.toLonLat(Float64Array.from(point))[0]) };
}

export const writeDegrees = (units: number): string => writeDecimal(units, DEGREE_DECIMALS);

/** Numbers the vertices from `first` on and works out every side's terms. */
export function traceRing(
  district: DistrictPlane,
  { part, points, originals }: RingFacts,
  first: number,
  from: Reduction,
): TracedRing {
  const degrees = Array.from(district.toLonLat(Float64Array.from(points.flat())), toUnits);
  const vertices: CertifiedVertex[] = [];
  let twice_mm2 = 0n;
  let statutory = 0n;
  let squares_mm2 = 0n;
  let perimeter_mm = 0;
  for (const [i, point] of points.entries()) {
    const j = (i + 1) % points.length;
    const before = points[(i + points.length - 1) % points.length];
    const next = points[j];
    const side_mm = Math.round(Math.sqrt((next[0] - point[0]) ** 2 + (next[1] - point[1]) ** 2));
    const cross_mm2 = crossOf(point, next, from.point);
    const [lon1, lat1, lon2, lat2] = [degrees[2 * i], degrees[2 * i + 1], degrees[2 * j], degrees[2 * j + 1]];
    const [west, east] = [wrapUnits(lon1 - from.lon), wrapUnits(lon2 - from.lon)];
    // From whole units: a difference of two degrees as doubles would be good to nine digits only.
    const [dL, dB, Bm] = [(west + east) / 2, lat2 - lat1, (lat1 + lat2) / 2].map((units) => units / DEGREE_UNITS);
    const S_m2 = roundHalfUp(statutorySide_m2(dL, dB, Bm), STATUTORY_DECIMALS);
    twice_mm2 += cross_mm2;
    statutory += BigInt(S_m2.replace('.', ''));
    squares_mm2 += BigInt(next[0] - before[0]) ** 2n + BigInt(next[1] - before[1]) ** 2n;
    perimeter_mm += side_mm;
    vertices.push({
      no: `J${first + i}`,
      ...writePlanePoint(district, point),
      lon: writeDegrees(lon1),
      lat: writeDegrees(lat1),
      side_m: writeDecimal(side_mm, 3),
      cross_mm2: String(cross_mm2),
      // Halves of a unit, with one decimal more.
      dL: writeDecimal(5 * (west + east), DEGREE_DECIMALS + 1),
      dB: writeDegrees(lat2 - lat1),
      Bm: writeDecimal(5 * (lat1 + lat2), DEGREE_DECIMALS + 1),
      S_m2,
      ...(originals ? { original: originals[i] } : {}),
    });
  }
  return {
    record: {
      part,
      role: twice_mm2 > 0n ? 'shell' : 'hole',
      vertices,
      perimeter_m: writeDecimal(perimeter_mm, 3),
      twice_mm2: String(twice_mm2),
      statutory_m2: writeDecimal(statutory, STATUTORY_DECIMALS),
    },
    twice_mm2,
    statutory,
    squares_mm2,
    perimeter_mm,
  };
}

/** Positive clockwise on the map, because X is north and Y is east. */
function crossOf(p: MillimetrePoint, q: MillimetrePoint, o: MillimetrePoint): bigint {
  const [px, py, qx, qy] = [p[1] - o[1], p[0] - o[0], q[1] - o[1], q[0] - o[0]].map(BigInt);
  return px * qy - qx * py;
}

const toUnits = (degrees: number): number => Math.round(degrees * DEGREE_UNITS);

const wrapUnits = (units: number): number =>
  Math.abs(units) <= TURN_UNITS / 2 ? units : units - TURN_UNITS * Math.round(units / TURN_UNITS);
