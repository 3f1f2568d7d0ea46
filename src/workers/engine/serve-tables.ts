import { nextTask } from '../../formats/next-task.ts';
import type { FeatureRef } from '../engine-api.ts';
import type { ListedRows, TableAnswer, TableCalls, TablePage, TableQuery, TableWords } from '../calls/tables.ts';
import type { FindingCalls } from '../calls/findings.ts';
import { type Call, EngineError, type Served } from '../rpc.ts';
import type { DistrictSession } from './district-session.ts';
import { sessionOn } from './session-on.ts';
import { countChoices } from './tables/count-choices.ts';
import { tabulateFindings } from './tables/findings-table.ts';
import { filterRows } from './tables/filter-rows.ts';
import { tabulateItems } from './tables/items-table.ts';
import { RedLineMeetings } from './tables/meet-red-lines.ts';
import { exceptColumn, OpenTable, readColumns } from './tables/open-table.ts';
import { ParcelRows } from './tables/parcel-rows.ts';
import { tabulateParcels } from './tables/parcels-table.ts';
import { tabulateCases, tabulatePatches, tabulateTasks } from './tables/records-of-desk.ts';
import { orderByRank } from './tables/rank-rows.ts';
import { tabulateRedLines } from './tables/red-lines-table.ts';
import { tabulateSightings } from './tables/sightings-table.ts';
import { groupRows, openSums, type SumRows } from './tables/sum-rows.ts';
import type { TableContext } from './tables/table-context.ts';
import type { TableData } from './tables/table-data.ts';
import { writeRows } from './tables/write-rows.ts';

/** Answers that are kept: the shown one, the one before it while the screen changes over, and those of another table. */
const MOST_ANSWERS = 4;
const MOST_TABLES = 4;

const TABULATE: Record<Exclude<TableQuery['table'], 'findings'>, (context: TableContext) => TableData> = {
  parcels: tabulateParcels,
  'red-lines': tabulateRedLines,
  items: tabulateItems,
  sightings: tabulateSightings,
  cases: tabulateCases,
  tasks: tabulateTasks,
  patches: tabulatePatches,
};

/** What a query found, for whoever reads its rows. */
export interface Answered {
  readonly table: OpenTable;
  readonly rows: Uint32Array;
  readonly words: TableWords;
  readonly sums: SumRows;
  /** Place of each row of the table in the order; made when a feature is first looked for. */
  places?: Int32Array;
}

/** Answers by their handle; the oldest make room. */
export type AnsweredTables = ReadonlyMap<number, Answered>;

/** Answers questions about tables. Rows and their order stay here; the screen gets pages of cells by handle. */
export function serveTables(
  open: () => DistrictSession,
  { findings }: Served<FindingCalls>,
  answers: Map<number, Answered>,
): Served<TableCalls> {
  const meetings = new RedLineMeetings();
  const tables = new Map<string, { readonly session: DistrictSession; readonly table: OpenTable }>();
  let parcels: ParcelRows | null = null;
  let lastHandle = 0;

  const openTable = async ({ table: name, on }: TableQuery, { locale }: TableWords, call: Call): Promise<OpenTable> => {
    const session = sessionOn(open(), on);
    const key = [name, on, locale].join('/');
    const known = tables.get(key);
    if (known?.session === session) return known.table;
    if (!parcels?.serves(session)) parcels = new ParcelRows(session);
    const context = { session, on, locale, parcels, meetings };
    const data = name === 'findings' ? tabulateFindings(context, await findings(call, on)) : TABULATE[name](context);
    const table = new OpenTable(data, locale);
    for (const [other, opened] of tables) if (opened.session !== session) tables.delete(other);
    keepLast(tables, MOST_TABLES);
    tables.set(key, { session, table });
    return table;
  };
  const answered = (handle: number): Answered => {
    const found = answers.get(handle);
    if (!found) throw new EngineError('table-gone');
    return found;
  };

  return {
    tableQuery: async (call, query, words): Promise<TableAnswer> => {
      const table = await openTable(query, words, call);
      let rows = await filterRows(table, query, words, call);
      if (query.sort) rows = orderByRank(rows, await table.ranks(query.sort.column, call), query.sort.descending);
      const sums = await openSums(table, call);
      const grouped = query.groupBy === null ? null : await groupRows(table, query.groupBy, rows, sums, call);
      const handle = ++lastHandle;
      keepLast(answers, MOST_ANSWERS);
      answers.set(handle, { table, rows: grouped?.rows ?? rows, words, sums });
      return {
        handle,
        all: table.data.count,
        columns: table.data.columns.map(({ key, kind, shown, slow, heading, names }) => ({
          key,
          kind,
          shown,
          slow,
          heading,
          names,
        })),
        measure: table.data.measure,
        totals: sums(rows),
        groups: grouped?.groups ?? null,
      };
    },
    tablePage: async (call, handle, keys, from, to): Promise<TablePage> => {
      const { table, rows } = answered(handle);
      const page = rows.subarray(from, Math.min(to, rows.length));
      const columns = await readColumns(table, keys, call);
      const sigma = await table.data.sigma(call);
      const { dossierOf } = table.data;
      return {
        from,
        refs: Array.from(page, (row) => table.data.refOf(row)).filter((ref) => ref !== null),
        ...(dossierOf ? { dossiers: Array.from(page, (row) => dossierOf(row)) } : {}),
        cells: Object.fromEntries(columns.map(({ source, at }) => [source.key, Array.from(page, at)])),
        ...(sigma ? { sigma_m2: Array.from(page, (row) => (Number.isNaN(sigma[row]) ? null : sigma[row])) } : {}),
      };
    },
    tableFind: (_, handle, ref) => findRow(answered(handle), ref),
    tableSum: (_, handle, ranges) => {
      const { rows, sums } = answered(handle);
      return sums(pickRanges(rows, ranges));
    },
    tableUnion: (call, handle) => {
      const { table, rows } = answered(handle);
      return table.data.unionOf(rows, call);
    },
    tableChoices: async (call, query, words, column, search) => {
      const table = await openTable(query, words, call);
      const rows = await filterRows(table, { ...query, filters: exceptColumn(query.filters, column) }, words, call);
      return countChoices(table, rows, column, search, words, call);
    },
    tableAhead: async (call, handle) => {
      const { table } = answered(handle);
      for (const { key, slow } of table.data.columns) {
        if (slow) continue;
        await nextTask();
        if (call.signal.aborted) throw new EngineError('cancelled');
        await table.column(key, call);
      }
    },
    tableListed: (_, handle) => listParcels(open(), answered(handle)),
    tableText: (call, handle, layout) => {
      const { table, rows, words } = answered(handle);
      return writeRows(table, layout.ranges ? pickRanges(rows, layout.ranges) : rows, layout, words, call);
    },
  };
}

/** Makes room for one more: the oldest go first. */
function keepLast(kept: Map<unknown, unknown>, most: number): void {
  for (const key of kept.keys()) if (kept.size >= most) kept.delete(key);
}

/** The rows between places of the order: first and past the last, pair by pair. */
export function pickRanges(rows: Uint32Array, ranges: Uint32Array): Uint32Array {
  const picked: Uint32Array[] = [];
  for (let n = 0; n + 1 < ranges.length; n += 2) picked.push(rows.subarray(ranges[n], ranges[n + 1]));
  const whole = new Uint32Array(picked.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of picked) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function findRow(answer: Answered, ref: FeatureRef): number {
  const { table, rows } = answer;
  if (!answer.places) {
    answer.places = new Int32Array(table.data.count).fill(-1);
    for (let place = 0; place < rows.length; place++) answer.places[rows[place]] = place;
  }
  const { places } = answer;
  const found = table.data.rowsOf(ref).flatMap((row) => (places[row] < 0 ? [] : places[row]));
  return found.length === 0 ? -1 : Math.min(...found);
}

/** The parcels of each layer that an answer lists, by the smaller of the two sets. */
function listParcels(session: DistrictSession, { table, rows }: Answered): ListedRows[] {
  const layers = [...session.layers.values()].filter(({ layer }) => layer.kind === 'parcels');
  const listed = new Map(layers.map(({ layer, count }) => [layer.id, new Uint8Array(count)]));
  for (const row of rows) {
    const parcel = table.data.parcelOf(row);
    const marks = parcel && listed.get(parcel.layerId);
    if (marks) marks[parcel.row] = 1;
  }
  return [...listed].map(([layerId, marks]) => {
    let count = 0;
    for (const mark of marks) count += mark;
    const isFew = 2 * count <= marks.length;
    const rowsOf = new Uint32Array(isFew ? count : marks.length - count);
    for (let row = 0, n = 0; row < marks.length; row++) if ((marks[row] === 1) === isFew) rowsOf[n++] = row;
    return { layerId, rows: rowsOf, names: isFew ? 'listed' : 'others' };
  });
}
