import { GEOMETRY_TYPES } from '../../formats/feature-table.ts';
import type { ImportRows } from '../calls/importing.ts';
import type { ImportSession } from './waiting-import.ts';

/** Longest text of a cell; the file keeps the rest. */
const MOST_CHARACTERS = 200;

/** A window of the source's rows, as texts. */
export function readImportRows({ table }: ImportSession, from: number, count: number): ImportRows {
  const columns = table.propertyNames.map((name) => table.property(name));
  const to = Math.min(table.count, from + count);
  const rows = Array.from({ length: Math.max(0, to - from) }, (_, n) => {
    const feature = from + n;
    const { line, record } = table.locate(feature);
    return {
      feature,
      place: String(line ?? record ?? feature + 1),
      id: table.ids[feature],
      geometry: GEOMETRY_TYPES[table.types[feature]],
      values: columns.map((column) => String(column[feature] ?? '').slice(0, MOST_CHARACTERS)),
    };
  });
  return { from, rows };
}
