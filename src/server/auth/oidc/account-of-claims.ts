import type { JWTPayload } from 'jose';
import type { Connection } from '../../database/database.ts';
import { ProblemError } from '../../problem.ts';
import { type AccountRow, addAccount, findByLogin, findBySubject, lockAccount, saveAccount } from '../account-table.ts';
import type { Auth } from '../auth.ts';
import { endSessions } from '../session-table.ts';
import type { OidcSettings } from './oidc-settings.ts';

const LONGEST = 100;

/**
 * The account of somebody whom the provider proved: made at the first visit, and what it may is what the provider says at each. A local
 * account with the same login is somebody else: whoever names accounts at the provider must not become them here.
 * @throws ProblemError 403 `no-role` (whoever had one is logged out everywhere), 401 `login-failed` for a disabled account
 */
export async function accountOfClaims(
  auth: Auth,
  district: string,
  settings: OidcSettings,
  claims: JWTPayload & { readonly sub: string },
  { account, at }: { readonly account: string; readonly at: string },
): Promise<Pick<AccountRow, 'account'>> {
  const subject = `${settings.issuer}|${claims.sub}`;
  const given = roleOf(settings, district, claims);
  const row = await auth.within(district, async (connection) => {
    const known = await findBySubject(connection, district, subject);
    if (!given) {
      if (known) await endSessions(connection, district, known.account);
      return null;
    }
    if (known) return renew(auth, connection, district, known, given);
    const fresh = await nameFreely(connection, district, settings, claims);
    const created: AccountRow = {
      account,
      ...fresh,
      role: given.role,
      is_admin: given.isAdmin,
      grants: '{}',
      password_hash: null,
      oidc_subject: subject,
      must_change_password: false,
      disabled_at: null,
      created_at: at,
      assigned_area: '',
    };
    await addAccount(connection, district, created);
    await auth.audit(connection, district, {
      actor: 'system',
      action: 'account-created',
      subject: account,
      detail: { role: given.role, isAdmin: given.isAdmin },
      person: { login: fresh.login, name: fresh.display_name },
    });
    return created;
  });
  if (!row) throw new ProblemError(403, 'no-role');
  if (row.disabled_at !== null) throw new ProblemError(401, 'login-failed');
  return row;
}

interface Given {
  readonly role: AccountRow['role'];
  readonly isAdmin: boolean;
}

function roleOf({ districts, rolesClaim }: OidcSettings, district: string, claims: JWTPayload): Given | null {
  const map = Object.hasOwn(districts, district) ? districts[district] : undefined;
  if (!map) return null;
  const said = new Set([claims[rolesClaim]].flat().filter((value) => typeof value === 'string'));
  const role = Object.entries(map.roles).find(([value]) => said.has(value))?.[1];
  return role === undefined ? null : { role, isAdmin: map.admins.some((value) => said.has(value)) };
}

/** Another role than before ends the sessions that were opened with it. */
async function renew(
  auth: Auth,
  connection: Connection,
  district: string,
  known: AccountRow,
  { role, isAdmin }: Given,
): Promise<AccountRow> {
  const before = await lockAccount(connection, district, known.account);
  if (before.role === role && before.is_admin === isAdmin) return before;
  const after = { ...before, role, is_admin: isAdmin };
  await saveAccount(connection, district, after);
  await endSessions(connection, district, before.account);
  await auth.audit(connection, district, {
    actor: 'system',
    action: 'account-changed',
    subject: before.account,
    detail: { role, isAdmin, grants: before.grants },
  });
  return after;
}

async function nameFreely(
  connection: Connection,
  district: string,
  { loginClaim, nameClaim, issuer }: OidcSettings,
  claims: JWTPayload & { readonly sub: string },
): Promise<Pick<AccountRow, 'login' | 'display_name'>> {
  const wished = (readText(claims[loginClaim]) ?? claims.sub).normalize('NFKC').toLowerCase().slice(0, LONGEST);
  const isTaken = (await findByLogin(connection, district, wished)) !== null;
  const login = isTaken ? `${claims.sub}@${new URL(issuer).host}`.toLowerCase() : wished;
  const name = (readText(claims[nameClaim]) ?? wished).slice(0, LONGEST);
  const namesakes = await connection.query('SELECT account FROM accounts WHERE district = $1 AND display_name = $2', [
    district,
    name,
  ]);
  return { login, display_name: namesakes.length === 0 ? name : `${name}（${login}）` };
}

function readText(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const text = value
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim();
  return text === '' ? null : text;
}
