import { connect } from 'node:net';
import fastify from 'fastify';
import { expect, it } from 'vitest';
import type { RouteContext } from '../../../src/server/routes/context.ts';
import { feedRoutes } from '../../../src/server/routes/feed-routes.ts';

it('keeps no listener of somebody who has gone, also where that was while the district was read', async () => {
  const server = fastify({ forceCloseConnections: true });
  let reading: (live: object) => void = () => undefined;
  const asked: (() => void)[] = [];
  let listeners = 0;
  let ended = 0;
  const districts = {
    live: () =>
      new Promise<object>((resolve) => {
        reading = resolve;
        asked.shift()?.();
      }),
    listen: () => {
      listeners++;
      return () => {
        listeners--;
        ended++;
      };
    },
  };
  const actorOf = async () => ({ district: 'd-1' });
  feedRoutes(server, { actorOf, districts } as unknown as RouteContext);
  const gone: Promise<void>[] = [];
  server.server.on('connection', (socket) => gone.push(new Promise((resolve) => socket.once('close', () => resolve()))));
  await server.listen({ port: 0, host: '127.0.0.1' });
  const { port } = server.server.address() as { port: number };
  const ask = async () => {
    const isAsked = new Promise<void>((resolve) => asked.push(resolve));
    const socket = connect(port, '127.0.0.1');
    socket.write('GET /api/districts/d-1/events HTTP/1.1\r\nhost: a\r\n\r\n');
    await isAsked;
    return socket;
  };
  const early = await ask();
  early.destroy();
  await gone[0];
  reading({ head: { seq: 7 } });
  await new Promise((resolve) => setImmediate(resolve));
  expect(listeners).toBe(0);

  const late = await ask();
  reading({ head: { seq: 7 } });
  await expect.poll(() => listeners).toBe(1);
  late.destroy();
  await expect.poll(() => [listeners, ended]).toEqual([0, 1]);
  await server.close();
});
