import { afterEach, describe, expect, it } from 'vitest';
import { connect, type Remote, serve } from '../../src/workers/rpc.ts';

interface Api {
  double(records: readonly { readonly n: number }[], by: number): readonly { readonly n: number }[];
  wait(records: readonly { readonly n: number }[]): void;
  listed(count: number): { readonly on: string; readonly entries: readonly { readonly n: number }[] };
}

const LONG = Array.from({ length: 1_730 }, (_, n) => ({ n }));
const ports: MessagePort[] = [];

afterEach(() => {
  for (const port of ports.splice(0)) port.close();
});

/** A client and its server, with the longest list that any one message carried either way. */
function talk(): { remote: Remote<Api>; longest(): number; served: string[] } {
  const { port1, port2 } = new MessageChannel();
  ports.push(port1, port2);
  let longest = 0;
  const served: string[] = [];
  const weigh = (value: unknown): void => {
    if (Array.isArray(value)) longest = Math.max(longest, value.length);
    if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) weigh(part);
  };
  for (const port of [port1, port2]) port.addEventListener('message', ({ data }) => weigh(data));
  serve<Api>(port2, {
    double: (_, records, by) => {
      served.push('double');
      return records.map(({ n }) => ({ n: n * by }));
    },
    wait: () => void served.push('wait'),
    listed: (_, count) => ({ on: 'today', entries: Array.from({ length: count }, (__, n) => ({ n })) }),
  });
  port1.start();
  port2.start();
  return { remote: connect<Api>(port1, ['double', 'wait', 'listed']), longest: () => longest, served };
}

describe('a long list between two threads', () => {
  it('arrives whole and in order both ways, in messages that no thread is busy with for long', async () => {
    const { remote, longest } = talk();
    expect(await remote.double([LONG, 3])).toEqual(LONG.map(({ n }) => ({ n: 3 * n })));
    expect(longest()).toBeLessThanOrEqual(500);
  });

  it('in a field of the answer does too, and the other fields are as they were', async () => {
    const { remote, longest } = talk();
    expect(await remote.listed([1_730])).toEqual({ on: 'today', entries: LONG });
    expect(longest()).toBeLessThanOrEqual(500);
    expect(await remote.listed([3])).toEqual({ on: 'today', entries: LONG.slice(0, 3) });
  });

  it('belongs to its own call where several are under way', async () => {
    const { remote } = talk();
    const answers = await Promise.all([1, 2, 3].map((by) => remote.double([LONG.slice(0, 600 * by), by])));
    expect(answers.map((answer) => [answer.length, answer[1].n])).toEqual([
      [600, 1],
      [1200, 2],
      [1730, 3],
    ]);
  });

  it('of a call that is given up on the way is never served', async () => {
    const { remote, served } = talk();
    const giving = new AbortController();
    const given = remote.wait([LONG], { signal: giving.signal });
    giving.abort();
    await expect(given).rejects.toMatchObject({ code: 'cancelled' });
    expect(await remote.double([[{ n: 1 }], 2])).toEqual([{ n: 2 }]);
    expect(served).toEqual(['double']);
  });

  it('that cannot travel fails its call instead of leaving it open', async () => {
    const { remote } = talk();
    const untold = [{ n: 1, tell: () => 1 }];
    await expect(remote.double([untold, 2])).rejects.toMatchObject({ name: 'DataCloneError' });
  });
});
