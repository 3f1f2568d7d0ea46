import { USUAL_FIX_DAYS } from '../../core/register/default-settings.ts';
import type { Patrol } from '../../core/register/patrol.ts';
import type { Day } from '../../core/register/ports.ts';
import { addDays } from '../../core/rules/calendar/add-to-day.ts';
import { nextTask } from '../../formats/next-task.ts';
import type { ReachDue, TrackErasureCalls } from '../calls/track-erasure.ts';
import { EngineError, type Served } from '../rpc.ts';
import type { DistrictSession } from './district-session.ts';
import { reachOfNothing, reachOfTrack } from './patrolling/reach-of-track.ts';
import { wholeSession } from './session-on.ts';

/** Fixes of tracks after their time: which are due, and what they prove. */
export function serveTrackErasure(open: () => DistrictSession): Served<TrackErasureCalls> {
  return {
    tracksDue: (_, on) => {
      const { register } = open();
      const kept = withFixes(open());
      const due = dueOn(open(), on);
      const erased = register.patrols.size + register.withdrawnPatrols.size - kept.length;
      return { days: daysKept(open()), kept: kept.length, due: due.length, oldestOn: due[0]?.on ?? null, erased };
    },
    reachesDue: async ({ progress, signal }, on, most) => {
      const session = wholeSession(open());
      const due = dueOn(session, on).slice(0, most);
      const reaches: ReachDue[] = [];
      for (const patrol of due) {
        progress({ phase: 'read-tracks', done: reaches.length, total: due.length, unit: 'steps' });
        await nextTask();
        if (signal.aborted) throw new EngineError('cancelled');
        const standing = session.register.patrols.get(patrol.id);
        reaches.push({ patrolId: patrol.id, reached: standing ? reachOfTrack(session, standing) : reachOfNothing(session) });
      }
      return reaches;
    },
  };
}

const daysKept = ({ settings }: DistrictSession): number => settings.trackFixes_days ?? USUAL_FIX_DAYS;

type WithFixes = Pick<Patrol, 'id' | 'on'>;

/** Also of patrols that were withdrawn: the feed keeps their fixes. */
const withFixes = ({ register }: DistrictSession): readonly WithFixes[] => [
  ...[...register.patrols.values()].filter(({ reached }) => !reached),
  ...register.withdrawnPatrols.values(),
];

function dueOn(session: DistrictSession, on: Day): readonly WithFixes[] {
  const last = addDays(on, -daysKept(session));
  return withFixes(session)
    .filter((one) => one.on < last)
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.id < b.id ? -1 : 1));
}
