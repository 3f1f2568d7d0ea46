import { numberDay } from '../../../core/register/day.ts';
import type { Day } from '../../../core/register/ports.ts';
import type { Audience } from '../../../core/report/audience.ts';
import { compareScope } from '../../../core/report/comparison/compare-days.ts';
import {
  type ComparedAmounts,
  type ComparedCell,
  type ComparedLine,
  rankCompared,
} from '../../../core/report/comparison/compared.ts';
import { COLUMNS_OF_COMPARED } from '../../../core/report/board/board-tables.ts';
import { HIDDEN } from '../../../core/report/snapshot/snapshot.ts';
import { tabulateFlows } from '../../../core/report/comparison/scope-flows.ts';
import type { FigureLevel } from '../../../core/report/figures/figure-table.ts';
import { hiddenLines } from '../board/hide-small.ts';
import type { DistrictSession } from '../district-session.ts';
import { footprintOf } from '../footprint-model.ts';
import { type ComparedPlace, flowsOf, spansOf } from './flows.ts';

/** Which levels an audience is told of. */
const LEVELS: Readonly<Record<Audience, ReadonlySet<FigureLevel>>> = {
  planner: new Set<FigureLevel>(['district', 'zone', 'township', 'red-line']),
  leader: new Set<FigureLevel>(['district', 'zone', 'township', 'red-line']),
  public: new Set<FigureLevel>(['district', 'zone']),
};

/** What is shown of a place on the earlier day (0) and on the later (1). */
export type IsTold = (side: 0 | 1, place: Pick<ComparedPlace, 'level' | 'key'>, column: string) => boolean;

/** The lines of two days for an audience, with the cells that it is told. */
export function compareLines(
  session: DistrictSession,
  before: Day,
  after: Day,
  audience: Audience,
  isTold: IsTold,
): { readonly lines: readonly ComparedLine[]; readonly hidden: number } {
  const { weekly, places } = flowsOf(session, audience);
  const days = [numberDay(before), numberDay(after)];
  const [a, b] = days.map((day) => weekly.days.indexOf(day));
  const isRead = a >= 0 && b >= 0;
  const sorted = days[0] <= days[1] ? days : days.toReversed();
  const flows = isRead ? weekly : tabulateFlows(footprintOf(session).model, spansOf(session, audience), sorted);
  const [from, to] = isRead ? [a, b] : days.map((day) => sorted.indexOf(day));
  const lines = places.flatMap(({ scope, ...place }) => {
    if (!LEVELS[audience].has(place.level)) return [];
    const { cm2, items } = compareScope(flows, scope, from, to);
    if (place.level !== 'district' && items.allBefore === 0 && items.allAfter === 0) return [];
    const told = (side: 0 | 1, column: string) => isTold(side, place, column);
    const { cm2: land, items: plots } = COLUMNS_OF_COMPARED;
    return [{ ...place, amounts: { cm2: hideUntold(cm2, land, told), items: hideUntold(items, plots, told) } }];
  });
  const isHidden = ({ amounts }: (typeof lines)[number]) =>
    Object.values(amounts).some((one) => Object.values(one).includes(HIDDEN));
  return { lines: rankCompared(lines), hidden: lines.filter(isHidden).length };
}

/** What came and went follows from what stood on both days: it is told where all of that is. */
function hideUntold(
  amounts: ComparedAmounts,
  [all, part]: readonly [all: string, part: string],
  told: (side: 0 | 1, column: string) => boolean,
): ComparedAmounts {
  const stands = (side: 0 | 1) => told(side, all) && told(side, part);
  const cell = (isTold: boolean, value: ComparedCell): ComparedCell => (isTold ? value : HIDDEN);
  const moves = stands(0) && stands(1);
  return {
    before: cell(stands(0), amounts.before),
    entered: cell(moves, amounts.entered),
    released: cell(moves, amounts.released),
    revised: cell(moves, amounts.revised),
    after: cell(stands(1), amounts.after),
    leftBefore: cell(stands(0), amounts.leftBefore),
    leftAfter: cell(stands(1), amounts.leftAfter),
    allBefore: cell(told(0, all), amounts.allBefore),
    allAfter: cell(told(1, all), amounts.allAfter),
  };
}

/**
 * Scopes that are not for an audience: of too few households on a day on which there are any, with others that keep them from following
 * from a total; and whatever makes up a place that is hidden.
 */
export function hiddenPlaces(
  session: DistrictSession,
  places: readonly ComparedPlace[],
  days: readonly number[],
  audience: Audience,
): ReadonlySet<number> {
  const hidden = new Set<number>();
  if (audience === 'planner') return hidden;
  const { households } = flowsOf(session);
  const names = new Map(places.map((place) => [`${place.level}/${place.key}`, place]));
  for (const level of ['zone', 'township', 'red-line'] as const) {
    const group = places.filter((place) => place.level === level);
    const sized = group.map(({ scope, key, parent }) => {
      const counts = days.map((day) => households(scope, day)).filter((count) => count > 0);
      return { key, parent, households: counts.length === 0 ? 0 : Math.min(...counts) };
    });
    const gone = hiddenLines(sized, session.settings.smallCell);
    for (const { scope, key, parent } of group) {
      const above = names.get(`zone/${parent}`);
      if (gone.has(key) || (level === 'township' && above && hidden.has(above.scope))) hidden.add(scope);
    }
  }
  return hidden;
}
