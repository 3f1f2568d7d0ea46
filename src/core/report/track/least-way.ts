import { cos } from '../../geodesy/elementary.ts';
import { GRS80, RADIANS_PER_DEGREE } from '../../geodesy/ellipsoid.ts';
import { wrapDegrees } from '../../geodesy/zones.ts';
import type { Fix } from '../../register/patrol.ts';
import { stepLength_m } from './fix-distance.ts';

/**
 * Radii around a fix within which it may waver. Devices mean 68 % or 95 % of their fixes by the radius that they state: twice of it
 * holds 99 % of the former and all of the latter.
 */
const RADII = 2;

/**
 * Length in metres that one piece proves beyond the wavering of its fixes: along those that are left when each that lies within
 * twice its radius of the straight line between two others is passed over (Douglas and Peucker, with each fix's own distance).
 * Who stands still gets 0 m, however long; a bend that is smaller than the radii is cut. The same there and back.
 */
export function leastWay_m(piece: readonly Fix[]): number {
  if (piece.length < 2) return 0;
  const at = toPlane(piece);
  const last = piece.length - 1;
  const keeps = new Uint8Array(piece.length);
  keeps[0] = 1;
  keeps[last] = 1;
  const waiting: number[] = [0, last];
  while (waiting.length > 0) {
    const to = waiting.pop() ?? 0;
    const from = waiting.pop() ?? 0;
    const farthest = findFarthest(at, piece, from, to);
    if (farthest < 0) continue;
    keeps[farthest] = 1;
    waiting.push(from, farthest, farthest, to);
  }
  if (isWithinSway(at, piece)) return 0;
  let length_m = 0;
  let before = 0;
  for (let n = 1; n <= last; n++) {
    if (keeps[n] === 0) continue;
    length_m += stepLength_m(piece[before], piece[n]);
    before = n;
  }
  return length_m;
}

/** East and north of each fix from the first, metres, on a sphere that is flat around it: within 1 % in a district. */
function toPlane(piece: readonly Fix[]): Float64Array {
  const at = new Float64Array(2 * piece.length);
  const [lon0, lat0] = piece[0];
  const east = GRS80.a_m * RADIANS_PER_DEGREE * cos(lat0 * RADIANS_PER_DEGREE);
  const north = GRS80.a_m * RADIANS_PER_DEGREE;
  piece.forEach(([lon, lat], n) => {
    at[2 * n] = wrapDegrees(lon - lon0) * east;
    at[2 * n + 1] = (lat - lat0) * north;
  });
  return at;
}

/** The fix between two that lies farthest from their line in its own radii; -1 where all are within what they waver. */
function findFarthest(at: Float64Array, piece: readonly Fix[], from: number, to: number): number {
  const [ax, ay] = [at[2 * from], at[2 * from + 1]];
  const [runX, runY] = [at[2 * to] - ax, at[2 * to + 1] - ay];
  const squared = runX * runX + runY * runY;
  let worst = RADII * RADII;
  let farthest = -1;
  for (let n = from + 1; n < to; n++) {
    const [x, y] = [at[2 * n] - ax, at[2 * n + 1] - ay];
    const along = squared > 0 ? Math.min(1, Math.max(0, (x * runX + y * runY) / squared)) : 0;
    const [offX, offY] = [x - along * runX, y - along * runY];
    const off = offX * offX + offY * offY;
    const radius_m = piece[n][3];
    // Exact where no radius is stated as such; a radius of nothing wavers by nothing.
    if (off <= worst * radius_m * radius_m || off === 0) continue;
    worst = radius_m > 0 ? off / (radius_m * radius_m) : Number.POSITIVE_INFINITY;
    farthest = n;
  }
  return farthest;
}

/** Whether nobody need have moved: one place lies within what every fix of the piece wavers. */
function isWithinSway(at: Float64Array, piece: readonly Fix[]): boolean {
  let [sumX, sumY] = [0, 0];
  for (let n = 0; n < piece.length; n++) {
    sumX += at[2 * n];
    sumY += at[2 * n + 1];
  }
  const [x, y] = [sumX / piece.length, sumY / piece.length];
  return piece.every(([, , , radius_m], n) => Math.hypot(at[2 * n] - x, at[2 * n + 1] - y) <= RADII * radius_m);
}
