import type { Cell, ColumnFilter, TableWords } from '../../calls/tables.ts';
import { type Call, EngineError } from '../../rpc.ts';
import { cellAt, type ColumnData } from './column-data.ts';
import { rankColumn, type Ranks } from './rank-rows.ts';
import { type ColumnSource, Memo, paceRows, type TableData } from './table-data.ts';

/** A table with the columns that were asked for so far and their ranks, kept for the next question. */
export class OpenTable {
  readonly #columns = new Memo();

  constructor(
    readonly data: TableData,
    readonly locale: string,
  ) {}

  /** @throws EngineError `table-column-unknown` */
  source(key: string): ColumnSource {
    const source = this.data.columns.find((column) => column.key === key);
    if (!source) throw unknownColumn(key);
    return source;
  }

  column(key: string, call: Call): Promise<ColumnData> {
    const source = this.source(key);
    return this.#columns.get(key, call, () => source.load(call));
  }

  /** Names sort by name, codes of a procedure in its order, what else there is as text. */
  async ranks(key: string, call: Call): Promise<Ranks> {
    const { names, ordered } = this.source(key);
    const data = await this.column(key, call);
    const nameOf = ordered ? undefined : (value: string) => names?.[value] ?? value;
    return this.#columns.get(`ranks/${key}`, call, () =>
      rankColumn(data, this.data.count, { locale: this.locale, nameOf }, paceRows(call, this.data.count)),
    );
  }
}

/** A view that was made for other data: nothing there is under this name, or something of another kind. */
export const unknownColumn = (key: string): EngineError =>
  new EngineError('table-column-unknown', { column: key.replace(/^attribute:/, '') });

/** What a value is called in the reader's language. */
export function wordOf(source: Pick<ColumnSource, 'key' | 'names'>, words: TableWords, value: string): string {
  return source.names?.[value] ?? words.values[source.key]?.[value] ?? value;
}

/** A cell's value with its column, for what reads rows. */
export interface ReadColumn {
  readonly source: ColumnSource;
  at(row: number): Cell;
}

export async function readColumns(table: OpenTable, keys: readonly string[], call: Call): Promise<ReadColumn[]> {
  const columns: ReadColumn[] = [];
  for (const key of keys) {
    const source = table.source(key);
    const data = await table.column(key, call);
    columns.push({ source, at: (row) => cellAt(data, source.kind, row) });
  }
  return columns;
}

/** Filters by their column: a table may be asked for values under all but one column's conditions. */
export const exceptColumn = (filters: readonly ColumnFilter[], key: string): readonly ColumnFilter[] =>
  filters.filter(({ column }) => column !== key);
