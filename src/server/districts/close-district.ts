import type { Auth } from '../auth/auth.ts';
import type { Actor } from '../policy/policy.ts';
import { ProblemError } from '../problem.ts';
import { lockHead } from './feed-table.ts';

/**
 * Closes a district, so that it is read and written no more, or opens it again. What is recorded on devices meanwhile stays there.
 * Done once however often it is asked for. @param at instant of closing; null opens. @throws ProblemError 404 `district-unknown`
 */
export async function closeDistrict(auth: Auth, { district, account }: Actor, at: string | null): Promise<void> {
  await auth.within(district, async (connection) => {
    const head = await lockHead(connection, district);
    if (!head) throw new ProblemError(404, 'district-unknown', { district });
    if ((head.closedAt !== '') === (at !== null)) return;
    await connection.query('UPDATE districts SET closed_at = $2 WHERE district = $1', [district, at ?? '']);
    const action = at === null ? 'district-reopened' : 'district-closed';
    await auth.audit(connection, district, { actor: account, action, subject: district });
  });
}
