import type { DistrictPlane } from '../../../core/geodesy/district-plane.ts';
import type { MeasuredPolygons } from '../../../core/overlay/measured-polygons.ts';
import type { Settings } from '../../../core/register/district.ts';
import type { Patrol, SeenShape } from '../../../core/register/patrol.ts';
import { type CleanTrack, cleanTrack } from '../../../core/report/track/clean-track.ts';
import { type Seen, seeTargets } from '../../../core/report/track/see-targets.ts';
import { shapeKey } from '../../../core/report/track/shape-key.ts';
import { type TrackRules, USUAL_TRACK_RULES } from '../../../core/report/track/track-rules.ts';
import type { TargetPlace } from './list-targets.ts';

const keys = new WeakMap<MeasuredPolygons, Map<number, string>>();

/** `shapeKey` of a row, worked out once. */
export function keyOfShape(polygons: MeasuredPolygons, row: number): string {
  const known = keys.get(polygons) ?? new Map<number, string>();
  keys.set(polygons, known);
  const key = known.get(row) ?? shapeKey(polygons.columns, row);
  known.set(row, key);
  return key;
}

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
const reaches = new WeakMap<Patrol, ReadonlyMap<string, readonly SeenShape[]>>();
const sights = new WeakMap<MeasuredPolygons, WeakMap<Patrol, ByLimit<Map<number, Seen>>>>();

/** What a recorded patrol saw of one shape of a target: from its fixes, or as it was put down when they were erased. */
export function seenOfPlace(patrol: Patrol, place: TargetPlace, plane: DistrictPlane, settings: Settings): Seen | null {
  const { of, polygons, row } = place;
  if (!patrol.reached) return seenByPatrol(patrol, polygons, plane, settings).get(row) ?? null;
  const known = shapesSeen(patrol).get(`${of.kind}/${of.id}`);
  return known?.find(({ shape }) => shape === keyOfShape(polygons, row)) ?? null;
}

/** What an erased track saw, by the entity; nothing of one whose fixes are there. */
export function shapesSeen(patrol: Patrol): ReadonlyMap<string, readonly SeenShape[]> {
  const known = reaches.get(patrol);
  if (known) return known;
  const made = new Map<string, SeenShape[]>();
  for (const one of patrol.reached?.seen ?? []) {
    const key = `${one.target.kind}/${one.target.id}`;
    const others = made.get(key);
    if (others) others.push(one);
    else made.set(key, [one]);
  }
  reaches.set(patrol, made);
  return made;
}

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
