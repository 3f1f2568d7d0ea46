import { createHash } from 'node:crypto';
import { unzipSync, zipSync } from 'fflate';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_DISTRICT_ADDRESS, packageAddress } from '../../../src/api/addresses.ts';
import type { AnswerVariant } from './answer-variant.ts';
import { districtHandlers } from './handlers.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const content = Uint8Array.from({ length: 5_000 }, (_, index) => (index * 7) & 255);
const name = sha256(content);
const container = Uint8Array.from(zipSync({ 'district.json': new TextEncoder().encode('{}'), [`packages/${name}`]: content }));
const BASE = 'http://district.test';

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

function serve(variant: AnswerVariant): void {
  const bytesFor = async ({ url }: Request) => (url.endsWith('.chidu') ? container : Uint8Array.from(content));
  server.use(...districtHandlers({ variant, bytesFor, slow_ms: 20 }));
}

async function fetched(address: string): Promise<{ status: number; bytes: Uint8Array; announced: string | null }> {
  const answer = await fetch(`${BASE}/${address}`);
  return {
    status: answer.status,
    bytes: new Uint8Array(await answer.arrayBuffer()),
    announced: answer.headers.get('content-length'),
  };
}

describe('the mocked district comes', () => {
  it.each(['as-it-is', 'slow'] as const)('whole: %s', async (variant) => {
    serve(variant);
    expect((await fetched(DEMO_DISTRICT_ADDRESS)).bytes).toEqual(container);
    const { bytes, announced } = await fetched(packageAddress(name));
    expect(sha256(bytes)).toBe(name);
    expect(announced).toBe(String(content.length));
  });

  it('not at all', async () => {
    serve('not-found');
    expect((await fetched(DEMO_DISTRICT_ADDRESS)).status).toBe(404);
  });

  it('cut off', async () => {
    serve('truncated');
    const { status, bytes } = await fetched(DEMO_DISTRICT_ADDRESS);
    expect([status, bytes.length]).toEqual([200, Math.floor(container.length / 2)]);
  });

  it('with a package that is not what its name says, in a sound container', async () => {
    serve('wrong-hash');
    const entries = unzipSync((await fetched(DEMO_DISTRICT_ADDRESS)).bytes);
    expect(Object.keys(entries)).toEqual(['district.json', `packages/${name}`]);
    expect(sha256(entries[`packages/${name}`])).not.toBe(name);
    expect(sha256((await fetched(packageAddress(name))).bytes)).not.toBe(name);
  });
});
