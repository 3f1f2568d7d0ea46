import type { AcceptedChange } from '../../core/register/change.ts';
import type { Day } from '../../core/register/ports.ts';

interface Lookup<V> {
  get(key: string): V | undefined;
}

/** What a history tells of the feed beside the register, which keeps what holds and not who said so. */
export interface Provenance {
  /** Who recorded it: by the change's id for milestones and steps of cases, by `entity@day` for shapes and links. */
  readonly authors: Lookup<string>;
  /** Day on which a sighting was linked to another, by its id. */
  readonly linkedOn: Lookup<Day>;
  /** Of the last change, which seals all before it; null before the first. */
  readonly chainHash: string | null;
}

/** Reads on from what was known. Layers and settings are left out: who imports is not told. */
export function readProvenance(changes: readonly AcceptedChange[], known?: Provenance): Provenance {
  const authors = new Map<string, string>();
  const linkedOn = new Map<string, Day>();
  for (const { type, id, entity, on, by } of changes) {
    if (type === 'item-registered' || type === 'milestone-recorded' || type === 'case-step-taken') authors.set(id, by);
    else if (entity.kind === 'red-line' || entity.kind === 'sighting' || entity.kind === 'parcel') {
      authors.set(`${entity.id}@${on}`, by);
      if (type === 'sighting-linked') linkedOn.set(entity.id, on);
    }
  }
  return {
    authors: grow(known?.authors, authors),
    linkedOn: grow(known?.linkedOn, linkedOn),
    chainHash: changes.at(-1)?.hash ?? known?.chainHash ?? null,
  };
}

const MOST_COPIED = 1024;

/** Entries over those of a feed: half a million are not copied for each change, only the few that came last. */
class Layered<V> implements Lookup<V> {
  constructor(
    readonly base: Lookup<V> | undefined,
    readonly last: ReadonlyMap<string, V>,
  ) {}

  get(key: string): V | undefined {
    return this.last.get(key) ?? this.base?.get(key);
  }
}

function grow<V>(known: Lookup<V> | undefined, added: ReadonlyMap<string, V>): Lookup<V> {
  if (known !== undefined && added.size === 0) return known;
  if (known instanceof Layered && known.last.size + added.size <= MOST_COPIED)
    return new Layered<V>(known.base, new Map([...known.last, ...added]));
  return new Layered<V>(known, added);
}
