import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Session } from '../../api/accounts.ts';
import type { Clock, Ids } from '../../core/register/ports.ts';
import { type AuditEntry, appendAudit } from '../audit/audit-log.ts';
import type { Connection, Database } from '../database/database.ts';
import type { Actor } from '../policy/policy.ts';
import { ProblemError } from '../problem.ts';
import { type AccountRow, findByLogin, lockAccount, saveAccount } from './account-table.ts';
import { AddressThrottle } from './address-throttle.ts';
import { countTry, forgetTries } from './login-tries.ts';
import { DEVICE_HEADER, readDevice, refuseForeignPage } from './own-page.ts';
import { Passwords, refuseWeak, type ScryptCost } from './password.ts';
import { cookieOptions, createToken, giveCookie, hashToken, readToken, takeCookie } from './session-cookie.ts';
import {
  actorOfAccount,
  addSession,
  endSession,
  endSessions,
  findSession,
  LONGEST_MS,
  type LiveSession,
} from './session-table.ts';
import { endTokens } from './token-table.ts';

export interface AuthOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly ids: Ids;
  /** As browsers know this server, e.g. `https://map.example.cn`: cookies are for HTTPS alone where it is. */
  readonly publicOrigin?: string;
  readonly cost?: ScryptCost;
  /** Failed logins of one network address in a quarter of an hour. */
  readonly mostFailuresPerAddress?: number;
}

/** Who is logged in, by which session. */
export interface Known {
  readonly actor: Actor;
  readonly session: Session;
  readonly sessionId: string;
}

/** Logs people in and out, and knows them again by their cookie. */
export class Auth {
  readonly passwords: Passwords;
  readonly #throttle: AddressThrottle;

  constructor(private readonly options: AuthOptions) {
    this.passwords = new Passwords(options.cost);
    this.#throttle = new AddressThrottle(() => this.#now(), options.mostFailuresPerAddress);
  }

  /** Works on the accounts of one district, which no class of the feed's values is needed for. */
  within<T>(district: string, work: (connection: Connection) => Promise<T>): Promise<T> {
    return this.options.database.transaction({ district, classes: [] }, work);
  }

  /** Puts an event on the log in the transaction of what it tells. */
  audit(connection: Connection, district: string, entry: AuditEntry): Promise<void> {
    return appendAudit(connection, district, entry, this.options);
  }

  /**
   * Who asks, of the district in the address.
   * @throws ProblemError 401 `login-needed`, `device-differs`, 403 `cross-site`, `csrf-missing`
   */
  async know(request: FastifyRequest): Promise<Known> {
    const district = districtOf(request);
    refuseForeignPage(request, this.options.publicOrigin);
    const device = readDevice(request.headers[DEVICE_HEADER]);
    const token = readToken(request);
    if (token === null) throw new ProblemError(401, 'login-needed');
    const found = await this.within(district, (connection) => findSession(connection, district, hashToken(token), this.#now()));
    if (!found) throw new ProblemError(401, 'login-needed');
    if (device !== null && device !== found.device) throw new ProblemError(401, 'device-differs');
    return { actor: actorOfAccount(district, found, found.device), session: sessionOf(found), sessionId: found.session };
  }

  /**
   * Logs in by password. A name that nobody has, a wrong password and a disabled account are one answer, after one time.
   * @throws ProblemError 401 `login-failed`, 429 `login-locked`, `too-many-tries`, 400 `device-missing`
   */
  async logIn(request: FastifyRequest, reply: FastifyReply, login: string, password: string): Promise<Session> {
    const district = districtOf(request);
    refuseForeignPage(request, this.options.publicOrigin);
    const device = readDevice(request.headers[DEVICE_HEADER]);
    if (device === null) throw new ProblemError(400, 'device-missing', { header: DEVICE_HEADER });
    this.#throttle.count(request.ip);
    const account = await this.within(district, async (connection) => {
      await countTry(connection, district, login, this.#now());
      return findByLogin(connection, district, login);
    });
    const isRight = await this.passwords.matches(password, account?.password_hash ?? null);
    if (!account || !isRight || account.disabled_at !== null) {
      await this.within(district, (connection) =>
        this.audit(connection, district, {
          actor: 'system',
          action: 'login-failed',
          // A name that nobody has may be a password in the wrong field.
          subject: account?.account ?? '',
          person: { address: request.ip },
        }),
      );
      throw new ProblemError(401, 'login-failed');
    }
    this.#throttle.forgive(request.ip);
    const renewed = this.passwords.isOutdated(account.password_hash ?? '') ? await this.passwords.hash(password) : null;
    return this.open(request, reply, account, device, async (connection, locked) => {
      // Meanwhile the password may have been changed, or the account disabled.
      if (locked.password_hash !== account.password_hash || locked.disabled_at !== null)
        throw new ProblemError(401, 'login-failed');
      await forgetTries(connection, district, login, this.#now());
      if (renewed !== null) await saveAccount(connection, district, { ...locked, password_hash: renewed });
    });
  }

  /** Opens a session for somebody who was proven to be the account’s owner; `check` runs in its transaction. */
  async open(
    request: FastifyRequest,
    reply: FastifyReply,
    { account }: Pick<AccountRow, 'account'>,
    device: string,
    check: (connection: Connection, locked: AccountRow) => Promise<void> = async () => undefined,
  ): Promise<Session> {
    const district = districtOf(request);
    const token = createToken();
    const now = this.#now();
    const row = {
      session: this.options.ids.next(),
      account,
      device,
      created_at: new Date(now).toISOString(),
      expires_at: new Date(now + LONGEST_MS).toISOString(),
    };
    const session = await this.within(district, async (connection) => {
      await check(connection, await lockAccount(connection, district, account));
      const owner = await lockAccount(connection, district, account);
      await addSession(connection, district, row, hashToken(token));
      await this.audit(connection, district, {
        actor: account,
        action: 'logged-in',
        subject: row.session,
        detail: { device },
        person: { address: request.ip },
      });
      return sessionOf({ ...owner, ...row, last_seen_at: row.created_at });
    });
    giveCookie(reply, token, LONGEST_MS / 1000, this.#cookie(request));
    return session;
  }

  /** Ends the session of the request, if it has one. */
  async logOut(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const district = districtOf(request);
    refuseForeignPage(request, this.options.publicOrigin);
    const token = readToken(request);
    takeCookie(reply, this.#cookie(request));
    if (token === null) return;
    await this.within(district, async (connection) => {
      const found = await findSession(connection, district, hashToken(token), this.#now());
      if (!found) return;
      await endSession(connection, district, found.session);
      await this.audit(connection, district, { actor: found.account, action: 'logged-out', subject: found.session });
    });
  }

  /**
   * Changes one's own password: all other sessions and all access tokens end, and a stolen session
   * of this device with them (its token is replaced).
   * @throws ProblemError 401 `login-failed`, 409 `password-elsewhere`, 422 `password-weak`, `password-same`, 429
   */
  async changePassword(request: FastifyRequest, reply: FastifyReply, current: string, next: string): Promise<Session> {
    const { actor, session } = await this.know(request);
    const { district, account, device } = actor;
    if (current === next) throw new ProblemError(422, 'password-same');
    refuseWeak(next, session.login);
    this.#throttle.count(request.ip);
    const before = await this.within(district, async (connection) => {
      await countTry(connection, district, session.login, this.#now());
      return lockAccount(connection, district, account);
    });
    if (before.password_hash === null) throw new ProblemError(409, 'password-elsewhere');
    if (!(await this.passwords.matches(current, before.password_hash))) throw new ProblemError(401, 'login-failed');
    this.#throttle.forgive(request.ip);
    const password_hash = await this.passwords.hash(next);
    return this.open(request, reply, { account }, device, async (connection, locked) => {
      if (locked.password_hash !== before.password_hash || locked.disabled_at !== null)
        throw new ProblemError(401, 'login-failed');
      await forgetTries(connection, district, session.login, this.#now());
      await saveAccount(connection, district, { ...locked, password_hash, must_change_password: false });
      await endSessions(connection, district, account);
      await endTokens(connection, district, account);
      await this.audit(connection, district, { actor: account, action: 'password-changed', subject: account });
    });
  }

  #cookie(request: FastifyRequest) {
    const { publicOrigin } = this.options;
    const isSecure = publicOrigin?.startsWith('https:') ?? request.protocol === 'https';
    return cookieOptions(districtOf(request), isSecure);
  }

  #now(): number {
    return Date.parse(this.options.clock.now());
  }
}

/** The district in the address. */
export const districtOf = (request: FastifyRequest): string => (request.params as { readonly district: string }).district;

function sessionOf(row: Omit<LiveSession, 'grants' | 'disabled_at'>): Session {
  const { account, login, display_name, role, is_admin, device, must_change_password, expires_at, assigned_area } = row;
  return {
    account,
    login,
    name: display_name,
    role,
    isAdmin: is_admin,
    device,
    mustChangePassword: must_change_password,
    expiresAt: expires_at,
    hasArea: assigned_area !== '',
  };
}
