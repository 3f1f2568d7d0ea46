import type { AcceptedChange } from '../core/register/change.ts';
import type { ChainCheck } from '../core/register/feed.ts';
import { EMPTY_FEED, verifyChain } from '../core/register/feed.ts';

/** About ten milliseconds of hashing. */
const CHANGES_PER_SLICE = 400;

/** Verifies a whole feed in slices, so that the thread that shows the screen is never held for long. */
export async function verifyFeed(feed: readonly AcceptedChange[]): Promise<ChainCheck> {
  let head = EMPTY_FEED;
  for (let at = 0; at < feed.length; at += CHANGES_PER_SLICE) {
    const check = verifyChain(feed.slice(at, at + CHANGES_PER_SLICE), head);
    if (!check.ok) return check;
    head = check.head;
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  return { ok: true, head };
}
