import type { AcceptedChange } from '../core/register/change.ts';
import type { Instant } from '../core/register/ports.ts';
import type { Database } from './database.ts';
import { patchEntry } from './outbox.ts';

/** The moment, and chance: drawn before the transaction needs them. */
export interface FieldStamps {
  readonly at: Instant;
  createSalt(): string;
}

/** In a transaction of the caller's. The outbox goes by the places that its changes have now; what the package says has arrived at the desk is safe. */
export async function followInOutbox(
  database: Database,
  id: string,
  feed: readonly AcceptedChange[],
  received: ReadonlySet<string>,
  safeAt: Instant,
): Promise<void> {
  const seqs = new Map(feed.map((change) => [change.id, change.seq]));
  const entries = await database.outbox.where('[district+seq]').between([id, 0], [id, Number.MAX_SAFE_INTEGER]).toArray();
  for (const entry of entries) {
    const seq = seqs.get(entry.id) ?? entry.seq;
    const patch = received.has(entry.id) && entry.state !== 'safe' ? { state: 'safe' as const, safeAt } : {};
    await database.outbox.put({ ...patchEntry(entry, { id: entry.id, ...patch }), seq });
  }
}
