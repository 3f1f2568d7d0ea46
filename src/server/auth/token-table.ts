import type { Connection } from '../database/database.ts';
import { ProblemError } from '../problem.ts';
import type { LiveAccount } from './session-table.ts';

/** Not every request writes. */
const USED_EVERY_MS = 60_000;
/** A program has one; whoever needs more than this forgot the others. */
const MOST_TOKENS = 20;

export interface TokenRow {
  readonly token: string;
  readonly account: string;
  readonly name: string;
  readonly created_at: string;
  /** Empty until it is used. */
  readonly last_used_at: string;
  readonly expires_at: string;
}

const COLUMNS = 'token, account, name, created_at, last_used_at, expires_at';

/** Keeps a token; those of the account that have run out go. @throws ProblemError 409 `tokens-too-many` */
export async function addToken(
  connection: Connection,
  district: string,
  { token, account, name, created_at, expires_at }: Omit<TokenRow, 'last_used_at'>,
  token_sha256: string,
): Promise<void> {
  await connection.query('DELETE FROM access_tokens WHERE district = $1 AND account = $2 AND expires_at <= $3', [
    district,
    account,
    created_at,
  ]);
  if ((await listTokens(connection, district, account)).length >= MOST_TOKENS)
    throw new ProblemError(409, 'tokens-too-many', { most: MOST_TOKENS });
  await connection.query(
    `INSERT INTO access_tokens (district, token, token_sha256, account, name, created_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [district, token, token_sha256, account, name, created_at, expires_at],
  );
}

export async function listTokens(connection: Connection, district: string, account: string): Promise<readonly TokenRow[]> {
  return connection.query<TokenRow>(
    `SELECT ${COLUMNS} FROM access_tokens WHERE district = $1 AND account = $2 ORDER BY created_at, token`,
    [district, account],
  );
}

/** The account of a token with its rights of today, as long as both are good; null otherwise. */
export async function findTokenOwner(
  connection: Connection,
  district: string,
  token_sha256: string,
  now: number,
): Promise<(LiveAccount & Pick<TokenRow, 'token'>) | null> {
  const [found] = await connection.query<LiveAccount & Pick<TokenRow, 'token' | 'last_used_at' | 'expires_at'>>(
    `SELECT t.token, t.last_used_at, t.expires_at,
       a.account, a.login, a.display_name, a.role, a.is_admin, a.grants, a.must_change_password, a.disabled_at, a.assigned_area
     FROM access_tokens t JOIN accounts a ON a.district = t.district AND a.account = t.account
     WHERE t.district = $1 AND t.token_sha256 = $2`,
    [district, token_sha256],
  );
  if (!found || found.disabled_at !== null || now >= Date.parse(found.expires_at)) return null;
  if (found.last_used_at === '' || now - Date.parse(found.last_used_at) >= USED_EVERY_MS)
    await connection.query('UPDATE access_tokens SET last_used_at = $3 WHERE district = $1 AND token = $2', [
      district,
      found.token,
      new Date(now).toISOString(),
    ]);
  return found;
}

/** Revokes a token of one account. @throws ProblemError 404 `token-unknown`, also for another account's */
export async function endTokenOf(connection: Connection, district: string, account: string, token: string): Promise<void> {
  const ended = await connection.query(
    'DELETE FROM access_tokens WHERE district = $1 AND account = $2 AND token = $3 RETURNING token',
    [district, account, token],
  );
  if (ended.length === 0) throw new ProblemError(404, 'token-unknown');
}

/** Revokes all tokens of an account. */
export async function endTokens(connection: Connection, district: string, account: string): Promise<void> {
  await connection.query('DELETE FROM access_tokens WHERE district = $1 AND account = $2', [district, account]);
}
