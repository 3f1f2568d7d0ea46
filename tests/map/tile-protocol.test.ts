import { beforeEach, describe, expect, it, vi } from 'vitest';

type Serve = (request: { url: string }, abort: AbortController) => Promise<{ data: ArrayBuffer }>;
const protocols = vi.hoisted(() => new Map<string, Serve>());
vi.mock('maplibre-gl', () => ({ addProtocol: (scheme: string, serve: Serve) => protocols.set(scheme, serve) }));

const { openTileChannel } = await import('../../src/map/tile-protocol.ts');

const ask = (address: string, abort = new AbortController()) => {
  const url = address.replace('{z}', '14').replace('{x}', '3').replace('{y}', '9');
  const serve = protocols.get('chidu');
  if (!serve) throw new Error('no protocol');
  return serve({ url }, abort);
};

describe('openTileChannel', () => {
  const asked: unknown[] = [];
  beforeEach(() => void (asked.length = 0));
  const provider =
    (mark: number) =>
    async (...request: unknown[]) => {
      asked.push(request);
      return new Uint8Array([mark]).buffer;
    };

  it('asks each map its own provider, whatever the layer is called', async () => {
    const first = openTileChannel(provider(1));
    const second = openTileChannel(provider(2));
    const abort = new AbortController();
    const { data } = await ask(second.address('宗地/a?b', 5), abort);
    expect(new Uint8Array(data)).toEqual(new Uint8Array([2]));
    expect(asked).toEqual([['宗地/a?b', 14, 3, 9, abort.signal]]);
    expect(new Uint8Array((await ask(first.address('x', 0))).data)).toEqual(new Uint8Array([1]));
  });

  it('gives another address for another version', () => {
    const { address } = openTileChannel(provider(1));
    expect(address('x', 1)).not.toBe(address('x', 2));
  });

  it('gives an empty tile to a map that is gone', async () => {
    const channel = openTileChannel(provider(1));
    channel.close();
    expect((await ask(channel.address('x', 1))).data.byteLength).toBe(0);
  });

  it('passes a failure on', async () => {
    const channel = openTileChannel(() => Promise.reject(new Error('cut-off')));
    await expect(ask(channel.address('x', 1))).rejects.toThrow('cut-off');
  });
});
