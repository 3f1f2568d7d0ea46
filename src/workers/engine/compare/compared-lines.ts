import { numberDay } from '../../../core/register/day.ts';
import type { Day } from '../../../core/register/ports.ts';
import type { Audience } from '../../../core/report/audience.ts';
import { cellName } from '../../../core/report/board/untold-cells.ts';
import { compareScope } from '../../../core/report/comparison/compare-days.ts';
import { type ComparedLine, rankCompared } from '../../../core/report/comparison/compared.ts';
import { tabulateFlows } from '../../../core/report/comparison/scope-flows.ts';
import type { FigureLevel } from '../../../core/report/figures/figure-table.ts';
import { hiddenLines } from '../board/hide-small.ts';
import { untoldByDay } from '../board/told-cells.ts';
import type { DistrictSession } from '../district-session.ts';
import { footprintOf } from '../footprint-model.ts';
import { type ComparedPlace, flowsOf, spansOf } from './flows.ts';

/** Which levels an audience is told of. */
const LEVELS: Readonly<Record<Audience, ReadonlySet<FigureLevel>>> = {
  planner: new Set<FigureLevel>(['district', 'zone', 'township', 'red-line']),
  leader: new Set<FigureLevel>(['district', 'zone', 'township', 'red-line']),
  public: new Set<FigureLevel>(['district', 'zone']),
};

/** The lines of two days for an audience; of one that is hidden nothing but its name is left. */
export function compareLines(
  session: DistrictSession,
  before: Day,
  after: Day,
  audience: Audience,
): { readonly lines: readonly ComparedLine[]; readonly hidden: number } {
  const { weekly, places } = flowsOf(session, audience);
  const days = [numberDay(before), numberDay(after)];
  const [a, b] = days.map((day) => weekly.days.indexOf(day));
  const isRead = a >= 0 && b >= 0;
  const sorted = days[0] <= days[1] ? days : days.toReversed();
  const flows = isRead ? weekly : tabulateFlows(footprintOf(session).model, spansOf(session, audience), sorted);
  const [from, to] = isRead ? [a, b] : days.map((day) => sorted.indexOf(day));
  const told = places.filter(({ level }) => LEVELS[audience].has(level));
  const hidden = new Set([
    ...hiddenPlaces(session, told, days, audience),
    ...untoldPlaces(session, told, [before, after], audience),
  ]);
  const counted = told.flatMap(({ scope, ...place }) => {
    const amounts = compareScope(flows, scope, from, to);
    if (place.level !== 'district' && amounts.items.allBefore === 0 && amounts.items.allAfter === 0) return [];
    return [{ ...place, amounts: hidden.has(scope) ? null : amounts }];
  });
  return { lines: rankCompared(counted), hidden: counted.filter(({ amounts }) => amounts === null).length };
}

/** Places whose land or hand-over a snapshot of one of the days hides: it would follow from what is compared. */
function untoldPlaces(
  session: DistrictSession,
  places: readonly ComparedPlace[],
  [before, after]: readonly [Day, Day],
  audience: Audience,
): readonly number[] {
  if (audience === 'planner') return [];
  const { now, before: then } = untoldByDay(session, audience, session.settings.smallCell, after, before);
  return places.flatMap((place) => {
    const names = COMPARED.map((figure) => cellName(place, figure));
    return names.some((name) => now.has(name) || then.has(name)) ? [place.scope] : [];
  });
}

/** Figures of the board that two compared days tell of. */
const COMPARED = ['cleared-land', 'unresolved'] as const;

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
