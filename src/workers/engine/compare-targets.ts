import { ITEM_STATUSES } from '../../core/register/clearance-item.ts';
import { numberDay } from '../../core/register/day.ts';
import { rankWithTies } from '../../core/report/rank-with-ties.ts';
import { weekEndedBy } from '../../core/report/footprint/reporting-weeks.ts';
import type { TargetComparison, TargetKind, TargetStanding } from '../calls/footprint.ts';
import type { DistrictSession } from './district-session.ts';
import { dueOn, projectFrom, weeklyAreas } from './footprint-answers.ts';
import { footprintOf } from './footprint-model.ts';
import { statusTableOf } from './status-model.ts';

const STEPS = ITEM_STATUSES.length;
const LEVELS = { zones: 'zone', townships: 'township', villages: 'village' } as const;
const WEEKS_BACK = 4;

type Target = TargetStanding['target'];

/** How all targets of a kind stand at the end of the last week that ended by a day. */
export function compareTargets(session: DistrictSession, kind: TargetKind, on: string): TargetComparison {
  const { weekEnds, weeks } = footprintOf(session);
  const week = weekEndedBy(weekEnds, numberDay(on));
  const standings = listTargets(session, kind)
    .map(([target, scope]) => standAt(session, target, scope, week))
    .filter(({ plots, all_cm2, unresolved_cm2 }) => plots > 0 || all_cm2 > 0 || unresolved_cm2 > 0);
  const ranks = rankWithTies(standings.map(({ unresolved_cm2 }) => unresolved_cm2));
  return {
    kind,
    week: weeks[week],
    standings: standings.map((standing, n) => ({ ...standing, rank: ranks[n] })).sort((a, b) => a.rank - b.rank),
  };
}

/** Targets of a kind with the numbers of their scopes. */
function listTargets(session: DistrictSession, kind: TargetKind): [Target, number][] {
  const { redLines, units } = footprintOf(session).model.input;
  if (kind === 'red-lines') return redLines.map(({ id }, n) => [{ kind: 'red-line', id }, n]);
  const wanted = new Set(session.settings.units.filter(({ level }) => level === LEVELS[kind]).map(({ id }) => id));
  return units.flatMap(({ id }, n): [Target, number][] => (wanted.has(id) ? [[{ kind: 'unit', id }, redLines.length + n]] : []));
}

function standAt(session: DistrictSession, target: Target, scope: number, week: number): Omit<TargetStanding, 'rank'> {
  const { weekEnds } = footprintOf(session);
  const width = weekEnds.length;
  const series = weeklyAreas(session, scope);
  const unresolved = series.unresolved_cm2.slice(0, week + 1);
  const ever = series.ever_cm2.slice(0, week + 1);
  const plotsOf = (step: number) => statusTableOf(session).plots[(scope * STEPS + step) * width + week];
  const plots = ITEM_STATUSES.reduce((sum, _, step) => sum + plotsOf(step), 0);
  const since = (weeksBack: number) => (week >= weeksBack ? unresolved[week] - unresolved[week - weeksBack] : null);
  const due = target.kind === 'red-line' ? dueOn(session, target.id) : undefined;
  const projection = projectFrom('recent-pace', unresolved, ever, weekEnds.slice(0, week + 1));
  const finishOn = projection?.finishOn;
  return {
    target,
    unresolved_cm2: unresolved[week],
    items_cm2: series.items_cm2[week],
    all_cm2: series.all_cm2[week],
    unresolvedPlots: plots - plotsOf(STEPS - 1),
    plots,
    sinceLastWeek_cm2: since(1),
    sinceFourWeeks_cm2: since(WEEKS_BACK),
    dueOn: due,
    projection,
    daysLate: due && finishOn ? numberDay(finishOn) - numberDay(due) : null,
  };
}
