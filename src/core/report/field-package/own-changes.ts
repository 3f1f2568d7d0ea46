import type { AcceptedChange } from '../../register/change.ts';
import { acceptChange, EMPTY_FEED, type FeedHead } from '../../register/feed.ts';

/**
 * A base with one's own changes behind it, in their order: what a phone holds after a newer package came. What the base says has
 * arrived is left to it; every other change stays word for word as it was recorded, only its place and hash are new. One that no
 * longer fits the base (its report was withdrawn meanwhile) stays in the feed all the same: the desk decides.
 */
export function followBase(
  base: readonly AcceptedChange[],
  own: readonly AcceptedChange[],
  received: Iterable<string>,
  createSalt: () => string,
): { readonly feed: readonly AcceptedChange[]; readonly unsent: readonly AcceptedChange[] } {
  const arrived = new Set(received);
  for (const { id } of base) arrived.add(id);
  const unsent = followHead(base.at(-1) ?? EMPTY_FEED, own, arrived, createSalt);
  return { feed: [...base, ...unsent], unsent };
}

/**
 * One's own changes that have not arrived, in their order behind another end of a feed: word for word, with places and hashes anew. Of
 * what was erased meanwhile the digest goes along.
 */
export function followHead(
  head: FeedHead,
  own: readonly AcceptedChange[],
  arrived: ReadonlySet<string>,
  createSalt: () => string,
): readonly AcceptedChange[] {
  let last = head;
  const unsent: AcceptedChange[] = [];
  for (const accepted of own) {
    if (arrived.has(accepted.id)) continue;
    const { seq: _, acceptedAt, prev: __, hash: ___, salts: ____, ...change } = accepted;
    const moved = acceptChange(last, change, acceptedAt, createSalt);
    last = moved;
    unsent.push(moved);
  }
  return unsent;
}

/** What is left of a package after its time: that the district is there, and how it measures. */
export const bareBase = (base: readonly AcceptedChange[]): readonly AcceptedChange[] => base.slice(0, 1);
