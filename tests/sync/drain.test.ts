import { expect, it } from 'vitest';
import { type Drain, DrainLoop } from '../../src/sync/drain.ts';

it('a network that came back and fails once more is tried again within a second, however long there was none', async () => {
  const waits: number[] = [];
  const ending = new AbortController();
  const drain = {
    district: 'd-1',
    readsFeed: true,
    server: { pull: async () => ({ at: 'unknown', because: 'unreachable' }) },
    store: { team: { cursor: async () => ({ seq: 0, hash: '' }) } },
    files: {},
    ports: {
      random: () => 0.999,
      wait: async () => undefined,
      alone: async (_: string, __: AbortSignal, work: () => Promise<void>) => work(),
    },
    onRound: ({ next_ms }: { next_ms: number }) => {
      waits.push(next_ms);
      if (waits.length === 8) loop.wake('asked');
      if (waits.length === 10) ending.abort();
    },
  } as unknown as Drain;
  const loop = new DrainLoop(drain);
  await loop.run(ending.signal);
  const [before, after] = [waits.slice(0, 8), waits.slice(8)];
  expect(before.at(-1)).toBeGreaterThan(60_000);
  expect(after[0]).toBeLessThanOrEqual(1000);
  expect(after[1]).toBeGreaterThan(1000);
});
