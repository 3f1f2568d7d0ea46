import type { AccountRights } from '../../../state/team/accounts.ts';

/** What an account that is made or changed may do, as it stands in the form. */
export const NO_RIGHTS: AccountRights = { role: 'patrol', isAdmin: false, grants: {} };

/** Whether two stand for the same. */
export const isSameRights = (a: AccountRights, b: AccountRights): boolean =>
  a.role === b.role && a.isAdmin === b.isAdmin && JSON.stringify(sorted(a.grants)) === JSON.stringify(sorted(b.grants));

const sorted = (grants: AccountRights['grants']) => Object.entries(grants).sort(([a], [b]) => (a < b ? -1 : 1));
