import { numberDay } from '../../../core/register/day.ts';
import type { Bounds } from '../../../core/geodesy/plane.ts';
import type { ColumnFilter, TableColumn, TableWords } from '../../calls/tables.ts';
import type { Call } from '../../rpc.ts';
import { type ColumnData, NO_VALUE } from './column-data.ts';
import { type OpenTable, unknownColumn, wordOf } from './open-table.ts';
import { paceRows } from './table-data.ts';

export interface RowFilter {
  readonly filters: readonly ColumnFilter[];
  readonly search: string;
  readonly within: Bounds | null;
}

/** Columns that the search reads: what has words. */
const SEARCHED = new Set(['text', 'choice']);

/** The rows that meet all conditions, in the table's own order. @throws EngineError `table-column-unknown`; ReadError `cancelled` */
export async function filterRows(
  table: OpenTable,
  { filters, search, within }: RowFilter,
  words: TableWords,
  call: Call,
): Promise<Uint32Array> {
  const { data } = table;
  const kept = new Uint8Array(data.count).fill(1);
  if (within) data.dropOutside(kept, within);
  for (const filter of filters) {
    if (!suits(filter, table.source(filter.column))) throw unknownColumn(filter.column);
    await drop(kept, testOf(filter, await table.column(filter.column, call)), call);
  }
  const wanted = search.trim().toLocaleLowerCase();
  if (wanted !== '') {
    const tests: Test[] = [];
    for (const source of data.columns) {
      // What must be measured first is found by its filter: nobody waits for it to look up a number.
      if (!SEARCHED.has(source.kind) || source.slow) continue;
      tests.push(holds(await table.column(source.key, call), wanted, (value) => wordOf(source, words, value)));
    }
    await drop(kept, (row) => tests.some((test) => test(row)), call);
  }
  let count = 0;
  for (let row = 0; row < kept.length; row++) count += kept[row];
  const rows = new Uint32Array(count);
  for (let row = 0, n = 0; row < kept.length; row++) if (kept[row] === 1) rows[n++] = row;
  return rows;
}

/** A link may carry a condition that its column cannot be asked: no rows would then be an answer to nothing. */
function suits({ kind }: ColumnFilter, column: Pick<TableColumn, 'kind'>): boolean {
  if (kind === 'text') return SEARCHED.has(column.kind);
  if (kind === 'choice') return column.kind === 'choice';
  return (kind === 'days') === (column.kind === 'day') && !SEARCHED.has(column.kind);
}

type Test = (row: number) => boolean;

async function drop(kept: Uint8Array, test: Test, call: Call): Promise<void> {
  const pacer = paceRows(call, kept.length);
  for (let row = 0; row < kept.length; row++) {
    if (kept[row] === 1 && !test(row)) kept[row] = 0;
    if ((row & 1023) === 0 && pacer.isDue()) await pacer.pause(row);
  }
}

function testOf(filter: ColumnFilter, data: ColumnData): Test {
  switch (filter.kind) {
    case 'text':
      return holds(data, filter.contains.trim().toLocaleLowerCase(), (value) => value);
    case 'range':
      return between(data, filter.from ?? Number.NEGATIVE_INFINITY, filter.to ?? Number.POSITIVE_INFINITY);
    case 'days':
      return between(
        data,
        filter.from ? numberDay(filter.from) : Number.NEGATIVE_INFINITY,
        filter.to ? numberDay(filter.to) : Number.POSITIVE_INFINITY,
      );
    case 'choice':
      return oneOf(data, new Set(filter.values));
  }
}

function holds(data: ColumnData, wanted: string, word: (value: string) => string): Test {
  const has = (text: string) => text.toLocaleLowerCase().includes(wanted);
  if (data.type === 'texts') return (row) => has(data.at(row));
  if (data.type === 'numbers') return () => false;
  const held = data.values.map((value) => has(word(value)));
  return (row) => data.codes[row] !== NO_VALUE && held[data.codes[row]];
}

/** Both ends belong to it; rows without a value never do. */
function between(data: ColumnData, from: number, to: number): Test {
  if (data.type !== 'numbers') return () => false;
  return (row) => data.numbers[row] >= from && data.numbers[row] <= to;
}

function oneOf(data: ColumnData, values: ReadonlySet<string>): Test {
  const hasBlank = values.has('');
  if (data.type === 'numbers') return () => false;
  if (data.type === 'texts') return (row) => values.has(data.at(row));
  const held = data.values.map((value) => values.has(value));
  return (row) => (data.codes[row] === NO_VALUE ? hasBlank : held[data.codes[row]]);
}
