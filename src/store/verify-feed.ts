import type { AcceptedChange } from '../core/register/change.ts';
import { type ChainCheck, EMPTY_FEED, type FeedHead, verifyChain } from '../core/register/feed.ts';

/** A few milliseconds of hashing: a long feed must not hold up the page that saves it. */
const CHANGES_PER_SLICE = 60;

/** Verifies a whole feed's hash chain in slices, giving the thread back between them. Not inside a transaction: it would end. */
export async function verifyFeed(feed: readonly AcceptedChange[]): Promise<ChainCheck> {
  let head: FeedHead = EMPTY_FEED;
  for (let from = 0; from < feed.length; from += CHANGES_PER_SLICE) {
    const check = verifyChain(feed.slice(from, from + CHANGES_PER_SLICE), head);
    if (!check.ok) return check;
    head = check.head;
    await nextTask();
  }
  return { ok: true, head };
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
