import { countHouseholdsBehind, type HouseholdsBehind } from '../../../core/report/comparison/households-behind.ts';
import { type ScopeFlows, tabulateFlows } from '../../../core/report/comparison/scope-flows.ts';
import type { FigureLevel } from '../../../core/report/figures/figure-table.ts';
import { listScopes } from '../../../core/report/footprint/status-footprints.ts';
import type { DistrictSession } from '../district-session.ts';
import { footprintOf } from '../footprint-model.ts';
import { statusesOf } from '../status-model.ts';

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

/** The footprint's own spans, and those as if nothing were resolved, which the split by status has made. */
export function spansOf(session: DistrictSession) {
  const { footprint, statuses } = statusesOf(session);
  return { unresolved: footprint.spans, all: statuses.upTo[statuses.upTo.length - 1] };
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
