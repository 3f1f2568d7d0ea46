import type { Feature } from 'geojson';
import type { FeatureField } from '../../api/features.ts';
import type { Bounds } from '../../core/geodesy/plane.ts';
import type { Day } from '../../core/register/ports.ts';
import type { FeatureSet, FieldValue } from './feature-set.ts';

/** From a day to a day, both counted; open where a side is missing. */
export interface DayRange {
  readonly from?: Day;
  readonly to?: Day;
}

/** What is asked of a collection. All conditions hold together. */
export interface FeatureQuery {
  /** Boxes of longitudes and latitudes; one that crosses the date line comes as two. */
  readonly boxes?: readonly Bounds[];
  readonly days?: DayRange;
  /** Text of the value by field. */
  readonly filters: ReadonlyMap<string, string>;
  readonly offset: number;
  readonly limit: number;
}

export interface FoundFeatures {
  readonly features: readonly Feature[];
  readonly matched: number;
}

/** One page of what matches, in the order of the collection. */
export function findFeatures(
  set: FeatureSet,
  query: FeatureQuery,
  fields: Readonly<Record<string, FeatureField>>,
): FoundFeatures {
  const { offset, limit } = query;
  const matching = matchRows(set, query);
  const matched = matching?.length ?? set.count;
  const names = Object.keys(fields);
  const page = matching
    ? matching.slice(offset, offset + limit)
    : Array.from({ length: Math.max(0, Math.min(limit, matched - offset)) }, (_, n) => offset + n);
  return { matched, features: page.map((row) => readFeature(set, row, names)) };
}

/** A feature with the given fields and nothing else. */
export function readFeature(set: FeatureSet, row: number, names: readonly string[]): Feature {
  const properties: Record<string, FieldValue | null> = {};
  for (const name of names) properties[name] = set.value(name, row) ?? null;
  return { type: 'Feature', id: set.idOf(row), geometry: set.geometry(row) as Feature['geometry'], properties };
}

/** Rows that match, ascending; null where all do. */
function matchRows(set: FeatureSet, { boxes, days, filters }: FeatureQuery): readonly number[] | null {
  let rows = boxes ? rowsInBoxes(set, boxes) : null;
  const keep = (matches: (row: number) => boolean) => {
    rows = rows ? rows.filter(matches) : selectRows(set.count, matches);
  };
  if (days) keep((row) => meetsDays(set, row, days));
  for (const [field, text] of filters) keep((row) => String(set.value(field, row) ?? '') === text);
  return rows;
}

function rowsInBoxes(set: FeatureSet, boxes: readonly Bounds[]): readonly number[] {
  if (boxes.length === 1) return set.rowsIn(boxes[0]);
  return [...new Set(boxes.flatMap((box) => set.rowsIn(box)))].sort((a, b) => a - b);
}

function selectRows(count: number, matches: (row: number) => boolean): readonly number[] {
  const rows: number[] = [];
  for (let row = 0; row < count; row++) if (matches(row)) rows.push(row);
  return rows;
}

function meetsDays(set: FeatureSet, row: number, { from, to }: DayRange): boolean {
  const span = set.span(row);
  if (!span) return true;
  return (to === undefined || span.fromOn <= to) && (from === undefined || span.untilOn === undefined || span.untilOn > from);
}
