import type { Crs, CrsDomain, CrsFault, ZonePlane } from './crs-system.ts';
import { createDistrictPlane } from './district-plane.ts';
import { FALSE_EASTING_M, unprojectGaussKruger } from './gauss-kruger.ts';
import { markFaults } from './mark-faults.ts';
import { zoneOfEasting } from './zones.ts';

/** Beyond 4 000 km from the meridian the series do not hold: a missing zone prefix ends here. */
const FARTHEST_M = 4_000_000;
const FARTHEST_NORTH_M = 10_000_000;

/** From this many vertices on, building a plane's series costs less than it saves. */
const MANY_VERTICES = 5000;

/** A plane whose eastings all carry its prefix, or none: one with another prefix lies in another zone and has no place in this. */
export function createGaussKruger(plane: ZonePlane, name: { readonly code: string; readonly name: string }): Crs {
  const { meridian, prefix } = plane;
  const least = prefix === null ? FALSE_EASTING_M - FARTHEST_M : 1_000_000 * prefix;
  const most = prefix === null ? FALSE_EASTING_M + FARTHEST_M : 1_000_000 * (prefix + 1);
  const shift_m = 1_000_000 * (prefix ?? 0);
  return {
    ...name,
    geographic: false,
    meridian,
    zonePlane: plane,
    domain: {
      east: prefix === null ? [0, 1_000_000] : [least, most],
      north: [-FARTHEST_NORTH_M, FARTHEST_NORTH_M],
    },
    toLonLat(xy) {
      const fault = markFaults(xy, (x, y) => x >= least && x <= most && Math.abs(y) <= FARTHEST_NORTH_M);
      invertPlane(meridian, shift_m, xy);
      return fault;
    },
  };
}

/** Every vertex by the zone that its own easting names. */
export function createByPrefix(code: string): Crs {
  function toLonLat(xy: Float64Array): CrsFault | undefined {
    const fault = markFaults(xy, (x, y) => zoneOfEasting(x) !== undefined && Math.abs(y) <= FARTHEST_NORTH_M);
    const one = new Float64Array(2);
    for (let i = 0; i + 1 < xy.length; i += 2) {
      const zone = zoneOfEasting(xy[i]);
      if (zone === undefined) continue;
      one[0] = xy[i] - 1_000_000 * zone.zone;
      one[1] = xy[i + 1];
      unprojectGaussKruger(zone.meridian, one, one);
      xy[i] = one[0];
      xy[i + 1] = one[1];
    }
    return fault;
  }
  const domain: CrsDomain = { east: [13_000_000, 46_000_000], north: [-FARTHEST_NORTH_M, FARTHEST_NORTH_M] };
  return { code, name: 'CGCS2000 / Gauss-Kruger, each by its prefix', geographic: false, domain, toLonLat };
}

/** Eastings without `shift_m` and northings, in place, to degrees; through a plane's series where there are many. */
function invertPlane(meridian: number, shift_m: number, xy: Float64Array): void {
  const first = xy.findIndex((x) => !Number.isNaN(x));
  if (first < 0) return;
  if (xy.length < 2 * MANY_VERTICES) {
    for (let i = 0; i + 1 < xy.length; i += 2) xy[i] -= shift_m;
    unprojectGaussKruger(meridian, xy, xy);
    return;
  }
  // An origin on a grid of 100 km, so that neighbouring files go through the same series.
  const east_m = 100_000 * Math.round((xy[first] - FALSE_EASTING_M - shift_m) / 100_000);
  const north_m = 100_000 * Math.round(xy[first + 1] / 100_000);
  for (let i = 0; i + 1 < xy.length; i += 2) {
    xy[i] = 1000 * (xy[i] - FALSE_EASTING_M - shift_m - east_m);
    xy[i + 1] = 1000 * (xy[i + 1] - north_m);
  }
  createDistrictPlane({ meridian, origin: { east_m: FALSE_EASTING_M + east_m, north_m } }).toLonLat(xy, xy);
}
