import { asinh, atan2, cos, sin, sinh } from './elementary.ts';
import { GRS80, RADIANS_PER_DEGREE, isometricLatitude, tangentOfLatitude } from './ellipsoid.ts';
import { equalAreaQ } from './equal-area.ts';
import { FALSE_EASTING_M, conformalOfPlane, planeOfConformal } from './gauss-kruger.ts';
import type { ComplexSeries, RealSeries } from './local-series.ts';
import { expandComplex, expandReal, zeroSeries } from './local-series.ts';
import type { Plane } from './plane.ts';

/**
 * The conversions near a district's origin as power series. Gauss-Krüger is conformal: north + i·east is an analytic
 * function of isometric latitude + i·longitude, so a complex Taylor series replaces every transcendental function.
 * All series are in differences from the origin; millimetres are relative to the origin, latitudes in degrees, the rest in radians.
 */
export interface DistrictSeries {
  /** Half the side of the square around the origin, millimetres, in which the series stand. */
  readonly reach_mm: number;
  /** The same in degrees, so that the square of degrees lies inside the circle the series were taken on. */
  readonly reachLat: number;
  readonly reachLon: number;
  /** latitude (degrees) → isometric latitude */
  readonly isometricOfLat: RealSeries;
  /** isometric latitude + i·longitude → north + i·east */
  readonly planeOfConformal: ComplexSeries;
  /** north + i·east → isometric latitude + i·longitude */
  readonly conformalOfPlane: ComplexSeries;
  /** isometric latitude → latitude (degrees) */
  readonly latOfIsometric: RealSeries;
  /** isometric latitude → y of the equal-area plane */
  readonly equalAreaOfIsometric: RealSeries;
}

/** Origin of a plane on the ellipsoid: degrees, and the same point as isometric latitude and longitude from the meridian, radians. */
export interface OriginOnEllipsoid {
  readonly lon: number;
  readonly lat: number;
  readonly psi: number;
  readonly lambda: number;
}

/** What the series may leave out, millimetres: far below the millimetre that a vertex is rounded to. */
const TOLERANCE_MM = 1e-4;

/** Half sides tried, largest first: a district is seldom wider than 200 km, and at high latitudes the series reach less far. */
const REACHES_MM = [100_000_000, 50_000_000, 25_000_000, 10_000_000];

/** Latitude (degrees) of an isometric latitude. */
function latitudeOfIsometric(psi: number): number {
  return atan2(tangentOfLatitude(sinh(psi)), 1) / RADIANS_PER_DEGREE;
}

function isometricOfDegrees(lat: number): number {
  const radians = lat * RADIANS_PER_DEGREE;
  return isometricLatitude(sin(radians), cos(radians));
}

/** y of the equal-area plane, millimetres from the equator. */
function equalAreaOfIsometric(psi: number): number {
  const tangent = tangentOfLatitude(sinh(psi));
  return 500 * GRS80.a_m * equalAreaQ(tangent / Math.sqrt(1 + tangent * tangent));
}

function expandAt(plane: Plane, origin: OriginOnEllipsoid, reach_mm: number): DistrictSeries | undefined {
  const sine = sin(origin.lat * RADIANS_PER_DEGREE);
  const w = 1 - GRS80.e2 * sine * sine;
  const meridianRadius_mm = (1000 * GRS80.a_m * (1 - GRS80.e2)) / (w * Math.sqrt(w));
  const parallelRadius_mm = (1000 * GRS80.a_m * cos(origin.lat * RADIANS_PER_DEGREE)) / Math.sqrt(w);
  const reachLat = reach_mm / meridianRadius_mm / RADIANS_PER_DEGREE;
  const reachLambda = reach_mm / parallelRadius_mm;
  if (Math.abs(origin.lat) + 2 * reachLat > 89) return undefined;
  const poleward = origin.lat < 0 ? origin.lat - reachLat : origin.lat + reachLat;
  const reachPsi = Math.abs(isometricOfDegrees(poleward) - origin.psi);
  // The circle holds the square of degrees and, seen from the plane, the square of millimetres.
  const radius = 1.05 * Math.sqrt(reachPsi * reachPsi + reachLambda * reachLambda);

  const isometricOfLat = expandReal(isometricOfDegrees, origin.lat, reachLat, TOLERANCE_MM / parallelRadius_mm);
  const planeSeries = expandComplex(
    (psi, lambda, out) => {
      planeOfConformal(sinh(psi), lambda, out, 0);
      const east = out[0];
      out[0] = 1000 * (out[1] - plane.origin.north_m);
      out[1] = 1000 * (east + FALSE_EASTING_M - plane.origin.east_m);
    },
    [origin.psi, origin.lambda],
    radius,
    TOLERANCE_MM,
  );
  const conformalSeries = expandComplex(
    (north_mm, east_mm, out) => {
      conformalOfPlane(plane.origin.east_m - FALSE_EASTING_M + east_mm / 1000, plane.origin.north_m + north_mm / 1000, out, 0);
      out[0] = asinh(out[0]) - origin.psi;
      out[1] -= origin.lambda;
    },
    [0, 0],
    1.05 * Math.SQRT2 * reach_mm,
    TOLERANCE_MM / parallelRadius_mm,
  );
  const latOfIsometric = expandReal(
    latitudeOfIsometric,
    origin.psi,
    radius,
    TOLERANCE_MM / meridianRadius_mm / RADIANS_PER_DEGREE,
  );
  const equalArea = expandReal(equalAreaOfIsometric, origin.psi, radius, TOLERANCE_MM);
  if (!isometricOfLat || !planeSeries || !conformalSeries || !latOfIsometric || !equalArea) return undefined;
  return {
    reach_mm,
    reachLat,
    reachLon: reachLambda / RADIANS_PER_DEGREE,
    isometricOfLat,
    planeOfConformal: planeSeries,
    conformalOfPlane: conformalSeries,
    latOfIsometric,
    equalAreaOfIsometric: equalArea,
  };
}

/** Stands for the series where none reach: no vertex lies in its square. */
const NO_SERIES: DistrictSeries = {
  reach_mm: -1,
  reachLat: -1,
  reachLon: -1,
  isometricOfLat: zeroSeries(),
  planeOfConformal: { re: zeroSeries(), im: zeroSeries() },
  conformalOfPlane: { re: zeroSeries(), im: zeroSeries() },
  latOfIsometric: zeroSeries(),
  equalAreaOfIsometric: zeroSeries(),
};

/** The series of a plane, for the widest square that they reach; with a negative reach near a pole or far from the meridian. */
export function expandDistrict(plane: Plane, origin: OriginOnEllipsoid): DistrictSeries {
  for (const reach_mm of REACHES_MM) {
    const series = expandAt(plane, origin, reach_mm);
    if (series !== undefined) return series;
  }
  return NO_SERIES;
}
