import { writeCanonicalJson } from './canonical-json.ts';
import type { AcceptedChange, Change, ChangeDraft, ChangeStamp } from './change.ts';
import type { FieldClass } from './field-class.ts';
import { FIELD_CLASSES, splitByClass } from './field-class.ts';
import type { Instant } from './ports.ts';
import { sha256 } from './sha256.ts';

/** Where a feed stands: the place and the hash of its last change. */
export interface FeedHead {
  readonly seq: number;
  readonly hash: string;
}

export const EMPTY_FEED: FeedHead = { seq: 0, hash: '0'.repeat(64) };

const FORMAT = 'chidu-feed/1';

/** A draft becomes a change: the only place where who, when and on what device are added. */
export function stampChange(draft: ChangeDraft, stamp: ChangeStamp): Change {
  return { ...draft, ...stamp } as Change;
}

/**
 * Gives a change its place after `head`. What is hashed is documented in `docs/contracts/feed.md`.
 * @param salt 16 random bytes in hexadecimal (`Ids.salt`); without it withheld classes could be guessed from their digests
 */
export function acceptChange(head: FeedHead, change: Change, acceptedAt: Instant, salt?: string): AcceptedChange {
  const seq = head.seq + 1;
  const accepted = { ...change, seq, acceptedAt, prev: head.hash, ...(salt === undefined ? {} : { salt }) };
  return { ...accepted, hash: hashLink(seq, acceptedAt, head.hash, digestClasses(change, salt)) };
}

/** One digest per class of the change, salted but for `open`, whose values every reader has. Classes without values have none. */
export function digestClasses(change: Change, salt = ''): Partial<Record<FieldClass, string>> {
  const digests: Partial<Record<FieldClass, string>> = {};
  for (const [fieldClass, values] of Object.entries(splitByClass(change)) as [FieldClass, object][]) {
    digests[fieldClass] = digestClass(fieldClass, values, fieldClass === 'open' ? '' : salt);
  }
  return digests;
}

function digestReceived(change: AcceptedChange): Partial<Record<FieldClass, string>> | null {
  if (!change.sealed) return digestClasses(change, change.salt);
  const values = splitByClass(change);
  const digests: Partial<Record<FieldClass, string>> = { ...change.sealed };
  for (const fieldClass of FIELD_CLASSES) {
    const given = Object.values(values[fieldClass] ?? {}).some((value) => value !== undefined);
    if (!given) continue;
    if (change.sealed[fieldClass] !== undefined) return null;
    digests[fieldClass] = digestClass(fieldClass, values[fieldClass] ?? {}, fieldClass === 'open' ? '' : (change.salt ?? ''));
  }
  return digests;
}

/** Digest of one class: SHA-256 of class, salt and values as canonical JSON. */
export function digestClass(fieldClass: FieldClass, values: object, salt: string): string {
  return sha256(`${fieldClass}\n${salt}\n${writeCanonicalJson(values)}`);
}

/** The hash that closes one change: place, time, the hash before it and the digests, never the values themselves. */
export function hashLink(seq: number, acceptedAt: Instant, prev: string, digests: Readonly<Partial<Record<FieldClass, string>>>): string {
  return sha256(writeCanonicalJson({ format: FORMAT, seq, acceptedAt, prev, digests }));
}

export type ChainCheck =
  | { readonly ok: true; readonly head: FeedHead }
  /** `seq` is the first place that does not fit. `gap`: a change is missing or out of order · `broken`: it does not follow the one before · `altered`: its content is not what was accepted. */
  | { readonly ok: false; readonly code: 'chain-gap' | 'chain-broken' | 'chain-altered'; readonly seq: number };

/**
 * Verifies a stretch of the feed that follows `from`. Classes that were withheld are taken by their digest in `sealed`; a class
 * that is sealed and carries values all the same is altered, or a seal could vouch for values that it never covered.
 */
export function verifyChain(changes: Iterable<AcceptedChange>, from: FeedHead = EMPTY_FEED): ChainCheck {
  let head = from;
  for (const change of changes) {
    const seq = head.seq + 1;
    if (change.seq !== seq) return { ok: false, code: 'chain-gap', seq };
    if (change.prev !== head.hash) return { ok: false, code: 'chain-broken', seq };
    const digests = digestReceived(change);
    if (!digests || hashLink(seq, change.acceptedAt, change.prev, digests) !== change.hash) return { ok: false, code: 'chain-altered', seq };
    head = { seq, hash: change.hash };
  }
  return { ok: true, head };
}
