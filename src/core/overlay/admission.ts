import { type AdmissionCode, AdmissionNotes, type AdmissionReport } from './admission-report.ts';
import { ColumnsBuilder, type NestedRings } from './build-columns.ts';
import { WindingCheck } from './check-winding.ts';
import { cleanRings, type RefusalOf } from './clean-rings.ts';
import { measureView } from './measure-view.ts';
import { TaskCancelled, type TaskHost } from './overlap-table.ts';
import type { PolygonColumns, PolygonView } from './polygon-set.ts';
import { repairPolygon } from './repair-polygon.ts';

/** What one feature may bring; beyond it no check ends in the time a person waits. */
const MAX_VERTICES = 4_000_000;

export interface AdmissionInput {
  /** Rings as written, rounded to millimetres: possibly unclosed, reversed or crossing. The first ring of a polygon is its shell. */
  readonly raw: PolygonColumns;
  /** Office numbers or ids, one per feature: named in the report where missing or repeated. */
  readonly ids?: readonly (string | number | null | undefined)[];
  /** Why the plane refused a vertex (both coordinates REFUSED_MM); default `coordinate-not-a-number`. */
  readonly refusalOf?: RefusalOf;
}

export interface Admission {
  /** One row per input feature; refused features have no polygons. */
  readonly columns: PolygonColumns;
  readonly report: AdmissionReport;
}

/** Features checked between two pauses. */
const FEATURES_PER_SLICE = 5_000;

/**
 * Admits polygons to the engine: afterwards shells run counter-clockwise, holes clockwise, and the winding number is 0 or 1
 * everywhere (checked as area(A ∩ A) = area(A)), or the feature is refused with its code. Nothing is dropped silently.
 * Async because repairs load Turf, and only then. Throws TaskCancelled when the host's signal is aborted.
 */
export async function admitPolygons(input: AdmissionInput, host: TaskHost = {}): Promise<Admission> {
  const { raw } = input;
  const notes = new AdmissionNotes(raw.count);
  const cleaned = cleanRings(raw, notes, input.refusalOf ?? (() => 'coordinate-not-a-number'));
  const view = measureView(cleaned, 'planar', cleaned.coordinates);
  const check = new WindingCheck();
  const replaced = new Map<number, NestedRings>();
  for (let row = 0; row < cleaned.count; row++) {
    if (row % FEATURES_PER_SLICE === FEATURES_PER_SLICE - 1) await pause(host, row / cleaned.count);
    if (notes.isRefused(row)) continue;
    const outcome = checkFeature(view, row, check);
    if (outcome === 'valid') continue;
    if (outcome !== 'repair') {
      notes.note(row, outcome);
      replaced.set(row, []);
      continue;
    }
    await pause(host, row / cleaned.count);
    const repair = await repairPolygon(view, row, check);
    notes.note(row, repair.found);
    if ('refused' in repair) notes.note(row, repair.refused);
    replaced.set(row, 'refused' in repair ? [] : repair.polygons);
  }
  host.onProgress?.(1);
  return { columns: replaceFeatures(cleaned, replaced), report: notes.finish(input.ids) };
}

function checkFeature(view: PolygonView, row: number, check: WindingCheck): 'valid' | 'repair' | AdmissionCode {
  const { featureOffsets, polygonOffsets, ringOffsets } = view.columns;
  const vertices = ringOffsets[polygonOffsets[featureOffsets[row + 1]]] - ringOffsets[polygonOffsets[featureOffsets[row]]];
  if (vertices > MAX_VERTICES) return 'too-many-vertices';
  const result = check.check(view, row);
  if (!result.valid) return 'tooComplex' in result ? 'too-complex' : 'repair';
  return view.areas_m2[row] > 0 ? 'valid' : 'zero-area';
}

function replaceFeatures(columns: PolygonColumns, replaced: ReadonlyMap<number, NestedRings>): PolygonColumns {
  if (replaced.size === 0) return columns;
  const builder = new ColumnsBuilder(columns.coordinates.length / 2);
  for (let row = 0; row < columns.count; row++) {
    const polygons = replaced.get(row);
    if (polygons === undefined) builder.copyFeature(columns, row);
    else builder.addFeature(polygons);
  }
  return builder.finish();
}

async function pause(host: TaskHost, done: number): Promise<void> {
  if (host.signal?.aborted) throw new TaskCancelled();
  host.onProgress?.(done);
  await host.pause?.();
}
