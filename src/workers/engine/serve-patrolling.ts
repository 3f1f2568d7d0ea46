import type { LngLat } from '../../core/measure/units.ts';
import { findNearestVertex } from '../../core/overlay/nearest-vertex.ts';
import type { Day } from '../../core/register/ports.ts';
import { checkKnownPoint } from '../../core/report/track/check-known-point.ts';
import type { KnownPoint, PatrollingCalls } from '../calls/patrolling.ts';
import type { Served } from '../rpc.ts';
import type { DistrictSession } from './district-session.ts';
import { listSources } from './list-sources.ts';
import { coverTargets } from './patrolling/cover-targets.ts';
import { readTrackFile } from './patrolling/read-track-file.ts';
import { readSegments } from './patrolling/read-segments.ts';
import { sessionOn } from './session-on.ts';

/** How far from a corner somebody may point at it. */
const CORNER_REACH_M = 30;

export function servePatrolling(open: () => DistrictSession): Served<PatrollingCalls> {
  return {
    readTrack: (_, segments) => readSegments(segments, open().settings),
    coverage: (_, question, on) => coverTargets(sessionOn(open(), on), question, on),
    checkPoint: (_, name, expected, measured) => checkKnownPoint(name, expected, measured),
    knownPointNear: (_, at, on) => cornerNear(sessionOn(open(), on), at, on),
    readTrackFile: ({ signal }, bytes, fileName, stated) => readTrackFile(open(), bytes, fileName, stated, signal),
  };
}

function cornerNear(session: DistrictSession, at: LngLat, on: Day): KnownPoint | null {
  const [east, north] = session.plane.toFractionalMillimetres(Float64Array.of(...at));
  if (!Number.isFinite(east)) return null;
  const corners = listSources(session, on)
    .filter(({ subject }) => subject === 'parcels' || subject === 'red-lines')
    .flatMap((source) => {
      const found = findNearestVertex(source.polygons, east, north, 1000 * CORNER_REACH_M, (row) => source.accepts(row));
      return found?.kind === 'vertex' ? [{ source, found }] : [];
    })
    .sort((a, b) => a.found.distance_mm - b.found.distance_mm);
  if (corners.length === 0) return null;
  const [{ source, found }] = corners;
  const [lon, lat] = session.plane.toLonLat(Float64Array.of(found.east_mm, found.north_mm));
  return { label: source.labelOf(found.row), at: [lon, lat], distance_m: found.distance_mm / 1000 };
}
