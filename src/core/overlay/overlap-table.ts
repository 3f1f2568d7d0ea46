import { settle } from '../measure/settle.ts';
import type { PolygonIndex } from './index-polygons.ts';
import { OverlapMeter } from './overlap-area.ts';
import type { PolygonView } from './polygon-set.ts';
import { prepareClip } from './prepare-clip.ts';

/** Overlapping pairs as columns, ordered by clip; within a clip in the order of the index. */
export interface OverlapTable {
  readonly count: number;
  readonly subject: Uint32Array;
  readonly clip: Uint32Array;
  /** Square metres before settling. */
  readonly area_m2: Float64Array;
  /** Whole square centimetres, half up; totals are sums of these, so they do not depend on the order. */
  readonly settled_cm2: Float64Array;
}

/** Overlaps below this are rounding of shared borders, never land (1e-6 m² = 1 mm²). */
export const LEAST_OVERLAP_M2 = 1e-6;

export interface OverlapOptions {
  /** Pairs at or below this are left out; default LEAST_OVERLAP_M2. */
  readonly least_m2?: number;
}

/** What a long computation needs from its host: all optional, nothing of the platform is assumed. */
export interface TaskHost {
  readonly signal?: { readonly aborted: boolean };
  /** Called with the share done, 0…1. */
  readonly onProgress?: (done: number) => void;
  /** Awaited now and then, so that a worker can read its messages. */
  readonly pause?: () => Promise<void>;
}

/** Thrown when the host's signal is aborted; nothing was changed. */
export class TaskCancelled extends Error {
  readonly code = 'cancelled';

  constructor() {
    super('cancelled');
    this.name = 'TaskCancelled';
  }
}

/** Candidate pairs between two pauses: a few milliseconds of work. */
export const CANDIDATES_PER_SLICE = 20_000;

/** All overlaps of subjects with clips, in one go. Both views must be of the same measure. */
export function tabulateOverlaps(
  subjects: PolygonView,
  index: PolygonIndex,
  clips: PolygonView,
  options: OverlapOptions = {},
): OverlapTable {
  const rows = new PairRows();
  const work = new OverlapWork(subjects, index, clips, (row, clip, area) => rows.push(row, clip, area), options);
  while (work.nextClip < clips.columns.count) work.runClip();
  return rows.finish();
}

/** The same, in slices: reports progress, can be cancelled (throws TaskCancelled), and pauses through the host. */
export async function tabulateOverlapsInSlices(
  subjects: PolygonView,
  index: PolygonIndex,
  clips: PolygonView,
  host: TaskHost,
  options: OverlapOptions = {},
): Promise<OverlapTable> {
  const rows = new PairRows();
  await visitOverlapsInSlices(subjects, index, clips, host, (row, clip, area) => rows.push(row, clip, area), options);
  return rows.finish();
}

/** Called with each overlapping pair and its area, square metres before settling. What it throws ends the work. */
export type PairVisitor = (subject: number, clip: number, area_m2: number) => void;

/** The same, handing out one pair at a time instead of keeping them: for totals over more pairs than memory should hold. */
export async function visitOverlapsInSlices(
  subjects: PolygonView,
  index: PolygonIndex,
  clips: PolygonView,
  host: TaskHost,
  visit: PairVisitor,
  options: OverlapOptions = {},
): Promise<void> {
  const work = new OverlapWork(subjects, index, clips, visit, options);
  const total = clips.columns.count;
  let candidates = 0;
  while (work.nextClip < total) {
    if (host.signal?.aborted) throw new TaskCancelled();
    candidates += work.runClip();
    if (candidates < CANDIDATES_PER_SLICE) continue;
    candidates = 0;
    host.onProgress?.(work.nextClip / total);
    await host.pause?.();
  }
  host.onProgress?.(1);
}

class OverlapWork {
  nextClip = 0;
  readonly #subjects: PolygonView;
  readonly #index: PolygonIndex;
  readonly #clips: PolygonView;
  readonly #least: number;
  readonly #meter = new OverlapMeter();
  readonly #visit: PairVisitor;

  constructor(subjects: PolygonView, index: PolygonIndex, clips: PolygonView, visit: PairVisitor, options: OverlapOptions) {
    if (subjects.measure !== clips.measure) throw new RangeError('measures-differ');
    this.#subjects = subjects;
    this.#index = index;
    this.#clips = clips;
    this.#visit = visit;
    this.#least = options.least_m2 ?? LEAST_OVERLAP_M2;
  }

  /** Measures one clip and returns the number of candidates that it took. */
  runClip(): number {
    const clipRow = this.nextClip++;
    const box = 4 * clipRow;
    const boxes = this.#clips.boxes;
    if (!(boxes[box] <= boxes[box + 2])) return 0;
    const found = this.#index.search(boxes[box], boxes[box + 1], boxes[box + 2], boxes[box + 3]);
    if (found.length === 0) return 0;
    const clip = prepareClip(this.#clips, clipRow);
    for (const row of found) {
      const area = this.#meter.measure(this.#subjects, row, clip);
      if (area > this.#least) this.#visit(row, clipRow, area);
    }
    return found.length;
  }
}

/** Growing columns of pairs. */
export class PairRows {
  #first = new Uint32Array(1024);
  #second = new Uint32Array(1024);
  #area = new Float64Array(1024);
  #count = 0;

  push(first: number, second: number, area_m2: number): void {
    if (this.#count === this.#first.length) this.#grow();
    this.#first[this.#count] = first;
    this.#second[this.#count] = second;
    this.#area[this.#count++] = area_m2;
  }

  finish(): OverlapTable {
    const count = this.#count;
    const area_m2 = this.#area.slice(0, count);
    const settled_cm2 = new Float64Array(count);
    for (let k = 0; k < count; k++) settled_cm2[k] = settle(area_m2[k]);
    return { count, subject: this.#first.slice(0, count), clip: this.#second.slice(0, count), area_m2, settled_cm2 };
  }

  #grow(): void {
    const first = new Uint32Array(2 * this.#count);
    const second = new Uint32Array(2 * this.#count);
    const area = new Float64Array(2 * this.#count);
    first.set(this.#first);
    second.set(this.#second);
    area.set(this.#area);
    this.#first = first;
    this.#second = second;
    this.#area = area;
  }
}
