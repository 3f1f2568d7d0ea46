import { asinh, atan2, cos, sin } from './elementary.ts';
import { GRS80, RADIANS_PER_DEGREE, tangentOfConformalLatitude, tangentOfLatitude } from './ellipsoid.ts';
import { equalAreaQ, latitudeOfEqualAreaQ } from './equal-area.ts';
import { FALSE_EASTING_M, conformalOfPlane, forwardGaussKruger, planeOfConformal } from './gauss-kruger.ts';
import type { OriginOnEllipsoid } from './district-series.ts';
import { expandDistrict } from './district-series.ts';
import { evaluateReal, mapComplex } from './local-series.ts';
import type { Bounds, Plane } from './plane.ts';
import { nearestMeridian, wrapDegrees } from './zones.ts';

/** Farthest a coordinate may lie from the origin: 2 147 km, so that millimetres fit 32 bits. */
export const REACH_OF_INT32_MM = 2_147_000_000;

/** Stands for both coordinates of a refused vertex; no accepted coordinate has this value. */
export const REFUSED_MM = -0x8000_0000;

/** Farther than this from the central meridian there is no planar area. */
export const PLANAR_LIMIT_DEG = 3;

/** Why a vertex has no place in the plane. */
export type VertexRefusal = 'coordinate-not-a-number' | 'coordinate-outside-degrees' | 'coordinate-beyond-plane';

export interface MillimetreVertices {
  /** East, north interleaved, whole millimetres from the origin; `REFUSED_MM` twice for a refused vertex. */
  readonly coordinates: Int32Array;
  /** Refused vertices in ascending order; empty where all is well. */
  readonly refused: Uint32Array;
}

/** The conversions of one district. Batches are interleaved; `out` may be given to reuse memory and may be the input where types agree. */
export interface DistrictPlane {
  readonly plane: Plane;
  /** Half the side, metres, of the square around the origin in which the fast series stand; 0 where there are none. Results agree to 1e-6 m. */
  readonly seriesReach_m: number;
  /** Longitude, latitude (degrees) → whole millimetres from the origin, rounded to nearest. */
  toMillimetres(lonLat: Float64Array, out?: Int32Array): MillimetreVertices;
  /** The same without rounding, for an area from the vertices as they were given; NaN twice for a refused vertex. */
  toFractionalMillimetres(lonLat: Float64Array, out?: Float64Array): Float64Array;
  /** Why one vertex is refused, or `undefined` where it is not. */
  refusalOf(lon: number, lat: number): VertexRefusal | undefined;
  /** Millimetres from the origin → longitude, latitude (degrees, unrounded). */
  toLonLat(millimetres: Int32Array | Float64Array, out?: Float64Array): Float64Array;
  /** Millimetres from the origin → millimetres in the equal-area plane, from the origin's place in it. */
  toEqualArea(millimetres: Int32Array | Float64Array, out?: Float64Array): Float64Array;
  /** Equal-area millimetres → longitude, latitude (degrees); NaN beyond a pole. */
  fromEqualArea(equalArea: Float64Array, out?: Float64Array): Float64Array;
  /** Distance of a longitude from the central meridian, degrees, 0 … 180. */
  distanceFromMeridian_deg(lon: number): number;
}

/** A plane or bounds that no conversion can be built on. */
export class PlaneError extends Error {
  constructor(readonly code: 'plane-invalid' | 'bounds-invalid') {
    super(code);
    this.name = 'PlaneError';
  }
}

/** Sine of the farthest distance from the meridian, 40°, at which Krüger's series are used. */
const FARTHEST_SINE = 0.6427876096865393;

/** Vertices that go through the series together: stages of plain loops over a block that stays in the nearest cache. */
const BLOCK = 512;

const a_mm = 1000 * GRS80.a_m;

function locateOrigin(plane: Plane): OriginOnEllipsoid {
  const pair = new Float64Array(2);
  conformalOfPlane(plane.origin.east_m - FALSE_EASTING_M, plane.origin.north_m, pair, 0);
  const [tangent, lambda] = pair;
  return {
    lon: wrapDegrees(plane.meridian + lambda / RADIANS_PER_DEGREE),
    lat: atan2(tangentOfLatitude(tangent), 1) / RADIANS_PER_DEGREE,
    psi: asinh(tangent),
    lambda,
  };
}

/** The conversions of a district's plane. @throws PlaneError `plane-invalid` for a plane that does not lie on the ellipsoid. */
export function createDistrictPlane(plane: Plane): DistrictPlane {
  const { meridian } = plane;
  const { east_m, north_m } = plane.origin;
  if (!(Math.abs(meridian) <= 180 && Math.abs(east_m - FALSE_EASTING_M) <= 4_000_000 && Math.abs(north_m) <= 10_000_000)) {
    throw new PlaneError('plane-invalid');
  }
  const origin = locateOrigin(plane);
  const series = expandDistrict(plane, origin);
  const { reach_mm, reachLat, reachLon } = series;
  const originQ = equalAreaQ(sin(origin.lat * RADIANS_PER_DEGREE));
  const pair = new Float64Array(2);
  const block = new Float64Array(2 * BLOCK);

  /** Exact millimetres from the origin to `pair`; false where the plane does not reach. */
  function projectExactly(lon: number, lat: number): boolean {
    if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) return false;
    const radians = lat * RADIANS_PER_DEGREE;
    const tangent = tangentOfConformalLatitude(sin(radians), cos(radians));
    const lambda = wrapDegrees(lon - meridian) * RADIANS_PER_DEGREE;
    if (Math.abs(sin(lambda)) > FARTHEST_SINE * Math.sqrt(1 + tangent * tangent)) return false;
    planeOfConformal(tangent, lambda, pair, 0);
    pair[0] = 1000 * (pair[0] + FALSE_EASTING_M - east_m);
    pair[1] = 1000 * (pair[1] - north_m);
    return Math.abs(pair[0]) <= REACH_OF_INT32_MM && Math.abs(pair[1]) <= REACH_OF_INT32_MM;
  }

  /** Exact tangent of the conformal latitude and longitude from the meridian, radians, to `pair`. */
  function unprojectExactly(east_mm: number, north_mm: number): void {
    conformalOfPlane(east_m - FALSE_EASTING_M + east_mm / 1000, north_m + north_mm / 1000, pair, 0);
  }

  function isInSeries(lon: number, lat: number): boolean {
    const fromLon = lon - origin.lon;
    const fromLat = lat - origin.lat;
    return fromLat <= reachLat && fromLat >= -reachLat && fromLon <= reachLon && fromLon >= -reachLon;
  }

  /** Series values (north, east in millimetres) of up to `BLOCK` vertices from number `first` on, to `block`; returns how many. */
  function projectBlock(lonLat: Float64Array, first: number): number {
    const count = Math.min(BLOCK, Math.floor(lonLat.length / 2) - first);
    for (let k = 0; k < count; k++) {
      block[2 * k] = evaluateReal(series.isometricOfLat, lonLat[2 * (first + k) + 1] - origin.lat);
      block[2 * k + 1] = (lonLat[2 * (first + k)] - origin.lon) * RADIANS_PER_DEGREE;
    }
    mapComplex(series.planeOfConformal, block, count);
    return count;
  }

  function toMillimetres(lonLat: Float64Array, out: Int32Array = new Int32Array(lonLat.length)): MillimetreVertices {
    const refused: number[] = [];
    for (let first = 0; 2 * first + 1 < lonLat.length; first += BLOCK) {
      const count = projectBlock(lonLat, first);
      for (let k = 0; k < count; k++) {
        const i = 2 * (first + k);
        if (isInSeries(lonLat[i], lonLat[i + 1])) {
          out[i] = Math.round(block[2 * k + 1]);
          out[i + 1] = Math.round(block[2 * k]);
          continue;
        }
        const reached = projectExactly(lonLat[i], lonLat[i + 1]);
        if (!reached) refused.push(first + k);
        out[i] = reached ? Math.round(pair[0]) : REFUSED_MM;
        out[i + 1] = reached ? Math.round(pair[1]) : REFUSED_MM;
      }
    }
    return { coordinates: out, refused: Uint32Array.from(refused) };
  }

  function toFractionalMillimetres(lonLat: Float64Array, out: Float64Array = new Float64Array(lonLat.length)): Float64Array {
    for (let first = 0; 2 * first + 1 < lonLat.length; first += BLOCK) {
      const count = projectBlock(lonLat, first);
      for (let k = 0; k < count; k++) {
        const i = 2 * (first + k);
        if (isInSeries(lonLat[i], lonLat[i + 1])) {
          out[i] = block[2 * k + 1];
          out[i + 1] = block[2 * k];
          continue;
        }
        const reached = projectExactly(lonLat[i], lonLat[i + 1]);
        out[i] = reached ? pair[0] : Number.NaN;
        out[i + 1] = reached ? pair[1] : Number.NaN;
      }
    }
    return out;
  }

  function isInReach(east_mm: number, north_mm: number): boolean {
    return east_mm <= reach_mm && east_mm >= -reach_mm && north_mm <= reach_mm && north_mm >= -reach_mm;
  }

  /** Series values (isometric latitude, longitude from the origin, radians) of up to `BLOCK` vertices, to `block`; returns how many. */
  function unprojectBlock(millimetres: Int32Array | Float64Array, first: number): number {
    const count = Math.min(BLOCK, Math.floor(millimetres.length / 2) - first);
    for (let k = 0; k < count; k++) {
      block[2 * k] = millimetres[2 * (first + k) + 1];
      block[2 * k + 1] = millimetres[2 * (first + k)];
    }
    mapComplex(series.conformalOfPlane, block, count);
    return count;
  }

  function toLonLat(
    millimetres: Int32Array | Float64Array,
    out: Float64Array = new Float64Array(millimetres.length),
  ): Float64Array {
    for (let first = 0; 2 * first + 1 < millimetres.length; first += BLOCK) {
      const count = unprojectBlock(millimetres, first);
      for (let k = 0; k < count; k++) {
        const i = 2 * (first + k);
        if (isInReach(millimetres[i], millimetres[i + 1])) {
          out[i] = wrapDegrees(origin.lon + block[2 * k + 1] / RADIANS_PER_DEGREE);
          out[i + 1] = origin.lat + evaluateReal(series.latOfIsometric, block[2 * k]);
          continue;
        }
        unprojectExactly(millimetres[i], millimetres[i + 1]);
        out[i] = wrapDegrees(meridian + pair[1] / RADIANS_PER_DEGREE);
        out[i + 1] = atan2(tangentOfLatitude(pair[0]), 1) / RADIANS_PER_DEGREE;
      }
    }
    return out;
  }

  function toEqualArea(
    millimetres: Int32Array | Float64Array,
    out: Float64Array = new Float64Array(millimetres.length),
  ): Float64Array {
    for (let first = 0; 2 * first + 1 < millimetres.length; first += BLOCK) {
      const count = unprojectBlock(millimetres, first);
      for (let k = 0; k < count; k++) {
        const i = 2 * (first + k);
        if (isInReach(millimetres[i], millimetres[i + 1])) {
          out[i] = a_mm * block[2 * k + 1];
          out[i + 1] = evaluateReal(series.equalAreaOfIsometric, block[2 * k]);
          continue;
        }
        unprojectExactly(millimetres[i], millimetres[i + 1]);
        const tangent = tangentOfLatitude(pair[0]);
        out[i] = a_mm * (pair[1] - origin.lambda);
        out[i + 1] = (a_mm / 2) * (equalAreaQ(tangent / Math.sqrt(1 + tangent * tangent)) - originQ);
      }
    }
    return out;
  }

  function fromEqualArea(equalArea: Float64Array, out: Float64Array = new Float64Array(equalArea.length)): Float64Array {
    for (let i = 0; i + 1 < equalArea.length; i += 2) {
      out[i] = wrapDegrees(origin.lon + equalArea[i] / a_mm / RADIANS_PER_DEGREE);
      out[i + 1] = latitudeOfEqualAreaQ(originQ + equalArea[i + 1] / (a_mm / 2));
    }
    return out;
  }

  function refusalOf(lon: number, lat: number): VertexRefusal | undefined {
    if (!Number.isFinite(lon) || !Number.isFinite(lat)) return 'coordinate-not-a-number';
    if (Math.abs(lon) > 180 || Math.abs(lat) > 90) return 'coordinate-outside-degrees';
    return projectExactly(lon, lat) ? undefined : 'coordinate-beyond-plane';
  }

  return {
    plane,
    seriesReach_m: Math.max(0, reach_mm / 1000),
    toMillimetres,
    toFractionalMillimetres,
    refusalOf,
    toLonLat,
    toEqualArea,
    fromEqualArea,
    distanceFromMeridian_deg: (lon) => Math.abs(wrapDegrees(lon - meridian)),
  };
}

/** A plane about a central meridian: its origin is the centre of the bounds, floored to whole kilometres. */
export function planeAbout(meridian: number, [west, south, east, north]: Bounds): Plane {
  const lon = wrapDegrees(west <= east ? (west + east) / 2 : (west + east) / 2 + 180);
  const centre = forwardGaussKruger(meridian, lon, (south + north) / 2);
  return {
    meridian,
    origin: { east_m: 1000 * Math.floor(centre.east_m / 1000), north_m: 1000 * Math.floor(centre.north_m / 1000) },
  };
}

/**
 * A plane for data within bounds: the 3° meridian nearest to the centre, its origin the centre floored to whole kilometres.
 * @throws PlaneError `bounds-invalid` for bounds that are not degrees.
 */
export function proposePlane(bounds: Bounds): Plane {
  const [west, south, east, north] = bounds;
  if (!(Math.abs(west) <= 180 && Math.abs(east) <= 180 && south >= -90 && north <= 90 && south <= north))
    throw new PlaneError('bounds-invalid');
  const lon = wrapDegrees(west <= east ? (west + east) / 2 : (west + east) / 2 + 180);
  return planeAbout(nearestMeridian(lon), bounds);
}
