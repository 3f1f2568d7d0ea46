import gcoord from 'gcoord';
import type { Crs } from './crs-system.ts';
import { markFaults } from './mark-faults.ts';

const SYSTEMS = {
  'GCJ-02': { name: 'GCJ-02', gcoord: gcoord.GCJ02, finding: 'converted-gcj-02' },
  'BD-09': { name: 'BD-09', gcoord: gcoord.BD09, finding: 'converted-bd-09' },
} as const;

/** Degrees; 0.1 mm. */
const CLOSE_ENOUGH = 1e-9;
const MOST_STEPS = 30;

/**
 * Degrees of Chinese map services, turned back by iterating their own forward formula until it returns what was given. Outside
 * the box that the formula calls China nothing is shifted.
 */
export function createMapService(code: keyof typeof SYSTEMS): Crs {
  const { name, gcoord: system, finding } = SYSTEMS[code];
  const forward = (lon: number, lat: number): readonly number[] =>
    gcoord.transform<[number, number]>([lon, lat], gcoord.WGS84, system);
  return {
    code,
    name,
    geographic: true,
    findings: [{ code: finding }],
    toLonLat(xy) {
      const fault = markFaults(xy, (lon, lat) => Math.abs(lon) <= 180 && Math.abs(lat) <= 90);
      // The shift of the vertex before is nearly that of this one.
      let shift: readonly [number, number] = [0, 0];
      for (let i = 0; i + 1 < xy.length; i += 2) {
        const [lon, lat] = [xy[i], xy[i + 1]];
        if (Number.isNaN(lon) || !isInBox(lon, lat)) continue;
        [xy[i], xy[i + 1]] = turnBack(lon, lat, shift, forward);
        shift = [lon - xy[i], lat - xy[i + 1]];
      }
      return fault;
    },
  };
}

/** As gcoord has it; BD-09 is defined beyond it, but nobody uses it there. */
const isInBox = (lon: number, lat: number): boolean => lon >= 72.004 && lon <= 137.8347 && lat >= 0.8293 && lat <= 55.8271;

/** Fixed point of w = w + (given − forward(w)); the shift changes by less than a hundredth over its own length. */
function turnBack(
  lon: number,
  lat: number,
  shift: readonly [number, number],
  forward: (lon: number, lat: number) => readonly number[],
): [number, number] {
  let [east, north] = [lon - shift[0], lat - shift[1]];
  for (let step = 0; step < MOST_STEPS; step++) {
    const [x, y] = forward(east, north);
    east += lon - x;
    north += lat - y;
    if (Math.abs(lon - x) < CLOSE_ENOUGH && Math.abs(lat - y) < CLOSE_ENOUGH) break;
  }
  return [east, north];
}
