import type { AcceptedChange } from '../core/register/change.ts';
import { type ChainCheck, EMPTY_FEED, type FeedHead, verifyChain } from '../core/register/feed.ts';

/** A few milliseconds of hashing: a long feed must not hold up the page that saves it. */
const CHANGES_PER_SLICE = 60;

/** Verifies a whole feed's hash chain in slices, giving the thread back between them. Not inside a transaction: it would end. */
export const verifyFeed = (feed: readonly AcceptedChange[]): Promise<ChainCheck> => verifyInSlices(feed, verifyChain, EMPTY_FEED);

/** Links that are only compared take next to no time. */
const LINKS_PER_SLICE = 5_000;

/**
 * Whether a feed is the one that was proven up to `proven`: the same number of changes, each naming the hash of the one before it, the
 * last one bearing the proven hash. Hashes are compared, not reckoned: that was the proof.
 */
export async function followFeed(feed: readonly AcceptedChange[], proven: FeedHead): Promise<ChainCheck> {
  let head = EMPTY_FEED;
  for (const [n, { seq, prev, hash }] of feed.entries()) {
    if (seq !== head.seq + 1) return { ok: false, code: 'chain-gap', seq: head.seq + 1 };
    if (prev !== head.hash) return { ok: false, code: 'chain-broken', seq };
    head = { seq, hash };
    if (n % LINKS_PER_SLICE === LINKS_PER_SLICE - 1) await nextTask();
  }
  if (head.seq === proven.seq && head.hash === proven.hash) return { ok: true, head };
  return { ok: false, code: 'chain-gap', seq: Math.min(head.seq, proven.seq) + 1 };
}

/** Shows a whole feed to somebody, a slice at a time, giving the thread back between them. Not inside a transaction. */
export async function lookThrough<Link>(feed: readonly Link[], look: (slice: readonly Link[]) => void): Promise<void> {
  for (let at = 0; at < feed.length; at += LINKS_PER_SLICE) {
    look(feed.slice(at, at + LINKS_PER_SLICE));
    await nextTask();
  }
}

/** As `verifyFeed`, of any stretch of a chain behind `from`. */
export async function verifyInSlices<Link>(
  links: readonly Link[],
  verify: (slice: readonly Link[], head: FeedHead) => ChainCheck,
  from: FeedHead,
): Promise<ChainCheck> {
  let head = from;
  for (let at = 0; at < links.length; at += CHANGES_PER_SLICE) {
    const check = verify(links.slice(at, at + CHANGES_PER_SLICE), head);
    if (!check.ok) return check;
    head = check.head;
    await nextTask();
  }
  return { ok: true, head };
}

/**
 * Verifies changes that were read one by one: each bears its own hash, and the change after it, which is verified too, or else the
 * head of the feed names that hash. What was altered alone is found without reading the whole feed.
 */
export async function verifyRead(
  changes: readonly AcceptedChange[],
  successors: readonly (AcceptedChange | undefined)[],
  head: FeedHead,
): Promise<ChainCheck> {
  const bySeq = new Map(changes.map((change) => [change.seq, change]));
  // Of two in one place only one could be looked at.
  const twice = changes.find((change) => bySeq.get(change.seq) !== change);
  if (twice) return { ok: false, code: 'chain-gap', seq: twice.seq };
  for (const change of successors) if (change && !bySeq.has(change.seq)) bySeq.set(change.seq, change);
  let done = 0;
  for (const change of [...bySeq.values()].sort((a, b) => a.seq - b.seq)) {
    const check = verifyChain([change], { seq: change.seq - 1, hash: change.prev });
    if (!check.ok) return check;
    const next = bySeq.get(change.seq + 1)?.prev ?? (change.seq === head.seq ? head.hash : undefined);
    if (next !== undefined && next !== change.hash) return { ok: false, code: 'chain-broken', seq: change.seq + 1 };
    if (++done % CHANGES_PER_SLICE === 0) await nextTask();
  }
  const cut = changes.find(({ seq }) => seq !== head.seq && !bySeq.has(seq + 1));
  return cut ? { ok: false, code: 'chain-gap', seq: cut.seq + 1 } : { ok: true, head };
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
