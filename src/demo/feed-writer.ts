import type { AcceptedChange, ChangeDraft } from '../core/register/change.ts';
import { acceptChange, EMPTY_FEED, stampChange } from '../core/register/feed.ts';
import { openRegister } from '../core/register/fold.ts';
import type { Day, Instant } from '../core/register/ports.ts';
import { isRefusal, type Refusal } from '../core/register/refusal.ts';
import type { Register } from '../core/register/register.ts';
import { createIds } from '../core/register/uuid.ts';

/** Something that happened on a day, as an action of the register. */
export interface Event {
  readonly on: Day;
  readonly by: string;
  act(register: Register): ChangeDraft | Refusal;
}

/** Ids from a fixed tail and a counting time: they differ by little, so that the container stays small. */
export function countIds(from: Day, tail: number): () => string {
  let time = Date.parse(`${from}T00:00:00.000Z`);
  const ids = createIds(
    (bytes) => bytes.fill(tail),
    () => time,
  );
  return () => {
    time += 1;
    return ids.next();
  };
}

/** Plays the events in order of their days and returns the accepted feed. The demo never refuses: a refusal is an error of its own. */
export function writeFeed(events: readonly Event[], firstOn: Day): AcceptedChange[] {
  const nextId = countIds(firstOn, 0x51);
  const open = openRegister();
  const feed: AcceptedChange[] = [];
  let head = EMPTY_FEED;
  for (const event of [...events].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))) {
    const draft = event.act(open.register);
    if (isRefusal(draft)) throw new Error(`demo-refused: ${JSON.stringify(draft)} on ${event.on}`);
    const stamp = { id: nextId(), recordedAt: entryOf(event.on), clockOffset_ms: 0, by: event.by, device: 'demo' };
    const change = acceptChange(head, stampChange(draft, stamp), stamp.recordedAt);
    head = { seq: change.seq, hash: change.hash };
    open.apply(change);
    feed.push(change);
  }
  return feed;
}

/** The office enters a day's papers in one go, at five in the afternoon of UTC+8. */
function entryOf(day: Day): Instant {
  return `${day}T09:00:00.000Z`;
}
