import type { AcceptedChange } from '../../core/register/change.ts';
import { nameGiven } from '../../core/register/named-anew.ts';
import type { Clock, Ids } from '../../core/register/ports.ts';
import { appendAudit } from '../audit/audit-log.ts';
import type { Connection } from '../database/database.ts';

/**
 * What changed settings mean outside of the feed, in their transaction: the log of access names the fields, for administrators who are
 * not given the feed, and whoever logs in is shown the district's present name.
 */
export async function noteSettings(
  connection: Connection,
  district: string,
  account: string,
  accepted: readonly AcceptedChange[],
  stamping: { readonly clock: Clock; readonly ids: Ids },
): Promise<void> {
  for (const change of accepted) {
    if (change.type !== 'settings-changed') continue;
    const fields = [...Object.keys(change.body.patch).sort(), ...(change.body.name === undefined ? [] : ['name'])];
    const detail = { fields: fields.join(' '), seq: change.seq };
    await appendAudit(connection, district, { actor: account, action: 'settings-changed', subject: district, detail }, stamping);
  }
  const name = nameGiven(accepted);
  if (name !== undefined) await connection.query('UPDATE districts SET name = $2 WHERE district = $1', [district, name]);
}
