import type { PolygonIndex } from './index-polygons.ts';
import { OverlapMeter } from './overlap-area.ts';
import { LEAST_OVERLAP_M2, type OverlapOptions, type OverlapTable, PairRows } from './overlap-table.ts';
import type { PolygonView } from './polygon-set.ts';
import { type PreparedClip, prepareClip } from './prepare-clip.ts';

/** From this many vertices on, a feature is prepared once instead of being met edge by edge by each neighbour. */
const PREPARE_FROM_VERTICES = 256;
/** Prepared features kept at a time; neighbours follow each other in most files. */
const MOST_PREPARED = 512;

/**
 * Double claims: pairs of features of one set that overlap, as a pair table whose `subject` row is below its `clip` row.
 * Neighbours that only share a border overlap by nothing at all, or by rounding below LEAST_OVERLAP_M2.
 */
export function tabulateSelfOverlaps(view: PolygonView, index: PolygonIndex, options: OverlapOptions = {}): OverlapTable {
  const least = options.least_m2 ?? LEAST_OVERLAP_M2;
  const { boxes, columns } = view;
  const meter = new OverlapMeter();
  const rows = new PairRows();
  const large = markLarge(view);
  const prepared = new Map<number, PreparedClip>();
  for (let row = 0; row < columns.count; row++) {
    const b = 4 * row;
    if (!(boxes[b] <= boxes[b + 2])) continue;
    for (const other of index.searchAfter(row, boxes[b], boxes[b + 1], boxes[b + 2], boxes[b + 3])) {
      const area =
        large[row] === 0 && large[other] === 0
          ? meter.measurePair(view, row, view, other)
          : measureLarge(meter, view, row, other, prepared);
      if (area > least) rows.push(row, other, area);
    }
  }
  return rows.finish();
}

function measureLarge(
  meter: OverlapMeter,
  view: PolygonView,
  row: number,
  other: number,
  prepared: Map<number, PreparedClip>,
): number {
  const [small, large] = countVertices(view, row) < countVertices(view, other) ? [row, other] : [other, row];
  let clip = prepared.get(large);
  if (clip === undefined) {
    if (prepared.size >= MOST_PREPARED) prepared.clear();
    clip = prepareClip(view, large);
    prepared.set(large, clip);
  }
  return meter.measure(view, small, clip);
}

function markLarge(view: PolygonView): Uint8Array {
  const large = new Uint8Array(view.columns.count);
  for (let row = 0; row < large.length; row++) large[row] = countVertices(view, row) < PREPARE_FROM_VERTICES ? 0 : 1;
  return large;
}

function countVertices(view: PolygonView, row: number): number {
  const { featureOffsets, polygonOffsets, ringOffsets } = view.columns;
  return ringOffsets[polygonOffsets[featureOffsets[row + 1]]] - ringOffsets[polygonOffsets[featureOffsets[row]]];
}
