import { readRecord, type SqliteValue } from './read-record.ts';
import { parseCreateTable, type TableColumn } from './parse-create-table.ts';
import { SeenPages, type SqliteFile } from './sqlite-file.ts';
import { readRows, walkLeaves } from './walk-table.ts';

export interface SqliteTable {
  readonly name: string;
  readonly root: number;
  readonly columns: readonly TableColumn[];
}

/** What a database holds. Names are compared without regard to case, as SQLite does. */
export interface SqliteSchema {
  table(name: string): SqliteTable | undefined;
  /** Something of that name that is no plain table: a view, a virtual table, one without row numbers. */
  hasOther(name: string): boolean;
}

const SCHEMA_ROOT = 1;

/** @throws ReadError `sqlite-damaged`, `sqlite-truncated` */
export function readSchema(file: SqliteFile): SqliteSchema {
  const tables = new Map<string, SqliteTable>();
  const others = new Set<string>();
  const seen = new SeenPages(file);
  for (const leaf of walkLeaves(file, SCHEMA_ROOT, seen)) {
    for (const { payload } of readRows(file, leaf, seen)) {
      const [type, name, , root, sql] = readRecord(file, payload);
      if ((type !== 'table' && type !== 'view') || typeof name !== 'string') continue;
      const columns = type === 'table' && typeof sql === 'string' ? parseCreateTable(sql) : undefined;
      if (columns !== undefined && typeof root === 'number' && root > 0) tables.set(name.toLowerCase(), { name, root, columns });
      else others.add(name.toLowerCase());
    }
  }
  return {
    table: (name) => tables.get(name.toLowerCase()),
    hasOther: (name) => others.has(name.toLowerCase()),
  };
}

/** Values of one row by the columns of its table. */
export function valuesOf(file: SqliteFile, table: SqliteTable, rowId: string, payload: Uint8Array): SqliteValue[] {
  const stored = readRecord(file, payload);
  return table.columns.map(({ isRowId, fallback }, n) => {
    if (isRowId) return Number.isSafeInteger(Number(rowId)) ? Number(rowId) : rowId;
    return n < stored.length ? stored[n] : fallback;
  });
}

/** All rows of a small table, such as those that describe the others; empty where there is none of that name. */
export function readSmallTable(file: SqliteFile, table: SqliteTable | undefined): Record<string, SqliteValue>[] {
  if (table === undefined) return [];
  const rows: Record<string, SqliteValue>[] = [];
  const seen = new SeenPages(file);
  for (const leaf of walkLeaves(file, table.root, seen)) {
    for (const { rowId, payload } of readRows(file, leaf, seen)) {
      const values = valuesOf(file, table, rowId, payload);
      rows.push(Object.fromEntries(table.columns.map(({ name }, n) => [name.toLowerCase(), values[n]])));
    }
  }
  return rows;
}
