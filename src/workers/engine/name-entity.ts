import type { EntityRef } from '../../core/register/entity-ref.ts';
import { labelEntity } from '../../core/rules/land/label-entity.ts';
import type { NamedEntity } from '../calls/history.ts';
import type { FeatureRef } from '../feature-ref.ts';
import { EngineError } from '../rpc.ts';
import type { DistrictSession } from './district-session.ts';
import { refOfEntity } from './place-of-entity.ts';

/** What people call an entity, and where the map shows it. One that the register no longer holds keeps its id for a name. */
export function nameEntity(session: DistrictSession, { kind, id }: EntityRef): NamedEntity {
  return { kind, id, label: labelEntity(session, session.register, { kind, id }) ?? id, ref: refOfEntity(session, { kind, id }) };
}

/** The entity that a feature of the map is. @throws EngineError `feature-unknown` */
export function entityOf(session: DistrictSession, ref: FeatureRef): EntityRef {
  if (ref.kind !== 'parcel') return { kind: ref.kind, id: ref.id };
  const layer = session.layers.get(ref.layerId);
  if (!layer || ref.row >= layer.count) throw new EngineError('feature-unknown');
  return { kind: 'parcel', id: layer.idOf(ref.row) };
}
