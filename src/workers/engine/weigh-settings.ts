import { changeSettings } from '../../core/register/actions/change-settings.ts';
import { writeCanonicalJson } from '../../core/register/canonical-json.ts';
import type { Case } from '../../core/register/case.ts';
import type { SettingsPatch } from '../../core/register/change.ts';
import { nameDay, numberDay } from '../../core/register/day.ts';
import type { Settings } from '../../core/register/district.ts';
import type { Day } from '../../core/register/ports.ts';
import { isRefusal } from '../../core/register/refusal.ts';
import type { HolidayTable } from '../../core/rules/calendar/holiday-table.ts';
import { officeCalendar, type WorkCalendar } from '../../core/rules/calendar/work-calendar.ts';
import { readCase } from '../../core/rules/clocks/case-facts.ts';
import { latestUntil, permitStep } from '../../core/rules/clocks/permit-step.ts';
import { knownBuildings } from '../../core/rules/bare-land.ts';
import { demolitionDue } from '../../core/rules/demolition-due.ts';
import type { CasePeriod } from '../calls/cases.ts';
import { type ChangedDay, MOST_MOVED, type MovedPeriod, type SettingsEffect } from '../calls/settings.ts';
import { EngineError } from '../rpc.ts';
import { periodsOf } from './cases/case-periods.ts';
import type { DistrictSession } from './district-session.ts';
import { nameEntity } from './name-entity.ts';
import { restInTime } from './rest-in-time.ts';

type Moved = Omit<MovedPeriod, 'label'>;

/**
 * What a patch of the settings would do on a day: which days change between work and rest, and which open periods end otherwise. In
 * slices. @throws EngineError `cancelled`
 */
export async function weighSettings(
  session: DistrictSession,
  patch: SettingsPatch,
  on: Day,
  signal: AbortSignal,
): Promise<SettingsEffect> {
  const { register, settings } = session;
  const draft = changeSettings(register, { patch, reason: 'weighed', on });
  if (isRefusal(draft)) return { refusal: draft, days: [], moved: [], counts: { moved: 0, settled: 0 } };
  const after = { ...settings, ...patch } as Settings;
  const calendars = [officeCalendar(settings), officeCalendar(after)] as const;
  const rest = restInTime();
  const found: Moved[] = [];
  const goOn = async () => {
    await rest();
    if (signal.aborted) throw new EngineError('cancelled');
  };
  if (patch.holidays !== undefined || patch.demandAfterRemedies !== undefined)
    for (const one of register.cases.values()) {
      await goOn();
      found.push(...movedPeriods(one, on, calendars), ...movedDemand(one, on, calendars));
    }
  const built = knownBuildings(register);
  if (patch.demolitionDueMonths !== undefined)
    for (const item of register.items.values()) {
      await goOn();
      const [was, is] = [settings, after].map(({ demolitionDueMonths: months }) => demolitionDue(item, on, months, built));
      if (!was || !is || was.dueOn === is.dueOn) continue;
      found.push({
        entity: { kind: 'clearance-item', id: item.id },
        code: 'demolition-due',
        article: null,
        from: was.paidOn,
        before: { on: was.dueOn, certainty: 'certain' },
        after: { on: is.dueOn, certainty: 'certain' },
      });
    }
  const moved = found.filter((one) => one.before?.on !== one.after?.on).sort(byEnd);
  const settled = found.filter((one) => one.before?.on === one.after?.on).sort(byEnd);
  return {
    refusal: null,
    days: changedDays(settings.holidays ?? [], after.holidays ?? [], calendars),
    moved: [...moved, ...settled].slice(0, MOST_MOVED).map((one) => ({ ...one, label: nameEntity(session, one.entity).label })),
    counts: { moved: moved.length, settled: settled.length },
  };
}

type BeforeAndAfter = readonly [WorkCalendar, WorkCalendar];

const endOf = ({ before, after }: Moved): Day => (before ?? after)?.on ?? '';
const byEnd = (a: Moved, b: Moved): number => (endOf(a) < endOf(b) ? -1 : endOf(a) > endOf(b) ? 1 : 0);
const isOpen = ({ standing }: CasePeriod): boolean => standing === 'running' || standing === 'overdue' || standing === 'held';

function movedPeriods(one: Case, on: Day, [before, after]: BeforeAndAfter): Moved[] {
  if (readCase(one, on).has('closed')) return [];
  const keyOf = ({ period, from }: CasePeriod) => `${period.id} ${from}`;
  const was = new Map(periodsOf(one, on, before).map((period) => [keyOf(period), period]));
  return periodsOf(one, on, after).flatMap((is): Moved[] => {
    const then = was.get(keyOf(is));
    if (!then || !(isOpen(then) || isOpen(is))) return [];
    if (then.safeOn === is.safeOn && then.certainty === is.certainty) return [];
    return [
      {
        entity: { kind: 'case', id: one.id },
        code: is.period.id,
        article: is.period.article,
        from: is.from,
        before: { on: then.safeOn, certainty: then.certainty },
        after: { on: is.safeOn, certainty: is.certainty },
      },
    ];
  });
}

/** Until when the demand of the land track has to wait, where that is another day or none. */
function movedDemand(one: Case, on: Day, calendars: BeforeAndAfter): Moved[] {
  const facts = readCase(one, on);
  const servedOn = facts.servedOn('decided');
  if (one.track !== 'land' || servedOn === undefined || facts.has('demanded') || facts.has('closed')) return [];
  const [was, is] = calendars.map((calendar) => permitStep(one, { kind: 'demanded', on }, calendar));
  const timely = [was, is].every(({ verdict }) => verdict === 'allowed' || verdict === 'too-early');
  const [before, after] = [was, is].map(({ obstacles }) => latestUntil(obstacles));
  if (!timely || before === after) return [];
  const article = (was.obstacles.at(-1) ?? is.obstacles.at(-1))?.article ?? null;
  const end = (until: Day | undefined) => (until === undefined ? null : ({ on: until, certainty: 'certain' } as const));
  return [
    {
      entity: { kind: 'case', id: one.id },
      code: 'formal-demand',
      article,
      from: servedOn,
      before: end(before),
      after: end(after),
    },
  ];
}

function changedDays(before: HolidayTable, after: HolidayTable, [was, is]: BeforeAndAfter): ChangedDay[] {
  const tableOf = (table: HolidayTable, year: number) => writeCanonicalJson([table.find((one) => one.year === year) ?? null]);
  const years = [...new Set([...before, ...after].map(({ year }) => year))].sort((a, b) => a - b);
  return years
    .filter((year) => tableOf(before, year) !== tableOf(after, year))
    .flatMap((year) => {
      const [first, last] = [numberDay(`${String(year)}-01-01`), numberDay(`${String(year)}-12-31`)];
      const days = Array.from({ length: last - first + 1 }, (_, n) => nameDay(first + n));
      return days
        .filter((day) => was.isWorkingDay(day) !== is.isWorkingDay(day))
        .map((on) => ({ on, works: is.isWorkingDay(on) }));
    });
}
