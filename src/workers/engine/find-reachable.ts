import { ACCURACY_PER_SIGMA } from '../../core/editing/outline-of-fixes.ts';
import { DistanceMeter } from '../../core/overlay/distance.ts';
import type { MeasuredPolygons } from '../../core/overlay/measured-polygons.ts';
import type { ReachableFeature } from '../calls/capturing.ts';
import type { MetGroup } from '../calls/editing.ts';
import type { DistrictSession } from './district-session.ts';
import { listSources } from './list-sources.ts';

/** What changes everything for whoever stands on it. */
const GRAVE = ['red-lines', 'compensated', 'permits'] as const;
/** Of each subject: more say no more. */
const MOST = 4;

/**
 * Red lines, compensated land and permits that a build does not meet as it is drawn, and that it may stand on all the same: they lie within the
 * 95 % radius of its vertices. Nearest first. That it meets none is then no finding.
 */
export function findReachable(
  session: DistrictSession,
  drawing: MeasuredPolygons,
  sigma_m: number,
  met: readonly MetGroup[],
  on: string,
): ReachableFeature[] {
  const reach_m = ACCURACY_PER_SIGMA * sigma_m;
  if (!(reach_m > 0)) return [];
  const view = drawing.view('planar');
  const [west, south, east, north] = view.boxes;
  const beyond = 1000 * reach_m;
  const meter = new DistanceMeter();
  const known = new Set(met.flatMap(({ rows }) => rows.map(({ ref }) => JSON.stringify(ref))));
  return GRAVE.flatMap((subject) => {
    const found: ReachableFeature[] = [];
    for (const source of listSources(session, on).filter((one) => one.subject === subject && one.polygons.columns.count > 0)) {
      const others = source.polygons.view('planar');
      for (const row of source.polygons.index('planar').search(west - beyond, south - beyond, east + beyond, north + beyond)) {
        const ref = source.accepts(row) ? source.refOf(row) : null;
        if (!ref || known.has(JSON.stringify(ref))) continue;
        const { distance_m } = meter.between(view, 0, others, row);
        if (distance_m <= reach_m) found.push({ subject, ref, label: source.labelOf(row), distance_m });
      }
    }
    return found.sort((a, b) => a.distance_m - b.distance_m).slice(0, MOST);
  });
}
