import type { MeasuredPolygons } from '../overlay/measured-polygons.ts';
import { doubledArea, type PlanePoint } from './segments.ts';
import type { PlanePart } from './split-part.ts';

/** What lies between two outlines that run side by side: bare ground, doubled ground, or a strip of the neighbour left out or taken over its border. */
export type StripKind = 'gap' | 'overlap' | 'left-out' | 'overhang';

export interface Strip {
  readonly row: number;
  readonly kind: StripKind;
  /** Millimetres of the plane. */
  readonly at: PlanePoint;
  readonly width_mm: number;
  readonly length_mm: number;
}

/** Outlines that agree within this are the same: an edge's point is rounded to the grid. */
const SAME_MM = 1.5;
/** Shorter strips are where two outlines part, not slivers. */
const LEAST_LENGTH_MM = 500;
/** Sine of the angle up to which two sides run side by side. */
const PARALLEL = 0.1;

/**
 * Where the outline of a drawing runs along a neighbour's, nearer than `width_mm` but not on it; the longest place of each
 * neighbour, longest first.
 */
export function findStrips(
  parts: readonly PlanePart[],
  neighbours: MeasuredPolygons,
  width_mm: number,
  accepts: (row: number) => boolean = () => true,
): Strip[] {
  const near = rowsNear(neighbours, parts, width_mm, accepts);
  const found = new Map<number, Strip>();
  const keep = (strip: Strip) => {
    const known = found.get(strip.row);
    if (!known || known.length_mm < strip.length_mm) found.set(strip.row, strip);
  };
  for (const part of parts) {
    for (const [n, ring] of part.entries()) {
      // Land of the drawing lies to the left of every side.
      const turned = doubledArea(ring) > 0 === (n === 0) ? ring : ring.toReversed();
      turned.forEach((a, k) => {
        const b = turned[(k + 1) % turned.length];
        if (Math.hypot(b[0] - a[0], b[1] - a[1]) < LEAST_LENGTH_MM) return;
        const box = [
          Math.min(a[0], b[0]) - width_mm,
          Math.min(a[1], b[1]) - width_mm,
          Math.max(a[0], b[0]) + width_mm,
          Math.max(a[1], b[1]) + width_mm,
        ] as const;
        for (const row of near(box)) visitSides(neighbours, row, a, b, box, width_mm, keep);
      });
    }
  }
  return [...found.values()].sort((one, other) => other.length_mm - one.length_mm);
}

type Box = readonly [minX: number, minY: number, maxX: number, maxY: number];

/** Up to so many features near the whole drawing are compared with each of its sides; of more, the index is asked side by side. */
const FEW = 48;

/** Finds the features whose boxes touch a side's, in the index's order. */
function rowsNear(
  neighbours: MeasuredPolygons,
  parts: readonly PlanePart[],
  width_mm: number,
  accepts: (row: number) => boolean,
): (box: Box) => readonly number[] {
  const index = neighbours.index('planar');
  const all = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of parts.flat(2)) {
    all[0] = Math.min(all[0], x);
    all[1] = Math.min(all[1], y);
    all[2] = Math.max(all[2], x);
    all[3] = Math.max(all[3], y);
  }
  const rows: number[] = [];
  index.visit(all[0] - width_mm, all[1] - width_mm, all[2] + width_mm, all[3] + width_mm, (row) => {
    rows.push(row);
  });
  if (rows.length > FEW) return (box) => index.search(...box).filter(accepts);
  const accepted = rows.filter(accepts);
  const { boxes } = neighbours.view('planar');
  return ([minX, minY, maxX, maxY]) =>
    accepted.filter((row) => {
      const b = 4 * row;
      return boxes[b] <= maxX && boxes[b + 2] >= minX && boxes[b + 1] <= maxY && boxes[b + 3] >= minY;
    });
}

function visitSides(
  { columns }: MeasuredPolygons,
  row: number,
  a: PlanePoint,
  b: PlanePoint,
  [minX, minY, maxX, maxY]: Box,
  width_mm: number,
  keep: (strip: Strip) => void,
): void {
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
  const [ux, uy] = [(b[0] - a[0]) / length, (b[1] - a[1]) / length];
  const { coordinates, ringOffsets, polygonOffsets, featureOffsets } = columns;
  const lastRing = polygonOffsets[featureOffsets[row + 1]];
  for (let ring = polygonOffsets[featureOffsets[row]]; ring < lastRing; ring++) {
    for (let v = 2 * ringOffsets[ring]; v < 2 * ringOffsets[ring + 1] - 2; v += 2) {
      const [cx, cy, dx, dy] = [coordinates[v], coordinates[v + 1], coordinates[v + 2], coordinates[v + 3]];
      if (Math.max(cx, dx) < minX || Math.min(cx, dx) > maxX || Math.max(cy, dy) < minY || Math.min(cy, dy) > maxY) continue;
      const side = Math.hypot(dx - cx, dy - cy);
      if (Math.abs(ux * (dy - cy) - uy * (dx - cx)) > PARALLEL * side) continue;
      // Along the drawn side from its beginning, and off it to the left.
      const along = [ux * (cx - a[0]) + uy * (cy - a[1]), ux * (dx - a[0]) + uy * (dy - a[1])];
      const off = [ux * (cy - a[1]) - uy * (cx - a[0]), ux * (dy - a[1]) - uy * (dx - a[0])];
      const from = Math.max(0, Math.min(along[0], along[1]));
      const to = Math.min(length, Math.max(along[0], along[1]));
      if (to - from < LEAST_LENGTH_MM) continue;
      const offAt = (place: number) => off[0] + ((place - along[0]) / (along[1] - along[0])) * (off[1] - off[0]);
      const [first, last] = [offAt(from), offAt(to)];
      const widest = Math.abs(first) > Math.abs(last) ? first : last;
      if (Math.abs(widest) > width_mm || Math.abs(widest) <= SAME_MM) continue;
      const middle = (from + to) / 2;
      keep({
        row,
        kind: kindOf(along[1] > along[0], widest > 0),
        at: [a[0] + middle * ux, a[1] + middle * uy],
        width_mm: Math.abs(widest),
        length_mm: to - from,
      });
    }
  }
}

/** A neighbour whose side runs the same way lies on the drawing's own side of it. */
function kindOf(isSameWay: boolean, isInside: boolean): StripKind {
  if (isSameWay) return isInside ? 'overhang' : 'left-out';
  return isInside ? 'overlap' : 'gap';
}
