import { asinh, atan2, cos, sin } from './elementary.ts';
import { GRS80, RADIANS_PER_DEGREE, tangentOfConformalLatitude, tangentOfLatitude } from './ellipsoid.ts';
import { equalAreaQ, latitudeOfEqualAreaQ } from './equal-area.ts';
import { FALSE_EASTING_M, conformalOfPlane, forwardGaussKruger, planeOfConformal } from './gauss-kruger.ts';
import type { OriginOnEllipsoid } from './district-series.ts';
import { expandDistrict } from './district-series.ts';
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
  const reach_mm = series?.reach_mm ?? -1;
  const originQ = equalAreaQ(sin(origin.lat * RADIANS_PER_DEGREE));
  const pair = new Float64Array(2);

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

  function toMillimetres(lonLat: Float64Array, out: Int32Array = new Int32Array(lonLat.length)): MillimetreVertices {
    const refused: number[] = [];
    const reachLat = series?.reachLat ?? -1;
    const reachLon = series?.reachLon ?? -1;
    const isometric = series?.isometricOfLat ?? new Float64Array(1);
    const re = series?.planeOfConformal.re ?? new Float64Array(1);
    const im = series?.planeOfConformal.im ?? new Float64Array(1);
    const lastIsometric = isometric.length - 1;
    const last = re.length - 1;
    for (let i = 0; i + 1 < lonLat.length; i += 2) {
      const lat = lonLat[i + 1] - origin.lat;
      const lon = lonLat[i] - origin.lon;
      if (!(lat <= reachLat && lat >= -reachLat && lon <= reachLon && lon >= -reachLon)) {
        const reached = projectExactly(lonLat[i], lonLat[i + 1]);
        if (!reached) refused.push(i / 2);
        out[i] = reached ? Math.round(pair[0]) : REFUSED_MM;
        out[i + 1] = reached ? Math.round(pair[1]) : REFUSED_MM;
        continue;
      }
      let psi = isometric[lastIsometric];
      for (let k = lastIsometric - 1; k >= 0; k--) psi = psi * lat + isometric[k];
      psi *= lat;
      const lambda = lon * RADIANS_PER_DEGREE;
      let north = re[last];
      let east = im[last];
      for (let k = last - 1; k >= 0; k--) {
        const stepNorth = north * psi - east * lambda + re[k];
        east = north * lambda + east * psi + im[k];
        north = stepNorth;
      }
      out[i] = Math.round(north * lambda + east * psi);
      out[i + 1] = Math.round(north * psi - east * lambda);
    }
    return { coordinates: out, refused: Uint32Array.from(refused) };
  }

  function toLonLat(millimetres: Int32Array | Float64Array, out: Float64Array = new Float64Array(millimetres.length)): Float64Array {
    const re = series?.conformalOfPlane.re ?? new Float64Array(1);
    const im = series?.conformalOfPlane.im ?? new Float64Array(1);
    const latTerms = series?.latOfIsometric ?? new Float64Array(1);
    const last = re.length - 1;
    const lastLat = latTerms.length - 1;
    for (let i = 0; i + 1 < millimetres.length; i += 2) {
      const x = millimetres[i];
      const y = millimetres[i + 1];
      if (!(x <= reach_mm && x >= -reach_mm && y <= reach_mm && y >= -reach_mm)) {
        unprojectExactly(x, y);
        out[i] = wrapDegrees(meridian + pair[1] / RADIANS_PER_DEGREE);
        out[i + 1] = atan2(tangentOfLatitude(pair[0]), 1) / RADIANS_PER_DEGREE;
        continue;
      }
      let a = re[last];
      let b = im[last];
      for (let k = last - 1; k >= 0; k--) {
        const step = a * y - b * x + re[k];
        b = a * x + b * y + im[k];
        a = step;
      }
      const psi = a * y - b * x;
      const lambda = a * x + b * y;
      let lat = latTerms[lastLat];
      for (let k = lastLat - 1; k >= 0; k--) lat = lat * psi + latTerms[k];
      out[i] = wrapDegrees(origin.lon + lambda / RADIANS_PER_DEGREE);
      out[i + 1] = origin.lat + lat * psi;
    }
    return out;
  }

  function toEqualArea(millimetres: Int32Array | Float64Array, out: Float64Array = new Float64Array(millimetres.length)): Float64Array {
    const re = series?.conformalOfPlane.re ?? new Float64Array(1);
    const im = series?.conformalOfPlane.im ?? new Float64Array(1);
    const northTerms = series?.equalAreaOfIsometric ?? new Float64Array(1);
    const last = re.length - 1;
    const lastNorth = northTerms.length - 1;
    for (let i = 0; i + 1 < millimetres.length; i += 2) {
      const x = millimetres[i];
      const y = millimetres[i + 1];
      if (!(x <= reach_mm && x >= -reach_mm && y <= reach_mm && y >= -reach_mm)) {
        unprojectExactly(x, y);
        const tangent = tangentOfLatitude(pair[0]);
        out[i] = a_mm * (pair[1] - origin.lambda);
        out[i + 1] = (a_mm / 2) * (equalAreaQ(tangent / Math.sqrt(1 + tangent * tangent)) - originQ);
        continue;
      }
      let a = re[last];
      let b = im[last];
      for (let k = last - 1; k >= 0; k--) {
        const step = a * y - b * x + re[k];
        b = a * x + b * y + im[k];
        a = step;
      }
      const psi = a * y - b * x;
      let north = northTerms[lastNorth];
      for (let k = lastNorth - 1; k >= 0; k--) north = north * psi + northTerms[k];
      out[i] = a_mm * (a * x + b * y);
      out[i + 1] = north * psi;
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
    refusalOf,
    toLonLat,
    toEqualArea,
    fromEqualArea,
    distanceFromMeridian_deg: (lon) => Math.abs(wrapDegrees(lon - meridian)),
  };
}

/**
 * A plane for data within bounds: the 3° meridian nearest to the centre, its origin the centre floored to whole kilometres.
 * @throws PlaneError `bounds-invalid` for bounds that are not degrees.
 */
export function proposePlane(bounds: Bounds): Plane {
  const [west, south, east, north] = bounds;
  if (!(Math.abs(west) <= 180 && Math.abs(east) <= 180 && south >= -90 && north <= 90 && south <= north)) throw new PlaneError('bounds-invalid');
  const lon = wrapDegrees(west <= east ? (west + east) / 2 : (west + east) / 2 + 180);
  const meridian = nearestMeridian(lon);
  const centre = forwardGaussKruger(meridian, lon, (south + north) / 2);
  return { meridian, origin: { east_m: 1000 * Math.floor(centre.east_m / 1000), north_m: 1000 * Math.floor(centre.north_m / 1000) } };
}
