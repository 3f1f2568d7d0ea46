import type { CrsChoice, ImportPreview } from '../../../workers/calls/importing.ts';
import type { Bounds } from '../../../core/geodesy/plane.ts';

type Candidate = ImportPreview['detection']['candidates'][number];

/** How a candidate is called on the map and in the list: A, B, C … */
export const letterOf = (n: number): string => String.fromCharCode(65 + (n % 26));

export const choiceOfCandidate = ({ crs, swapped, shift, unverified }: Candidate): CrsChoice => ({
  crs,
  swapped,
  ...(shift && { shift }),
  ...(unverified && { unverified }),
});

/** Place in the list of what places the file now; −1 where that is none of them. */
export function placingIndex({ placing, detection }: ImportPreview): number {
  if (!placing) return -1;
  return detection.candidates.findIndex(({ crs, swapped }) => crs === placing.crs && swapped === placing.swapped);
}

/** The box around all of them. */
export function unite(boxes: readonly Bounds[]): Bounds | null {
  if (boxes.length === 0) return null;
  return [
    Math.min(...boxes.map(([west]) => west)),
    Math.min(...boxes.map(([, south]) => south)),
    Math.max(...boxes.map(([, , east]) => east)),
    Math.max(...boxes.map(([, , , north]) => north)),
  ];
}

/** The box with a share of its own size more on each side, and another share in the east. */
export function widen([west, south, east, north]: Bounds, share: number, eastShare: number): Bounds {
  const dx = share * (east - west);
  const dy = share * (north - south);
  return [
    Math.max(-180, west - dx),
    Math.max(-85, south - dy),
    Math.min(180, east + eastShare * (east - west)),
    Math.min(85, north + dy),
  ];
}
