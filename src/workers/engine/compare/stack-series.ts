import { numberDay } from '../../../core/register/day.ts';
import type { FootprintBand, FootprintGoal } from '../../../core/register/tour-chart.ts';
import type { Audience } from '../../../core/report/audience.ts';
import { type CutSeries, cutByUnit } from '../../../core/report/comparison/series-by-unit.ts';
import type { StackedSeries, ZoneSeries } from '../../calls/leader-time.ts';
import { EngineError } from '../../rpc.ts';
import type { DistrictSession } from '../district-session.ts';
import { answerSeries, weeklyAreas } from '../footprint-answers.ts';
import { footprintOf } from '../footprint-model.ts';
import { flowsOf } from './flows.ts';
import { crossingsOf, firstWeekOf, toldWeeks, zonesOf } from './told-weeks.ts';

const cuts = new WeakMap<DistrictSession, Map<string, CutSeries>>();

/** The land that is told: what open cases add is not for the public, where a zone has one of them. */
const landFor = (audience: Audience) => (audience === 'public' ? 'items_cm2' : 'unresolved_cm2');

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
  const told = toldWeeks(session, audience);
  const cross = crossingsOf(session, audience);
  const isHidden = (unit: number) =>
    redLineId === null
      ? told.hidden.has(model.input.redLines.length + unit)
      : cross.hidden.has(`${redLineId}/${session.units.list[unit].id}`);
  const untold = redLineId === null ? told.first : cross.first;
  const from = redLineId === null ? 0 : firstWeekOf(session, line, audience);
  const tell = (values: readonly number[]) => values.slice(from);
  const shared = { redLineId, weeks: weeks.slice(from), smallCell, ...(dueOn !== undefined && { dueOn }) };
  if (redLineId !== null && (cross.hidden.has(redLineId) || told.hidden.has(line)))
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
    if (untold > from) gone = values.map((cm2, week) => (week < untold ? cm2 : 0) + (gone?.[week] ?? 0));
    shown.push({ kind: 'zone', key: id, name, ...(nameEn !== undefined && { nameEn }), values: tell(shownValues) });
  }
  if (gone) shown.push({ kind: 'hidden', key: '', name: '', values: tell(gone) });
  if (outside.some((cm2) => cm2 !== 0)) shown.push({ kind: 'outside', key: '', name: '', values: tell(outside) });
  return {
    ...shared,
    parts: shown,
    total: tell(total),
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
