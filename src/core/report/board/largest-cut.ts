import type { OverlapTable } from '../../overlay/overlap-table.ts';

/**
 * For each subject the clip that holds most of it among the deepest that meet it, by whole cm²; equal ones by their place.
 * @param depthOf of a clip; a village goes before its township
 */
export function largestCuts(
  { count, subject, clip, settled_cm2 }: OverlapTable,
  depthOf: (clip: number) => number,
): ReadonlyMap<number, number> {
  const best = new Map<number, { clip: number; area: number }>();
  for (let n = 0; n < count; n++) {
    const known = best.get(subject[n]);
    const found = { clip: clip[n], area: settled_cm2[n] };
    if (!known || isBefore(found, known, depthOf)) best.set(subject[n], found);
  }
  return new Map([...best].map(([row, found]) => [row, found.clip]));
}

interface Cut {
  readonly clip: number;
  readonly area: number;
}

function isBefore(a: Cut, b: Cut, depthOf: (clip: number) => number): boolean {
  const deeper = depthOf(a.clip) - depthOf(b.clip);
  if (deeper !== 0) return deeper > 0;
  return a.area === b.area ? a.clip < b.clip : a.area > b.area;
}
