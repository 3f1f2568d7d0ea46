import { create } from 'zustand';
import type { CodedError } from '../core/register/coded-error.ts';
import {
  BULK_VERDICTS,
  type BulkEntry,
  type BulkFile,
  type BulkMapping,
  type BulkPreview,
  type BulkVerdict,
  type TemplateFormat,
  type TemplateWords,
} from '../workers/calls/bulk.ts';
import type { Progress } from '../workers/rpc.ts';
import { followRecord } from './day-moved.ts';
import { asCodedError } from './failure.ts';
import { keepLatest } from './latest.ts';
import { readWhole } from './read-whole.ts';
import { record, today } from './record.ts';
import { recallMapping, rememberMapping } from './remembered-headings.ts';
import { services } from './services.ts';
import { useSession } from './session.ts';
import { useView } from './view.ts';

export { BULK_VERDICTS };

/** A table that is looked at before anything of it is recorded. */
export interface OpenBulk {
  readonly file: BulkFile;
  readonly sheet: number;
  readonly mapping: BulkMapping;
  /** The columns are those that were chosen for the same headings before. */
  readonly recalled: boolean;
  /** Places of entries that were taken out by hand. */
  readonly leftOut: ReadonlySet<number>;
  /** Null before the first judgement. */
  readonly preview: BulkPreview | null;
  readonly filter: BulkVerdict | null;
}

interface BulkDone {
  readonly fileName: string;
  readonly recorded: number;
  /** Names the step that would have to be undone. */
  readonly firstChange: string;
  readonly preview: BulkPreview;
}

interface BulkState {
  readonly opened: boolean;
  readonly at: 'choosing' | 'looking' | 'done';
  readonly open: OpenBulk | null;
  readonly done: BulkDone | null;
  readonly busy: { readonly doing: 'reading' | 'judging' | 'recording'; readonly progress: Progress | null } | null;
  readonly problem: CodedError | null;
  /** Counts up as entries come in. */
  readonly loaded: number;
}

const IDLE: Omit<BulkState, 'opened' | 'loaded'> = { at: 'choosing', open: null, done: null, busy: null, problem: null };

export const useBulk = create<BulkState>()(() => ({ ...IDLE, opened: false, loaded: 0 }));
const set = useBulk.setState;
const get = useBulk.getState;

const PAGE = 200;
let pages = new Map<number, readonly BulkEntry[]>();
let asked = new Set<number>();
let running: AbortController | null = null;

export const openBulk = (): void => set({ opened: true });

/** Puts the table aside; nothing of it was recorded unless it was recorded whole. */
export function closeBulk(): void {
  running?.abort();
  const { open } = get();
  if (open) void services().engine.bulkDrop([open.file.fileId]);
  forgetPages();
  set({ ...IDLE, opened: false });
}

export const chooseOther = (): void => {
  running?.abort();
  forgetPages();
  set({ ...IDLE });
};

export const stopBulk = (): void => running?.abort();

export async function readBulk(file: File): Promise<void> {
  const mine = begin('reading');
  try {
    const bytes = await readWhole(file);
    const read = await services().engine.bulkRead([{ name: file.name, bytes }], optionsOf(mine, 'reading'));
    await lookAt(read, read.sheet);
  } catch (error) {
    fail(mine, error);
  }
}

async function lookAt(file: BulkFile, sheet: number): Promise<void> {
  const { columns, proposed } = file.sheets[sheet];
  const remembered = await recallMapping(columns.map(({ heading }) => heading));
  const mapping = remembered ?? proposed;
  set({
    at: 'looking',
    open: { file, sheet, mapping, recalled: remembered !== null, leftOut: new Set(), preview: null, filter: null },
  });
  await judge();
}

export async function chooseSheet(sheet: number): Promise<void> {
  const { open } = get();
  if (open) await lookAt(open.file, sheet);
}

/** Reads the columns in another way. Entries are others then: what was left out by hand is forgotten. */
export async function changeMapping(change: Partial<BulkMapping>): Promise<void> {
  const { open } = get();
  if (!open) return;
  set({ open: { ...open, mapping: { ...open.mapping, ...change }, leftOut: new Set() } });
  await judge();
}

/** Takes an entry out, or back in; what rests on it is judged anew. */
export async function leaveOut(at: number, isLeftOut: boolean): Promise<void> {
  const { open } = get();
  if (!open) return;
  const leftOut = new Set(open.leftOut);
  if (isLeftOut) leftOut.add(at);
  else leftOut.delete(at);
  set({ open: { ...open, leftOut } });
  await judge();
}

export function filterBulk(filter: BulkVerdict | null): void {
  const { open } = get();
  if (!open) return;
  forgetPages();
  set({ open: { ...open, filter } });
}

const previewOf = keepLatest((signal: AbortSignal, { file, sheet, mapping, leftOut }: OpenBulk, mine: AbortController) =>
  services().engine.bulkPreview([file.fileId, sheet, mapping, [...leftOut], today()], {
    ...optionsOf(mine, 'judging'),
    signal: AbortSignal.any([signal, mine.signal]),
  }),
);

async function judge(): Promise<void> {
  const { open } = get();
  if (!open) return;
  const mine = begin('judging');
  try {
    const preview = await previewOf(open, mine);
    const now = get().open;
    if (!preview || running !== mine || !now) return;
    forgetPages();
    set({ open: { ...now, preview }, busy: null });
  } catch (error) {
    fail(mine, error);
  }
}

/** Records every accepted step that was not left out, all together or none, as one step that can be taken back. */
export async function recordBulk(): Promise<void> {
  const { open } = get();
  if (!open?.preview) return;
  const { file, sheet, mapping, preview } = open;
  const mine = begin('recording');
  try {
    await rememberMapping(
      file.sheets[sheet].columns.map(({ heading }) => heading),
      mapping,
    );
    const accepted = await record(() => services().engine.bulkDrafts([file.fileId]));
    useView.getState().noteRecord(accepted);
    void services().engine.bulkDrop([file.fileId]);
    const lastOn = accepted.reduce((last, { on }) => (on > last ? on : last), '');
    followRecord(lastOn);
    set({
      at: 'done',
      open: null,
      busy: null,
      done: { fileName: file.fileName, recorded: accepted.length, firstChange: accepted[0].id, preview },
    });
  } catch (error) {
    const { code } = asCodedError(error);
    fail(mine, error);
    // What was recorded meanwhile may change what the rows do: they are judged again before anybody records them.
    if (code === 'bulk-outdated' || code === 'feed-moved' || code === 'entity-changed') await judgeAgain();
  }
}

async function judgeAgain(): Promise<void> {
  const { problem } = get();
  await judge();
  set({ problem });
}

/** Entries in view; fetched when they are not here. */
export function entryAt(place: number): BulkEntry | undefined {
  return pages.get(Math.floor(place / PAGE))?.[place % PAGE];
}

export function wantEntries(from: number, to: number): void {
  for (let page = Math.floor(from / PAGE); page * PAGE < to; page++) {
    if (pages.has(page) || asked.has(page)) continue;
    asked.add(page);
    void fetchPage(page);
  }
}

async function fetchPage(page: number): Promise<void> {
  const { open } = get();
  if (!open?.preview) return;
  const mine = pages;
  try {
    const got = await services().engine.bulkEntries([open.file.fileId, open.filter, page * PAGE, (page + 1) * PAGE]);
    if (mine !== pages) return;
    pages.set(page, got);
    set({ loaded: get().loaded + 1 });
  } catch (error) {
    if (mine === pages) set({ problem: asCodedError(error) });
  }
}

/** All entries that are not recorded, for a table of what has to be put right. */
export async function entriesNotRecorded(): Promise<readonly BulkEntry[]> {
  const { open } = get();
  if (!open?.preview) return [];
  const of = (verdict: BulkVerdict) =>
    services().engine.bulkEntries([open.file.fileId, verdict, 0, open.preview?.counts[verdict] ?? 0]);
  const [refused, unclear] = [await of('refused'), await of('unclear')];
  return [...refused, ...unclear].sort((a, b) => a.at - b.at);
}

export const writeCsv = (rows: readonly (readonly string[])[]): Promise<Uint8Array> => services().engine.bulkCsv([rows]);

export const writeTemplate = (redLineId: string | null, words: TemplateWords, format: TemplateFormat): Promise<Uint8Array> =>
  services().engine.bulkTemplate([redLineId, words, today(), format]);

function begin(doing: NonNullable<BulkState['busy']>['doing']): AbortController {
  running?.abort();
  const mine = new AbortController();
  running = mine;
  set({ busy: { doing, progress: null }, problem: null });
  return mine;
}

function fail(mine: AbortController, error: unknown): void {
  if (running === mine) set({ busy: null, problem: asCodedError(error) });
}

function optionsOf(mine: AbortController, doing: NonNullable<BulkState['busy']>['doing']) {
  return {
    signal: mine.signal,
    onProgress: (progress: Progress) => running === mine && set({ busy: { doing, progress } }),
  };
}

function forgetPages(): void {
  pages = new Map();
  asked = new Set();
  set({ loaded: get().loaded + 1 });
}

// A table was judged on one district's register: in another it means nothing, and after what was recorded since it means something else.
useSession.subscribe((now, last) => {
  const { opened, at, busy } = get();
  if (!opened) return;
  if (now.summary?.district.id !== last.summary?.district.id) closeBulk();
  else if (now.revision !== last.revision && at === 'looking' && busy?.doing !== 'recording') void judge();
});
