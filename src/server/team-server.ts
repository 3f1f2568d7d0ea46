import fastifyCookie from '@fastify/cookie';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Clock, Ids } from '../core/register/ports.ts';
import { knowByToken } from './auth/access-tokens.ts';
import { Auth, type AuthOptions } from './auth/auth.ts';
import { DEVICE_HEADER } from './auth/own-page.ts';
import { type BlobStore, readBlobs } from './blobs/blob-store.ts';
import type { Database } from './database/database.ts';
import { migrate } from './database/migrate.ts';
import { Districts } from './districts/districts.ts';
import type { Actor } from './policy/policy.ts';
import { findRight, refuseUnlessPermitted } from './policy/route-rights.ts';
import { accountRoutes } from './routes/account-routes.ts';
import { administrationRoutes, type ServerRules } from './routes/administration-routes.ts';
import { auditRoutes, erasureRoutes } from './routes/audit-routes.ts';
import type { RouteContext } from './routes/context.ts';
import { feedRoutes } from './routes/feed-routes.ts';
import { type OidcOptions, oidcRoutes } from './routes/oidc-routes.ts';
import { tokenRoutes } from './routes/token-routes.ts';
import { sessionRoutes } from './routes/session-routes.ts';
import { ogcReadRoutes } from './routes/ogc/read-routes.ts';
import { ogcWriteRoutes } from './routes/ogc/write-routes.ts';
import { packageRoutes } from './routes/package-routes.ts';
import { photoRoutes } from './routes/photo-routes.ts';
import { snapshotRoutes } from './routes/snapshot-routes.ts';
import { tourRoutes } from './routes/tour-routes.ts';
import { loadTitles } from './problem-title.ts';
import { sendProblem } from './send-problem.ts';

export interface TeamOptions {
  readonly database: Database;
  readonly blobs: BlobStore;
  readonly clock: Clock;
  readonly ids: Ids;
  /** How people log in. */
  readonly auth?: Omit<AuthOptions, 'database' | 'clock' | 'ids'>;
  /** An identity provider beside the passwords. */
  readonly oidc?: OidcOptions;
  /** Without them nothing is fetched from elsewhere, and districts are begun by the command line alone. */
  readonly rules?: ServerRules;
  /** Knows people otherwise than by their session, in tests. */
  readonly actorOf?: RouteContext['actorOf'];
}

const NO_RULES: ServerRules = { allowedOrigins: [], mayBegin: () => false };

/** What a team's devices share, behind the routes under `/api`. */
export interface Team {
  readonly districts: Districts;
  readonly auth: Auth;
}

/** Adds the team's routes to the server of the client, on a database that is brought to this program's version first. @throws DatabaseError */
export async function joinTeam(server: FastifyInstance, options: TeamOptions): Promise<Team> {
  const { database, blobs, clock, ids } = options;
  await Promise.all([migrate(database), loadTitles()]);
  const readPackages = (district: string, names: readonly string[]) => readBlobs(blobs, district, names);
  const districts = new Districts(database, { clock, ids }, readPackages);
  const auth = new Auth({ ...options.auth, database, clock, ids });
  server.addHook('onClose', async () => districts.stop());
  const { actorOf, refuseEarly } = knownBeforeTheBody(options.actorOf ?? permittedActor(auth, clock));
  const context: RouteContext = { database, districts, blobs, clock, ids, actorOf };
  await server.register(async (api) => {
    api.setErrorHandler(sendProblem);
    api.addHook('onSend', challengePrograms);
    await api.register(fastifyCookie);
    api.addHook('onRequest', refuseEarly);
    sessionRoutes(api, context, auth, (district) => Object.hasOwn(options.oidc?.settings.districts ?? {}, district));
    oidcRoutes(api, context, auth, options.oidc);
    accountRoutes(api, context, auth);
    administrationRoutes(api, context, auth, options.rules ?? NO_RULES);
    tokenRoutes(api, context, auth);
    auditRoutes(api, context, auth);
    erasureRoutes(api, context, auth);
    feedRoutes(api, context);
    snapshotRoutes(api, context);
    ogcReadRoutes(api, context);
    ogcWriteRoutes(api, context);
    await api.register(packageRoutes, context);
    await api.register(photoRoutes, context);
    await api.register(tourRoutes, { ...context, auth });
  });
  return { districts, auth };
}

/** Who asks, and may ask for this address: by a session, or where programs read by a token. */
const permittedActor =
  (auth: Auth, { now }: Clock): RouteContext['actorOf'] =>
  async (request) => {
    const right = findRight(request.method, request.routeOptions.url);
    const { authorization } = request.headers;
    const actor =
      right?.byToken === true && authorization !== undefined
        ? await knowByToken(auth, request, authorization, Date.parse(now()))
        : (await auth.know(request)).actor;
    refuseUnlessPermitted(right, actor);
    return actor;
  };

/** Whoever may not ask is refused before a body is read: eight megabytes of a stranger are not taken in to be turned away. */
function knownBeforeTheBody(actorOf: RouteContext['actorOf']) {
  const known = new WeakMap<FastifyRequest, Actor>();
  return {
    refuseEarly: async (request: FastifyRequest): Promise<void> => {
      const right = findRight(request.method, request.routeOptions.url);
      if (['POST', 'PUT', 'PATCH'].includes(request.method) && right && right.may !== 'everybody' && right.anyPassword !== true)
        known.set(request, await actorOf(request));
    },
    /** The first time what is known already; an open stream asks again, and is told anew. */
    actorOf: async (request: FastifyRequest): Promise<Actor> => {
      const actor = known.get(request);
      known.delete(request);
      return actor ?? actorOf(request);
    },
  };
}

/**
 * Programs that read are told how they may prove themselves (RFC 9110, 11.6.1). Pages are not: a browser would ask for a password in a
 * window of its own, over ours.
 */
async function challengePrograms({ method, headers, routeOptions }: FastifyRequest, reply: FastifyReply): Promise<void> {
  const isPage = headers['sec-fetch-mode'] !== undefined || headers[DEVICE_HEADER] !== undefined;
  if (reply.statusCode === 401 && !isPage && findRight(method, routeOptions.url)?.byToken === true)
    void reply.header('www-authenticate', 'Basic realm="chidu", charset="UTF-8", Bearer realm="chidu"');
}
