import type { AcceptedChange } from '../core/register/change.ts';
import { recorderOf } from '../core/register/seal-erased.ts';
import type { EntityRef } from '../core/register/entity-ref.ts';
import type { NamedEntity, ToldChange } from '../workers/calls/history.ts';
import type { FeatureRef } from '../workers/feature-ref.ts';
import { services } from './services.ts';
import { openDistrictId, untilKept } from './session.ts';

/** Every accepted change of an entity, the first one first, told for a person: once the whole district is in the store. @throws CodedError */
export async function historyOf(entity: EntityRef): Promise<readonly ToldChange[]> {
  const district = openDistrictId();
  if (!district) return [];
  await untilKept();
  const { engine, store } = services();
  return engine.tellChanges([await store.changesOf(district, entity)]);
}

/** The entity that a feature of the map is. @throws CodedError */
export const entityOf = (ref: FeatureRef): Promise<EntityRef> => services().engine.entityOf([ref]);

/** A line of the district's log. */
export interface LoggedChange extends Pick<AcceptedChange, 'seq' | 'type' | 'on' | 'acceptedAt' | 'by' | 'device'> {
  readonly entity: NamedEntity;
}

/** At most `count` accepted changes before a place in the feed, the newest first. @throws CodedError */
export async function changesBefore(before: number, count: number): Promise<readonly LoggedChange[]> {
  const district = openDistrictId();
  if (!district) return [];
  await untilKept();
  const { engine, store } = services();
  const changes = await store.changesBefore(district, before, count);
  const named = await engine.nameEntities([changes.map(({ entity }) => entity)]);
  return changes
    .map((change, n) => {
      const { seq, type, on, acceptedAt } = change;
      const { by, device } = recorderOf(change);
      return { seq, type, on, acceptedAt, by, device, entity: named[n] };
    })
    .toReversed();
}
