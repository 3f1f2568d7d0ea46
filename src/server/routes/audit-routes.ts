import { PassThrough } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { exportMadeSchema, MOST_EVENTS_PER_PAGE } from '../../api/audit.ts';
import { readAudit, readAuditHead } from '../audit/audit-log.ts';
import type { Auth } from '../auth/auth.ts';
import { erasePerson } from '../districts/erase-person.ts';
import type { RouteContext } from './context.ts';
import { readBody } from './read-body.ts';
import { readWhole } from './read-whole.ts';

/** `GET /api/districts/{district}/audit`, its export, and `POST …/exports`, by which a device tells what left it. */
export function auditRoutes(server: FastifyInstance, { actorOf }: RouteContext, auth: Auth): void {
  server.get<{ Querystring: Record<string, string | undefined> }>('/api/districts/:district/audit', async (request) => {
    const { district } = await actorOf(request);
    const since = readWhole(request.query.since ?? '0', 'since', Number.MAX_SAFE_INTEGER);
    const limit = readWhole(request.query.limit ?? String(MOST_EVENTS_PER_PAGE), 'limit', MOST_EVENTS_PER_PAGE);
    return auth.within(district, async (connection) => ({
      events: await readAudit(connection, district, since, Math.max(1, limit)),
      head: await readAuditHead(connection, district),
    }));
  });

  server.get('/api/districts/:district/audit/export', async (request, reply) => {
    const { district, account: actor } = await actorOf(request);
    // On record before the first line leaves: its own event is the last that the file holds.
    const head = await auth.within(district, async (connection) => {
      const { seq } = await readAuditHead(connection, district);
      await auth.audit(connection, district, { actor, action: 'audit-exported', subject: district, detail: { events: seq } });
      return readAuditHead(connection, district);
    });
    const lines = new PassThrough();
    void writeLines(lines, head.seq, (since) =>
      auth.within(district, (connection) => readAudit(connection, district, since, MOST_EVENTS_PER_PAGE)),
    );
    return reply
      .type('application/x-ndjson')
      .header('content-disposition', 'attachment; filename="audit.ndjson"')
      .header('cache-control', 'no-store')
      .send(lines);
  });

  server.post('/api/districts/:district/exports', { bodyLimit: 4096 }, async (request, reply) => {
    const { district, account: actor } = await actorOf(request);
    const { kind, sha256, rows } = readBody(exportMadeSchema, request.body);
    await auth.within(district, (connection) =>
      auth.audit(connection, district, {
        actor,
        action: 'export-made',
        subject: sha256,
        detail: { kind, ...(rows !== undefined && { rows }) },
      }),
    );
    return reply.code(204).send();
  });
}

/** Erasure by law (个人信息保护法 47): who did it and when is on the log, what was erased is not. */
export function erasureRoutes(server: FastifyInstance, { database, districts, actorOf }: RouteContext, auth: Auth): void {
  server.delete<{ Params: { household: string } }>(
    '/api/districts/:district/persons/:household',
    { bodyLimit: 4096 },
    async (request, reply) => {
      const { district, account: actor } = await actorOf(request);
      const { household } = request.params;
      await database.transaction({ district, classes: ['open', 'person'] }, async (connection) => {
        const changes = await erasePerson(connection, district, household);
        await auth.audit(connection, district, { actor, action: 'person-erased', subject: household, detail: { changes } });
      });
      districts.forget(district);
      return reply.code(204).send();
    },
  );
}

/** Pages of the log up to a place, as far as whoever reads can take them. */
async function writeLines(
  lines: PassThrough,
  last: number,
  read: (since: number) => ReturnType<typeof readAudit>,
): Promise<void> {
  try {
    for (let since = 0; since < last && !lines.destroyed; ) {
      const events = (await read(since)).filter(({ seq }) => seq <= last);
      if (events.length === 0) break;
      since = events[events.length - 1].seq;
      const isTaken = lines.write(events.map((event) => `${JSON.stringify(event)}\n`).join(''));
      if (!isTaken) await new Promise<void>((resolve) => lines.once('drain', resolve).once('close', resolve));
    }
    lines.end();
  } catch (error) {
    lines.destroy(error as Error);
  }
}
