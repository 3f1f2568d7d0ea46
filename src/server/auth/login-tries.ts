import type { Connection } from '../database/database.ts';
import { ProblemError } from '../problem.ts';

const FREE_TRIES = 5;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 15 * 60_000;
const FORGOTTEN_AFTER_MS = 24 * 60 * 60_000;

interface Tries {
  readonly failed: number;
  readonly locked_until: string;
  readonly last_at: string;
}

/**
 * Counts a try on a name before its password is compared, so that a hundred at the same time are not a hundred guesses. After five in a
 * row the wait doubles from half a minute to a quarter of an hour: never for good, or anybody could lock anybody out.
 * @throws ProblemError 429 `login-locked` with the seconds to wait
 */
export async function countTry(connection: Connection, district: string, login: string, now: number): Promise<void> {
  await connection.query(
    `INSERT INTO login_tries (district, login, failed, locked_until, last_at) VALUES ($1, $2, 0, '', $3)
     ON CONFLICT (district, login) DO NOTHING`,
    [district, login, instant(now)],
  );
  const [tries] = await connection.query<Tries>(
    'SELECT failed, locked_until, last_at FROM login_tries WHERE district = $1 AND login = $2 FOR UPDATE',
    [district, login],
  );
  const wait = tries.locked_until === '' ? 0 : Date.parse(tries.locked_until) - now;
  if (wait > 0) throw new ProblemError(429, 'login-locked', { seconds: Math.ceil(wait / 1000) });
  const failed = now - Date.parse(tries.last_at) > FORGOTTEN_AFTER_MS ? 1 : tries.failed + 1;
  const locked = failed < FREE_TRIES ? 0 : Math.min(FIRST_WAIT_MS * 2 ** (failed - FREE_TRIES), LONGEST_WAIT_MS);
  await connection.query(
    'UPDATE login_tries SET failed = $3, locked_until = $4, last_at = $5 WHERE district = $1 AND login = $2',
    [district, login, failed, locked === 0 ? '' : instant(now + locked), instant(now)],
  );
}

/** Ends the row of failures of a name, and forgets names that were not tried for a day. */
export async function forgetTries(connection: Connection, district: string, login: string, now: number): Promise<void> {
  await connection.query('DELETE FROM login_tries WHERE district = $1 AND (login = $2 OR last_at < $3)', [
    district,
    login,
    instant(now - FORGOTTEN_AFTER_MS),
  ]);
}

const instant = (ms: number): string => new Date(ms).toISOString();
