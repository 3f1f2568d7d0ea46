import type { EntityRef } from '../../core/register/entity-ref.ts';
import { labelEntity } from '../../core/rules/land/label-entity.ts';
import type { NamedEntity } from '../calls/history.ts';
import type { FeatureRef } from '../feature-ref.ts';
import { EngineError } from '../rpc.ts';
import type { DistrictSession } from './district-session.ts';

/** What people call an entity, and where the map shows it. One that the register no longer holds keeps its id for a name. */
export function nameEntity(session: DistrictSession, { kind, id }: EntityRef): NamedEntity {
  return { kind, id, label: labelEntity(session, session.register, { kind, id }) ?? id, ref: refOfEntity(session, { kind, id }) };
}

/** The feature of the map that an entity is or lies on; of a clearance item its parcel, of a case its first build. */
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
    default:
      return null;
  }
}

/** The entity that a feature of the map is. @throws EngineError `feature-unknown` */
export function entityOf(session: DistrictSession, ref: FeatureRef): EntityRef {
  if (ref.kind !== 'parcel') return { kind: ref.kind, id: ref.id };
  const layer = session.layers.get(ref.layerId);
  if (!layer || ref.row >= layer.count) throw new EngineError('feature-unknown');
  return { kind: 'parcel', id: layer.idOf(ref.row) };
}
