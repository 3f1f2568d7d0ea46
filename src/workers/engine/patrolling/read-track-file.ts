import type { Bounds } from '../../../core/geodesy/plane.ts';
import { createMapService } from '../../../core/geodesy/map-service-crs.ts';
import { dayOf } from '../../../core/register/day.ts';
import type { Fix } from '../../../core/register/patrol.ts';
import { cleanTrack } from '../../../core/report/track/clean-track.ts';
import { describeRecording, measureTrack } from '../../../core/report/track/measure-track.ts';
import { MOST_FIXES_OF_WALK, splitWalks, type TimedLine } from '../../../core/report/track/split-walks.ts';
import { readFile } from '../../../formats/catalog.ts';
import { timedLines } from '../../../formats/timed-lines.ts';
import type { ImportedTrack, StatedOfTrack, TrackSystem } from '../../calls/patrolling.ts';
import { EngineError } from '../../rpc.ts';
import type { DistrictSession } from '../district-session.ts';
import { rulesOf } from './seen-by-patrols.ts';

/** Degrees around the district's bounds, some kilometres, in which a walk still belongs to it. */
const AROUND_DEG = 0.05;

/** Walks of a file that another program or device wrote. @throws EngineError and ReadError as `PatrollingCalls.readTrackFile` says */
export async function readTrackFile(
  { register, settings }: DistrictSession,
  bytes: Uint8Array,
  fileName: string,
  { accuracy_m, system, now }: StatedOfTrack,
  signal: AbortSignal,
): Promise<ImportedTrack> {
  const { table, notes } = await readFile(bytes, { fileName, signal });
  const lines = turnBack(timedLines(table), system);
  if (lines.length === 0) throw new EngineError('track-without-lines');
  const { walks, report } = splitWalks(lines, { accuracy_m, now });
  if (walks.length === 0)
    throw new EngineError(report.future > 0 ? 'track-in-future' : 'track-without-times', { points: report.points });
  const fixes = Math.max(...walks.map(({ segments }) => segments.reduce((sum, { length }) => sum + length, 0)));
  if (fixes > MOST_FIXES_OF_WALK) throw new EngineError('track-too-long', { fixes, limit: MOST_FIXES_OF_WALK });
  const rules = rulesOf(settings);
  const known = new Set([...register.patrols.values()].map(({ startedAt, endedAt }) => `${startedAt}/${endedAt}`));
  return {
    walks: walks.map((walk) => ({
      ...walk,
      on: dayOf(walk.startedAt, settings.timeZone),
      recorded: describeRecording(walk.segments, rules.fastest_mps),
      counted: measureTrack(cleanTrack(walk.segments, rules)),
      isKnown: known.has(`${walk.startedAt}/${walk.endedAt}`),
      isElsewhere: !walk.segments.some((fixes) => fixes.some((fix) => isAround(settings.bounds, fix))),
    })),
    report,
    notes,
  };
}

/** Points that cannot be turned back stay as they are: the track leaves them out as no place. */
function turnBack(lines: readonly TimedLine[], system: TrackSystem): readonly TimedLine[] {
  if (system === 'WGS 84') return lines;
  const service = createMapService(system);
  return lines.map(({ points, times }) => {
    const places = Float64Array.from(points.flat());
    service.toLonLat(places);
    return { points: points.map((_, n) => [places[2 * n], places[2 * n + 1]] as const), times };
  });
}

function isAround([west, south, east, north]: Bounds, [lon, lat]: Fix): boolean {
  return lon >= west - AROUND_DEG && lon <= east + AROUND_DEG && lat >= south - AROUND_DEG && lat <= north + AROUND_DEG;
}
