import { create } from 'zustand';
import type { CodedError } from '../core/register/coded-error.ts';
import type {
  Cell,
  ListedRows,
  RowDossier,
  RowTotals,
  TableAnswer,
  TableColumn,
  TableLayout,
  TablePage,
  TableQuery,
  TableWords,
} from '../workers/calls/tables.ts';
import type { FeatureRef } from '../workers/feature-ref.ts';
import type { CallOptions, Progress } from '../workers/rpc.ts';
import { asCodedError } from './failure.ts';
import { keepLatest } from './latest.ts';
import { services } from './services.ts';

/** Rows that are fetched together. */
const PAGE = 100;
/** Pages that stay here: what was just looked at comes back without asking. */
const MOST_PAGES = 60;

interface TablesState {
  /** What is shown; null before the first answer of a table. */
  readonly answer: TableAnswer | null;
  readonly query: TableQuery | null;
  readonly words: TableWords | null;
  /** A question is under way since this instant (`performance.now`). */
  readonly pendingSince: number | null;
  readonly progress: Progress | null;
  /** The last question failed or was stopped. */
  readonly error: CodedError | null;
  /** Land of all rows counted once; undefined until it is known. */
  readonly union_cm2: number | null | undefined;
  /** Rows of the parcels that the map lets stand out; null fades none. */
  readonly listed: readonly ListedRows[] | null;
  /** Counts up as rows come in. */
  readonly loaded: number;
}

const NOTHING: TablesState = {
  answer: null,
  query: null,
  words: null,
  pendingSince: null,
  progress: null,
  error: null,
  union_cm2: undefined,
  listed: null,
  loaded: 0,
};

export const useTables = create<TablesState>()(() => NOTHING);
const set = useTables.setState;
const get = useTables.getState;

let running: AbortController | null = null;
let pages = new Map<
  number,
  {
    refs: TablePage['refs'];
    dossiers?: TablePage['dossiers'];
    sigma_m2?: readonly (number | null)[];
    cells: Record<string, readonly Cell[]>;
  }
>();
let asked = new Set<string>();

/** Asks for a table anew. What is shown stays until the answer is there. */
export async function askTable(query: TableQuery, words: TableWords): Promise<void> {
  running?.abort();
  const mine = new AbortController();
  running = mine;
  if (get().query?.table !== query.table) forgetTable();
  set({ query, words, pendingSince: performance.now(), progress: null, error: null });
  try {
    const answer = await services().engine.tableQuery([query, words], {
      signal: mine.signal,
      onProgress: (progress) => running === mine && set({ progress }),
    });
    if (running !== mine) return;
    pages = new Map();
    asked = new Set();
    set({ answer, pendingSince: null, progress: null, union_cm2: undefined });
    void followUp(answer, mine.signal);
  } catch (error) {
    if (running === mine) set({ pendingSince: null, progress: null, error: asCodedError(error) });
  }
}

/** Stops the question under way; what was shown before stays. */
export function stopAsking(): void {
  running?.abort();
}

/** The table is no longer shown. */
export function closeTable(): void {
  running?.abort();
  running = null;
  forgetTable();
}

function forgetTable(): void {
  pages = new Map();
  asked = new Set();
  set({ ...NOTHING, loaded: get().loaded + 1 });
}

/** What a table may need next, while nobody asks it anything: its columns, so that the first filter by one finds it made; then its union. */
async function followUp(answer: TableAnswer, signal: AbortSignal): Promise<void> {
  // A column that cannot be made says so where it is asked for.
  await services()
    .engine.tableAhead([answer.handle], { signal })
    .catch(() => undefined);
  await unite(answer, signal);
}

async function unite(answer: TableAnswer, signal: AbortSignal): Promise<void> {
  try {
    const union_cm2 = await services().engine.tableUnion([answer.handle], { signal });
    if (get().answer === answer) set({ union_cm2 });
  } catch (error) {
    // Overtaken by a newer answer, which brings its own; any other failure is said where the union would stand.
    if (get().answer === answer && asCodedError(error).code !== 'cancelled') set({ union_cm2: null });
  }
}

/** Fetches what is missing of some rows: what is at hand first, what must be measured in a question of its own. */
export function wantRows(from: number, to: number, columns: readonly TableColumn[]): void {
  const { answer } = get();
  if (!answer) return;
  const sets = [columns.filter(({ slow }) => !slow), ...columns.filter(({ slow }) => slow).map((column) => [column])];
  for (let page = Math.floor(from / PAGE); page * PAGE < Math.min(to, answer.totals.rows); page++) {
    for (const some of sets) {
      const keys = some.map(({ key }) => key).filter((key) => !pages.get(page)?.cells[key] && !asked.has(`${page}/${key}`));
      if (keys.length === 0 && (pages.has(page) || asked.has(`${page}/`))) continue;
      for (const key of ['', ...keys]) asked.add(`${page}/${key}`);
      void fetchPage(answer, page, keys);
    }
  }
}

async function fetchPage(answer: TableAnswer, page: number, keys: readonly string[]): Promise<void> {
  try {
    const got = await services().engine.tablePage([answer.handle, keys, page * PAGE, (page + 1) * PAGE]);
    if (get().answer !== answer) return;
    takePage(page, got);
  } catch (error) {
    if (get().answer === answer) set({ error: asCodedError(error) });
  } finally {
    for (const key of ['', ...keys]) asked.delete(`${page}/${key}`);
  }
}

function takePage(page: number, { refs, dossiers, cells, sigma_m2 }: TablePage): void {
  const known = pages.get(page);
  pages.delete(page);
  for (const old of pages.keys()) if (pages.size >= MOST_PAGES) pages.delete(old);
  pages.set(page, { refs, dossiers, sigma_m2, cells: { ...known?.cells, ...cells } });
  set({ loaded: get().loaded + 1 });
}

/** A cell that is here; undefined while its row is on the way. */
export function cellOf(place: number, key: string): Cell | undefined {
  return pages.get(Math.floor(place / PAGE))?.cells[key]?.[place % PAGE];
}

/** Standard deviation of a row's own area; undefined where the official decimals stand. */
export function sigmaOf(place: number): number | undefined {
  return pages.get(Math.floor(place / PAGE))?.sigma_m2?.[place % PAGE] ?? undefined;
}

export function refOf(place: number): FeatureRef | undefined {
  return pages.get(Math.floor(place / PAGE))?.refs[place % PAGE];
}

/** What a row opens in place of a feature's detail. */
export function dossierOf(place: number): RowDossier | undefined {
  return pages.get(Math.floor(place / PAGE))?.dossiers?.[place % PAGE];
}

/** Place of a feature in the answer shown; −1 where it is not listed, null where a newer search overtook this one. */
export const findPlace = keepLatest((signal: AbortSignal, handle: number, ref: FeatureRef) =>
  services().engine.tableFind([handle, ref], { signal }),
);

/** Totals of chosen rows; null where a newer choice overtook this one. */
export const sumRows = keepLatest(
  (signal: AbortSignal, handle: number, ranges: Uint32Array): Promise<RowTotals> =>
    services().engine.tableSum([handle, ranges], { signal }),
);

/** Values of a choice with their counts, under the other conditions. */
export const choicesOf = keepLatest((signal: AbortSignal, query: TableQuery, words: TableWords, column: string, search: string) =>
  services().engine.tableChoices([query, words, column, search], { signal }),
);

export function writeTable(handle: number, layout: TableLayout, options: CallOptions): Promise<Uint8Array> {
  return services().engine.tableText([handle, layout], options);
}

/** Lets what the answer lists stand out on the map, or nothing. */
export async function listOnMap(answer: TableAnswer | null): Promise<void> {
  if (!answer) return set({ listed: null });
  try {
    const listed = await services().engine.tableListed([answer.handle]);
    if (get().answer === answer) set({ listed });
  } catch (error) {
    if (get().answer === answer) set({ error: asCodedError(error) });
  }
}
