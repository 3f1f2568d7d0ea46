import type { EntityRef } from '../../core/register/entity-ref.ts';
import type { Patch } from '../../core/register/patch.ts';
import type { Day } from '../../core/register/ports.ts';
import type { EntityPlace } from '../calls/desk.ts';
import type { FeatureRef } from '../feature-ref.ts';
import type { DistrictSession } from './district-session.ts';
import { locate } from './locate-feature.ts';
import { rowBounds } from './row-bounds.ts';
import { boundsOf } from './row-geometry.ts';

/** Where an entity is on the map: a case where its first build is, a task where its subject is; null for nowhere. */
export function placeOfEntity(session: DistrictSession, entity: EntityRef, on: Day): EntityPlace | null {
  const { register } = session;
  if (entity.kind === 'patch') {
    const patch = register.patches.get(entity.id);
    return patch ? { ref: refOfPatch(session, patch), bounds: boundsOf(patch.shape.coordinates) } : null;
  }
  if (entity.kind === 'task') {
    const subject = register.tasks.get(entity.id)?.subject;
    return subject ? placeOfEntity(session, subject, on) : null;
  }
  const ref = refOfEntity(session, entity);
  if (!ref) return null;
  const { polygons, row } = locate(session, ref, on);
  return { ref, bounds: rowBounds(session, polygons, row) };
}

/** The feature of its layer that a patch was taken from. */
export function refOfPatch(session: DistrictSession, { layerId, featureId }: Patch): FeatureRef | null {
  const layer = layerId === undefined ? undefined : session.layers.get(layerId);
  const row = featureId === undefined ? undefined : layer?.rowOf(featureId);
  return layer && row !== undefined ? { kind: 'parcel', layerId: layer.layer.id, row } : null;
}

/** The feature of the map that an entity is or lies on; of a clearance item its parcel, of a case its first build, of a task its subject. */
export function refOfEntity(session: DistrictSession, { kind, id }: EntityRef): FeatureRef | null {
  const { register } = session;
  switch (kind) {
    case 'parcel': {
      const place = session.placeOf(id);
      return place ? { kind: 'parcel', layerId: place.layer.layer.id, row: place.row } : null;
    }
    case 'red-line':
    case 'sighting':
      return (kind === 'red-line' ? register.redLines : register.sightings).has(id) ? { kind, id } : null;
    case 'clearance-item': {
      const item = register.items.get(id);
      return item ? refOfEntity(session, { kind: 'parcel', id: item.parcelId }) : null;
    }
    case 'building': {
      const building = register.buildings.get(id);
      return building ? refOfEntity(session, { kind: 'clearance-item', id: building.itemId }) : null;
    }
    case 'case': {
      const first = register.cases.get(id)?.sightings[0];
      return first === undefined ? null : refOfEntity(session, { kind: 'sighting', id: first });
    }
    case 'patch': {
      const patch = register.patches.get(id);
      return patch ? refOfPatch(session, patch) : null;
    }
    case 'task': {
      const subject = register.tasks.get(id)?.subject;
      return subject ? refOfEntity(session, subject) : null;
    }
    default:
      return null;
  }
}
