import type { FastifyRequest } from 'fastify';
import { loginSchema, type NewToken } from '../../api/accounts.ts';
import type { Actor } from '../policy/policy.ts';
import { ProblemError } from '../problem.ts';
import { lockAccount } from './account-table.ts';
import { type Auth, districtOf } from './auth.ts';
import { readAuthorization, TOKEN_PREFIX } from './read-authorization.ts';
import { createToken, hashToken } from './session-cookie.ts';
import { actorOfAccount } from './session-table.ts';
import { addToken, findTokenOwner, type TokenRow } from './token-table.ts';

const DAY_MS = 24 * 60 * 60_000;

/** A token with what its owner is told once. */
export interface FreshToken {
  readonly row: TokenRow;
  readonly secret: string;
}

/** Makes a token that reads as its owner does. @throws ProblemError 409 `tokens-too-many` */
export async function createAccessToken(
  auth: Auth,
  { district, account }: Pick<Actor, 'district' | 'account'>,
  { name, days }: NewToken,
  { token, at }: { readonly token: string; readonly at: string },
): Promise<FreshToken> {
  const secret = `${TOKEN_PREFIX}${createToken()}`;
  const row = { token, account, name, created_at: at, expires_at: new Date(Date.parse(at) + days * DAY_MS).toISOString() };
  await auth.within(district, async (connection) => {
    // Two at the same moment count each other.
    await lockAccount(connection, district, account);
    await addToken(connection, district, row, hashToken(secret));
    await auth.audit(connection, district, { actor: account, action: 'token-created', subject: token, detail: { days } });
  });
  return { row: { ...row, last_used_at: '' }, secret };
}

/**
 * Who asks by a token, of the district in the address. One answer for a token that nobody has, has run out, was revoked, or is another's
 * than the login that it comes with. @throws ProblemError 401 `token-refused`
 */
export async function knowByToken(auth: Auth, request: FastifyRequest, header: string, now: number): Promise<Actor> {
  const district = districtOf(request);
  const presented = readAuthorization(header);
  if (!presented) throw new ProblemError(401, 'token-refused');
  const owner = await auth.within(district, (connection) =>
    findTokenOwner(connection, district, hashToken(presented.token), now),
  );
  const isTheirs = presented.login === null || loginSchema.safeParse(presented.login).data === owner?.login;
  if (!owner || !isTheirs) throw new ProblemError(401, 'token-refused');
  return actorOfAccount(district, owner, `token-${owner.token}`);
}
