import type { FastifyInstance } from 'fastify';
import { accountPatchSchema, newAccountSchema } from '../../api/accounts.ts';
import { listAccounts, lockAccount } from '../auth/account-table.ts';
import { createAccount, patchAccount, resetPassword, toAccount } from '../auth/administer-accounts.ts';
import type { Auth } from '../auth/auth.ts';
import { endSessionOf, endSessions, listSessions } from '../auth/session-table.ts';
import { judgeArea } from '../features/assigned-area.ts';
import type { RouteContext } from './context.ts';
import { readBody } from './read-body.ts';
import { toListed } from './session-routes.ts';

const BODY_BYTES = 64 * 1024;

interface OfAccount {
  readonly Params: { readonly account: string };
}
interface OfSession {
  readonly Params: { readonly account: string; readonly session: string };
}

/** `/api/districts/{district}/accounts…`: the administrators’. */
export function accountRoutes(server: FastifyInstance, { actorOf, clock, districts, ids }: RouteContext, auth: Auth): void {
  const base = '/api/districts/:district/accounts';
  const small = { bodyLimit: BODY_BYTES };

  server.get(base, async (request) => {
    const { district } = await actorOf(request);
    const rows = await auth.within(district, (connection) => listAccounts(connection, district));
    return { accounts: rows.map(toAccount) };
  });

  server.post(base, small, async (request, reply) => {
    const actor = await actorOf(request);
    const asked = readBody(newAccountSchema, request.body);
    void reply.code(201);
    return createAccount(auth, actor, asked, { account: ids.next(), at: clock.now() });
  });

  server.patch<OfAccount>(`${base}/:account`, small, async (request) => {
    const actor = await actorOf(request);
    const patch = readBody(accountPatchSchema, request.body);
    const area_m2 = patch.assignedArea
      ? await judgeArea(patch.assignedArea, await (await districts.live(actor.district)).session())
      : 0;
    return patchAccount(auth, actor, request.params.account, patch, { at: clock.now(), area_m2 });
  });

  server.post<OfAccount>(`${base}/:account/password`, small, async (request) => {
    const actor = await actorOf(request);
    return resetPassword(auth, actor, request.params.account, clock.now());
  });

  server.get<OfAccount>(`${base}/:account/sessions`, async (request) => {
    const { district } = await actorOf(request);
    const rows = await auth.within(district, async (connection) => {
      await lockAccount(connection, district, request.params.account);
      return listSessions(connection, district, request.params.account, Date.parse(clock.now()));
    });
    return { sessions: rows.map((row) => toListed(row, null)) };
  });

  server.delete<OfAccount>(`${base}/:account/sessions`, small, async (request, reply) => {
    const { district, account: actor } = await actorOf(request);
    const { account } = request.params;
    await auth.within(district, async (connection) => {
      await lockAccount(connection, district, account);
      await endSessions(connection, district, account);
      await auth.audit(connection, district, { actor, action: 'session-revoked', subject: account, detail: { all: true } });
    });
    return reply.code(204).send();
  });

  server.delete<OfSession>(`${base}/:account/sessions/:session`, small, async (request, reply) => {
    const { district, account: actor } = await actorOf(request);
    const { account, session } = request.params;
    await auth.within(district, async (connection) => {
      await endSessionOf(connection, district, account, session);
      await auth.audit(connection, district, { actor, action: 'session-revoked', subject: session });
    });
    return reply.code(204).send();
  });
}
