import type { FastifyInstance } from 'fastify';
import type { Clock, Ids } from '../core/register/ports.ts';
import type { BlobStore } from './blobs/blob-store.ts';
import type { Database } from './database/database.ts';
import { migrate } from './database/migrate.ts';
import { Districts } from './districts/districts.ts';
import type { RouteContext } from './routes/context.ts';
import { feedRoutes } from './routes/feed-routes.ts';
import { ogcReadRoutes } from './routes/ogc/read-routes.ts';
import { ogcWriteRoutes } from './routes/ogc/write-routes.ts';
import { packageRoutes } from './routes/package-routes.ts';
import { photoRoutes } from './routes/photo-routes.ts';
import { sendProblem } from './send-problem.ts';

export interface TeamOptions {
  readonly database: Database;
  readonly blobs: BlobStore;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Who asks; see `RouteContext`. */
  readonly actorOf: RouteContext['actorOf'];
}

/** What a team's devices share, behind the routes under `/api`. */
export interface Team {
  readonly districts: Districts;
}

/** Adds the team's routes to the server of the client, on a database that is brought to this program's version first. @throws DatabaseError */
export async function joinTeam(server: FastifyInstance, { database, blobs, clock, ids, actorOf }: TeamOptions): Promise<Team> {
  await migrate(database);
  const readPackages = async (district: string, names: readonly string[]) => {
    const read = await Promise.all(names.map(async (name) => [name, await blobs.read(district, name)] as const));
    return new Map(read);
  };
  const districts = new Districts(database, { clock, ids }, readPackages);
  const context: RouteContext = { database, districts, blobs, clock, ids, actorOf };
  await server.register(async (api) => {
    api.setErrorHandler(sendProblem);
    feedRoutes(api, context);
    ogcReadRoutes(api, context);
    ogcWriteRoutes(api, context);
    await api.register(packageRoutes, context);
    await api.register(photoRoutes, context);
  });
  return { districts };
}
