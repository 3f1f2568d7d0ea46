import type { AcceptedChange } from '../core/register/change.ts';
import type { EntityRef } from '../core/register/entity-ref.ts';
import type { UnsentChange } from '../store/team-feed.ts';

/** Bytes of changes in one push; a server takes about a million. A single larger one goes alone. */
const MOST_BYTES = 400_000;

export interface Choosing {
  /** Changes that this run of the drain leaves alone. */
  readonly setAside: ReadonlySet<string>;
  /** Whether what a change names by its SHA-256 is on the server. */
  hasFiles(change: AcceptedChange): boolean;
  /** Changes at most. */
  readonly limit: number;
}

/**
 * What is sent next, in the order in which it was recorded. A change that cannot go (somebody has to look at it, its files are missing,
 * the server does not take it) holds back what comes after it of the same entity and, where it brings its entity, what speaks of that;
 * nothing else waits for it. A patrol whose fixes were erased here goes in one batch with the change that says what they proved, beyond
 * the limit too, and not without it.
 */
export function chooseChanges(
  unsent: readonly UnsentChange[],
  { setAside, hasFiles, limit }: Choosing,
): readonly AcceptedChange[] {
  const heldEntities = new Set<string>();
  const heldIds = new Set<string>();
  const indices = new Map<string, number>();
  const chosen: AcceptedChange[] = [];
  let bytes = 0;
  let isFull = false;
  /** Patrols that were chosen erased, until their erasure is. */
  const awaited = new Set<string>();
  for (const [at, { change, entry, version }] of unsent.entries()) {
    const key = keyOf(change.entity);
    const index = indices.get(key) ?? 0;
    indices.set(key, index + 1);
    const isHeld =
      heldEntities.has(key) ||
      entry.state === 'attention' ||
      setAside.has(change.id) ||
      (version !== undefined && change.base !== version + index) ||
      !hasFiles(change) ||
      (heldIds.size > 0 && speaksOf(change.body, heldIds)) ||
      (isErased(change) && !erasureCanGo(change, unsent.slice(at + 1), setAside));
    if (isHeld) {
      heldEntities.add(key);
      if (change.base === 0) heldIds.add(change.entity.id);
      continue;
    }
    // Acknowledged: its link is on its way.
    if (entry.place) continue;
    const size = JSON.stringify(change).length;
    isFull ||= chosen.length >= limit || (chosen.length > 0 && bytes + size > MOST_BYTES);
    if (isFull && awaited.size === 0) break;
    if (isFull && !awaited.has(key)) continue;
    bytes += size;
    chosen.push(change);
    if (isErased(change)) awaited.add(key);
    if (change.type === 'track-erased') awaited.delete(key);
  }
  return chosen;
}

const isErased = ({ type, sealed }: AcceptedChange): boolean => type === 'patrol-recorded' && sealed?.office !== undefined;

function erasureCanGo({ entity }: AcceptedChange, later: readonly UnsentChange[], setAside: ReadonlySet<string>): boolean {
  const erasure = later.find(({ change }) => change.type === 'track-erased' && change.entity.id === entity.id);
  return erasure !== undefined && erasure.entry.state !== 'attention' && !setAside.has(erasure.change.id);
}

const keyOf = ({ kind, id }: EntityRef): string => `${kind}/${id}`;

function speaksOf(value: unknown, ids: ReadonlySet<string>): boolean {
  if (typeof value === 'string') return ids.has(value);
  if (value === null || typeof value !== 'object') return false;
  return Object.values(value).some((member) => speaksOf(member, ids));
}
