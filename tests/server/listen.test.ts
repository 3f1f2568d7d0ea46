import fastify, { type FastifyInstance } from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { listen } from '../../src/server/listen.ts';
import { findFreePort } from '../support/free-port.ts';

const HOST = '127.0.0.1';
const opened: FastifyInstance[] = [];

function newServer(): FastifyInstance {
  const server = fastify();
  opened.push(server);
  return server;
}

afterEach(async () => {
  await Promise.all(opened.splice(0).map((server) => server.close()));
});

describe('the address', () => {
  it('is the port that was asked for', async () => {
    const port = await findFreePort();
    expect(await listen(newServer(), HOST, String(port))).toBe(port);
  });

  it('is refused when the asked port is taken', async () => {
    const port = await listen(newServer(), HOST, '0');
    await expect(listen(newServer(), HOST, String(port))).rejects.toMatchObject({ code: 'port-taken' });
  });

  it.each([undefined, ''])('is the next free one when none was asked for: %j', async (asked) => {
    const first = await listen(newServer(), HOST, asked);
    const second = await listen(newServer(), HOST, asked);
    expect(first).toBeGreaterThanOrEqual(4173);
    expect(second).toBeGreaterThan(first);
  });

  it.each(['abc', '-1', '65536', '80.5', '0x50', ' 80'])('is refused when PORT is no port: %j', async (asked) => {
    await expect(listen(newServer(), HOST, asked)).rejects.toMatchObject({ code: 'port-invalid' });
  });

  it('is refused when HOST is not of this machine', async () => {
    // 192.0.2.0/24 is reserved for documentation (RFC 5737).
    await expect(listen(newServer(), '192.0.2.1', '0')).rejects.toMatchObject({ code: 'host-unknown' });
  });
});
