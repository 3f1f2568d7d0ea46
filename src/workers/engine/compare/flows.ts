import { countHouseholdsBehind, type HouseholdsBehind } from '../../../core/report/comparison/households-behind.ts';
import { type ScopeFlows, tabulateFlows } from '../../../core/report/comparison/scope-flows.ts';
import type { Audience } from '../../../core/report/audience.ts';
import type { FigureLevel } from '../../../core/report/figures/figure-table.ts';
import { listScopes } from '../../../core/report/footprint/status-footprints.ts';
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

const made = { withCases: new WeakMap<DistrictSession, PreparedFlows>(), ofItems: new WeakMap<DistrictSession, PreparedFlows>() };

/** What an audience compares: the land that open cases add is not for the public. */
export function flowsOf(session: DistrictSession, audience: Audience = 'planner'): PreparedFlows {
  const kept = made[audience === 'public' ? 'ofItems' : 'withCases'];
  const known = kept.get(session);
  if (known) return known;
  const { model, weekEnds } = footprintOf(session);
  const scopesOf = listScopes(model);
  const prepared: PreparedFlows = {
    weekly: tabulateFlows(model, spansOf(session, audience), weekEnds),
    places: listPlaces(session),
    households: countHouseholdsBehind(model.input.plots, session.register.items, scopesOf),
  };
  kept.set(session, prepared);
  return prepared;
}

const counted = new WeakMap<PreparedFlows, Map<number, Uint32Array>>();

/** Households behind every scope on a day (day number). Those of the ends of weeks, which are asked for again and again, are counted once. */
export function householdsOn(flows: PreparedFlows, day: number): Uint32Array {
  const days = counted.get(flows) ?? new Map<number, Uint32Array>();
  counted.set(flows, days);
  const { weekly, households } = flows;
  const counts = days.get(day) ?? Uint32Array.from({ length: weekly.scopeCount }, (_, scope) => households(scope, day));
  if (weekly.days.includes(day)) days.set(day, counts);
  return counts;
}

/** The footprint's own spans, those of the items alone, and of all items as if nothing were resolved. */
export function spansOf(session: DistrictSession, audience: Audience) {
  const { spans, ofItems } = footprintOf(session);
  return { unresolved: audience === 'public' ? ofItems.spans : spans, items: ofItems.spans, all: ofItems.all };
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
