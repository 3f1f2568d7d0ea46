import { addDays } from '../../rules/calendar/add-to-day.ts';
import type { ChangeDraft } from '../change.ts';
import { USUAL_FIX_DAYS } from '../default-settings.ts';
import type { Patrol, TrackReach } from '../patrol.ts';
import type { Day } from '../ports.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import type { Register } from '../register.ts';
import { draftChange } from './draft-change.ts';

/**
 * Puts what the fixes of a patrol proved in their place, so that they can be erased: not before their time is over, only by the limits
 * that hold, and once. Who walked, when, what was visited and what the known point told stay. Of a withdrawn patrol nothing counts.
 */
export function eraseTrack(register: Register, erasure: Erasure): ChangeDraft<'track-erased'> | Refusal {
  const draft = takeReach(register, erasure);
  if (isRefusal(draft)) return draft;
  const { within_m, accuracy_m } = erasure.reached;
  const { settings } = register;
  const isByWhatHolds = within_m === settings?.coverageDistance_m && accuracy_m === settings.coverageAccuracy_m;
  return isByWhatHolds ? draft : { refused: 'track-reach-differs' };
}

interface Erasure {
  readonly patrolId: string;
  readonly reached: TrackReach;
  readonly on: Day;
}

/** The same by whatever limits the reach was told: of a patrol that was erased before this feed had it. */
export function takeReach(register: Register, { patrolId, reached, on }: Erasure): ChangeDraft<'track-erased'> | Refusal {
  const { settings } = register;
  const standing: (Partial<Patrol> & Omit<Patrol, 'segments'>) | undefined =
    register.patrols.get(patrolId) ?? register.withdrawnPatrols.get(patrolId);
  if (!standing || !settings) return { refused: 'patrol-unknown', patrol: patrolId };
  if (standing.reached) return { refused: 'track-erased', patrol: patrolId };
  const days = settings.trackFixes_days ?? USUAL_FIX_DAYS;
  const notBefore = addDays(standing.on, days + 1);
  if (on < notBefore) return { refused: 'track-retained', days, notBefore };
  if (!register.patrols.has(patrolId) && reached.seen.length > 0) return { refused: 'patrol-unknown', patrol: patrolId };
  const { on: _, segments: __, ...kept } = standing;
  return draftChange(register, 'track-erased', { kind: 'patrol', id: patrolId }, on, { patrol: { ...kept, reached } });
}
