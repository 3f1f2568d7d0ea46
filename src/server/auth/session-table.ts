import type { AssignedArea, PartnerGrants } from '../../api/accounts.ts';
import type { Role } from '../../api/roles.ts';
import type { Connection } from '../database/database.ts';
import type { Actor } from '../policy/policy.ts';
import { ProblemError } from '../problem.ts';

/** Without a request for so long, a session ends: a patrol's day and night. */
const IDLE_MS = 24 * 60 * 60_000;
/** However busy it is. */
export const LONGEST_MS = 7 * 24 * 60 * 60_000;
/** Devices at which one account is logged in at the same time. */
const MOST_SESSIONS = 20;
/** Not every request writes. */
const SEEN_EVERY_MS = 60_000;

export interface SessionRow {
  readonly session: string;
  readonly account: string;
  readonly device: string;
  readonly created_at: string;
  readonly last_seen_at: string;
  readonly expires_at: string;
}

/** An account as it is now: what was taken from it is taken from its sessions and tokens at once. */
export interface LiveAccount {
  readonly account: string;
  readonly login: string;
  readonly display_name: string;
  readonly role: Role;
  readonly is_admin: boolean;
  readonly grants: string;
  readonly must_change_password: boolean;
  readonly disabled_at: string | null;
  readonly assigned_area: string;
}

export interface LiveSession extends SessionRow, LiveAccount {}

export const readArea = (text: string): AssignedArea | null => (text === '' ? null : (JSON.parse(text) as AssignedArea));

/** Who asks on behalf of an account. */
export function actorOfAccount(district: string, row: LiveAccount, device: string): Actor {
  return {
    district,
    account: row.account,
    name: row.display_name,
    role: row.role,
    isAdmin: row.is_admin,
    device,
    grants: JSON.parse(row.grants) as PartnerGrants,
    mustChangePassword: row.must_change_password,
    assignedArea: readArea(row.assigned_area),
  };
}

/**
 * Adds a session. An account has a few devices: beyond that the ones that were not used for longest end, those that have run out first.
 */
export async function addSession(
  connection: Connection,
  district: string,
  { session, account, device, created_at, expires_at }: Omit<SessionRow, 'last_seen_at'>,
  token_sha256: string,
): Promise<void> {
  await connection.query(
    `INSERT INTO sessions (district, session, token_sha256, account, device, created_at, last_seen_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $6, $7)`,
    [district, session, token_sha256, account, device, created_at, expires_at],
  );
  await connection.query(
    `DELETE FROM sessions WHERE district = $1 AND account = $2 AND session <> $3 AND (expires_at <= $4 OR session IN (
       SELECT session FROM sessions WHERE district = $1 AND account = $2 AND session <> $3
       ORDER BY last_seen_at DESC, session DESC OFFSET $5))`,
    [district, account, session, created_at, MOST_SESSIONS - 1],
  );
}

/** The session of a token, as long as it and its account are good; what has run out is removed. Null otherwise. */
export async function findSession(
  connection: Connection,
  district: string,
  token_sha256: string,
  now: number,
): Promise<LiveSession | null> {
  const [found] = await connection.query<LiveSession>(
    `SELECT s.session, s.account, s.device, s.created_at, s.last_seen_at, s.expires_at,
       a.login, a.display_name, a.role, a.is_admin, a.grants, a.must_change_password, a.disabled_at, a.assigned_area
     FROM sessions s JOIN accounts a ON a.district = s.district AND a.account = s.account
     WHERE s.district = $1 AND s.token_sha256 = $2`,
    [district, token_sha256],
  );
  if (!found) return null;
  if (hasEnded(found, now) || found.disabled_at !== null) {
    await endSession(connection, district, found.session);
    return null;
  }
  if (now - Date.parse(found.last_seen_at) >= SEEN_EVERY_MS)
    await connection.query('UPDATE sessions SET last_seen_at = $3 WHERE district = $1 AND session = $2', [
      district,
      found.session,
      new Date(now).toISOString(),
    ]);
  return found;
}

const hasEnded = ({ expires_at, last_seen_at }: SessionRow, now: number): boolean =>
  now >= Date.parse(expires_at) || now - Date.parse(last_seen_at) >= IDLE_MS;

export async function listSessions(
  connection: Connection,
  district: string,
  account: string,
  now: number,
): Promise<readonly SessionRow[]> {
  const rows = await connection.query<SessionRow>(
    `SELECT session, account, device, created_at, last_seen_at, expires_at FROM sessions
     WHERE district = $1 AND account = $2 ORDER BY created_at, session`,
    [district, account],
  );
  return rows.filter((row) => !hasEnded(row, now));
}

export async function endSession(connection: Connection, district: string, session: string): Promise<void> {
  await connection.query('DELETE FROM sessions WHERE district = $1 AND session = $2', [district, session]);
}

/** Ends a session of one account. @throws ProblemError 404 `session-unknown`, also for another account's */
export async function endSessionOf(connection: Connection, district: string, account: string, session: string): Promise<void> {
  const ended = await connection.query(
    'DELETE FROM sessions WHERE district = $1 AND account = $2 AND session = $3 RETURNING session',
    [district, account, session],
  );
  if (ended.length === 0) throw new ProblemError(404, 'session-unknown');
}

/** Ends all sessions of an account, but one where it is named. */
export async function endSessions(connection: Connection, district: string, account: string, but = ''): Promise<void> {
  await connection.query('DELETE FROM sessions WHERE district = $1 AND account = $2 AND session <> $3', [district, account, but]);
}
