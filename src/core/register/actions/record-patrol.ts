import type { ChangeBodies, ChangeDraft } from '../change.ts';
import type { Fix, Patrol } from '../patrol.ts';
import type { Day } from '../ports.ts';
import type { Refusal } from '../refusal.ts';
import type { Register } from '../register.ts';
import { draftChange } from './draft-change.ts';

/** Keeps a finished patrol. `on` is its first day; a track that runs backwards in time or leaves the globe is refused. */
export function recordPatrol(
  register: Register,
  input: ChangeBodies['patrol-recorded'] & { readonly on: Day },
): ChangeDraft<'patrol-recorded'> | Refusal {
  const { patrol, on } = input;
  if (register.patrols.has(patrol.id)) return { refused: 'patrol-exists', patrol: patrol.id };
  return checkTrack(patrol) ?? draftChange(register, 'patrol-recorded', { kind: 'patrol', id: patrol.id }, on, { patrol });
}

/** Takes back a patrol that was recorded by mistake. */
export function withdrawPatrol(
  register: Register,
  input: ChangeBodies['patrol-withdrawn'] & { readonly patrolId: string; readonly on: Day },
): ChangeDraft<'patrol-withdrawn'> | Refusal {
  const { patrolId, reason, on } = input;
  if (!register.patrols.has(patrolId)) return { refused: 'patrol-unknown', patrol: patrolId };
  if (reason.trim() === '') return { refused: 'reason-missing' };
  return draftChange(register, 'patrol-withdrawn', { kind: 'patrol', id: patrolId }, on, { reason });
}

function checkTrack({ startedAt, endedAt, segments }: Pick<Patrol, 'startedAt' | 'endedAt' | 'segments'>): Refusal | null {
  const fixes = segments.flat();
  if (fixes.length === 0) return { refused: 'track-empty' };
  const misplaced = fixes.findIndex((fix) => !isOnGlobe(fix));
  if (misplaced >= 0) return { refused: 'fix-invalid', fix: misplaced + 1 };
  const times = fixes.map(([, , at]) => Date.parse(at));
  const backwards = times.findIndex((time, place) => !(time >= (times[place - 1] ?? Date.parse(startedAt))));
  if (backwards >= 0) return { refused: 'track-backwards', fix: backwards + 1 };
  return times[times.length - 1] <= Date.parse(endedAt) ? null : { refused: 'track-backwards', fix: times.length };
}

function isOnGlobe([lon, lat, , accuracy_m]: Fix): boolean {
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90 && accuracy_m >= 0 && accuracy_m < Number.POSITIVE_INFINITY;
}
