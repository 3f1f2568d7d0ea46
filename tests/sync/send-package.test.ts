import { expect, it } from 'vitest';
import { sendPackage } from '../../src/sync/send-package.ts';
import type { Answer } from '../../src/sync/team-server.ts';

const MB = 1 << 20;
const signal = new AbortController().signal;

/** A server that has so many bytes of a package; `cut`: the part that begins there is lost on its way. */
function createServer(size: number, has = 0, cut = -1) {
  let here = has;
  const asked: (number | null)[] = [];
  return {
    asked,
    grow: (bytes: number) => {
      here = bytes;
    },
    putPackage: async (_: string, part: { from: number; bytes: Uint8Array } | null): Promise<Answer<number | 'held'>> => {
      asked.push(part?.from ?? null);
      if (part?.from === cut) {
        cut = -1;
        return { at: 'unknown', because: 'unreachable' };
      }
      if (part && part.from !== here) {
        const problem = { type: '', title: '', status: 409, code: 'range-not-next', params: { bytes: here } };
        return { at: 'refused', problem };
      }
      if (part) here += part.bytes.length;
      return { at: 'answered', value: here === size ? 'held' : here };
    },
  };
}

it('a package goes in parts, and goes on after a cut where the server has it', async () => {
  const bytes = new Uint8Array(9 * MB);
  const server = createServer(bytes.length, 0, 8 * MB);
  expect(await sendPackage(server, 'a', bytes, signal)).toMatchObject({ at: 'stopped', stop: { why: 'offline' } });
  expect(await sendPackage(server, 'a', bytes, signal)).toEqual({ at: 'held' });
  expect(server.asked).toEqual([null, 0, 4 * MB, 8 * MB, null, 8 * MB]);
});

it('one that another tab moved on meanwhile goes on from there', async () => {
  const bytes = new Uint8Array(6 * MB);
  const server = createServer(bytes.length);
  const { putPackage } = server;
  server.putPackage = async (name, part) => {
    const answer = await putPackage(name, part);
    if (part === null) server.grow(4 * MB);
    return answer;
  };
  expect(await sendPackage(server, 'a', bytes, signal)).toEqual({ at: 'held' });
  expect(server.asked).toEqual([null, 0, 4 * MB]);
});

it('what the server finds wrong with it is said', async () => {
  const problem = { type: '', title: '', status: 422, code: 'package-hash', params: {} };
  const server = { putPackage: async () => ({ at: 'refused' as const, problem }) };
  expect(await sendPackage(server, 'a', new Uint8Array(1), signal)).toEqual({ at: 'refused', code: 'package-hash', params: {} });
});
