import type { PolygonIndex } from './index-polygons.ts';
import { OverlapMeter } from './overlap-area.ts';
import {
  CANDIDATES_PER_SLICE,
  LEAST_OVERLAP_M2,
  type OverlapOptions,
  type OverlapTable,
  PairRows,
  type PairVisitor,
  TaskCancelled,
  type TaskHost,
} from './overlap-table.ts';
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
  const rows = new PairRows();
  const runRow = prepareRows(view, index, (row, other, area) => rows.push(row, other, area), options);
  for (let row = 0; row < view.columns.count; row++) runRow(row);
  return rows.finish();
}

/** The same in slices, handing out one pair at a time: reports progress, pauses through the host. @throws TaskCancelled */
export async function visitSelfOverlapsInSlices(
  view: PolygonView,
  index: PolygonIndex,
  host: TaskHost,
  visit: PairVisitor,
  options: OverlapOptions = {},
): Promise<void> {
  const runRow = prepareRows(view, index, visit, options);
  const { count } = view.columns;
  let candidates = 0;
  for (let row = 0; row < count; row++) {
    candidates += 1 + runRow(row);
    if (candidates < CANDIDATES_PER_SLICE) continue;
    candidates = 0;
    if (host.signal?.aborted) throw new TaskCancelled();
    host.onProgress?.((row + 1) / count);
    await host.pause?.();
  }
  host.onProgress?.(1);
}

/** What measures one row against all after it, and returns how many those were. */
function prepareRows(
  view: PolygonView,
  index: PolygonIndex,
  visit: PairVisitor,
  options: OverlapOptions,
): (row: number) => number {
  const least = options.least_m2 ?? LEAST_OVERLAP_M2;
  const { boxes } = view;
  const meter = new OverlapMeter();
  const large = markLarge(view);
  const prepared = new Map<number, PreparedClip>();
  return (row) => {
    const b = 4 * row;
    if (!(boxes[b] <= boxes[b + 2])) return 0;
    const found = index.searchAfter(row, boxes[b], boxes[b + 1], boxes[b + 2], boxes[b + 3]);
    for (const other of found) {
      const area =
        large[row] === 0 && large[other] === 0
          ? meter.measurePair(view, row, view, other)
          : measureLarge(meter, view, row, other, prepared);
      if (area > least) visit(row, other, area);
    }
    return found.length;
  };
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
