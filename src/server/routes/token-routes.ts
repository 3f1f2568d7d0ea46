import type { FastifyInstance } from 'fastify';
import { type ListedToken, newTokenSchema } from '../../api/accounts.ts';
import { createAccessToken } from '../auth/access-tokens.ts';
import { lockAccount } from '../auth/account-table.ts';
import type { Auth } from '../auth/auth.ts';
import { endTokenOf, listTokens, type TokenRow } from '../auth/token-table.ts';
import type { RouteContext } from './context.ts';
import { readBody } from './read-body.ts';

const BODY_BYTES = 4096;

interface OfToken {
  readonly Params: { readonly account: string; readonly token: string };
}

/** `…/tokens`: one's own, for programs that read; of other accounts `…/accounts/{account}/tokens`. */
export function tokenRoutes(server: FastifyInstance, { actorOf, clock, ids }: RouteContext, auth: Auth): void {
  const district = '/api/districts/:district';
  const small = { bodyLimit: BODY_BYTES };
  const list = async (of: string, account: string) => ({
    tokens: (await auth.within(of, (connection) => listTokens(connection, of, account)))
      .filter(({ expires_at }) => expires_at > clock.now())
      .map(toListed),
  });
  const revoke = (of: string, actor: string, account: string, token: string) =>
    auth.within(of, async (connection) => {
      await endTokenOf(connection, of, account, token);
      await auth.audit(connection, of, { actor, action: 'token-revoked', subject: token });
    });

  server.get(`${district}/tokens`, async (request) => {
    const actor = await actorOf(request);
    return list(actor.district, actor.account);
  });

  server.post(`${district}/tokens`, small, async (request, reply) => {
    const actor = await actorOf(request);
    const asked = readBody(newTokenSchema, request.body);
    const { row, secret } = await createAccessToken(auth, actor, asked, { token: ids.next(), at: clock.now() });
    return reply.code(201).send({ token: toListed(row), secret });
  });

  server.delete<OfToken>(`${district}/tokens/:token`, small, async (request, reply) => {
    const actor = await actorOf(request);
    await revoke(actor.district, actor.account, actor.account, request.params.token);
    return reply.code(204).send();
  });

  server.get<OfToken>(`${district}/accounts/:account/tokens`, async (request) => {
    const actor = await actorOf(request);
    const { account } = request.params;
    await auth.within(actor.district, (connection) => lockAccount(connection, actor.district, account));
    return list(actor.district, account);
  });

  server.delete<OfToken>(`${district}/accounts/:account/tokens/:token`, small, async (request, reply) => {
    const actor = await actorOf(request);
    const { account, token } = request.params;
    await revoke(actor.district, actor.account, account, token);
    return reply.code(204).send();
  });
}

const toListed = ({ token, name, created_at, last_used_at, expires_at }: TokenRow): ListedToken => ({
  token,
  name,
  createdAt: created_at,
  lastUsedAt: last_used_at === '' ? null : last_used_at,
  expiresAt: expires_at,
});
