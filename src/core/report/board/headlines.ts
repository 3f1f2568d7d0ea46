import { nameDay, numberDay } from '../../register/day.ts';
import type { YearTask } from '../../register/district.ts';
import type { Day } from '../../register/ports.ts';
import { project } from '../footprint/projection.ts';
import type { Land, Tally } from './board-figures.ts';
import type { BoardTable } from './prepare-board.ts';
import { countAt } from './read-board.ts';

/**
 * The three headlines of a year: `demolition` recognised floor area demolished (房屋征迁) · `land` union of the land handed over (土地征收) ·
 * `households` net growth of the households all of whose items are signed. Each from 1 January to the week's end.
 */
export const HEADLINES = ['demolition', 'land', 'households'] as const;
export type HeadlineId = (typeof HEADLINES)[number];

export interface Headline {
  readonly id: HeadlineId;
  readonly unit: 'cm2' | 'households';
  readonly year: number;
  /** Since 1 January. */
  readonly done: number;
  /** Last day that `done` tells of, where that is before the week's end: few people were behind what followed. */
  readonly doneOn?: Day;
  /** In the week that ended; null where so few people are behind it that it is not for the audience. */
  readonly inWeek: number | null;
  /** In the week before it; null in the first week, or likewise. */
  readonly inWeekBefore: number | null;
  /** The year's task; null where none is set. */
  readonly task: number | null;
  /** Buildings demolished in the year whose recognised area nobody entered: in no area. */
  readonly withoutArea?: number;
  readonly projection: HeadlineProjection | null;
}

/** Whom a headline is about: items that took the step, or the households themselves. */
const PEOPLE_OF = { demolition: 'demolished', land: 'handed-over', households: 'households-signed' } as const satisfies Record<
  HeadlineId,
  Tally
>;

/**
 * The headlines of a line for an audience outside the office: what fewer people than `smallCell` are behind is not told of a week, and of
 * the year the headline is left out, as in the report of the same days (`readPeriod`). The year's sum goes on only when at least as many
 * came to it since it was last told: the sums of two weeks never differ by what neither tells.
 */
export function readToldHeadlines(table: BoardTable, row: number, week: number, smallCell: number): readonly Headline[] {
  const { weekEnds } = table;
  const at = (id: HeadlineId, on: number) => countAt(table, PEOPLE_OF[id], row, on);
  const isSmall = (count: number) => count !== 0 && Math.abs(count) < smallCell;
  /** Last week up to one whose sum of the year was told; -1: none yet. */
  const toldBy = (id: HeadlineId, n: number): number => {
    const newYear = table.yearsBefore[n] ?? 0;
    let told = -1;
    for (let one = 0; one <= n; one++) {
      if (weekEnds[one] <= newYear) continue;
      if (!isSmall(at(id, weekEnds[one]) - at(id, told < 0 ? newYear : weekEnds[told]))) told = one;
    }
    return told;
  };
  const isWeekTold = (id: HeadlineId, n: number): boolean => {
    const grown = at(id, weekEnds[n]) - (n > 0 ? at(id, weekEnds[n - 1]) : 0);
    return grown === 0 || (!isSmall(grown) && toldBy(id, n) === n && (n === 0 || beginsYear(n) || toldBy(id, n - 1) === n - 1));
  };
  /** Its sums do not go on from those of the week before. */
  const beginsYear = (n: number) => table.yearsBefore[n] !== table.yearsBefore[n - 1];
  return readHeadlines(table, row, week).flatMap((one): Headline[] => {
    if (isSmall(at(one.id, weekEnds[week]) - at(one.id, table.yearsBefore[week]))) return [];
    const told = toldBy(one.id, week);
    if (told < 0) return [];
    const isNow = told === week;
    const { withoutArea, ...rest } = one;
    return [
      {
        ...rest,
        ...(!isNow && { done: readHeadlines(table, row, told)[HEADLINES.indexOf(one.id)].done, doneOn: nameDay(weekEnds[told]) }),
        ...(withoutArea !== undefined && !isSmall(withoutArea) && { withoutArea }),
        inWeek: isWeekTold(one.id, week) ? one.inWeek : null,
        inWeekBefore: week === 0 || isWeekTold(one.id, week - 1) ? one.inWeekBefore : null,
        // The pace of the last weeks would tell the last of them.
        projection: isNow ? one.projection : null,
      },
    ];
  });
}

/** When the task is done by the pace of the last eight full weeks; four times out of five between the bounds (`projection.ts`). */
export interface HeadlineProjection {
  readonly weeks: number;
  /** Mean of a week, in the headline's unit. */
  readonly perWeek: number;
  /** Null: at this pace never. */
  readonly finishOn: Day | null;
  readonly earliestOn: Day | null;
  readonly latestOn: Day | null;
  /** Expected at the year's end. */
  readonly atYearEnd: number;
}

const COUNT_OF = { demolition: 'floor_cm2', land: 'land-handed-over', households: 'households-signed' } as const satisfies Record<
  HeadlineId,
  Tally | Land
>;
const TASK_OF = {
  demolition: 'demolition_cm2',
  land: 'land_cm2',
  households: 'households',
} as const satisfies Record<HeadlineId, keyof YearTask>;
const DAYS_PER_WEEK = 7;

/** The headlines of one line at a week's end. @param row place of the line in `BoardRows.places` */
export function readHeadlines(table: BoardTable, row: number, week: number): readonly Headline[] {
  const { board, weekEnds } = table;
  const day = weekEnds[week];
  const year = Number(nameDay(day).slice(0, 4));
  const place = board.rows.places[row];
  const named = place.level === 'district' ? undefined : place.key;
  const tasks = (board.register.settings?.yearTasks ?? []).filter((one) => one.year === year && one.unit === named);
  const newYear = table.yearsBefore[week];
  return HEADLINES.map((id): Headline => {
    const at = (on: number) => countAt(table, COUNT_OF[id], row, on);
    const before = at(newYear);
    const done = at(day) - before;
    const since = (n: number) => at(weekEnds[n]) - (n > 0 ? at(weekEnds[n - 1]) : 0);
    const task = tasks.map((one) => one[TASK_OF[id]]).find((one) => one !== undefined) ?? null;
    return {
      id,
      unit: id === 'households' ? 'households' : 'cm2',
      year,
      done,
      inWeek: since(week),
      inWeekBefore: week > 0 ? since(week - 1) : null,
      task,
      ...(id === 'demolition' && {
        withoutArea: countAt(table, 'floor-unknown', row, day) - countAt(table, 'floor-unknown', row, newYear),
      }),
      projection:
        task === null || done >= task
          ? null
          : projectHeadline(
              weekEnds.slice(0, week + 1).map((on) => task + before - at(on)),
              weekEnds.slice(0, week + 1),
              task,
              numberDay(`${year}-12-31`),
            ),
    };
  });
}

/** What is left of the task, week by week, goes on as the unresolved footprint does. */
function projectHeadline(
  left: readonly number[],
  weekEnds: readonly number[],
  task: number,
  yearEnd: number,
): HeadlineProjection | null {
  const made = project('recent-pace', left, weekEnds);
  if (!made) return null;
  const name = (day: number | null) => (day === null ? null : nameDay(day));
  const today = weekEnds[weekEnds.length - 1];
  return {
    weeks: made.weeks,
    perWeek: made.perWeek_cm2,
    finishOn: name(made.finish),
    earliestOn: name(made.earliest),
    latestOn: name(made.latest),
    atYearEnd: Math.max(
      task - left[left.length - 1],
      Math.round(task - left[left.length - 1] + (made.perWeek_cm2 * (yearEnd - today)) / DAYS_PER_WEEK),
    ),
  };
}
