import type { AcceptedChange } from '../../core/register/change.ts';
import { openMap } from '../../core/register/layered-map.ts';
import type { Day } from '../../core/register/ports.ts';

/** What a history tells of the feed beside the register, which keeps what holds and not who said so. */
export interface Provenance {
  /** Who recorded it: by the change's id for milestones and steps of cases, by `entity@day` for shapes and links. */
  readonly authors: ReadonlyMap<string, string>;
  /** Day on which a sighting was linked to another, by its id. */
  readonly linkedOn: ReadonlyMap<string, Day>;
  /** Of the last change, which seals all before it; null before the first. */
  readonly chainHash: string | null;
}

/** Reads on from what was known. Layers and settings are left out: who imports is not told. */
export function readProvenance(changes: readonly AcceptedChange[], known?: Provenance): Provenance {
  const authors = openMap(known?.authors);
  const linkedOn = openMap(known?.linkedOn);
  for (const { type, id, entity, on, by } of changes) {
    if (type === 'item-registered' || type === 'milestone-recorded' || type === 'case-step-taken') authors.set(id, by);
    else if (entity.kind === 'red-line' || entity.kind === 'sighting' || entity.kind === 'parcel') {
      authors.set(`${entity.id}@${on}`, by);
      if (type === 'sighting-linked') linkedOn.set(entity.id, on);
    }
  }
  return { authors, linkedOn, chainHash: changes.at(-1)?.hash ?? known?.chainHash ?? null };
}
