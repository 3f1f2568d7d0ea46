import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HolidayYear } from '../core/rules/calendar/holiday-table.ts';
import { createWorkCalendar } from '../core/rules/calendar/work-calendar.ts';
import { type AskedClockStep, judgeClockStep } from '../core/rules/clocks/judge-clock-step.ts';
import type { ClockEvent, ClockStep, PeriodKind, Procedure } from '../core/rules/clocks/period.ts';
import { decisiveObstacle } from '../core/rules/clocks/permit-step.ts';
import { reckonPeriods } from '../core/rules/clocks/reckon-period.ts';
import { stepsBlocked } from '../core/rules/clocks/steps-blocked.ts';
import type { StepVerdict } from '../core/rules/clocks/step-verdict.ts';

/** What `chidu clock --json` prints; a contract (docs/contracts/cli.md). */
export interface Reckoning {
  readonly track: Procedure;
  readonly event: ClockEvent;
  readonly on: string;
  readonly periods: readonly {
    readonly id: string;
    readonly kind: PeriodKind;
    readonly length: string;
    readonly ends_on: string;
    readonly otherwise_on: string | null;
    readonly safe_on: string;
    readonly certainty: 'certain' | 'disputed' | 'provisional';
    readonly blocks: readonly ClockStep[];
    readonly article: string;
  }[];
  /** The verdict on a step, where one was asked about. */
  readonly step?: {
    readonly step: ClockStep;
    readonly at: string;
    readonly executor: 'government' | 'court' | null;
    readonly verdict: StepVerdict['verdict'];
    /** Last day on which it is forbidden, of a passed limit the last day on which it was possible. */
    readonly until: string | null;
    readonly article: string | null;
    readonly obstacles: readonly {
      readonly code: string;
      readonly until: string | null;
      readonly article: string;
      readonly certainty: 'certain' | 'disputed' | 'provisional' | null;
    }[];
  };
}

/**
 * All periods that begin with an event, on the calendars of `data/holidays`, and whether a step is possible.
 * @param demandWaits the office's timing of the demand on the land track: after all remedies, or as soon as it is due
 */
export async function reckonClock(
  track: Procedure,
  event: ClockEvent,
  on: string,
  asked?: AskedClockStep,
  demandWaits = true,
): Promise<Reckoning> {
  const calendar = createWorkCalendar(await readHolidays(), [{ fromOn: '0000-01-01', value: demandWaits }]);
  const periods = reckonPeriods(track, event, on, calendar).map(({ period, endsOn, otherwiseOn, safeOn, certainty }) => ({
    id: period.id,
    kind: period.kind,
    length: `${period.length.count} ${period.length.unit}`,
    ends_on: endsOn,
    otherwise_on: otherwiseOn ?? null,
    safe_on: safeOn,
    certainty,
    blocks: stepsBlocked(period, track, demandWaits),
    article: period.article,
  }));
  if (!asked) return { track, event, on, periods };
  const judged = judgeClockStep(track, event, on, asked, calendar);
  return { track, event, on, periods, step: { ...asStep(asked), ...asVerdict(judged) } };
}

const asStep = ({ step, on, executor }: AskedClockStep) => ({ step, at: on, executor: executor ?? null });

function asVerdict(judged: StepVerdict) {
  const decisive = decisiveObstacle(judged);
  const obstacles = judged.obstacles.map(({ code, until, article, certainty }) => ({
    code,
    until: until ?? null,
    article,
    certainty: certainty ?? null,
  }));
  return { verdict: judged.verdict, until: decisive?.until ?? null, article: decisive?.article ?? null, obstacles };
}

const HOLIDAYS = join(import.meta.dirname, '../../data/holidays');

async function readHolidays(): Promise<HolidayYear[]> {
  const names = (await readdir(HOLIDAYS)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(names.map(async (name) => JSON.parse(await readFile(join(HOLIDAYS, name), 'utf8')) as HolidayYear));
}
