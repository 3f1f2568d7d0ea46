import type { FeatureTable, PropertyValue } from './feature-table.ts';
import type { NoteList } from './note-list.ts';

/** `int32`, `integer`: whole numbers; `day`: texts that all are calendar days (`2026-11-28`). */
export type ColumnType = 'text' | 'int32' | 'integer' | 'real' | 'boolean' | 'day';

/** One column with one type; null where a feature has no value. */
export interface OutgoingColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly values: readonly PropertyValue[];
}

const DAY = /^[1-9]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const MOST_INT32 = 2_147_483_647;

/**
 * The columns of a table with the types that their values show. Texts stay texts, so codes keep their zeros; a column that holds
 * several kinds of values becomes text, which is noted. Ids go in front where no column holds them already.
 */
export function outgoingColumns(
  table: FeatureTable,
  notes: NoteList,
  { names = table.propertyNames, keepsIds = false }: { readonly names?: readonly string[]; readonly keepsIds?: boolean },
): OutgoingColumn[] {
  const columns = names.map((name) => columnOf(name, table.property(name), table.count, notes));
  if (keepsIds) return columns;
  const ids = Array.from({ length: table.count }, (_, feature) => table.ids[feature]);
  const isHeld = columns.some(({ values }) => ids.every((id, n) => id === null || id === String(values[n])));
  if (isHeld || ids.every((id) => id === null)) return columns;
  const name = freeName('id', new Set(names.map((one) => one.toLowerCase())));
  notes.add('write-id-as-column', name);
  return [columnOf(name, ids, table.count, notes), ...columns];
}

function freeName(wish: string, taken: ReadonlySet<string>): string {
  let name = wish;
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${wish}_${n}`;
  return name;
}

function columnOf(name: string, written: readonly (PropertyValue | undefined)[], count: number, notes: NoteList): OutgoingColumn {
  const values = Array.from({ length: count }, (_, n) => written[n] ?? null);
  const kinds = new Set(values.filter((value) => value !== null).map((value) => typeof value));
  if (kinds.size <= 1) return { name, type: typeOf(values, [...kinds][0]), values };
  notes.add('write-mixed-as-text', name);
  return { name, type: 'text', values: values.map((value) => (value === null ? null : String(value))) };
}

function typeOf(values: readonly PropertyValue[], kind: string | undefined): ColumnType {
  if (kind === 'boolean') return 'boolean';
  if (kind === 'number') {
    const numbers = values as readonly (number | null)[];
    if (!numbers.every((value) => value === null || Number.isSafeInteger(value))) return 'real';
    return numbers.every((value) => value === null || Math.abs(value) <= MOST_INT32) ? 'int32' : 'integer';
  }
  return kind === 'string' && values.every((value) => value === null || isDay(value as string)) ? 'day' : 'text';
}

function isDay(text: string): boolean {
  if (!DAY.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}

/** For tables, where a column alone is none: the columns, or the numbers of the rows where there is no other. */
export function columnsOrNumbers(columns: readonly OutgoingColumn[], count: number): readonly OutgoingColumn[] {
  if (columns.length > 0) return columns;
  return [{ name: 'NO', type: 'int32', values: Array.from({ length: count }, (_, n) => n + 1) }];
}
