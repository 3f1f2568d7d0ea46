import { create } from 'zustand';
import type { AcceptedChange } from '../core/register/change.ts';
import type { CodedError } from '../core/register/coded-error.ts';
import type { AdminUnit } from '../core/register/district.ts';
import type { DistrictRow } from '../store/database.ts';
import type { DayOutline, DistrictSummary, OpenSource, Proven } from '../workers/engine-api.ts';
import type { Progress } from '../workers/rpc.ts';
import { asCodedError } from './failure.ts';
import { keepEqualParts } from './keep-equal-parts.ts';
import { keepProven } from './keep-proven.ts';
import { mark } from './mark.ts';
import { eraseExpired } from './patrol/erase-expired.ts';
import { readWhole } from './read-whole.ts';
import { services } from './services.ts';
import { noteFull } from './storage.ts';
import { useSync } from './sync-state.ts';
import { viewServed } from './tiles.ts';
import { useTools } from './tools.ts';
import { useView } from './view.ts';

type Phase =
  | { at: 'starting' }
  | { at: 'opening'; progress: Progress | null }
  | { at: 'ready' }
  | { at: 'failed'; error: CodedError };

/** Whether this device holds the district; a failure to keep it is shown, never silent. */
/** `percent`: of what is being put into the store for the first time. */
export type Keeping = { state: 'keeping'; percent?: number } | { state: 'kept' } | { state: 'not-kept'; error: CodedError };

interface SessionState {
  readonly phase: Phase;
  readonly summary: DistrictSummary | null;
  /** The last day as it was when the district was opened, for a map that has no figures yet. */
  readonly outline: DayOutline | null;
  readonly units: readonly AdminUnit[];
  readonly keeping: Keeping;
  /** Counts up with every change of the register, so that what was derived from it is asked for again. */
  readonly revision: number;
  readonly opening: AbortController | null;
  /** The map stands, and the records behind it are still being checked: no figure is known yet. */
  readonly checking: Progress | null;
  /** Counts up each time a file turned out older than what this device holds, and the newer was opened. */
  readonly keptNewer: number;
  /** Files of photos that the feed of the opened file names and that the file did not bring. */
  readonly missingPhotos: number;
  /** What other tabs recorded of the open district and this one took in: how many changes the last time, and how many times. */
  readonly news: { readonly count: number; readonly times: number };
}

export const useSession = create<SessionState>()(() => ({
  phase: { at: 'starting' },
  summary: null,
  outline: null,
  units: [],
  keeping: { state: 'keeping' },
  revision: 0,
  opening: null,
  checking: null,
  keptNewer: 0,
  missingPhotos: 0,
  news: { count: 0, times: 0 },
}));

const LAST_DISTRICT = 'chidu.last-district';

const remember = (districtId: string) => {
  try {
    localStorage.setItem(LAST_DISTRICT, districtId);
  } catch {
    // Without local storage the demo district opens next time; the stored district stays in the menu.
  }
};

/** Said once: whoever read it goes on with an empty device. */
function forgetLast(): void {
  try {
    localStorage.removeItem(LAST_DISTRICT);
  } catch {
    // It was read, so it can be written.
  }
}

const remembered = (): string | null => {
  try {
    return localStorage.getItem(LAST_DISTRICT);
  } catch {
    return null;
  }
};

/**
 * Opens the wanted district where this device holds it, else the one that was open last, else the demo district. Browsers write down
 * which one was open seconds later than the district itself: a browser that was killed in between knows of none, and a person's own
 * package, or whatever is kept, is then what was worked on. The demo would not even come without a network.
 * @param unreached why what this device keeps could not be reached: then nothing is opened
 * @param team the district that somebody logged in to on this device, and how it is brought where it is not here yet
 * @param instead what is done where neither the wanted district nor the team's is here, in place of opening another
 */
export async function startSession(
  wanted: string | null,
  unreached: CodedError | null = null,
  team: TeamDistrict | null = null,
  instead?: () => void,
): Promise<void> {
  const kept = await (unreached ? Promise.reject(unreached) : services().store.list()).catch((error: unknown) => {
    // What lies here is not looked at as if it were nothing: the demo in its place would pass for everything lost.
    useSession.setState({ phase: { at: 'failed', error: asCodedError(error) } });
    return null;
  });
  if (kept === null) return;
  if (team && wanted !== null && wanted !== team.id && kept.some(({ id }) => id === wanted)) return openKept(wanted);
  if (team && services().store.lasting && team.bring && !kept.some(({ id }) => id === team.id) && (await bring(team.bring)))
    return openKept(team.id);
  // Something was kept here, and the browser has thrown it away: whoever worked on it must hear that, not see the demo.
  if (kept.length === 0 && services().store.lasting) {
    const isCopied = (await services().store.lostWork()).length > 0;
    if (isCopied || remembered() !== null) {
      forgetLast();
      useSession.setState({ phase: { at: 'failed', error: { code: isCopied ? 'store-emptied-copy' : 'store-emptied' } } });
      return;
    }
  }
  const findHere = (...ids: readonly (string | null | undefined)[]) => ids.find((one) => kept.some((row) => row.id === one));
  const meant = findHere(wanted, team?.id);
  if (meant === undefined && instead) return instead();
  const id = meant ?? findHere(remembered()) ?? (kept.find(({ field }) => field) ?? kept[0])?.id;
  return id ? openKept(id) : openDemo();
}

/** A screen that needs no district on this device. */
export const openNone = (): void => useSession.setState({ phase: { at: 'ready' } });

/** A district that a server has and this device does not. */
export interface TeamDistrict {
  readonly id: string;
  /** Absent where the account is given none of it to keep. */
  readonly bring?: (onProgress: (progress: Progress) => void, signal: AbortSignal) => Promise<void>;
}

/** Brings it with its progress on the screen. False where it did not come: what is here is opened, and the mark of the team says why. */
async function bring(bringIt: NonNullable<TeamDistrict['bring']>): Promise<boolean> {
  const opening = new AbortController();
  useSession.setState({ phase: { at: 'opening', progress: null }, opening });
  try {
    await bringIt((progress) => useSession.setState({ phase: { at: 'opening', progress } }), opening.signal);
    return true;
  } catch (error) {
    useSync.setState({ problem: asCodedError(error) });
    return false;
  } finally {
    useSession.setState({ opening: null });
  }
}

/** Tries once more to open what could not be opened at the start: a store that was out of reach is asked by a new page. */
export async function tryAgain(): Promise<void> {
  const { phase } = useSession.getState();
  if (phase.at === 'failed' && isOutOfReach(phase.error)) location.reload();
  else await openDemo();
}

/** Whether this device's records are there, as far as anybody knows, and could not be reached. */
export const isOutOfReach = ({ code }: CodedError): boolean => /^store-(unanswered|newer|blocked|failed|unavailable)$/.test(code);

export const openDemo = (): Promise<void> => openDistrict({ from: 'url', url: services().demoUrl });

/** Districts kept on this device; none where nothing can be kept. */
export const listKept = (): Promise<readonly Pick<DistrictRow, 'id' | 'name' | 'field'>[]> =>
  services()
    .store.list()
    .catch(() => []);

/** Opens a district that is kept on this device. */
export async function openKept(id: string): Promise<void> {
  const { store } = services();
  await eraseExpired(id);
  // The engine reads the device's database itself; what lies in this page's memory has to be handed over.
  if (store.lasting) return openDistrict({ from: 'kept', district: id });
  const parts = await store.load(id);
  if (parts) await openDistrict({ from: 'parts', ...parts });
}

/**
 * Replaces the open district. On failure the one that was open stays as it was. Where there was none the map stands as soon as it
 * can be drawn, while the records are still being checked; what is found wrong then takes it away again.
 */
export async function openDistrict(source: OpenSource | File): Promise<void> {
  const before = useSession.getState();
  before.opening?.abort();
  const opening = new AbortController();
  const { engine, clock } = services();
  // One whose records were still being checked is given up with its opening.
  const standing = before.opening && before.phase.at === 'ready' ? null : before.summary;
  const signal = opening.signal;
  useSession.setState({ phase: { at: 'opening', progress: null }, opening });
  try {
    const given = source instanceof File ? await bytesOf(source) : source;
    if (signal.aborted) return;
    const { summary, outline } = await engine.open([given, 'when-asked', clock.now()], {
      signal,
      onProgress: (progress) => useSession.setState({ phase: { at: 'opening', progress } }),
    });
    if (signal.aborted) return;
    const isFirst = standing === null;
    if (isFirst) {
      show(summary, outline);
      await viewServed(signal);
    }
    const { parts, missingPhotos } = await engine.prove([], {
      signal,
      onProgress: (progress) => useSession.setState(isFirst ? { checking: progress } : { phase: { at: 'opening', progress } }),
    });
    if (signal.aborted) return;
    if (!isFirst) show(summary, outline);
    useSession.setState({ opening: null, checking: null, missingPhotos: missingPhotos?.length ?? 0 });
    await keepDistrict(summary.district.id, parts);
  } catch (error) {
    if (opening !== useSession.getState().opening) return;
    const failed = asCodedError(error);
    const back =
      failed.code === 'cancelled' && standing ? ({ at: 'ready' } as const) : ({ at: 'failed', error: failed } as const);
    useSession.setState({
      phase: back,
      opening: null,
      checking: null,
      summary: standing,
      units: standing?.settings.units ?? [],
      ...(standing ? {} : { outline: null }),
    });
    // Nothing of a district that was drawn and then refused is looked at any more.
    if (!standing) useView.getState().reset();
  }
}

const bytesOf = async (file: File): Promise<OpenSource> => ({ from: 'bytes', bytes: await readWhole(file), fileName: file.name });

function show(summary: DistrictSummary, outline: DayOutline): void {
  if (summary.district.id !== useSession.getState().summary?.district.id) {
    useView.getState().reset();
    useTools.getState().take(null);
    mark(null);
  }
  useSession.setState((s) => ({
    phase: { at: 'ready' },
    summary,
    outline,
    units: summary.settings.units,
    revision: s.revision + 1,
  }));
}

/** Puts the failure aside and goes on with the district that was open. */
export function dismissFailure(): void {
  if (useSession.getState().summary) useSession.setState({ phase: { at: 'ready' } });
}

async function keepDistrict(id: string, parts: Proven['parts']): Promise<void> {
  const { store } = services();
  useSession.setState({ keeping: { state: 'keeping' } });
  try {
    const onPercent = (percent: number) => useSession.setState({ keeping: { state: 'keeping', percent } });
    const { ahead } = parts ? await keepProven(id, parts, onPercent) : { ahead: [] };
    useSession.setState({
      keeping: store.lasting ? { state: 'kept' } : { state: 'not-kept', error: { code: 'store-unavailable' } },
    });
    if (store.lasting) remember(id);
    if (ahead.length > 0) {
      useSession.setState((s) => ({ keptNewer: s.keptNewer + 1 }));
      await openKept(id);
    }
  } catch (error) {
    const failed = asCodedError(error);
    useSession.setState({ keeping: { state: 'not-kept', error: failed } });
    if (failed.code === 'store-full') noteFull();
  }
}

/** Waits while the open district is still being put into the store: a map that stands can be worked on before. */
export function untilKept(): Promise<void> {
  const isKeeping = ({ summary, keeping }: SessionState) => summary !== null && keeping.state === 'keeping';
  if (!isKeeping(useSession.getState())) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = useSession.subscribe((now) => {
      if (isKeeping(now)) return;
      stop();
      resolve();
    });
  });
}

/** Takes changes that the store has accepted into the register, where their district is still open, and refreshes what is shown. */
export async function applyAccepted(
  changes: readonly AcceptedChange[],
  packages: ReadonlyMap<string, Uint8Array> = new Map(),
): Promise<void> {
  if (changes[0]?.district !== openDistrictId()) return;
  const answer = await services().engine.apply([changes, packages, services().clock.now()]);
  useSession.setState((s) => {
    const summary = keepEqualParts(s.summary, answer);
    return { summary, units: summary.settings.units, revision: s.revision + 1 };
  });
}

/** Day that the screens look at. */
export const shownDay = (on: string | null, summary: DistrictSummary | null): string => on ?? summary?.lastOn ?? '';

/** Of the district that is open; an answer that comes when it is another one is of no use. */
export const openDistrictId = (): string | undefined => useSession.getState().summary?.district.id;
