import type { AcceptedChange } from './change.ts';
import { type ChainCheck, EMPTY_FEED, type FeedHead, hashLink, verifyChain } from './feed.ts';

/**
 * One link of a district's feed as a server gives it to a reader: the values of the reader's classes and the digests of the others;
 * where the reader may not even know what it is about, digests alone.
 */
export interface FeedLink {
  readonly seq: number;
  readonly acceptedAt: string;
  readonly prev: string;
  readonly hash: string;
  readonly salts: Readonly<Record<string, string>>;
  readonly sealed: Readonly<Record<string, string>>;
  readonly change?: Readonly<Record<string, unknown>>;
}

/** The accepted change that a link carries; null where it carries digests alone. */
export function changeOfLink({ seq, acceptedAt, prev, hash, salts, sealed, change }: FeedLink): AcceptedChange | null {
  if (!change) return null;
  const withheld = Object.keys(sealed).length > 0;
  return { ...change, seq, acceptedAt, prev, hash, salts, ...(withheld && { sealed }) } as unknown as AcceptedChange;
}

/** Verifies links that follow `from`, as `verifyChain` does changes: what was withheld counts by its digest. */
export function verifyLinks(links: Iterable<FeedLink>, from: FeedHead = EMPTY_FEED): ChainCheck {
  let head = from;
  for (const link of links) {
    const change = changeOfLink(link);
    const check = change ? verifyChain([change], head) : verifySealed(link, head);
    if (!check.ok) return check;
    head = check.head;
  }
  return { ok: true, head };
}

function verifySealed({ seq, acceptedAt, prev, hash, sealed }: FeedLink, head: FeedHead): ChainCheck {
  const next = head.seq + 1;
  if (seq !== next) return { ok: false, code: 'chain-gap', seq: next };
  if (prev !== head.hash) return { ok: false, code: 'chain-broken', seq };
  if (hashLink(seq, acceptedAt, prev, sealed) !== hash) return { ok: false, code: 'chain-altered', seq };
  return { ok: true, head: { seq, hash } };
}
