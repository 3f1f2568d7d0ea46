import { connect } from 'node:net';
import fastify from 'fastify';
import { expect, it } from 'vitest';
import type { RouteContext } from '../../../src/server/routes/context.ts';
import { feedRoutes } from '../../../src/server/routes/feed-routes.ts';

it('opens a hundred streams for one account, no more, and another one once one of them is closed', async () => {
  const server = fastify({ forceCloseConnections: true });
  server.setErrorHandler((error: { status?: number; code?: string }, _, reply) =>
    reply.code(error.status ?? 500).send(error.code),
  );
  const districts = { live: async () => ({ head: { seq: 7 } }), listen: () => () => undefined };
  const actorOf = async ({ headers }: { headers: Record<string, unknown> }) => ({
    district: 'd-1',
    account: headers['x-account'],
  });
  feedRoutes(server, { actorOf, districts } as unknown as RouteContext);
  await server.listen({ port: 0, host: '127.0.0.1' });
  const { port } = server.server.address() as { port: number };
  const listen = (account: string) => {
    const leaving = new AbortController();
    const answer = fetch(`http://127.0.0.1:${port}/api/districts/d-1/events`, {
      headers: { 'x-account': account },
      signal: leaving.signal,
    });
    return { answer, leave: () => leaving.abort() };
  };
  const open = Array.from({ length: 100 }, () => listen('a-1'));
  for (const { answer } of open) expect((await answer).status).toBe(200);
  const refused = await listen('a-1').answer;
  expect([refused.status, await refused.text()]).toEqual([429, 'listeners-too-many']);
  const other = listen('a-2');
  expect((await other.answer).status).toBe(200);
  open[0].leave();
  await expect.poll(async () => (await listen('a-1').answer).status).toBe(200);
  await server.close();
});

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
