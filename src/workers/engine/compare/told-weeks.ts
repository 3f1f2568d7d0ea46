import type { Audience } from '../../../core/report/audience.ts';
import { type HiddenCrossings, hideCrossings } from '../../../core/report/comparison/hide-crossing.ts';
import { countHouseholdsBehind } from '../../../core/report/comparison/households-behind.ts';
import type { DistrictSession } from '../district-session.ts';
import { footprintOf } from '../footprint-model.ts';
import { hiddenPlaces } from './compared-lines.ts';
import { flowsOf } from './flows.ts';

/** Zones by their place in the model. */
export function zonesOf({ units }: DistrictSession): number[] {
  return units.list.flatMap(({ level }, unit) => (level === 'zone' ? [unit] : []));
}

/** Which weeks of zones, and of the district by zones, an audience is told. */
export interface ToldWeeks {
  /** Scopes of too few households in some week of those that are told, with the others that keep them from following from a total. */
  readonly hidden: ReadonlySet<number>;
  /** The first week that is told by scopes: before it one that is not hidden has a few households only. */
  readonly first: number;
}

/** A zone that begins late is hidden in all weeks rather than taking more than this share of the weeks from all others. */
const MOST_UNTOLD = 1 / 4;

const firstLate = (weekEnds: readonly number[]): number => Math.floor(weekEnds.length * MOST_UNTOLD);

const isFewOf = (households: number, { settings }: DistrictSession): boolean => households > 0 && households < settings.smallCell;

/**
 * What an audience is told of the weeks of zones. Households only ever come to a scope (`countHouseholdsBehind`), so that few are at the
 * beginning: those weeks are told as a whole.
 */
export function toldWeeks(session: DistrictSession, audience: Audience): ToldWeeks {
  const { weekEnds } = footprintOf(session);
  const { places, households } = flowsOf(session);
  const late = firstLate(weekEnds);
  const hidden = hiddenPlaces(session, places, weekEnds.slice(late), audience);
  if (audience === 'planner') return { hidden, first: 0 };
  const zones = places.filter(({ level, scope }) => level === 'zone' && !hidden.has(scope));
  const isFew = (day: number) => zones.some(({ scope }) => isFewOf(households(scope, day), session));
  return { hidden, first: weekEnds.findLastIndex((day, week) => week < late && isFew(day)) + 1 };
}

/** What is told of red lines by zones. */
export interface ToldCrossings {
  /** Hidden in every week. */
  readonly hidden: HiddenCrossings;
  /** The first week that is told by zones: before it one that is not hidden has a few households only. */
  readonly first: number;
}

const crossings = new WeakMap<DistrictSession, ToldCrossings>();

/**
 * Red lines × zones that are not for audiences outside the office: by the households of every week that is told by zones. One that is
 * hidden in one of these weeks is hidden in all of them, so that none follows from the weeks beside it.
 */
export function crossingsOf(session: DistrictSession, audience: Audience): ToldCrossings {
  if (audience === 'planner') return { hidden: new Set(), first: 0 };
  const known = crossings.get(session);
  if (known) return known;
  const { model, weekEnds } = footprintOf(session);
  const { plots, redLines } = model.input;
  const units = zonesOf(session);
  const zones = new Set(units.map((unit) => session.units.list[unit].id));
  const { households } = flowsOf(session);
  const cross = countHouseholdsBehind(plots, session.register.items, (plot) =>
    plot.units.filter((unit) => zones.has(unit)).map((unit) => `${redLines[plot.redLine].id}/${unit}`),
  );
  const names = redLines.flatMap(({ id }) => [...zones].map((unit) => ({ redLine: id, unit })));
  const cellsOn = (day: number) => names.map((name) => ({ ...name, households: cross(`${name.redLine}/${name.unit}`, day) }));
  const late = firstLate(weekEnds);
  const hidden = new Set<string>();
  const seen = new Set<string>();
  for (const day of weekEnds.slice(late)) {
    const cells = cellsOn(day);
    const margins = {
      whole: households(model.scopeCount - 1, day),
      redLines: new Map(redLines.map(({ id }, scope) => [id, households(scope, day)])),
      units: new Map(units.map((unit) => [session.units.list[unit].id, households(redLines.length + unit, day)])),
    };
    const counts = [...cells.map((cell) => cell.households), ...margins.redLines.values(), ...margins.units.values()].join();
    if (seen.has(counts)) continue;
    seen.add(counts);
    for (const name of hideCrossings(cells, margins, session.settings.smallCell)) hidden.add(name);
  }
  const isFew = (day: number) =>
    cellsOn(day).some((cell) => isFewOf(cell.households, session) && !hidden.has(`${cell.redLine}/${cell.unit}`));
  const found = { hidden, first: weekEnds.findLastIndex((day, week) => week < late && isFew(day)) + 1 };
  crossings.set(session, found);
  return found;
}

/** The first week from which a red line is told, even as a whole: before it a few households only are behind it. */
export function firstWeekOf(session: DistrictSession, line: number, audience: Audience): number {
  if (audience === 'planner') return 0;
  const { weekEnds } = footprintOf(session);
  const { households } = flowsOf(session);
  const late = firstLate(weekEnds);
  return weekEnds.findLastIndex((day, week) => week < late && isFewOf(households(line, day), session)) + 1;
}
