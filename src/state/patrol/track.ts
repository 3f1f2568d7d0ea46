import { create } from 'zustand';
import type { CodedError } from '../../core/register/coded-error.ts';
import type { EntityRef } from '../../core/register/entity-ref.ts';
import type { Fix, KnownPointCheck, Patrol, Visit } from '../../core/register/patrol.ts';
import type { MeasuredPosition } from '../../core/register/photo.ts';
import type { Instant } from '../../core/register/ports.ts';
import type { TrackFigures } from '../../core/report/track/measure-track.ts';
import { act } from '../act.ts';
import { asCodedError } from '../failure.ts';
import { dayOfInstant } from '../record.ts';
import { services } from '../services.ts';
import { useSession } from '../session.ts';
import { reporterName } from './identity.ts';
import { watchPosition } from './position.ts';
import { trackTurn } from './turns.ts';
import { FixWriter, forgetPatrol, keepPatrol, keptPatrol, type KeptPatrol } from './track-keeping.ts';
import { keepScreenOn, letScreenSleep, type WakeState } from './wake-lock.ts';

/** `found`: one was under way when the page went · `elsewhere`: another tab records · `saving`: being put on record. */
export type PatrolState = 'none' | 'on' | 'paused' | 'found' | 'elsewhere' | 'saving';

interface TrackState {
  readonly state: PatrolState;
  readonly district: string;
  readonly patrol: KeptPatrol | null;
  /** Every fix that was taken, good or bad. */
  readonly segments: readonly (readonly Fix[])[];
  readonly wake: WakeState;
  /** Fixes that came late, behind one that is in the track already. */
  readonly late: number;
  /** Fixes are minutes behind the track: the device's clock was set back, and nothing more goes into this patrol. */
  readonly clockSetBack: boolean;
  /** Why the last fixes are not on this device's disk; null where they are. */
  readonly unkept: CodedError | null;
  readonly error: CodedError | null;
  /** What counts of the patrol that was put on record here last. */
  readonly recorded: TrackFigures | null;
  /** A check that was made before the start. */
  readonly checked: KnownPointCheck | null;
}

const NONE: TrackState = {
  state: 'none',
  district: '',
  patrol: null,
  segments: [],
  wake: 'off',
  late: 0,
  clockSetBack: false,
  unkept: null,
  error: null,
  recorded: null,
  checked: null,
};

export const useTrack = create<TrackState>()(() => NONE);

/** Is there a patrol whose track is under way, or waits to be gone on with? */
export const isUnderWay = ({ state }: Pick<TrackState, 'state'>): boolean =>
  state === 'on' || state === 'paused' || state === 'saving';

/** No receiver hands a fix over later than this. */
const LATEST_MS = 60_000;

let writer: FixWriter | null = null;
let stopWatching: (() => void) | null = null;
/** The next fix begins a segment: a pause, a hidden page or a kill lies before it. */
let isCut = true;

/** Looks for a patrol that a kill, a reload or a flat battery interrupted. The screen asks what to do with it. */
export async function findInterrupted(): Promise<void> {
  const district = useSession.getState().summary?.district.id ?? '';
  const { state, district: known } = useTrack.getState();
  if (district === '' || (district === known && state !== 'none' && state !== 'elsewhere') || isUnderWay({ state })) return;
  try {
    const patrol = await keptPatrol(district);
    if (!patrol) {
      useTrack.setState({ district, state: 'none' });
      return;
    }
    if (!(await trackTurn.hold(district))) {
      useTrack.setState({ ...NONE, district, state: 'elsewhere' });
      return;
    }
    // Killed after it was recorded and before its fixes were dropped: gone on with, what came next would be on no record.
    if ((await services().store.changesOf(district, { kind: 'patrol', id: patrol.id })).length > 0) {
      await forgetPatrol(district, patrol.id);
      trackTurn.letGo();
      useTrack.setState({ ...NONE, district });
      return;
    }
    const segments = await services().store.keptFixes(district, patrol.id);
    useTrack.setState({ ...NONE, district, state: 'found', patrol, segments });
  } catch (error) {
    useTrack.setState({ error: asCodedError(error) });
  }
}

/** Begins a patrol. */
export async function startPatrol(): Promise<void> {
  const district = useSession.getState().summary?.district.id ?? '';
  if (!(await trackTurn.hold(district))) {
    useTrack.setState({ state: 'elsewhere', district });
    return;
  }
  const { clock, ids } = services();
  const { checked } = useTrack.getState();
  const patrol: KeptPatrol = { id: ids.next(), startedAt: clock.now(), visits: [], knownPoint: checked, note: '' };
  try {
    await keepPatrol(district, patrol);
  } catch (error) {
    trackTurn.letGo();
    useTrack.setState({ error: asCodedError(error) });
    return;
  }
  useTrack.setState({ ...NONE, district, patrol, state: 'on', checked });
  goOn(0);
}

/** Goes on with the patrol that was paused or interrupted; what lies between is a gap. */
export function resumePatrol(): void {
  const { segments } = useTrack.getState();
  useTrack.setState({ state: 'on', error: null });
  goOn(segments.reduce((sum, fixes) => sum + fixes.length, 0) + 1);
}

export function pausePatrol(): void {
  halt();
  useTrack.setState({ state: 'paused' });
}

/** Ends the patrol and puts it on record; where that is refused everything stays as it was, paused. */
export async function stopPatrol(): Promise<void> {
  const { patrol, segments, district } = useTrack.getState();
  if (!patrol) return;
  halt();
  useTrack.setState({ state: 'saving', error: null });
  try {
    await writer?.settle();
    const recorded = toPatrol(patrol, segments, services().clock.now());
    const { on, ...body } = recorded;
    await act([{ action: 'recordPatrol', input: { patrol: body, on } }]).catch((error: unknown) => {
      // Killed after it was recorded and before its fixes were dropped.
      if (asCodedError(error).code !== 'patrol-exists') throw error;
    });
    const { figures } = await services().engine.readTrack([recorded.segments]);
    await forgetPatrol(district, patrol.id);
    end(figures);
  } catch (error) {
    useTrack.setState({ state: 'paused', error: asCodedError(error) });
  }
}

/** The person has read that the last patrol is safe. */
export const dismissRecorded = (): void => useTrack.setState({ recorded: null });

/** Gives up what was recorded so far. */
export async function discardPatrol(): Promise<void> {
  const { patrol, district } = useTrack.getState();
  halt();
  try {
    if (patrol) await forgetPatrol(district, patrol.id);
    end(null);
  } catch (error) {
    useTrack.setState({ state: 'paused', error: asCodedError(error) });
  }
}

/** Writes down that somebody stood before a target. */
export async function recordVisit(target: EntityRef, outcome: Visit['outcome'], note: string): Promise<void> {
  const visit: Visit = { target, at: services().clock.now(), outcome, note: note.trim() };
  await changePatrol((patrol) => ({ ...patrol, visits: [...patrol.visits, visit] }));
}

/** Says more of the last visit to a target; each letter is kept as it comes. */
export const noteVisit = ({ kind, id }: EntityRef, note: string): Promise<void> =>
  changePatrol((patrol) => {
    const last = patrol.visits.findLastIndex(({ target }) => target.kind === kind && target.id === id);
    return { ...patrol, visits: patrol.visits.map((visit, n) => (n === last ? { ...visit, note } : visit)) };
  });

/** Takes the last visit to a target back. */
export const undoVisit = ({ kind, id }: EntityRef): Promise<void> =>
  changePatrol((patrol) => {
    const last = patrol.visits.findLastIndex(({ target }) => target.kind === kind && target.id === id);
    return { ...patrol, visits: patrol.visits.filter((_, n) => n !== last) };
  });

/** Keeps what a known point said: of the patrol under way, or of the next one. */
export async function noteKnownPoint(knownPoint: KnownPointCheck | null): Promise<void> {
  useTrack.setState({ checked: knownPoint });
  if (useTrack.getState().patrol) await changePatrol((patrol) => ({ ...patrol, knownPoint }));
}

async function changePatrol(change: (patrol: KeptPatrol) => KeptPatrol): Promise<void> {
  const { patrol, district } = useTrack.getState();
  if (!patrol) return;
  const changed = change(patrol);
  useTrack.setState({ patrol: changed });
  try {
    await keepPatrol(district, changed);
    useTrack.setState({ error: null });
  } catch (error) {
    useTrack.setState({ error: asCodedError(error) });
  }
}

function goOn(place: number): void {
  const { district, patrol } = useTrack.getState();
  if (!patrol) return;
  isCut = true;
  writer = new FixWriter(district, patrol.id, Math.max(place, 1), (error) =>
    useTrack.setState({ unkept: error === null ? null : asCodedError(error) }),
  );
  stopWatching?.();
  stopWatching = watchPosition(take);
  keepScreenOn((wake) => useTrack.setState({ wake }));
}

function halt(): void {
  stopWatching?.();
  stopWatching = null;
  isCut = true;
  letScreenSleep();
}

function end(recorded: TrackFigures | null): void {
  writer = null;
  trackTurn.letGo();
  useTrack.setState({ ...NONE, district: useTrack.getState().district, recorded });
}

/** A page that nobody sees gets no fixes on a phone; one that a desk's browser gives all the same would hide the gap. */
function take({ lon, lat, at, accuracy_m }: MeasuredPosition): void {
  const { state, segments, late } = useTrack.getState();
  if (state !== 'on' || document.visibilityState === 'hidden') return;
  const lastAt = segments.at(-1)?.at(-1)?.[2];
  if (lastAt !== undefined && at <= lastAt) {
    const behind_ms = Date.parse(lastAt) - Date.parse(at);
    if (behind_ms > 0) useTrack.setState({ late: late + 1, clockSetBack: behind_ms > LATEST_MS });
    return;
  }
  const fix: Fix = [lon, lat, at, accuracy_m];
  const begins = isCut || segments.length === 0;
  isCut = false;
  const next = begins ? [...segments, [fix]] : [...segments.slice(0, -1), [...segments[segments.length - 1], fix]];
  useTrack.setState({ segments: next, clockSetBack: false });
  writer?.add(next.length - 1, fix);
}

function toPatrol(
  { id, startedAt, visits, knownPoint, note }: KeptPatrol,
  segments: TrackState['segments'],
  now: Instant,
): Patrol {
  const fixes = segments.flat();
  // The receiver's clock may differ from the device's: the patrol spans both.
  const began = fixes.length > 0 && fixes[0][2] < startedAt ? fixes[0][2] : startedAt;
  const last = fixes.at(-1)?.[2] ?? now;
  return {
    id,
    on: dayOfInstant(began, useSession.getState().summary?.settings.timeZone ?? 'Asia/Shanghai'),
    by: reporterName(),
    how: 'recorded',
    startedAt: began,
    endedAt: last > now ? last : now,
    segments: segments.filter((some) => some.length > 0),
    visits: visits.map((visit) => ({ ...visit, note: visit.note.trim() })),
    ...(knownPoint && { knownPoint }),
    note,
  };
}

if (typeof document !== 'undefined') {
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') isCut = true;
  });
}
