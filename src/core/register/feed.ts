import { writeCanonicalJson } from './canonical-json.ts';
import type { AcceptedChange, Change, ChangeDraft, ChangeStamp } from './change.ts';
import type { FieldClass } from './field-class.ts';
import { FIELD_CLASSES } from './field-class.ts';
import type { Instant } from './ports.ts';
import { sha256 } from './sha256.ts';
import type { ClassValues } from './split-by-class.ts';
import { splitByClass } from './split-by-class.ts';

/** Where a feed stands: the place and the hash of its last change. */
export interface FeedHead {
  readonly seq: number;
  readonly hash: string;
}

export const EMPTY_FEED: FeedHead = { seq: 0, hash: '0'.repeat(64) };

const FORMAT = 'chidu-feed/1';

/** A draft becomes a change: the only place where who, when and on what device are added. */
export function stampChange(draft: ChangeDraft, stamp: ChangeStamp): Change {
  return { ...draft, ...stamp };
}

/**
 * Gives a change its place after `head`. What is hashed is documented in `docs/contracts/feed.md`.
 * @param createSalt 16 random bytes in hexadecimal (`Ids.salt`), asked for once per class that can be withheld; without salts
 * what is withheld could be guessed from its digest. A class that was erased before (`sealed`) takes its digest along
 */
export function acceptChange(
  head: FeedHead,
  change: Change & Pick<AcceptedChange, 'sealed'>,
  acceptedAt: Instant,
  createSalt?: () => string,
): AcceptedChange {
  return linkChange(head, change, acceptedAt, createSalt).change;
}

/** An accepted change with what its hash was made of. */
export interface LinkedChange {
  readonly change: AcceptedChange;
  readonly values: ClassValues;
  readonly digests: Digests;
}

/** `acceptChange`, for who keeps the classes apart. */
export function linkChange(
  head: FeedHead,
  change: Change & Pick<AcceptedChange, 'sealed'>,
  acceptedAt: Instant,
  createSalt?: () => string,
): LinkedChange {
  const seq = head.seq + 1;
  const { sealed } = change;
  const values = sealed ? givenValues(change) : splitByClass(change);
  const salts: Salts | undefined =
    createSalt && mapClasses(values, (fieldClass) => (fieldClass === 'open' ? undefined : createSalt()));
  const digests = { ...sealed, ...digestClasses(values, salts) };
  const hash = hashLink(seq, acceptedAt, head.hash, digests);
  return { change: { ...change, seq, acceptedAt, prev: head.hash, ...(salts && { salts }), hash }, values, digests };
}

/** The same of a change that was accepted elsewhere. */
export function takeApart(change: AcceptedChange): LinkedChange {
  const values = change.sealed ? givenValues(change) : splitByClass(change);
  return { change, values, digests: { ...change.sealed, ...digestClasses(values, change.salts) } };
}

export type Digests = Readonly<Partial<Record<FieldClass, string>>>;
type Salts = Readonly<Partial<Record<FieldClass, string>>>;

/** One digest per class of a change. `open` has no salt: every reader has its values. */
export function digestClasses(values: ClassValues, salts: Salts = {}): Digests {
  return mapClasses(values, (fieldClass, classValues) => digestClass(fieldClass, classValues, salts[fieldClass] ?? ''));
}

function mapClasses(values: ClassValues, map: (fieldClass: FieldClass, values: object) => string | undefined): Digests {
  const mapped: Partial<Record<FieldClass, string>> = {};
  for (const fieldClass of FIELD_CLASSES) {
    const classValues = values[fieldClass];
    const result = classValues && map(fieldClass, classValues);
    if (result !== undefined) mapped[fieldClass] = result;
  }
  return mapped;
}

/** The digests of a received change, computed where its values came and as sealed where they did not; `null` where both did. */
function digestReceived(change: AcceptedChange): Digests | null {
  const { sealed, salts } = change;
  if (!sealed) return digestClasses(splitByClass(change), salts);
  const given = givenValues(change);
  if (FIELD_CLASSES.some((fieldClass) => given[fieldClass] && sealed[fieldClass] !== undefined)) return null;
  return { ...sealed, ...digestClasses(given, salts) };
}

/** The classes of which a change has any value: what it lacks is sealed. */
export function givenValues(change: Change): ClassValues {
  return Object.fromEntries(
    Object.entries(splitByClass(change)).filter(([, values]) => Object.values(values).some((value) => value !== undefined)),
  );
}

/** Digest of one class: SHA-256 of class, salt and values as canonical JSON. */
export function digestClass(fieldClass: FieldClass, values: object, salt: string): string {
  return sha256(`${fieldClass}\n${salt}\n${writeCanonicalJson(values)}`);
}

/**
 * The hash that closes one change: place, time, the hash before it and the digests, never the values themselves.
 * @param format names what is chained, so that a link of another log is none of the feed
 */
export function hashLink(seq: number, acceptedAt: Instant, prev: string, digests: Digests, format = FORMAT): string {
  return sha256(writeCanonicalJson({ format, seq, acceptedAt, prev, digests }));
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
    if (hashReceived(change) !== change.hash) return { ok: false, code: 'chain-altered', seq };
    head = { seq, hash: change.hash };
  }
  return { ok: true, head };
}

/** Null where no hash covers it: values that no record can hold (infinities, groups without end) were never accepted. */
function hashReceived(change: AcceptedChange): string | null {
  try {
    const digests = digestReceived(change);
    return digests && hashLink(change.seq, change.acceptedAt, change.prev, digests);
  } catch {
    return null;
  }
}
