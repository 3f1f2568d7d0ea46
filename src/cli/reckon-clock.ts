import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HolidayYear } from '../core/rules/calendar/holiday-table.ts';
import { createWorkCalendar } from '../core/rules/calendar/work-calendar.ts';
import type { ClockEvent, PeriodKind, Procedure } from '../core/rules/clocks/period.ts';
import { reckonPeriods } from '../core/rules/clocks/reckon-period.ts';

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
    readonly blocks: readonly string[];
    readonly article: string;
  }[];
}

/** All periods that begin with an event, on the calendars of `data/holidays`. */
export async function reckonClock(track: Procedure, event: ClockEvent, on: string): Promise<Reckoning> {
  const calendar = createWorkCalendar(await readHolidays());
  const periods = reckonPeriods(track, event, on, calendar).map(({ period, endsOn, otherwiseOn, safeOn, certainty }) => ({
    id: period.id,
    kind: period.kind,
    length: `${period.length.count} ${period.length.unit}`,
    ends_on: endsOn,
    otherwise_on: otherwiseOn ?? null,
    safe_on: safeOn,
    certainty,
    blocks: period.blocks,
    article: period.article,
  }));
  return { track, event, on, periods };
}

const HOLIDAYS = join(import.meta.dirname, '../../data/holidays');

async function readHolidays(): Promise<HolidayYear[]> {
  const names = (await readdir(HOLIDAYS)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(names.map(async (name) => JSON.parse(await readFile(join(HOLIDAYS, name), 'utf8')) as HolidayYear));
}
