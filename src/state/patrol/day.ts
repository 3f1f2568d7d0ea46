import { create } from 'zustand';
import type { CodedError } from '../../core/register/coded-error.ts';
import type { EntityRef } from '../../core/register/entity-ref.ts';
import type { Visit } from '../../core/register/patrol.ts';
import type { Shape } from '../../core/register/shape.ts';
import type { FieldDay, FieldTarget } from '../../workers/calls/field-day.ts';
import type { ActionRequest } from '../../workers/calls/recording.ts';
import { act } from '../act.ts';
import { asCodedError } from '../failure.ts';
import { keepLatest } from '../latest.ts';
import { today } from '../record.ts';
import { services } from '../services.ts';
import { useSession } from '../session.ts';
import { ownNames } from './identity.ts';
import { usePosition } from './position.ts';
import { recordVisit, useTrack } from './track.ts';

/** The way is laid anew when the phone is farther than this from where it was laid from. */
const MOVED_m = 60;
const METRES_PER_DEGREE = 111_320;

type LonLat = readonly [lon: number, lat: number];

interface DayState {
  readonly day: FieldDay | null;
  readonly error: CodedError | null;
  /** Where the way begins; null while the phone's place is not known. */
  readonly from: LonLat | null;
  /** What is looked at; null for the list. */
  readonly target: EntityRef | null;
  readonly detail: FieldTarget | null;
}

const NOTHING = { day: null, error: null, from: null, target: null, detail: null };

export const useFieldDay = create<DayState>()(() => NOTHING);

const askDay = keepLatest((signal: AbortSignal, names: readonly string[], from: LonLat | null) =>
  services().engine.fieldDay([{ on: fieldToday(), names, from }], { signal }),
);
const askTarget = keepLatest((signal: AbortSignal, target: EntityRef) =>
  services().engine.fieldTarget([target, fieldToday()], { signal }),
);

/** Today; where the device's clock is behind the records, their last day, so that nothing just brought is hidden. */
function fieldToday(): string {
  const last = useSession.getState().summary?.lastOn ?? '';
  const now = today();
  return now > last ? now : last;
}

/** Asks what is to be done, and in which order from here; what is shown stays until the answer is there. */
export async function loadDay(): Promise<void> {
  const { fix } = usePosition.getState();
  const from: LonLat | null = fix ? [fix.lon, fix.lat] : useFieldDay.getState().from;
  try {
    const day = await askDay(ownNames(), from);
    if (day) useFieldDay.setState({ day, from, error: null });
  } catch (error) {
    useFieldDay.setState({ error: asCodedError(error) });
  }
}

/** Whether the phone is so far from where the way was laid that another order may be shorter. */
export function hasMoved(fix: { readonly lon: number; readonly lat: number }): boolean {
  const { from } = useFieldDay.getState();
  if (!from) return true;
  const east = (fix.lon - from[0]) * METRES_PER_DEGREE * Math.cos((fix.lat * Math.PI) / 180);
  return Math.hypot(east, (fix.lat - from[1]) * METRES_PER_DEGREE) > MOVED_m;
}

/** Opens a target, or asks for it anew after a record. */
export async function lookAtTarget(target: EntityRef | null): Promise<void> {
  const { target: before } = useFieldDay.getState();
  if (!target) return useFieldDay.setState({ target: null, detail: null });
  const isSame = before?.kind === target.kind && before.id === target.id;
  useFieldDay.setState({ target, error: null, ...(!isSame && { detail: null }) });
  try {
    const detail = await askTarget(target);
    if (detail && useFieldDay.getState().target === target) useFieldDay.setState({ detail });
  } catch (error) {
    if (useFieldDay.getState().target === target) useFieldDay.setState({ error: asCodedError(error) });
  }
}

export interface SiteResult {
  readonly taskId: string;
  readonly outcome: Exclude<Visit['outcome'], 'not-reached'>;
  readonly note: string;
  /** A report on whose land nothing is left standing: its empty shape is recorded with the result. */
  readonly gone?: string;
  /** What was looked at: told to the patrol that is under way. */
  readonly visited?: EntityRef;
}

/** Finishes a task on site as of today, in one record with what it changed. @throws CodedError with the refusal's code */
export async function finishOnSite({ taskId, outcome, note, gone, visited }: SiteResult): Promise<void> {
  const on = today();
  const requests: ActionRequest[] = [{ action: 'finishTask', input: { taskId, result: { note, outcome }, on } }];
  if (gone !== undefined)
    requests.push({ action: 'reshapeSighting', input: { sightingId: gone, shape: null, reason: note, on } });
  await act(requests);
  // The patrol under way saw it too: its own record tells where and when.
  if (visited && isUnderWay(useTrack.getState().state)) await recordVisit(visited, outcome, note);
}

const isUnderWay = (state: string): boolean => state === 'on' || state === 'paused';

/**
 * Records that a report was looked at again: still there with the same outline, or nothing is left standing. Both are a dated shape of
 * it, so that the last day on which somebody saw it is on the record. @throws CodedError with the refusal's code
 */
export async function recheckReport(sightingId: string, shape: Shape | null, reason: string): Promise<void> {
  await act([{ action: 'reshapeSighting', input: { sightingId, shape, reason, on: today() } }]);
}

useSession.subscribe((now, last) => {
  if (now.summary?.district.id !== last.summary?.district.id) useFieldDay.setState(NOTHING);
});
