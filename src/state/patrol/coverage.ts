import { create } from 'zustand';
import type { CodedError } from '../../core/register/coded-error.ts';
import type { LngLat } from '../../core/measure/units.ts';
import type { Coverage, TargetKind, TargetRow, TrackReading } from '../../workers/calls/patrolling.ts';
import { asCodedError } from '../failure.ts';
import { today } from '../record.ts';
import { services } from '../services.ts';
import { useSession } from '../session.ts';
import { usePosition } from './position.ts';
import { isUnderWay, useTrack } from './track.ts';

/** Days that a target may go unseen; the screen offers these beside what the office set. */
export const OVERDUE_CHOICES = [1, 7, 14, 30] as const;

interface CoverageState {
  /** The running patrol's track as it counts; null while there is none. */
  readonly reading: TrackReading | null;
  readonly coverage: Coverage | null;
  /** Null for what the office set. */
  readonly overdueAfter_days: number | null;
  /** Kinds that the guide leads to. */
  readonly kinds: readonly TargetKind[];
  /** The target that was chosen, in place of the nearest. */
  readonly chosen: string | null;
  readonly error: CodedError | null;
}

export const usePatrolCoverage = create<CoverageState>()(() => ({
  reading: null,
  coverage: null,
  overdueAfter_days: null,
  kinds: ['case', 'sighting', 'red-line', 'parcel'],
  chosen: null,
  error: null,
}));

export const targetKey = ({ ref }: Pick<TargetRow, 'ref'>): string => `${ref.kind}/${ref.id}`;

/** Seen once, and not for too long: what was never seen is overdue too, and would drown it on the map. */
export const isForgotten = ({ isOverdue, since_days }: TargetRow): boolean => isOverdue && since_days !== null;

/** The shortest pause between two answers, and what each fix adds to it: a long track is asked about less often. */
const PAUSE_MS = 1500;
const PAUSE_PER_FIX_MS = 0.5;

let followers = 0;
let asking = false;
let isDue = false;
let timer: ReturnType<typeof setTimeout> | undefined;
let unfollow: (() => void) | null = null;

/** Keeps coverage up to date while somebody looks, until the returned function is called. */
export function followCoverage(): () => void {
  followers++;
  if (followers === 1) {
    const stops = [
      useTrack.subscribe(refreshCoverage),
      usePosition.subscribe(refreshCoverage),
      useSession.subscribe(refreshCoverage),
    ];
    unfollow = () => {
      for (const stop of stops) stop();
    };
  }
  refreshCoverage();
  return () => {
    followers--;
    if (followers > 0) return;
    unfollow?.();
    clearTimeout(timer);
    timer = undefined;
  };
}

/** Asks again, now or as soon as the last answer is in and some time has gone by. */
export function refreshCoverage(): void {
  if (asking || timer !== undefined) {
    isDue = true;
    return;
  }
  void ask();
}

export function setOverdueAfter(overdueAfter_days: number | null): void {
  usePatrolCoverage.setState({ overdueAfter_days });
  refreshCoverage();
}

export const setGuideKinds = (kinds: readonly TargetKind[]): void => usePatrolCoverage.setState({ kinds, chosen: null });
export const chooseTarget = (key: string | null): void => usePatrolCoverage.setState({ chosen: key });

/** Where the guide leads: the chosen target, else the nearest that was neither seen nor visited on this patrol. */
export function nextTarget(
  { coverage, kinds, chosen }: Pick<CoverageState, 'coverage' | 'kinds' | 'chosen'>,
  visited: ReadonlySet<string>,
): TargetRow | null {
  const groups = coverage?.groups ?? [];
  const all = groups.flatMap((group) => [...group.unseen, ...group.seen, ...group.overdueRows]);
  const found = chosen === null ? undefined : all.find((row) => targetKey(row) === chosen);
  if (found) return found;
  const open = groups
    .filter(({ kind }) => kinds.includes(kind))
    .flatMap(({ unseen }) => unseen.filter((row) => !visited.has(targetKey(row))));
  return open.reduce(
    (best: TargetRow | null, row) => (best && (best.away_m ?? Infinity) <= (row.away_m ?? Infinity) ? best : row),
    null,
  );
}

async function ask(): Promise<void> {
  if (useSession.getState().phase.at !== 'ready') return;
  asking = true;
  isDue = false;
  const track = useTrack.getState();
  const { fix } = usePosition.getState();
  const { overdueAfter_days } = usePatrolCoverage.getState();
  const { engine } = services();
  const isRunning = isUnderWay(track) || track.state === 'found';
  const trusted = !track.patrol?.knownPoint || track.patrol.knownPoint.verdict === 'agrees';
  const running = isRunning ? { segments: track.segments, visits: track.patrol?.visits ?? [], trusted } : null;
  const from: LngLat | null = fix ? [fix.lon, fix.lat] : null;
  try {
    const coverage = await engine.coverage([{ running, overdueAfter_days, from }, today()]);
    usePatrolCoverage.setState({ reading: coverage.reading, coverage, error: null });
  } catch (error) {
    usePatrolCoverage.setState({ error: asCodedError(error) });
  }
  asking = false;
  if (followers === 0) return;
  const fixes = track.segments.reduce((sum, some) => sum + some.length, 0);
  timer = setTimeout(
    () => {
      timer = undefined;
      if (isDue) refreshCoverage();
    },
    PAUSE_MS + PAUSE_PER_FIX_MS * fixes,
  );
}
