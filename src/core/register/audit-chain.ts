import { digestClass, EMPTY_FEED, type FeedHead, hashLink } from './feed.ts';
import type { Instant } from './ports.ts';

const FORMAT = 'chidu-audit/1';

/** What is told in one event of the audit log. */
interface Told {
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly detail: Readonly<Record<string, string | number | boolean>>;
  /** Names and addresses of natural persons; absent where there are none, and where they were erased. */
  readonly person?: Readonly<Record<string, string>>;
  readonly salt?: string;
}

/** An event with its place in the log (`api/audit.ts` has the same on the wire). */
export interface AuditLink extends Told {
  readonly seq: number;
  readonly at: Instant;
  readonly digests: Readonly<Record<string, string>>;
  readonly prev: string;
  readonly hash: string;
}

/** One digest of what is told openly, and one of the persons where there are any. */
export function digestAudit({ actor, action, subject, detail, person, salt = '' }: Told): Record<string, string> {
  return {
    open: digestClass('open', { actor, action, subject, detail }, ''),
    ...(person && { person: digestClass('person', person, salt) }),
  };
}

/** The hash that closes an event. */
export const hashAudit = ({ seq, at, prev, digests }: Pick<AuditLink, 'seq' | 'at' | 'prev' | 'digests'>): string =>
  hashLink(seq, at, prev, digests, FORMAT);

export type AuditCheck =
  | { readonly ok: true; readonly head: FeedHead }
  /** `seq` is the first place that does not fit; see `ChainCheck`. */
  | { readonly ok: false; readonly code: 'chain-gap' | 'chain-broken' | 'chain-altered'; readonly seq: number };

/** Verifies a stretch of the log that follows `from`: every value that is there against its digest, every digest against the chain. */
export function verifyAudit(events: Iterable<AuditLink>, from: FeedHead = EMPTY_FEED): AuditCheck {
  let head = from;
  for (const event of events) {
    const { seq, prev, person, digests, hash } = event;
    const due = head.seq + 1;
    if (seq !== due) return { ok: false, code: 'chain-gap', seq: due };
    if (prev !== head.hash) return { ok: false, code: 'chain-broken', seq };
    const told = digestAudit(event);
    const isTrue =
      digests.open === told.open && (person === undefined || digests.person === told.person) && hash === hashAudit(event);
    if (!isTrue) return { ok: false, code: 'chain-altered', seq };
    head = { seq, hash };
  }
  return { ok: true, head };
}
