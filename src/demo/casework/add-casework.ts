import type { HolidayTable } from '../../core/rules/calendar/holiday-table.ts';
import { createWorkCalendar } from '../../core/rules/calendar/work-calendar.ts';
import type { Day } from '../../core/register/ports.ts';
import type { Building } from '../buildings.ts';
import { countIds, type Event } from '../feed-writer.ts';
import type { DemoLayer } from '../layers.ts';
import type { Random } from '../random.ts';
import type { DemoSighting } from '../sightings.ts';
import { assignTasks } from './assign-tasks.ts';
import { type DemoCase, planCases } from './plan-cases.ts';
import { recordCases } from './record-cases.ts';
import { archiveItems, type HeldItem, recordHolders, recordObjections } from './record-holders.ts';
import { recordPatches } from './record-patches.ts';

interface CaseworkSources {
  readonly items: readonly HeldItem[];
  readonly sightings: readonly DemoSighting[];
  readonly sightingIds: readonly string[];
  readonly patchLayer: DemoLayer;
  readonly buildings: ReadonlyMap<string, Building>;
  readonly holidays: HolidayTable;
  readonly firstOn: Day;
  readonly today: Day;
  villageName(unit: string): string;
}

/** What the office did with the reports and items: cases, patches, tasks, holders. Its ids and chances are its own, so that everything else stays as it was. */
export function addCasework(
  sources: CaseworkSources,
  random: Random,
): { readonly events: Event[]; readonly cases: readonly DemoCase[] } {
  const { items, sightings, sightingIds, patchLayer, buildings, holidays, firstOn, today, villageName } = sources;
  const nextId = countIds(firstOn, 0x2d);
  const cases = planCases(sightings, today, createWorkCalendar(holidays), random.fork('cases'));
  const caseIds = cases.map(() => nextId());
  const placeOfPatch = (place: number): string => {
    const seen = sightings.flatMap(({ channel }, at) => (channel === 'patch' ? [at] : []));
    return sightingIds[seen[place % Math.max(1, seen.length)] ?? 0];
  };
  const patched = recordPatches(patchLayer, placeOfPatch, today, nextId, random.fork('answers'));
  const tasks = assignTasks(
    {
      patches: patched.patches,
      sightings: sightings.map(({ no, reportedOn, channel }, at) => ({
        id: sightingIds[at],
        no,
        reportedOn,
        isComplaint: channel === 'public-report',
      })),
      cases: cases.map(({ no, begunOn, steps }, at) => ({
        id: caseIds[at],
        no,
        lastOn: steps.at(-1)?.on ?? begunOn,
        isClosed: steps.some(({ kind }) => kind === 'closed'),
      })),
    },
    today,
    nextId,
    random.fork('tasks'),
  );
  return {
    events: [
      ...recordHolders(items, buildings, villageName, random.fork('holders')),
      ...recordObjections(items, today, nextId, random.fork('objections')),
      ...archiveItems(items, today),
      ...recordCases(cases, caseIds, sightingIds),
      ...patched.events,
      ...tasks,
    ],
    cases,
  };
}
