import fastifyCookie from '@fastify/cookie';
import type { FastifyInstance } from 'fastify';
import type { Clock, Ids } from '../core/register/ports.ts';
import { Auth, type AuthOptions } from './auth/auth.ts';
import type { BlobStore } from './blobs/blob-store.ts';
import type { Database } from './database/database.ts';
import { migrate } from './database/migrate.ts';
import { Districts } from './districts/districts.ts';
import { findRight, refuseUnlessPermitted } from './policy/route-rights.ts';
import { accountRoutes } from './routes/account-routes.ts';
import { auditRoutes, erasureRoutes } from './routes/audit-routes.ts';
import type { RouteContext } from './routes/context.ts';
import { feedRoutes } from './routes/feed-routes.ts';
import { type OidcOptions, oidcRoutes } from './routes/oidc-routes.ts';
import { sessionRoutes } from './routes/session-routes.ts';
import { ogcReadRoutes } from './routes/ogc/read-routes.ts';
import { ogcWriteRoutes } from './routes/ogc/write-routes.ts';
import { packageRoutes } from './routes/package-routes.ts';
import { photoRoutes } from './routes/photo-routes.ts';
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
  /** Knows people otherwise than by their session, in tests. */
  readonly actorOf?: RouteContext['actorOf'];
}

/** What a team's devices share, behind the routes under `/api`. */
export interface Team {
  readonly districts: Districts;
  readonly auth: Auth;
}

/** Adds the team's routes to the server of the client, on a database that is brought to this program's version first. @throws DatabaseError */
export async function joinTeam(server: FastifyInstance, options: TeamOptions): Promise<Team> {
  const { database, blobs, clock, ids } = options;
  await Promise.all([migrate(database), loadTitles()]);
  const readPackages = async (district: string, names: readonly string[]) => {
    const read = await Promise.all(names.map(async (name) => [name, await blobs.read(district, name)] as const));
    return new Map(read);
  };
  const districts = new Districts(database, { clock, ids }, readPackages);
  const auth = new Auth({ ...options.auth, database, clock, ids });
  const actorOf = options.actorOf ?? permittedActor(auth);
  const context: RouteContext = { database, districts, blobs, clock, ids, actorOf };
  await server.register(async (api) => {
    api.setErrorHandler(sendProblem);
    await api.register(fastifyCookie);
    sessionRoutes(api, context, auth, (district) => Object.hasOwn(options.oidc?.settings.districts ?? {}, district));
    oidcRoutes(api, context, auth, options.oidc);
    accountRoutes(api, context, auth);
    auditRoutes(api, context, auth);
    erasureRoutes(api, context, auth);
    feedRoutes(api, context);
    ogcReadRoutes(api, context);
    ogcWriteRoutes(api, context);
    await api.register(packageRoutes, context);
    await api.register(photoRoutes, context);
  });
  return { districts, auth };
}

/** Who asks, and may ask for this address. */
const permittedActor =
  (auth: Auth): RouteContext['actorOf'] =>
  async (request) => {
    const { actor } = await auth.know(request);
    refuseUnlessPermitted(findRight(request.method, request.routeOptions.url), actor);
    return actor;
  };
