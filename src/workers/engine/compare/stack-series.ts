import { numberDay } from '../../../core/register/day.ts';
import type { FootprintBand, FootprintGoal } from '../../../core/register/tour-chart.ts';
import type { Audience } from '../../../core/report/audience.ts';
import { type HiddenCrossings, hideCrossings } from '../../../core/report/comparison/hide-crossing.ts';
import { countHouseholdsBehind } from '../../../core/report/comparison/households-behind.ts';
import { type CutSeries, cutByUnit } from '../../../core/report/comparison/series-by-unit.ts';
import type { StackedSeries, ZoneSeries } from '../../calls/leader-time.ts';
import { EngineError } from '../../rpc.ts';
import type { DistrictSession } from '../district-session.ts';
import { answerSeries, weeklyAreas } from '../footprint-answers.ts';
import { footprintOf } from '../footprint-model.ts';
import { hiddenPlaces } from './compared-lines.ts';
import { flowsOf } from './flows.ts';

const cuts = new WeakMap<DistrictSession, Map<string, CutSeries>>();
const crossings = new WeakMap<DistrictSession, HiddenCrossings>();

/** The land that is told: what open cases add is not for the public, where a zone has one of them. */
const landFor = (audience: Audience) => (audience === 'public' ? 'items_cm2' : 'unresolved_cm2');

/** Zones by their place in the model. */
function zonesOf({ units }: DistrictSession): number[] {
  return units.list.flatMap(({ level }, unit) => (level === 'zone' ? [unit] : []));
}

/** The footprint of a red line, or of the district, by zones for an audience. @throws EngineError `feature-unknown` */
export function stackSeries(session: DistrictSession, redLineId: string | null, audience: Audience): StackedSeries {
  const { model, weeks } = footprintOf(session);
  const line = model.input.redLines.findIndex(({ id }) => id === redLineId);
  if (redLineId !== null && (line < 0 || audience === 'public')) throw new EngineError('feature-unknown');
  const { smallCell } = session.settings;
  const { projections, dueOn } = answerSeries(
    session,
    redLineId === null ? { kind: 'district' } : { kind: 'red-line', id: redLineId },
  );
  const { parts, outside, total } = redLineId === null ? cutDistrict(session, audience) : cutOf(session, redLineId, line);
  const hidden = audience === 'planner' ? new Set<string>() : crossingsOf(session);
  const told = toldWeeks(session, audience);
  const isHidden = (unit: number) =>
    redLineId === null
      ? told.hidden.has(model.input.redLines.length + unit)
      : hidden.has(`${redLineId}/${session.units.list[unit].id}`);
  const untold = redLineId === null ? told.first : 0;
  const shared = { redLineId, weeks, smallCell, ...(dueOn !== undefined && { dueOn }) };
  if (redLineId !== null && (hidden.has(redLineId) || told.hidden.has(line)))
    return { ...shared, parts: null, total: [], targets: [], projection: null };
  const shown: FootprintBand[] = [];
  let gone: number[] | null = null;
  for (const [unit, values] of parts) {
    if (isHidden(unit)) {
      gone = values.map((cm2, week) => cm2 + (gone?.[week] ?? 0));
      continue;
    }
    const { id, name, nameEn } = session.units.list[unit];
    const shownValues = values.map((cm2, week) => (week < untold ? 0 : cm2));
    if (untold > 0) gone = values.map((cm2, week) => (week < untold ? cm2 : 0) + (gone?.[week] ?? 0));
    shown.push({ kind: 'zone', key: id, name, ...(nameEn !== undefined && { nameEn }), values: shownValues });
  }
  if (gone) shown.push({ kind: 'hidden', key: '', name: '', values: gone });
  if (outside.some((cm2) => cm2 !== 0)) shown.push({ kind: 'outside', key: '', name: '', values: outside });
  return {
    ...shared,
    parts: shown,
    total,
    targets: targetsOf(session, redLineId, line < 0 ? model.scopeCount - 1 : line),
    projection: projections.find(({ method }) => method === 'recent-pace') ?? null,
  };
}

function cutOf(session: DistrictSession, redLineId: string, line: number): CutSeries {
  const known = cuts.get(session) ?? new Map<string, CutSeries>();
  cuts.set(session, known);
  const { model, weekEnds } = footprintOf(session);
  const cut = known.get(redLineId) ?? cutByUnit(model, line, zonesOf(session), weekEnds);
  known.set(redLineId, cut);
  return cut;
}

function cutDistrict(session: DistrictSession, audience: Audience): CutSeries {
  const { model } = footprintOf(session);
  const landOf = (scope: number) => weeklyAreas(session, scope)[landFor(audience)];
  const total = landOf(model.scopeCount - 1);
  const parts = new Map(zonesOf(session).map((unit) => [unit, landOf(model.input.redLines.length + unit)] as const));
  const outside = total.map((cm2, week) => cm2 - [...parts.values()].reduce((sum, values) => sum + values[week], 0));
  return { parts, outside, total };
}

/** Red lines × zones that are not for audiences outside the office, by the households of the last week. */
function crossingsOf(session: DistrictSession): HiddenCrossings {
  const known = crossings.get(session);
  if (known) return known;
  const { model, weekEnds } = footprintOf(session);
  const { plots, redLines } = model.input;
  const day = weekEnds[weekEnds.length - 1] ?? 0;
  const zones = new Set(zonesOf(session).map((unit) => session.units.list[unit].id));
  const { households } = flowsOf(session);
  const cross = countHouseholdsBehind(plots, session.register.items, ({ redLine, units }) =>
    units.filter((unit) => zones.has(unit)).map((unit) => `${redLines[redLine].id}/${unit}`),
  );
  const cells = redLines.flatMap(({ id }) =>
    [...zones].map((unit) => ({ redLine: id, unit, households: cross(`${id}/${unit}`, day) })),
  );
  const found = hideCrossings(
    cells,
    {
      whole: households(model.scopeCount - 1, day),
      redLines: new Map(redLines.map(({ id }, scope) => [id, households(scope, day)])),
      units: new Map(zonesOf(session).map((unit) => [session.units.list[unit].id, households(redLines.length + unit, day)])),
    },
    session.settings.smallCell,
  );
  crossings.set(session, found);
  return found;
}

/** Goals of a red line as land that may be left; a goal in households is told by its day alone. */
function targetsOf(session: DistrictSession, redLineId: string | null, scope: number): FootprintGoal[] {
  const { targets = [] } = session.register.redLines.get(redLineId ?? '') ?? {};
  const all = weeklyAreas(session, scope).all_cm2.at(-1) ?? 0;
  return targets.map(({ byOn, share, measure }) => ({
    byOn,
    share,
    measure,
    most_cm2: measure === 'signing' ? null : Math.round(all * (measure === 'cleared-land' ? 1 - share : share)),
  }));
}

interface ToldWeeks {
  /** Scopes of too few households in some week of those that are told, with the others that keep them from following from a total. */
  readonly hidden: ReadonlySet<number>;
  /** The first week that is told by scopes: before it one that is not hidden has a few households only. */
  readonly first: number;
}

/** A zone that begins late is hidden in all weeks rather than taking more than this share of the weeks from all others. */
const MOST_UNTOLD = 1 / 4;

/**
 * What an audience is told of the weeks of zones. Households only ever come to a scope (`countHouseholdsBehind`), so that few are at the
 * beginning: those weeks are told as a whole.
 */
function toldWeeks(session: DistrictSession, audience: Audience): ToldWeeks {
  const { weekEnds } = footprintOf(session);
  const { places, households } = flowsOf(session);
  const late = Math.floor(weekEnds.length * MOST_UNTOLD);
  const hidden = hiddenPlaces(session, places, weekEnds.slice(late), audience);
  if (audience === 'planner') return { hidden, first: 0 };
  const zones = places.filter(({ level, scope }) => level === 'zone' && !hidden.has(scope));
  const isFew = (day: number) =>
    zones.some(({ scope }) => {
      const count = households(scope, day);
      return count > 0 && count < session.settings.smallCell;
    });
  return { hidden, first: weekEnds.findLastIndex((day, week) => week < late && isFew(day)) + 1 };
}

export function seriesOfZones(session: DistrictSession, audience: Audience): ZoneSeries {
  const { weeks, model } = footprintOf(session);
  const { hidden, first } = toldWeeks(session, audience);
  const lastDay = numberDay(session.lastOn);
  const { households } = flowsOf(session);
  return {
    weeks: weeks.slice(first),
    smallCell: session.settings.smallCell,
    zones: zonesOf(session).flatMap((unit) => {
      const scope = model.input.redLines.length + unit;
      const areas = weeklyAreas(session, scope);
      const values = areas[landFor(audience)];
      if ((areas.all_cm2.at(-1) ?? 0) === 0 && values.every((cm2) => cm2 === 0) && households(scope, lastDay) === 0) return [];
      const { id, name, nameEn } = session.units.list[unit];
      return [{ key: id, name, ...(nameEn !== undefined && { nameEn }), values: hidden.has(scope) ? null : values.slice(first) }];
    }),
  };
}
