import { forEachEdge, holds } from './distance.ts';
import type { PolygonView } from './polygon-set.ts';

/** Parts of a line by the way along it: from, to, from, to … in millimetres from its beginning, ascending and apart. */
export type Stretches = readonly number[];

/**
 * The parts of a line (open, interleaved millimetres of the view's plane) that lie in a feature. Each segment is cut where it
 * meets an edge, and every piece lies inside or outside by its middle: exact up to the rounding of doubles. A piece that runs
 * along the border of two neighbours is counted to one of them.
 */
export function stretchesInside(line: ArrayLike<number>, view: PolygonView, row: number): Stretches {
  const { coordinates } = view;
  const stretches: number[] = [];
  let start = 0;
  for (let i = 0; i + 3 < line.length; i += 2) {
    const px = line[i];
    const py = line[i + 1];
    const runX = line[i + 2] - px;
    const runY = line[i + 3] - py;
    const length = Math.sqrt(runX * runX + runY * runY);
    if (length === 0) continue;
    const cuts = [0, 1];
    forEachEdge(view, row, (o) => {
      const ax = coordinates[o] - px;
      const ay = coordinates[o + 1] - py;
      const bx = coordinates[o + 2] - px;
      const by = coordinates[o + 3] - py;
      const sideA = runX * ay - runY * ax;
      const sideB = runX * by - runY * bx;
      if (sideA === 0) addCut(cuts, (ax * runX + ay * runY) / (length * length));
      if (sideB === 0) addCut(cuts, (bx * runX + by * runY) / (length * length));
      if (sideA * sideB >= 0) return;
      const share = sideA / (sideA - sideB);
      const x = ax + share * (bx - ax);
      const y = ay + share * (by - ay);
      addCut(cuts, (x * runX + y * runY) / (length * length));
    });
    cuts.sort((a, b) => a - b);
    for (let k = 0; k + 1 < cuts.length; k++) {
      if (cuts[k] === cuts[k + 1]) continue;
      const middle = (cuts[k] + cuts[k + 1]) / 2;
      if (holds(view, row, px + middle * runX, py + middle * runY))
        append(stretches, start + cuts[k] * length, start + cuts[k + 1] * length);
    }
    start += length;
  }
  return stretches;
}

/** Length of stretches, millimetres. */
export function lengthOf(stretches: Stretches): number {
  let sum = 0;
  for (let k = 0; k < stretches.length; k += 2) sum += stretches[k + 1] - stretches[k];
  return sum;
}

/** What is in any of them, once: where features overlap, a line runs through both and still has its length only once. */
export function uniteStretches(all: readonly Stretches[]): Stretches {
  const pieces = all.flatMap((stretches) =>
    Array.from({ length: stretches.length / 2 }, (_, k): [number, number] => [stretches[2 * k], stretches[2 * k + 1]]),
  );
  pieces.sort((a, b) => a[0] - b[0]);
  const united: number[] = [];
  for (const [from, to] of pieces) {
    const end = united.at(-1);
    if (end !== undefined && from <= end) united[united.length - 1] = Math.max(end, to);
    else united.push(from, to);
  }
  return united;
}

function addCut(cuts: number[], along: number): void {
  if (along > 0 && along < 1) cuts.push(along);
}

/** Joins what touches: a segment's end is the next one's beginning. */
function append(stretches: number[], from: number, to: number): void {
  if (stretches.at(-1) === from) stretches[stretches.length - 1] = to;
  else stretches.push(from, to);
}
