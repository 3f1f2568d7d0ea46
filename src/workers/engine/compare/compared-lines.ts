import { numberDay } from '../../../core/register/day.ts';
import type { Day } from '../../../core/register/ports.ts';
import type { Audience } from '../../../core/report/audience.ts';
import { compareScope } from '../../../core/report/comparison/compare-days.ts';
import { type ComparedLine, rankCompared } from '../../../core/report/comparison/compared.ts';
import { tabulateFlows } from '../../../core/report/comparison/scope-flows.ts';
import type { FigureLevel } from '../../../core/report/figures/figure-table.ts';
import { hiddenLines } from '../board/hide-small.ts';
import type { DistrictSession } from '../district-session.ts';
import { footprintOf } from '../footprint-model.ts';
import { type ComparedPlace, flowsOf, householdsOn, type PreparedFlows, spansOf } from './flows.ts';

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
  const prepared = flowsOf(session, audience);
  const { weekly } = prepared;
  const days = [numberDay(before), numberDay(after)];
  const [a, b] = days.map((day) => weekly.days.indexOf(day));
  const isRead = a >= 0 && b >= 0;
  const sorted = days[0] <= days[1] ? days : days.toReversed();
  const flows = isRead ? weekly : tabulateFlows(footprintOf(session).model, spansOf(session, audience), sorted);
  const [from, to] = isRead ? [a, b] : days.map((day) => sorted.indexOf(day));
  const told = placesFor(prepared, audience);
  const hidden = hiddenPlaces(session, told, days, audience);
  const counted: Omit<ComparedLine, 'rankBefore' | 'rankAfter'>[] = [];
  let untold = 0;
  for (const place of told) {
    const amounts = compareScope(flows, place.scope, from, to);
    const { allBefore, allAfter } = amounts.items;
    if (place.level !== 'district' && allBefore === 0 && allAfter === 0) continue;
    const isHidden = hidden.has(place.scope);
    if (isHidden) untold++;
    counted.push({ ...nameOf(place), amounts: isHidden ? null : amounts });
  }
  return { lines: rankCompared(counted), hidden: untold };
}

const names = new WeakMap<ComparedPlace, Omit<ComparedPlace, 'scope'>>();

/** A place without its scope, which is of the model alone; made once. */
function nameOf(place: ComparedPlace): Omit<ComparedPlace, 'scope'> {
  const known = names.get(place);
  if (known) return known;
  const { scope: _, ...name } = place;
  names.set(place, name);
  return name;
}

const placesTold = new WeakMap<PreparedFlows, Map<Audience, readonly ComparedPlace[]>>();

function placesFor(prepared: PreparedFlows, audience: Audience): readonly ComparedPlace[] {
  const known = placesTold.get(prepared) ?? new Map<Audience, readonly ComparedPlace[]>();
  placesTold.set(prepared, known);
  const told = known.get(audience) ?? prepared.places.filter(({ level }) => LEVELS[audience].has(level));
  known.set(audience, told);
  return told;
}

/** Places of one level, and of each the scope of the zone that it lies in. */
type PlaceGroup = readonly { readonly place: ComparedPlace; readonly zone: number | undefined }[];

const placeGroups = new WeakMap<readonly ComparedPlace[], readonly PlaceGroup[]>();

/** The places that may be hidden, level by level from the top; found once for a list. */
function groupPlaces(places: readonly ComparedPlace[]): readonly PlaceGroup[] {
  const known = placeGroups.get(places);
  if (known) return known;
  const zones = new Map(places.flatMap(({ level, key, scope }) => (level === 'zone' ? [[key, scope] as const] : [])));
  const groups = (['zone', 'township', 'red-line'] as const).map((level) =>
    places
      .filter((place) => place.level === level)
      .map((place) => ({ place, zone: level === 'township' ? zones.get(place.parent ?? '') : undefined })),
  );
  placeGroups.set(places, groups);
  return groups;
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
  const flows = flowsOf(session);
  const counts = days.map((day) => householdsOn(flows, day));
  const fewest = ({ scope }: ComparedPlace) => {
    let least = 0;
    for (const count of counts) if (count[scope] > 0 && (least === 0 || count[scope] < least)) least = count[scope];
    return least;
  };
  for (const group of groupPlaces(places)) {
    const sized = group.map(({ place }) => ({ key: place.key, parent: place.parent, households: fewest(place) }));
    const gone = hiddenLines(sized, session.settings.smallCell);
    for (const { place, zone } of group) {
      if (gone.has(place.key) || (zone !== undefined && hidden.has(zone))) hidden.add(place.scope);
    }
  }
  return hidden;
}
