import type { AcceptedChange } from '../../core/register/change.ts';
import { ReadError } from '../reader.ts';
import { CONTAINER_PATHS } from './container.ts';

const FILE = CONTAINER_PATHS.feed;
const BEFORE_FIRST = '0'.repeat(64);

/** One change per line, in feed order. */
export function writeFeed(feed: readonly AcceptedChange[]): Uint8Array {
  checkOrder(feed);
  return new TextEncoder().encode(feed.map((change) => `${JSON.stringify(change)}\n`).join(''));
}

/**
 * Checks order and links (`seq` without gaps from 1, each `prev` the `hash` before it). Whether a change has a known shape is for
 * `checkShapes` to find; whether a hash fits its change is core's to verify, for the classes of the reader's role. Until both were
 * done a feed is good for a picture only, which is taken back where they find something.
 * @throws ReadError `feed-damaged`, `feed-gap`, `feed-of-others`
 */
export function readFeed(bytes: Uint8Array): AcceptedChange[] {
  const lines = decode(bytes).split('\n');
  if (lines[lines.length - 1] === '') lines.pop();
  const feed = lines.map((line, index) => readChange(line, index + 1));
  checkOrder(feed);
  return feed;
}

function readChange(line: string, number: number): AcceptedChange {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new ReadError('feed-damaged', { file: FILE, line: number });
  }
  if (!isChange(value)) throw new ReadError('feed-damaged', { file: FILE, line: number });
  return value;
}

function isChange(value: unknown): value is AcceptedChange {
  if (typeof value !== 'object' || value === null) return false;
  const change = value as Partial<Record<keyof AcceptedChange, unknown>>;
  const texts = [change.id, change.district, change.type, change.on, change.acceptedAt, change.prev, change.hash];
  return (
    Number.isSafeInteger(change.seq) &&
    texts.every((text) => typeof text === 'string') &&
    (typeof change.recordedAt === 'string' || Object(change.sealed).office !== undefined) &&
    typeof change.entity === 'object' &&
    change.entity !== null
  );
}

function checkOrder(feed: readonly AcceptedChange[]): void {
  let prev = BEFORE_FIRST;
  feed.forEach((change, index) => {
    // Kept by its own district and place, a stray change would lie in the way of another district's record.
    if (change.district !== feed[0].district)
      throw new ReadError('feed-of-others', { file: FILE, line: index + 1 }, { found: change.district });
    if (change.seq !== index + 1 || change.prev !== prev)
      throw new ReadError('feed-gap', { file: FILE, line: index + 1 }, { expected: index + 1, found: change.seq });
    prev = change.hash;
  });
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ReadError('feed-damaged', { file: FILE });
  }
}
