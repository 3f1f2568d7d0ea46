import type * as z from '../../api/zod.ts';
import type { Account, AccountPatch, newAccountSchema, PartnerGrants } from '../../api/accounts.ts';
import { isReadableName } from '../../core/team/readable-name.ts';
import type { Connection } from '../database/database.ts';
import type { Actor } from '../policy/policy.ts';
import { ProblemError } from '../problem.ts';
import { type AccountRow, addAccount, lockAdmins, lockAccount, saveAccount } from './account-table.ts';
import type { Auth } from './auth.ts';
import { forgetTries } from './login-tries.ts';
import { createPassword } from './password.ts';
import { endSessions, readArea } from './session-table.ts';
import { endTokens } from './token-table.ts';

export interface FreshAccount {
  readonly account: Account;
  /** Told once; only its hash is kept. */
  readonly password: string;
}

/** Makes an account with a first password. @throws ProblemError 409 `login-taken`, `name-taken`, 422 `name-misread` */
export async function createAccount(
  auth: Auth,
  { district, account: actor }: Pick<Actor, 'district' | 'account'>,
  { login, name, role, isAdmin, grants }: z.output<typeof newAccountSchema>,
  { account, at, mustChange = true }: { readonly account: string; readonly at: string; readonly mustChange?: boolean },
): Promise<FreshAccount> {
  refuseMisread(login);
  refuseMisread(name);
  const password = createPassword();
  const row: AccountRow = {
    account,
    login,
    display_name: name,
    role,
    is_admin: isAdmin,
    grants: JSON.stringify(grants),
    password_hash: await auth.passwords.hash(password),
    oidc_subject: null,
    must_change_password: mustChange,
    disabled_at: null,
    created_at: at,
    assigned_area: '',
  };
  await auth.within(district, async (connection) => {
    await addAccount(connection, district, row);
    await auth.audit(connection, district, {
      actor,
      action: 'account-created',
      subject: account,
      detail: { role, isAdmin },
      person: { login, name },
    });
  });
  return { account: toAccount(row), password };
}

/**
 * Changes an account. One that is disabled or becomes another role is logged out everywhere at once. An area holds from the next request on.
 * @param area_m2 of the assigned area, as it was judged
 * @throws ProblemError 404 `account-unknown`, 409 `last-admin`, `name-taken`, 422 `name-misread`
 */
export async function patchAccount(
  auth: Auth,
  { district, account: actor }: Actor,
  account: string,
  patch: AccountPatch,
  { at, area_m2 = 0 }: { readonly at: string; readonly area_m2?: number },
): Promise<Account> {
  if (patch.name !== undefined) refuseMisread(patch.name);
  return auth.within(district, async (connection) => {
    const takesAdmin = patch.isAdmin === false || patch.disabled === true;
    const before = takesAdmin
      ? await lockBehindAdmins(connection, district, account)
      : await lockAccount(connection, district, account);
    const after: AccountRow = {
      ...before,
      display_name: patch.name ?? before.display_name,
      role: patch.role ?? before.role,
      is_admin: patch.isAdmin ?? before.is_admin,
      grants: patch.grants ? JSON.stringify(patch.grants) : before.grants,
      disabled_at: patch.disabled === undefined ? before.disabled_at : patch.disabled ? (before.disabled_at ?? at) : null,
      assigned_area:
        patch.assignedArea === undefined ? before.assigned_area : patch.assignedArea ? JSON.stringify(patch.assignedArea) : '',
    };
    await saveAccount(connection, district, after);
    const isOther = after.role !== before.role || after.is_admin !== before.is_admin || after.grants !== before.grants;
    if (isOther || after.disabled_at !== null) {
      await endSessions(connection, district, account);
      await endTokens(connection, district, account);
    }
    if (isOther || after.display_name !== before.display_name)
      await auth.audit(connection, district, {
        actor,
        action: 'account-changed',
        subject: account,
        detail: { role: after.role, isAdmin: after.is_admin, grants: after.grants },
        ...(after.display_name !== before.display_name && {
          person: { name: after.display_name, nameBefore: before.display_name },
        }),
      });
    if (after.assigned_area !== before.assigned_area)
      await auth.audit(connection, district, {
        actor,
        action: 'area-assigned',
        subject: account,
        detail: { given: after.assigned_area !== '', area_m2: Math.round(area_m2) },
      });
    if ((after.disabled_at === null) !== (before.disabled_at === null))
      await auth.audit(connection, district, {
        actor,
        action: after.disabled_at === null ? 'account-enabled' : 'account-disabled',
        subject: account,
      });
    return toAccount(after);
  });
}

/** All administrators first and in one order, so that two that change each other do not wait for each other. */
async function lockBehindAdmins(connection: Connection, district: string, account: string): Promise<AccountRow> {
  const hasOther = await lockAdmins(connection, district, account);
  const row = await lockAccount(connection, district, account);
  if (row.is_admin && !hasOther) throw new ProblemError(409, 'last-admin');
  return row;
}

/** Gives a new first password and ends the wait of a locked name; all sessions end. @throws ProblemError 404, 409 `password-elsewhere` */
export async function resetPassword(
  auth: Auth,
  { district, account: actor }: Actor,
  account: string,
  at: string,
): Promise<FreshAccount> {
  const password = createPassword();
  const password_hash = await auth.passwords.hash(password);
  const saved = await auth.within(district, async (connection) => {
    const before = await lockAccount(connection, district, account);
    if (before.password_hash === null) throw new ProblemError(409, 'password-elsewhere');
    const after: AccountRow = { ...before, password_hash, must_change_password: true };
    await saveAccount(connection, district, after);
    await endSessions(connection, district, account);
    await endTokens(connection, district, account);
    await forgetTries(connection, district, before.login, Date.parse(at));
    await auth.audit(connection, district, { actor, action: 'password-reset', subject: account });
    return after;
  });
  return { account: toAccount(saved), password };
}

/** Without the hash. */
export function toAccount(row: AccountRow): Account {
  return {
    account: row.account,
    login: row.login,
    name: row.display_name,
    role: row.role,
    isAdmin: row.is_admin,
    grants: JSON.parse(row.grants) as PartnerGrants,
    method: row.password_hash === null ? 'oidc' : 'password',
    mustChangePassword: row.must_change_password,
    disabledAt: row.disabled_at,
    createdAt: row.created_at,
    assignedArea: readArea(row.assigned_area),
  };
}

/** Two names that look alike are one to everybody who reads them. */
function refuseMisread(name: string): void {
  if (!isReadableName(name)) throw new ProblemError(422, 'name-misread', { name });
}
