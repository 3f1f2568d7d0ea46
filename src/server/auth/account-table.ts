import type { Role } from '../../api/roles.ts';
import type { Connection } from '../database/database.ts';
import { ProblemError } from '../problem.ts';

export interface AccountRow {
  readonly account: string;
  readonly login: string;
  readonly display_name: string;
  readonly role: Role;
  readonly is_admin: boolean;
  /** JSON; see `PartnerGrants`. */
  readonly grants: string;
  readonly password_hash: string | null;
  readonly oidc_subject: string | null;
  readonly must_change_password: boolean;
  readonly disabled_at: string | null;
  readonly created_at: string;
  /** JSON, see `AssignedArea`; empty where there is none. */
  readonly assigned_area: string;
}

const COLUMNS =
  'account, login, display_name, role, is_admin, grants, password_hash, oidc_subject, must_change_password, disabled_at, created_at, assigned_area';

export async function listAccounts(connection: Connection, district: string): Promise<readonly AccountRow[]> {
  return connection.query<AccountRow>(`SELECT ${COLUMNS} FROM accounts WHERE district = $1 ORDER BY login`, [district]);
}

export async function findByLogin(connection: Connection, district: string, login: string): Promise<AccountRow | null> {
  const [row] = await connection.query<AccountRow>(`SELECT ${COLUMNS} FROM accounts WHERE district = $1 AND login = $2`, [
    district,
    login,
  ]);
  return row ?? null;
}

export async function findBySubject(connection: Connection, district: string, subject: string): Promise<AccountRow | null> {
  const [row] = await connection.query<AccountRow>(`SELECT ${COLUMNS} FROM accounts WHERE district = $1 AND oidc_subject = $2`, [
    district,
    subject,
  ]);
  return row ?? null;
}

/** @throws ProblemError 404 `account-unknown` */
export async function lockAccount(connection: Connection, district: string, account: string): Promise<AccountRow> {
  const [row] = await connection.query<AccountRow>(
    `SELECT ${COLUMNS} FROM accounts WHERE district = $1 AND account = $2 FOR UPDATE`,
    [district, account],
  );
  if (!row) throw new ProblemError(404, 'account-unknown');
  return row;
}

/** @throws ProblemError 409 `login-taken`, `name-taken` */
export async function addAccount(connection: Connection, district: string, row: AccountRow): Promise<void> {
  await refuseTaken(connection, district, row);
  await refusingTaken(row, () =>
    connection.query(
      `INSERT INTO accounts (district, ${COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        district,
        row.account,
        row.login,
        row.display_name,
        row.role,
        row.is_admin,
        row.grants,
        row.password_hash,
        row.oidc_subject,
        row.must_change_password,
        row.disabled_at,
        row.created_at,
        row.assigned_area,
      ],
    ),
  );
}

/** Writes what can change of an account. @throws ProblemError 409 `name-taken` */
export async function saveAccount(connection: Connection, district: string, row: AccountRow): Promise<void> {
  await refuseTaken(connection, district, row);
  await refusingTaken(row, () =>
    connection.query(
      `UPDATE accounts SET display_name = $3, role = $4, is_admin = $5, grants = $6, password_hash = $7,
       must_change_password = $8, disabled_at = $9, assigned_area = $10 WHERE district = $1 AND account = $2`,
      [
        district,
        row.account,
        row.display_name,
        row.role,
        row.is_admin,
        row.grants,
        row.password_hash,
        row.must_change_password,
        row.disabled_at,
        row.assigned_area,
      ],
    ),
  );
}

/** Locks a district's administrators, so that two do not take each other's rights at the same time. Returns whether there is another. */
export async function lockAdmins(connection: Connection, district: string, but: string): Promise<boolean> {
  const admins = await connection.query<{ account: string }>(
    'SELECT account FROM accounts WHERE district = $1 AND is_admin AND disabled_at IS NULL ORDER BY account FOR UPDATE',
    [district],
  );
  return admins.some(({ account }) => account !== but);
}

async function refuseTaken(
  connection: Connection,
  district: string,
  { account, login, display_name }: AccountRow,
): Promise<void> {
  const others = await connection.query<{ login: string }>(
    'SELECT login FROM accounts WHERE district = $1 AND account <> $2 AND (login = $3 OR display_name = $4)',
    [district, account, login, display_name],
  );
  if (others.some((other) => other.login === login)) throw new ProblemError(409, 'login-taken', { login });
  if (others.length > 0) throw new ProblemError(409, 'name-taken', { name: display_name });
}

const UNIQUE_VIOLATION = '23505';

/** Two that take one name at the same moment see each other only here: the index lets one of them in. */
async function refusingTaken({ login, display_name }: AccountRow, write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
  } catch (error) {
    const { code, constraint } = error as { readonly code?: unknown; readonly constraint?: unknown };
    if (code !== UNIQUE_VIOLATION) throw error;
    if (constraint === 'accounts_by_login') throw new ProblemError(409, 'login-taken', { login });
    if (constraint === 'accounts_by_name') throw new ProblemError(409, 'name-taken', { name: display_name });
    throw error;
  }
}
