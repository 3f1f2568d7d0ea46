import { EMPTY_FEED, type FeedHead, verifyChain } from '../../core/register/feed.ts';
import { nextTask } from '../../formats/next-task.ts';
import { type Call, EngineError } from '../rpc.ts';
import type { DistrictSession } from './district-session.ts';
import { footprintOf } from './footprint-model.ts';
import type { SourceParts } from './read-source.ts';

/** A few milliseconds of work: between two slices the map gets its tiles. */
const CHANGES_PER_SLICE = 60;

/**
 * Looks into every change: its shape, and whether it is what was accepted.
 * @returns the place and hash up to which it is proven
 * @throws ReadError `feed-malformed`; EngineError `feed-altered`, `cancelled`
 */
export async function proveFeed(call: Call, { feed, fileName, head: end }: SourceParts): Promise<FeedHead> {
  // The schemas are large, and the first map needs none.
  const { checkShapes } = await import('../../formats/container/check-shapes.ts');
  let head = EMPTY_FEED;
  for (let from = 0; from < feed.length; from += CHANGES_PER_SLICE) {
    const to = Math.min(from + CHANGES_PER_SLICE, feed.length);
    checkShapes(feed, from, to);
    const check = verifyChain(feed.slice(from, to), head);
    if (!check.ok) throw new EngineError('feed-altered', { seq: check.seq }, fileName === '' ? {} : { file: fileName });
    head = check.head;
    call.progress({ phase: 'verify-feed', done: to, total: feed.length, unit: 'changes' });
    await pause(call);
  }
  // A feed that lost its last changes is a sound chain.
  if (end && (end.seq !== head.seq || end.hash !== head.hash)) throw new EngineError('feed-altered', { seq: head.seq + 1 });
  return head;
}

/**
 * Proves a district that is drawn already: its feed, every column of its packages, and that its footprint can be measured.
 * @returns as `proveFeed`
 * @throws as `proveFeed`; ReadError `package-damaged`; TangleError
 */
export async function proveDistrict(call: Call, session: DistrictSession, parts: SourceParts): Promise<FeedHead> {
  const head = await proveFeed(call, parts);
  for (const layer of [session.ground, ...session.layers.values()]) {
    for (const _ of layer?.settle() ?? []) await pause(call);
  }
  call.progress({ phase: 'measure-overlaps', done: 0, total: 0, unit: 'pairs' });
  await pause(call);
  footprintOf(session);
  return head;
}

async function pause(call: Call): Promise<void> {
  await nextTask();
  if (call.signal.aborted) throw new EngineError('cancelled');
}
