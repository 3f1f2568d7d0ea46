import { describe, expect, it } from 'vitest';
import { lazySubject } from '../../src/workers/lazy-subject.ts';
import { type Call, type Served } from '../../src/workers/rpc.ts';

interface Counting {
  add(n: number): number;
  fail(): never;
}

const CALL: Call = { progress: () => {}, signal: new AbortController().signal };

function counting(): Served<Counting> {
  let sum = 0;
  return {
    add: (_, n) => (sum += n),
    fail: () => {
      throw new TypeError('its own failure');
    },
  };
}

describe('a subject that is loaded with its first call', () => {
  it('is loaded once, and keeps what it knows between calls', async () => {
    let loads = 0;
    const subject = lazySubject<Counting>(['add', 'fail'], async () => {
      loads++;
      return counting();
    });
    expect(loads).toBe(0);
    expect(await Promise.all([subject.add(CALL, 2), subject.add(CALL, 3)])).toEqual([2, 5]);
    expect(loads).toBe(1);
  });

  it('says that a part is missing where it cannot be fetched, and tries again', async () => {
    let isReachable = false;
    const subject = lazySubject<Counting>(['add', 'fail'], async () => {
      if (!isReachable) throw new TypeError('Failed to fetch dynamically imported module');
      return counting();
    });
    await expect(subject.add(CALL, 1)).rejects.toMatchObject({ code: 'part-missing', params: { part: 'add' } });
    isReachable = true;
    expect(await subject.add(CALL, 1)).toBe(1);
  });

  it('leaves a failure of its own as it is', async () => {
    const subject = lazySubject<Counting>(['add', 'fail'], async () => counting());
    await expect(subject.fail(CALL)).rejects.toThrow('its own failure');
  });
});
