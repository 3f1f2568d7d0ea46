import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildServer } from '../../src/server/build-server.ts';

const HASH = 'ab'.repeat(32);
const SCRIPT = 'export const a = 1;\n'.repeat(100);
let folder: string;
let server: FastifyInstance;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chidu-server-'));
  const files: Record<string, string | Buffer> = {
    'index.html': '<title>page</title>',
    'theme.js': 'theme',
    'assets/index-7GdMQTGD.js': SCRIPT,
    'assets/index-7GdMQTGD.js.gz': gzipSync(SCRIPT),
    'data/demo.chidu': Buffer.from('0123456789'),
    [`data/demo/packages/${HASH}`]: 'package',
    '.secret': 'secret',
  };
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  server = await buildServer({ clientFolder: folder });
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const get = (url: string, headers: Record<string, string> = {}) => server.inject({ method: 'GET', url, headers });

describe('the server of the client', () => {
  it.each(['/', '/red-lines/3', '/red-lines/3?on=2026-11-23'])('answers a screen’s address with the page: %s', async (url) => {
    const answer = await get(url, { accept: 'text/html,*/*' });
    expect([answer.statusCode, answer.body]).toEqual([200, '<title>page</title>']);
    expect(answer.headers['cache-control']).toBe('no-cache');
  });

  it.each([
    '/assets/gone.js',
    '/assets/gone',
    '/data/gone.chidu',
    '/data/packages/gone',
    '/api/districts/anhe/session',
    '/gone.png',
    '/.secret',
  ])('never answers a missing file with the page: %s', async (url) => {
    const answer = await get(url, { accept: 'text/html,*/*' });
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toMatchObject({ status: 404 });
  });

  it('says that it has no team, which is no failure', async () => {
    const answer = await get('/api/districts', { accept: 'application/json' });
    expect([answer.statusCode, answer.json()]).toEqual([200, { districts: [] }]);
  });

  it('does not answer a program with the page', async () => {
    expect((await get('/red-lines/3', { accept: 'application/json' })).statusCode).toBe(404);
    expect((await server.inject({ method: 'POST', url: '/red-lines/3', headers: { accept: 'text/html' } })).statusCode).toBe(404);
  });

  it.each(['/../package.json', '/%2e%2e/package.json', '/assets/..%2f..%2fpackage.json'])(
    'stays in its folder: %s',
    async (url) => {
      expect((await get(url)).statusCode).toBeGreaterThanOrEqual(400);
    },
  );

  it.each([
    ['/assets/index-7GdMQTGD.js', 'public, max-age=31536000, immutable'],
    [`/data/demo/packages/${HASH}`, 'public, max-age=31536000, immutable'],
    ['/theme.js', 'no-cache'],
    ['/data/demo.chidu', 'no-cache'],
  ])('lets what is named after its content be kept for ever: %s', async (url, expected) => {
    expect((await get(url)).headers['cache-control']).toBe(expected);
  });

  it('sends the compressed file to who can read it', async () => {
    const answer = await get('/assets/index-7GdMQTGD.js', { 'accept-encoding': 'gzip' });
    expect(answer.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
    expect(answer.headers['content-type']).toMatch(/javascript/);
    expect(answer.headers['cache-control']).toMatch(/immutable/);
    expect(gunzipSync(answer.rawPayload).toString()).toBe(SCRIPT);
    expect((await get('/assets/index-7GdMQTGD.js')).body).toBe(SCRIPT);
  });

  it('sends a range', async () => {
    const answer = await get('/data/demo.chidu', { range: 'bytes=3-5' });
    expect([answer.statusCode, answer.body, answer.headers['content-range']]).toEqual([206, '345', 'bytes 3-5/10']);
    expect((await get('/data/demo.chidu', { range: 'bytes=90-95' })).statusCode).toBe(416);
  });

  it('answers “not modified” to who has it', async () => {
    const { etag } = (await get('/data/demo.chidu')).headers;
    expect((await get('/data/demo.chidu', { 'if-none-match': String(etag) })).statusCode).toBe(304);
  });

  it.each(['/', '/theme.js', '/assets/gone.js', '/../package.json'])(
    'sends the security headers with every answer: %s',
    async (url) => {
      expect((await get(url)).headers).toMatchObject({
        'content-security-policy':
          "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; " +
          "worker-src 'self' blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'",
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
      });
    },
  );
});

describe('an address that cannot be decoded', () => {
  it('is refused with the security headers of every answer', async () => {
    const answer = await get('/%');
    expect(answer.statusCode).toBe(400);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.headers['content-security-policy']).toContain("default-src 'self'");
  });
});
