import type { TaskHost } from '../core/overlay/overlap-table.ts';
import type { AreaVerdict } from '../core/measure/judge-stated-areas.ts';
import { GEOMETRY_TYPES } from '../formats/feature-table.ts';
import { findStatedColumns } from '../formats/find-stated-columns.ts';
import type { StatedColumn } from '../formats/stated-columns.ts';
import { NoteList } from '../formats/note-list.ts';
import type { Note, SourceLayer } from '../formats/reader.ts';
import { clipId, countLongIds } from './clip-id.ts';
import { choosePlane } from './choose-plane.ts';
import { measureFeatures, type MeasuredFeatures } from './measure-features.ts';
import { positionInSource, type Source } from './open-source.ts';

/** What `chidu inspect --json` prints; a contract (docs/contracts/cli.md). */
export interface Inspection {
  readonly format: string;
  /** Kept geometries of any kind. */
  readonly features: number;
  readonly dropped: Readonly<Record<string, number>>;
  /** Of the kept geometries as written, closing points included. */
  readonly vertices: number;
  readonly geometry_types: Readonly<Record<string, number>>;
  readonly crs: {
    readonly code: string;
    readonly name: string;
    readonly found_by: string;
    readonly confidence: string;
    readonly swapped: boolean;
    readonly findings: readonly { readonly code: string; readonly detail?: string }[];
  };
  /** Of a file that can hold several; empty for others. */
  readonly layers: readonly SourceLayer[];
  /** How its texts were decoded; null where the format leaves no choice. */
  readonly encoding: string | null;
  readonly plane: { readonly meridian: number | null };
  readonly totals: { readonly planar_m2: number | null; readonly ellipsoidal_m2: number | null };
  readonly areas: readonly AreaEntry[];
  /** Columns that state areas, by name or by value, held against the computed ones; the one that would be taken first. */
  readonly stated_areas: readonly StatedEntry[];
  readonly notes: readonly Note[];
}

export interface StatedEntry {
  readonly column: string;
  readonly unit: string;
  /** What explains most of it: `agrees`, `web-mercator`, `stale`, … */
  readonly verdict: AreaVerdict;
  /** Features with both areas, of a sample spread over the file; and how many of these agree. */
  readonly compared: number;
  readonly agreeing: number;
  /** Median of stated ÷ computed. */
  readonly ratio: number | null;
  readonly fitting_unit: string | null;
}

export interface AreaEntry {
  /** 0-based position among the features of the file. */
  readonly index: number;
  readonly id: string | null;
  readonly planar_m2: number | null;
  readonly ellipsoidal_m2: number | null;
  readonly repaired: boolean;
}

/** Counts, places and measures everything in a file. `limit` bounds `areas` only. @throws TaskCancelled */
export async function inspectSource(source: Source, limit: number, host: TaskHost = {}): Promise<Inspection> {
  const { table, located, format } = source;
  const plane = choosePlane(located.lonLat, located.meridian);
  const measured = plane === null ? null : await measureFeatures(table, located, plane, host);
  const notes = new NoteList();
  for (const { code, detail, count } of [...source.notes, ...located.notes, ...(measured?.notes ?? [])])
    notes.add(code, detail, count);
  if (located.misplaced > 0) notes.add('vertices-without-place', undefined, located.misplaced);
  const longIds = countLongIds(table.ids);
  if (longIds > 0) notes.add('id-clipped', undefined, longIds);
  if (located.meridian !== undefined && plane !== null && plane.meridian !== located.meridian)
    notes.add('meridian-not-own', String(located.meridian));
  return {
    format,
    features: table.count,
    dropped: Object.fromEntries(
      source.notes.filter(({ code }) => code.startsWith('dropped-')).map(({ code, count }) => [code, count]),
    ),
    vertices: table.coordinates.length / 2,
    geometry_types: countTypes(table.types),
    crs: { ...located.crs, confidence: source.confidence, swapped: located.swapped, findings: source.findings },
    layers: source.layers ?? [],
    encoding: source.text?.encoding ?? null,
    plane: { meridian: plane?.meridian ?? null },
    totals:
      measured === null
        ? { planar_m2: 0, ellipsoidal_m2: 0 }
        : { planar_m2: sumOf(measured, measured.planar_m2), ellipsoidal_m2: sumOf(measured, measured.ellipsoidal_m2) },
    areas: measured === null ? [] : listAreas(source, measured, limit),
    stated_areas: plane === null ? [] : (await findStatedColumns(table, located, plane, 'planar')).map(describeStated),
    notes: notes.list(),
  };
}

function countTypes(types: Uint8Array): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const type of types) counts[GEOMETRY_TYPES[type]] = (counts[GEOMETRY_TYPES[type]] ?? 0) + 1;
  return counts;
}

/** Sum over measured features, added as whole cm²; `null` where a feature that has an ellipsoidal area lacks this one. */
function sumOf({ ellipsoidal_m2 }: MeasuredFeatures, areas_m2: Float64Array): number | null {
  let sum_cm2 = 0;
  for (let feature = 0; feature < areas_m2.length; feature++) {
    if (Number.isNaN(ellipsoidal_m2[feature])) continue;
    if (Number.isNaN(areas_m2[feature])) return null;
    sum_cm2 += Math.round(10_000 * areas_m2[feature]);
  }
  return sum_cm2 / 10_000;
}

function listAreas(source: Source, measured: MeasuredFeatures, limit: number): AreaEntry[] {
  const areas: AreaEntry[] = [];
  for (let feature = 0; feature < source.table.count && areas.length < limit; feature++) {
    if (measured.hasPolygons[feature] === 0) continue;
    areas.push({
      index: positionInSource(source, feature),
      id: clipId(source.table.ids[feature]),
      planar_m2: numberOrNull(measured.planar_m2[feature]),
      ellipsoidal_m2: numberOrNull(measured.ellipsoidal_m2[feature]),
      repaired: measured.repaired[feature] === 1,
    });
  }
  return areas;
}

function describeStated({ column, unit, judged }: StatedColumn): StatedEntry {
  const { verdict, compared, agreeing, ratio, fittingUnit } = judged;
  return { column, unit, verdict, compared, agreeing, ratio: numberOrNull(ratio), fitting_unit: fittingUnit ?? null };
}

const numberOrNull = (value: number): number | null => (Number.isNaN(value) ? null : value);
