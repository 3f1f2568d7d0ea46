import type { AcceptedChange } from '../../core/register/change.ts';
import type { Clock, Ids } from '../../core/register/ports.ts';
import { tracksErased } from '../../core/register/seal-erased.ts';
import { appendAudit } from '../audit/audit-log.ts';
import type { Connection } from '../database/database.ts';

/**
 * Erases what was recorded of patrols whose `track-erased` was accepted, in the same transaction: fixes, and with them the rest of that
 * change's class, salt included. What the new change repeats stays, the digests stay, and the log of access tells who and when.
 */
export async function eraseTracks(
  connection: Connection,
  district: string,
  account: string,
  accepted: readonly AcceptedChange[],
  stamping: { readonly clock: Clock; readonly ids: Ids },
): Promise<void> {
  for (const patrol of tracksErased(accepted)) {
    const erased = await connection.query(
      `DELETE FROM change_values v USING changes c
       WHERE v.district = $1 AND v.class = 'office' AND c.district = v.district AND c.seq = v.seq
         AND c.entity_kind = 'patrol' AND c.entity_id = $2 AND c.type = 'patrol-recorded'
       RETURNING v.seq`,
      [district, patrol],
    );
    const detail = { changes: erased.length };
    await appendAudit(connection, district, { actor: account, action: 'track-erased', subject: patrol, detail }, stamping);
  }
}
