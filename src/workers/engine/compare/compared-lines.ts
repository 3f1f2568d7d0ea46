import { numberDay } from '../../../core/register/day.ts';
import type { Day } from '../../../core/register/ports.ts';
import type { Audience } from '../../../core/report/audience.ts';
import { compareScope } from '../../../core/report/comparison/compare-days.ts';
import { type ComparedLine, rankCompared } from '../../../core/report/comparison/compared.ts';
import { countHouseholdsBehind, type HouseholdsBehind } from '../../../core/report/comparison/households-behind.ts';
import { type ScopeFlows, tabulateFlows } from '../../../core/report/comparison/scope-flows.ts';
import type { FigureLevel } from '../../../core/report/figures/figure-table.ts';
import { listScopes } from '../../../core/report/footprint/status-footprints.ts';
import { hiddenLines } from '../board/hide-small.ts';
import type { DistrictSession } from '../district-session.ts';
import { footprintOf } from '../footprint-model.ts';

/** A place that is compared, and its scope in the footprint's model. */
export interface ComparedPlace {
  readonly scope: number;
  readonly level: FigureLevel;
  readonly key: string;
  readonly name: string;
  readonly nameEn?: string;
  readonly parent?: string;
}

/** All that a session's comparisons are read off; made when first asked for. */
export interface PreparedFlows {
  readonly weekly: ScopeFlows;
  readonly places: readonly ComparedPlace[];
  /** By scope. */
  readonly households: HouseholdsBehind;
}

/** Which levels an audience is told of. */
const LEVELS: Readonly<Record<Audience, ReadonlySet<FigureLevel>>> = {
  planner: new Set<FigureLevel>(['district', 'zone', 'township', 'red-line']),
  leader: new Set<FigureLevel>(['district', 'zone', 'township', 'red-line']),
  public: new Set<FigureLevel>(['district', 'zone']),
};

const made = new WeakMap<DistrictSession, PreparedFlows>();

export function flowsOf(session: DistrictSession): PreparedFlows {
  const known = made.get(session);
  if (known) return known;
  const { model, weekEnds } = footprintOf(session);
  const scopesOf = listScopes(model);
  const prepared: PreparedFlows = {
    weekly: tabulateFlows(model, spansOf(session), weekEnds),
    places: listPlaces(session),
    households: countHouseholdsBehind(model.input.plots, session.register.items, scopesOf),
  };
  made.set(session, prepared);
  return prepared;
}

/** The footprint's own spans, those of the items alone, and of all items as if nothing were resolved. */
function spansOf(session: DistrictSession) {
  const { spans, ofItems } = footprintOf(session);
  return { unresolved: spans, items: ofItems.spans, all: ofItems.all };
}

function listPlaces(session: DistrictSession): ComparedPlace[] {
  const { district, register, units } = session;
  const { model } = footprintOf(session);
  const lines = model.input.redLines.length;
  return [
    { scope: model.scopeCount - 1, level: 'district', key: district.id, name: district.name },
    ...units.list.map(({ id, level, name, nameEn, parentId }, n): ComparedPlace => {
      const english = nameEn === undefined ? {} : { nameEn };
      return { scope: lines + n, level, key: id, name, ...english, parent: parentId ?? district.id };
    }),
    ...model.input.redLines.flatMap(({ id }, scope): ComparedPlace[] => {
      const line = register.redLines.get(id);
      if (!line) return [];
      const english = line.nameEn === undefined ? {} : { nameEn: line.nameEn };
      return [{ scope, level: 'red-line', key: id, name: line.name, ...english, parent: district.id }];
    }),
  ];
}

/** The lines of two days for an audience; of one that is hidden nothing but its name is left. */
export function compareLines(
  session: DistrictSession,
  before: Day,
  after: Day,
  audience: Audience,
): { readonly lines: readonly ComparedLine[]; readonly hidden: number } {
  const { weekly, places } = flowsOf(session);
  const days = [numberDay(before), numberDay(after)];
  const [a, b] = days.map((day) => weekly.days.indexOf(day));
  const isRead = a >= 0 && b >= 0;
  const sorted = days[0] <= days[1] ? days : days.toReversed();
  const flows = isRead ? weekly : tabulateFlows(footprintOf(session).model, spansOf(session), sorted);
  const [from, to] = isRead ? [a, b] : days.map((day) => sorted.indexOf(day));
  const told = places.filter(({ level }) => LEVELS[audience].has(level));
  const hidden = hiddenPlaces(session, told, days, audience);
  const counted = told.flatMap(({ scope, ...place }) => {
    const amounts = compareScope(flows, scope, from, to);
    if (place.level !== 'district' && amounts.items.allBefore === 0 && amounts.items.allAfter === 0) return [];
    return [{ ...place, amounts: hidden.has(scope) ? null : amounts }];
  });
  return { lines: rankCompared(counted), hidden: counted.filter(({ amounts }) => amounts === null).length };
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
