import type { FastifyInstance } from 'fastify';
import { MOST_LINKS_PER_PAGE, pushSchema } from '../../api/feed.ts';
import { ProblemError } from '../problem.ts';
import type { RouteContext } from './context.ts';
import { readWhole } from './read-whole.ts';

/** Milliseconds between signs of life on an open stream: proxies close what is silent. Each asks anew whether its reader may still listen. */
const HEARTBEAT_MS = 20_000;
/** What a listener may leave unread. */
const MOST_UNREAD_BYTES = 16 * 1024;
/** Streams of one account: a device needs one, and an account has twenty devices at most. */
const MOST_STREAMS = 100;
/** Of a push of the most changes that it may hold. */
const PUSH_BYTES = 8 * 1024 * 1024;

/** `GET` and `POST /api/districts/{district}/changes`, and the stream that wakes listeners: `GET …/events`. */
export function feedRoutes(server: FastifyInstance, { districts, actorOf }: RouteContext, heartbeat_ms = HEARTBEAT_MS): void {
  const streams = new Map<string, number>();
  server.post('/api/districts/:district/changes', { bodyLimit: PUSH_BYTES }, async (request) => {
    const actor = await actorOf(request);
    const read = pushSchema.safeParse(request.body);
    if (!read.success)
      throw new ProblemError(400, 'request-malformed', { path: read.error.issues[0].path.map(String).join('.') });
    return districts.push(actor, read.data.changes);
  });

  server.get<{ Querystring: Record<string, string | undefined> }>('/api/districts/:district/changes', async (request) => {
    const actor = await actorOf(request);
    const since = readWhole(request.query.since ?? '0', 'since', Number.MAX_SAFE_INTEGER);
    const limit = readWhole(request.query.limit ?? String(MOST_LINKS_PER_PAGE), 'limit', MOST_LINKS_PER_PAGE);
    return districts.pull(actor, since, Math.max(1, limit));
  });

  server.get('/api/districts/:district/events', async (request, reply) => {
    const actor = await actorOf(request);
    const live = await districts.live(actor.district);
    const listener = `${actor.district}/${actor.account}`;
    const open = streams.get(listener) ?? 0;
    if (open >= MOST_STREAMS) throw new ProblemError(429, 'listeners-too-many', { most: MOST_STREAMS });
    reply.hijack();
    const { raw } = reply;
    // Gone while the district was read: nobody would ever tell that the listening is over.
    if (raw.destroyed) return;
    streams.set(listener, open + 1);
    raw.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      connection: 'keep-alive',
    });
    // Whoever does not take what is told is let go, and asks for everything when it comes back.
    const write = (text: string): void => {
      if (raw.writableLength > MOST_UNREAD_BYTES) raw.destroy();
      else raw.write(text);
    };
    const tell = (seq: number) => write(`event: head\ndata: ${seq}\n\n`);
    tell(live.head.seq);
    const stop = districts.listen(actor.district, ({ seq }) => tell(seq));
    const heart = setInterval(() => {
      actorOf(request).then(
        () => write(': alive\n\n'),
        () => raw.end(),
      );
    }, heartbeat_ms);
    raw.on('close', () => {
      stop();
      clearInterval(heart);
      const left = (streams.get(listener) ?? 1) - 1;
      if (left > 0) streams.set(listener, left);
      else streams.delete(listener);
    });
  });
}
