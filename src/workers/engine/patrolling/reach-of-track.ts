import type { MeasuredPolygons } from '../../../core/overlay/measured-polygons.ts';
import type { EntityRef } from '../../../core/register/entity-ref.ts';
import type { Patrol, SeenShape, TrackReach } from '../../../core/register/patrol.ts';
import { extend } from '../../../core/report/track/see-targets.ts';
import type { DistrictSession } from '../district-session.ts';
import { readSegments } from './read-segments.ts';
import { isTrusted, keyOfShape, seenByPatrol } from './seen-by-patrols.ts';

/**
 * What the fixes of a recorded patrol prove, to stand in their place: its figures, and every shape of everything that is or ever was a
 * target (reports, red lines, parcels with an item), so that coverage of any day comes out as before. Of a shape that is recorded
 * later nothing can be said any more. `session`: the whole history.
 */
export function reachOfTrack(session: DistrictSession, patrol: Patrol): TrackReach {
  const { settings, plane } = session;
  const { coverageDistance_m: within_m, coverageAccuracy_m: accuracy_m } = settings;
  const seen = new Map<string, SeenShape>();
  for (const { polygons, targetOf } of isTrusted(patrol) ? shapesEver(session) : []) {
    for (const [row, one] of seenByPatrol(patrol, polygons, plane, settings)) {
      const target = targetOf(row);
      if (!target) continue;
      const shape = keyOfShape(polygons, row);
      const key = `${target.kind}/${target.id}/${shape}`;
      seen.set(key, { target, shape, ...extend(seen.get(key), one) });
    }
  }
  const order = [...seen].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
  return { within_m, accuracy_m, ...readSegments(patrol.segments, settings).figures, seen: order };
}

/** Of a withdrawn patrol: it counts for nothing. */
export function reachOfNothing({ settings }: DistrictSession): TrackReach {
  const { coverageDistance_m: within_m, coverageAccuracy_m: accuracy_m } = settings;
  return { within_m, accuracy_m, ...readSegments([], settings).figures, seen: [] };
}

interface ShapesEver {
  readonly polygons: MeasuredPolygons;
  targetOf(row: number): EntityRef | null;
}

function* shapesEver({ sightings, redLines, layers, parcelShapes, itemsOfParcel }: DistrictSession): Generator<ShapesEver> {
  yield { polygons: sightings.polygons, targetOf: (row) => ({ kind: 'sighting', id: sightings.versions[row].id }) };
  yield { polygons: redLines.polygons, targetOf: (row) => ({ kind: 'red-line', id: redLines.versions[row].id }) };
  const parcel = (id: string | undefined): EntityRef | null =>
    id !== undefined && itemsOfParcel.has(id) ? { kind: 'parcel', id } : null;
  yield { polygons: parcelShapes.dated.polygons, targetOf: (row) => parcel(parcelShapes.parcelOf(row).parcelId) };
  for (const layer of layers.values()) {
    if (layer.layer.kind !== 'parcels') continue;
    const ids = new Map<number, string>();
    for (const id of itemsOfParcel.keys()) {
      const row = layer.rowOf(id);
      if (row !== undefined) ids.set(row, id);
    }
    yield { polygons: layer.imported, targetOf: (row) => parcel(ids.get(row)) };
  }
}
