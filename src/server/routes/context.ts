import type { FastifyRequest } from 'fastify';
import type { Clock, Ids } from '../../core/register/ports.ts';
import type { BlobStore } from '../blobs/blob-store.ts';
import type { Database } from '../database/database.ts';
import type { Districts } from '../districts/districts.ts';
import type { Actor } from '../policy/policy.ts';

/** What every route works with; made once by the composition (`team-server.ts`). */
export interface RouteContext {
  readonly database: Database;
  readonly districts: Districts;
  readonly blobs: BlobStore;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Who asks, of the district in the address. @throws ProblemError 401 `login-needed`, 403 `csrf-missing` */
  actorOf(request: FastifyRequest): Promise<Actor>;
}
