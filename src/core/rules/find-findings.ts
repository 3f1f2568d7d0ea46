import type { TaskHost } from '../overlay/overlap-table.ts';
import type { Settings } from '../register/district.ts';
import type { Day } from '../register/ports.ts';
import type { Register } from '../register/register.ts';
import { createWorkCalendar, type WorkCalendar } from './calendar/work-calendar.ts';
import { archiveIncomplete } from './checks/archive-incomplete.ts';
import { buildsOnLand } from './checks/builds-on-land.ts';
import { caseDuties } from './checks/case-duties.ts';
import { caseSteps } from './checks/case-steps.ts';
import { decisionBasis } from './checks/decision-basis.ts';
import { demolitionOverdue } from './checks/demolition-overdue.ts';
import { doubleCompensation } from './checks/double-compensation.ts';
import { duplicateSightings } from './checks/duplicate-sightings.ts';
import { geometryNotSurveyed } from './checks/geometry-not-surveyed.ts';
import { milestoneOrder } from './checks/milestone-order.ts';
import { openObjection } from './checks/open-objection.ts';
import { patchArea } from './checks/patch-area.ts';
import { patchBalance, patchOverdue } from './checks/patch-balance.ts';
import { redLinesOverlap } from './checks/red-lines-overlap.ts';
import { statedArea } from './checks/stated-area.ts';
import { taskOverdue } from './checks/task-overdue.ts';
import { unitMissing } from './checks/unit-missing.ts';
import type { Finding } from './finding.ts';
import type { DistrictLand } from './land/district-land.ts';
import { gatherLand, pause } from './land/gather-land.ts';
import { outlineOn } from './land/outline-on.ts';
import type { DistrictContext, DistrictRule, EntityContext, EntityRule } from './rule.ts';

const ITEM_RULES = [milestoneOrder, decisionBasis, demolitionOverdue, openObjection, archiveIncomplete];
const CASE_RULES = [caseSteps, caseDuties];
const PATCH_RULES = [patchBalance, patchOverdue];
const TASK_RULES = [taskOverdue];
const DISTRICT_RULES: readonly DistrictRule[] = [
  doubleCompensation,
  geometryNotSurveyed,
  unitMissing,
  redLinesOverlap,
  statedArea,
  buildsOnLand,
  duplicateSightings,
  patchArea,
];

const ENTITIES_PER_SLICE = 512;

/**
 * Everything that the rules find on a day, by the record as it is known. What rests on one entity alone is kept with that entity, so
 * that after a change only what changed is judged again. @throws TaskCancelled
 */
export async function findFindings(
  land: DistrictLand,
  register: Register,
  on: Day,
  host: TaskHost = {},
): Promise<readonly Finding[]> {
  const { settings } = land;
  const kept = keptFor(settings, on);
  const findings: Finding[] = [];
  let done = 0;
  const run = async <E extends object>(entities: Iterable<E>, rules: readonly EntityRule<E>[]) => {
    for (const entity of entities) {
      if (++done % ENTITIES_PER_SLICE === 0) await pause(host);
      let found = kept.byEntity.get(entity);
      if (!found) {
        found = rules.flatMap((rule) => rule(entity, kept.context));
        kept.byEntity.set(entity, found);
      }
      for (const finding of found) findings.push(finding);
    }
  };
  await run(register.items.values(), ITEM_RULES);
  await run(register.cases.values(), CASE_RULES);
  await run(register.patches.values(), PATCH_RULES);
  await run(register.tasks.values(), TASK_RULES);
  const context: DistrictContext = {
    ...kept.context,
    register,
    land: await gatherLand(land, register, on, host),
    outlineOf: (parcelId, day) => outlineOn(land, register, parcelId, day),
  };
  for (const rule of DISTRICT_RULES) findings.push(...rule(context));
  return findings;
}

interface Kept {
  readonly context: EntityContext;
  readonly byEntity: WeakMap<object, readonly Finding[]>;
}

/** Days whose findings are kept: the one looked at and a few beside it. */
const MOST_DAYS = 3;
const kept = new WeakMap<Settings, Map<Day, Kept>>();
const calendars = new WeakMap<object, WorkCalendar>();

function keptFor(settings: Settings, on: Day): Kept {
  const days = kept.get(settings) ?? new Map<Day, Kept>();
  kept.set(settings, days);
  const known = days.get(on);
  if (known) return known;
  if (days.size >= MOST_DAYS) days.delete([...days.keys()][0]);
  const made = { context: { on, settings, calendar: calendarOf(settings) }, byEntity: new WeakMap<object, readonly Finding[]>() };
  days.set(on, made);
  return made;
}

function calendarOf(settings: Settings): WorkCalendar {
  const known = calendars.get(settings);
  if (known) return known;
  const made = createWorkCalendar(settings.holidays ?? []);
  calendars.set(settings, made);
  return made;
}
