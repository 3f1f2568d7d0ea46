import type { FeedHead } from '../../core/register/feed.ts';
import { type ChainCheck, EMPTY_FEED } from '../../core/register/feed.ts';
import { FIELD_CLASSES } from '../../core/register/field-class.ts';
import type { Connection, Database } from '../database/database.ts';
import { verifyLinks } from '../../core/register/feed-links.ts';
import { readHead, readLinks } from '../districts/feed-table.ts';
import { verifyAudit } from '../../core/register/audit-chain.ts';
import { readAudit, readAuditHead } from './audit-log.ts';

const PER_READ = 1000;

/** What is wrong with a chain, and at which place first. `chain-short`: its end is missing, or is not the one that was written down. */
export interface ChainFault {
  readonly code: 'chain-gap' | 'chain-broken' | 'chain-altered' | 'chain-short';
  readonly seq: number;
}

export interface ProvenChain {
  readonly links: number;
  readonly hash: string;
  /** Links whose values were erased, persons' or the fixes of a track: their digests stand, and the chain with them. */
  readonly erased: number;
  readonly fault: ChainFault | null;
}

export interface ProvenDistrict {
  readonly district: string;
  readonly name: string;
  readonly feed: ProvenChain;
  readonly audit: ProvenChain;
}

/** Proves the feed and the audit log of every district, value by value, as they lie in the database. */
export async function verifyDatabase(
  database: Database,
  told: (district: string, share: number) => void = () => undefined,
): Promise<readonly ProvenDistrict[]> {
  const districts = await database.transaction({ district: '', classes: [] }, (connection) =>
    connection.query<{ district: string; name: string }>('SELECT district, name FROM districts ORDER BY district'),
  );
  const proven: ProvenDistrict[] = [];
  for (const { district, name } of districts) {
    const within = <T>(work: (connection: Connection) => Promise<T>): Promise<T> =>
      database.transaction({ district, classes: FIELD_CLASSES }, work);
    const feedHead = await within((connection) => readHead(connection, district));
    const feed = await proveChain(
      feedHead ?? EMPTY_FEED,
      async (since) => {
        const links = await within((connection) => readLinks(connection, district, since, PER_READ, () => FIELD_CLASSES));
        return {
          count: links.length,
          erased: links.filter(({ sealed }) => sealed.person !== undefined || sealed.office !== undefined).length,
          verify: (from) => verifyLinks(links, from),
        };
      },
      (share) => told(name, share / 2),
    );
    const auditHead = await within((connection) => readAuditHead(connection, district));
    const audit = await proveChain(
      auditHead,
      async (since) => {
        const events = await within((connection) => readAudit(connection, district, since, PER_READ));
        return {
          count: events.length,
          erased: events.filter(({ digests, person }) => digests.person !== undefined && person === undefined).length,
          verify: (from) => verifyAudit(events, from),
        };
      },
      (share) => told(name, 0.5 + share / 2),
    );
    proven.push({ district, name, feed, audit });
  }
  return proven;
}

interface Stretch {
  readonly count: number;
  readonly erased: number;
  verify(from: FeedHead): ChainCheck;
}

/** Up to the head as it was first read: what is added meanwhile is proven the next time. */
async function proveChain(
  head: FeedHead,
  read: (since: number) => Promise<Stretch>,
  told: (share: number) => void,
): Promise<ProvenChain> {
  let at = EMPTY_FEED;
  let erased = 0;
  const ended = (fault: ChainFault | null): ProvenChain => ({ links: at.seq, hash: at.hash, erased, fault });
  while (at.seq < head.seq) {
    const stretch = await read(at.seq);
    if (stretch.count === 0) return ended({ code: 'chain-short', seq: at.seq + 1 });
    const check = stretch.verify(at);
    if (!check.ok) return ended({ code: check.code, seq: check.seq });
    erased += stretch.erased;
    at = check.head;
    told(at.seq / head.seq);
  }
  return ended(at.seq === head.seq && at.hash !== head.hash ? { code: 'chain-short', seq: at.seq } : null);
}
