import type { AuditAction, AuditEvent } from '../../api/audit.ts';
import { digestAudit, hashAudit } from '../../core/register/audit-chain.ts';
import { EMPTY_FEED, type FeedHead } from '../../core/register/feed.ts';
import type { Clock, Ids } from '../../core/register/ports.ts';
import type { Connection } from '../database/database.ts';

/** What is told of something that was done. */
export interface AuditEntry {
  /** Account, or `system`. */
  readonly actor: string;
  readonly action: AuditAction;
  readonly subject: string;
  readonly detail?: Readonly<Record<string, string | number | boolean>>;
  /** Names and addresses of natural persons: can be erased. */
  readonly person?: Readonly<Record<string, string>>;
}

/**
 * Adds an event inside the transaction that does what it tells, as its last lock: either both are on record or neither. Insert-only: the
 * role of the transaction can change no event and take none away.
 */
export async function appendAudit(
  connection: Connection,
  district: string,
  { actor, action, subject, detail = {}, person }: AuditEntry,
  { clock, ids }: { readonly clock: Clock; readonly ids: Ids },
): Promise<void> {
  const head = await lockAuditHead(connection, district);
  const seq = head.seq + 1;
  const at = clock.now();
  const open = { actor, action, subject, detail };
  const salt = ids.salt();
  const digests = digestAudit({ ...open, person, salt });
  const hash = hashAudit({ seq, at, prev: head.hash, digests });
  await connection.query(
    'INSERT INTO audit_events (district, seq, at, open_values, digests, prev, hash) VALUES ($1, $2, $3, $4, $5, $6, $7)',
    [district, seq, at, JSON.stringify(open), JSON.stringify(digests), head.hash, hash],
  );
  if (person)
    await connection.query(
      `INSERT INTO audit_values (district, seq, class, salt, class_values) VALUES ($1, $2, 'person', $3, $4)`,
      [district, seq, salt, JSON.stringify(person)],
    );
  await connection.query('UPDATE audit_heads SET seq = $2, hash = $3 WHERE district = $1', [district, seq, hash]);
}

async function lockAuditHead(connection: Connection, district: string): Promise<FeedHead> {
  await connection.query('INSERT INTO audit_heads (district, seq, hash) VALUES ($1, $2, $3) ON CONFLICT (district) DO NOTHING', [
    district,
    EMPTY_FEED.seq,
    EMPTY_FEED.hash,
  ]);
  const [head] = await connection.query<FeedHead>('SELECT seq, hash FROM audit_heads WHERE district = $1 FOR UPDATE', [district]);
  return head;
}

export async function readAuditHead(connection: Connection, district: string): Promise<FeedHead> {
  const [head] = await connection.query<FeedHead>('SELECT seq, hash FROM audit_heads WHERE district = $1', [district]);
  return head ?? EMPTY_FEED;
}

/** Events after a place, in order. */
export async function readAudit(
  connection: Connection,
  district: string,
  since: number,
  limit: number,
): Promise<readonly AuditEvent[]> {
  const rows = await connection.query<{
    seq: number;
    at: string;
    open_values: string;
    digests: string;
    prev: string;
    hash: string;
    salt: string | null;
    class_values: string | null;
  }>(
    `SELECT e.seq, e.at, e.open_values, e.digests, e.prev, e.hash, v.salt, v.class_values
     FROM audit_events e LEFT JOIN audit_values v ON v.district = e.district AND v.seq = e.seq AND v.class = 'person'
     WHERE e.district = $1 AND e.seq > $2 ORDER BY e.seq LIMIT $3`,
    [district, since, limit],
  );
  return rows.map(({ seq, at, open_values, digests, prev, hash, salt, class_values }) => ({
    seq,
    at,
    ...(JSON.parse(open_values) as Pick<AuditEvent, 'actor' | 'action' | 'subject' | 'detail'>),
    ...(class_values !== null && salt !== null && { person: JSON.parse(class_values) as Record<string, string>, salt }),
    digests: JSON.parse(digests) as Record<string, string>,
    prev,
    hash,
  }));
}
