import type { CrsFault } from './crs-system.ts';

/** Makes NaN of every vertex that does not pass, and reports them. */
export function markFaults(xy: Float64Array, passes: (x: number, y: number) => boolean): CrsFault | undefined {
  let count = 0;
  let vertex = -1;
  for (let i = 0; i + 1 < xy.length; i += 2) {
    if (passes(xy[i], xy[i + 1])) continue;
    xy[i] = Number.NaN;
    xy[i + 1] = Number.NaN;
    if (count === 0) vertex = i / 2;
    count++;
  }
  return count === 0 ? undefined : { code: 'crs-coordinates-outside', count, vertex };
}
