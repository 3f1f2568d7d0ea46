import type { Measure } from '../../core/measure/measurement.ts';
import { settle } from '../../core/measure/settle.ts';
import { DistanceMeter } from '../../core/overlay/distance.ts';
import type { MeasuredPolygons } from '../../core/overlay/measured-polygons.ts';
import { OverlapMeter } from '../../core/overlay/overlap-area.ts';
import type { SimilarBuild } from '../calls/capturing.ts';
import { caseOfSighting, isVerifiedOn } from './case-of-sighting.ts';
import type { DistrictSession } from './district-session.ts';

/** Farther from each other two outlines are not of one building, however badly they were placed, metres. */
const NEAR_M = 20;
const MOST = 8;

/**
 * Reports whose last drawn shape overlaps a drawing or lies near it, those that are gone included: the same building is built again.
 * `drawing` holds one feature.
 */
export function findSimilar(
  session: DistrictSession,
  drawing: MeasuredPolygons,
  measure: Measure,
  on: string,
  own?: string,
): SimilarBuild[] {
  const { sightings, register, settings } = session;
  const reach = 1000 * NEAR_M;
  const plane = drawing.view('planar');
  const [minX, minY, maxX, maxY] = plane.boxes;
  const gaps = new DistanceMeter();
  const meter = new OverlapMeter();
  const [drawn, others] = [drawing.view(measure), sightings.polygons.view(measure)];
  const found: SimilarBuild[] = [];
  for (const row of sightings.polygons.index('planar').search(minX - reach, minY - reach, maxX + reach, maxY + reach)) {
    const { id, shape } = sightings.versions[row];
    const report = register.sightings.get(id);
    if (id === own || !shape || !report || lastDrawn(session, id, on) !== row) continue;
    const distance_m = gaps.between(plane, 0, sightings.polygons.view('planar'), row).distance_m;
    if (distance_m > NEAR_M) continue;
    const area_m2 = distance_m > 0 ? 0 : meter.measurePair(drawn, 0, others, row);
    const smaller_m2 = Math.min(drawn.areas_m2[0], others.areas_m2[row]);
    const share = smaller_m2 > 0 ? Math.min(1, area_m2 / smaller_m2) : 0;
    const current = sightings.rowOn(id, on);
    const isGone = current !== undefined && sightings.versions[current].shape === null;
    found.push({
      id,
      no: report.no,
      seenOn: report.seenOn,
      stage: report.stage,
      state: isGone ? 'gone' : isVerifiedOn(register, id, on) ? 'verified' : 'to-verify',
      inCase: caseOfSighting(register, id) !== undefined,
      overlap_cm2: settle(area_m2),
      share,
      isSame: share >= settings.duplicateRatio,
      distance_m,
      shape: shape.coordinates,
    });
  }
  return found.sort((a, b) => b.share - a.share || a.distance_m - b.distance_m).slice(0, MOST);
}

/** Row of the last shape that an entity had by the day. */
function lastDrawn({ sightings }: DistrictSession, id: string, on: string): number | undefined {
  return sightings.rowsOf(id).findLast((row) => sightings.versions[row].fromOn <= on && sightings.versions[row].shape !== null);
}
