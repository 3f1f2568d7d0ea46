import type { DistrictPlane } from '../../../core/geodesy/district-plane.ts';
import type { MeasuredPolygons } from '../../../core/overlay/measured-polygons.ts';
import type { Settings } from '../../../core/register/district.ts';
import type { Patrol } from '../../../core/register/patrol.ts';
import { type CleanTrack, cleanTrack } from '../../../core/report/track/clean-track.ts';
import { type Seen, seeTargets } from '../../../core/report/track/see-targets.ts';
import { type TrackRules, USUAL_TRACK_RULES } from '../../../core/report/track/track-rules.ts';

export const rulesOf = ({ coverageAccuracy_m }: Settings): TrackRules => ({
  ...USUAL_TRACK_RULES,
  accuracy_m: coverageAccuracy_m,
});

interface ByLimit<T> {
  readonly limit: string;
  readonly made: T;
}

/** What a recorded patrol proves never changes, and what it saw of shapes only with them or the limits. */
const tracks = new WeakMap<Patrol, ByLimit<CleanTrack>>();
const sights = new WeakMap<MeasuredPolygons, WeakMap<Patrol, ByLimit<Map<number, Seen>>>>();

/** Rows that a recorded patrol saw, each worked out once while shapes and limits stay. */
export function seenByPatrol(
  patrol: Patrol,
  polygons: MeasuredPolygons,
  plane: DistrictPlane,
  settings: Settings,
): ReadonlyMap<number, Seen> {
  const { coverageAccuracy_m, coverageDistance_m } = settings;
  const ofPatrols = sights.get(polygons) ?? new WeakMap<Patrol, ByLimit<Map<number, Seen>>>();
  sights.set(polygons, ofPatrols);
  const limit = `${coverageAccuracy_m}/${coverageDistance_m}`;
  const known = ofPatrols.get(patrol);
  if (known?.limit === limit) return known.made;
  const made = seeTargets(cleanedOf(patrol, settings).pieces, polygons, plane, coverageDistance_m);
  ofPatrols.set(patrol, { limit, made });
  return made;
}

function cleanedOf(patrol: Patrol, settings: Settings): CleanTrack {
  const limit = String(settings.coverageAccuracy_m);
  const known = tracks.get(patrol);
  if (known?.limit === limit) return known.made;
  const made = cleanTrack(patrol.segments, rulesOf(settings));
  tracks.set(patrol, { limit, made });
  return made;
}

/** Whether its positions were where they said: a known point that told of a shift makes all of them useless for coverage. */
export const isTrusted = ({ knownPoint }: Pick<Patrol, 'knownPoint'>): boolean =>
  knownPoint === undefined || knownPoint.verdict === 'agrees';
