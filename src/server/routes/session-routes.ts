import type { FastifyInstance } from 'fastify';
import { changePasswordSchema, type DistrictList, type ListedSession, logInSchema } from '../../api/accounts.ts';
import type { Auth } from '../auth/auth.ts';
import { endSessionOf, listSessions, type SessionRow } from '../auth/session-table.ts';
import type { RouteContext } from './context.ts';
import { readBody } from './read-body.ts';

/** Names and passwords are short. */
const BODY_BYTES = 4096;

/** `GET /api/districts`, and of each district `session`, `session/password`, `sessions`. */
export function sessionRoutes(
  server: FastifyInstance,
  { districts, clock, actorOf }: RouteContext,
  auth: Auth,
  hasOidc: (district: string) => boolean,
): void {
  const small = { bodyLimit: BODY_BYTES };

  server.get('/api/districts', async (): Promise<DistrictList> => {
    const listed = await districts.list();
    return {
      districts: listed.map(({ district, name, closedAt }) => ({
        district,
        name,
        closed: closedAt !== '',
        methods: hasOidc(district) ? ['password', 'oidc'] : ['password'],
      })),
    };
  });

  server.put('/api/districts/:district/session', small, async (request, reply) => {
    const { login, password } = readBody(logInSchema, request.body);
    return auth.logIn(request, reply, login, password);
  });

  server.get('/api/districts/:district/session', async (request) => (await auth.know(request)).session);

  server.delete('/api/districts/:district/session', small, async (request, reply) => {
    await auth.logOut(request, reply);
    return reply.code(204).send();
  });

  server.put('/api/districts/:district/session/password', small, async (request, reply) => {
    await auth.know(request);
    const { current, next } = readBody(changePasswordSchema, request.body);
    return auth.changePassword(request, reply, current, next);
  });

  server.get('/api/districts/:district/sessions', async (request) => {
    const actor = await actorOf(request);
    const { sessionId } = await auth.know(request);
    const rows = await auth.within(actor.district, (connection) =>
      listSessions(connection, actor.district, actor.account, Date.parse(clock.now())),
    );
    return { sessions: rows.map((row) => toListed(row, sessionId)) };
  });

  server.delete<{ Params: { session: string } }>('/api/districts/:district/sessions/:session', small, async (request, reply) => {
    const { district, account } = await actorOf(request);
    await auth.within(district, async (connection) => {
      await endSessionOf(connection, district, account, request.params.session);
      await auth.audit(connection, district, { actor: account, action: 'session-revoked', subject: request.params.session });
    });
    return reply.code(204).send();
  });
}

/** @param own id of the session that asks; null where it is none of them */
export function toListed(
  { session, device, created_at, last_seen_at, expires_at }: SessionRow,
  own: string | null,
): ListedSession {
  return {
    session,
    device,
    createdAt: created_at,
    lastSeenAt: last_seen_at,
    expiresAt: expires_at,
    isOwn: session === own,
  };
}
