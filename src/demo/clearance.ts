import type { Milestone, MilestoneKind } from '../core/register/clearance-item.ts';
import type { Day } from '../core/register/ports.ts';
import type { DemoParcel } from './parcels.ts';
import type { Pace } from './projects.ts';
import type { Random } from './random.ts';
import type { DemoRedLine } from './red-lines.ts';
import { addDays, onWorkday } from './weeks.ts';

/** A parcel that meets a red line (any version) by more than a sliver. */
export interface Meeting {
  readonly parcel: number;
  readonly redLine: number;
  readonly area_m2: number;
}

export interface DemoItem extends Meeting {
  readonly registeredOn: Day;
  readonly basis?: 'agreement' | 'decision';
  readonly households: number;
  readonly assistingUnit: number;
  readonly milestones: readonly Omit<Milestone, 'changeId'>[];
}

/** Share of the way an item has gone by today, and how many never move. */
const PACES: Record<Pace, { readonly speed: number; readonly stuck: number; readonly decided: number }> = {
  finished: { speed: 1.55, stuck: 0, decided: 0.02 },
  steady: { speed: 0.68, stuck: 0.07, decided: 0.05 },
  late: { speed: 0.48, stuck: 0.16, decided: 0.09 },
  new: { speed: 1, stuck: 0.1, decided: 0 },
};

/** Mean weeks from one step to the next at speed 1. */
const STEPS: readonly { readonly kind: MilestoneKind; readonly weeks: number; readonly built?: true }[] = [
  { kind: 'published', weeks: 5 },
  { kind: 'signed', weeks: 11 },
  { kind: 'paid', weeks: 4 },
  { kind: 'vacated', weeks: 6, built: true },
  { kind: 'demolished', weeks: 3, built: true },
  { kind: 'handed-over', weeks: 6 },
];

/** Items with their history up to today, in lawful order: agreement or decision, payment, vacating, demolition, hand-over. */
export function clearItems(
  meetings: readonly Meeting[],
  parcels: readonly DemoParcel[],
  redLines: readonly DemoRedLine[],
  today: Day,
  random: Random,
): DemoItem[] {
  const units = redLines.map(() => random.whole(0, 5));
  return meetings.map((meeting) => {
    const redLine = redLines[meeting.redLine];
    const { use } = parcels[meeting.parcel];
    const registeredOn = onWorkday(addDays(redLine.drawnOn, random.whole(3, 24)));
    const households = use === 'farm' ? random.whole(1, 3) : use === 'new-town' ? random.whole(2, 4) : random.chance(0.2) ? 2 : 1;
    const built = use !== 'farm';
    const path = goThrough(redLine, registeredOn, built, meeting.area_m2, today, random);
    const assistingUnit = random.chance(0.85) ? units[meeting.redLine] : random.whole(0, 5);
    return { ...meeting, registeredOn, households, assistingUnit, ...path };
  });
}

function goThrough(
  redLine: DemoRedLine,
  from: Day,
  built: boolean,
  area_m2: number,
  today: Day,
  random: Random,
): Pick<DemoItem, 'basis' | 'milestones'> {
  const pace = PACES[redLine.pace];
  const stuckAt = random.chance(pace.stuck) ? random.whole(0, 2) : STEPS.length;
  const decided = random.chance(pace.decided);
  const own = 0.45 + 1.1 * random.next();
  const milestones: { kind: MilestoneKind; on: Day; amount?: number }[] = [];
  let on = from;
  let basis: DemoItem['basis'];
  for (let i = 0; i < STEPS.length && i < stuckAt; i++) {
    const { kind, weeks, built: needsHouse } = STEPS[i];
    if (needsHouse && !built) continue;
    on = onWorkday(addDays(on, 1 + (7 * weeks * own * (0.5 + random.next())) / pace.speed));
    if (on > today) break;
    if (kind === 'published' && random.chance(0.8)) continue;
    if (kind === 'signed') basis = decided ? 'decision' : 'agreement';
    if (kind === 'vacated' && decided && random.chance(0.7)) break;
    const settled = kind === 'signed' && decided ? 'decided' : kind;
    milestones.push({ kind: settled, on, ...(kind === 'paid' ? { amount: payFor(area_m2, built, random) } : {}) });
  }
  return { basis, milestones };
}

/** Whole fen; invented prices per square metre of land taken, rounded to 100 yuan. */
function payFor(area_m2: number, built: boolean, random: Random): number {
  const perSquareMetre = built ? random.between(2600, 4200) : random.between(90, 130);
  return Math.max(1, Math.round((area_m2 * perSquareMetre) / 100)) * 10000;
}
