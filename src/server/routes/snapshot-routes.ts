import type { FastifyInstance } from 'fastify';
import { ProblemError } from '../problem.ts';
import { CurrentSnapshots } from '../snapshots/current-snapshots.ts';
import { ThreadedSnapshots } from '../snapshots/threaded-snapshots.ts';
import { readBlobs } from '../blobs/blob-store.ts';
import type { RouteContext } from './context.ts';

/** `GET /api/districts/{d}/snapshots/current?audience=leader`: a snapshot of now, by its content (`ETag`), for whoever follows the figures. */
export function snapshotRoutes(server: FastifyInstance, { database, districts, blobs, clock, actorOf }: RouteContext): void {
  const maker = new ThreadedSnapshots({
    changes: (district, after, upTo) => districts.changes(district, after, upTo),
    packages: (district, names) => readBlobs(blobs, district, names),
  });
  server.addHook('onClose', async () => maker.stop());
  const snapshots = new CurrentSnapshots({ districts, database, maker, clock });
  server.get<{ Querystring: Record<string, string | undefined> }>(
    '/api/districts/:district/snapshots/current',
    async (request, reply) => {
      const { district } = await actorOf(request);
      const { audience = '' } = request.query;
      // Planners read the feed itself; for the public somebody answers with a publication.
      if (audience !== 'leader')
        throw new ProblemError(400, 'parameter-malformed', { parameter: 'audience', value: audience.slice(0, 80) });
      const { bytes, gzipped, sha256 } = await snapshots.current(district);
      // Weak: the same content, compressed or not.
      const tag = `W/"${sha256}"`;
      void reply
        .header('etag', tag)
        .header('cache-control', 'private, no-cache')
        .header('vary', 'accept-encoding')
        .header('x-content-type-options', 'nosniff');
      const { 'if-none-match': known = '', 'accept-encoding': accepted = '' } = request.headers;
      if (known.includes(`"${sha256}"`)) return reply.code(304).send();
      void reply.type('application/json; charset=utf-8');
      if (!/\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(String(accepted))) return reply.send(Buffer.from(bytes));
      return reply.header('content-encoding', 'gzip').send(Buffer.from(gzipped));
    },
  );
}
