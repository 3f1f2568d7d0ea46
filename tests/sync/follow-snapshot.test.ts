import { describe, expect, it } from 'vitest';
import { followSnapshot } from '../../src/sync/follow-snapshot.ts';
import type { StreamListener, SyncPorts } from '../../src/sync/ports.ts';
import type { Stop } from '../../src/sync/stop.ts';
import { TeamServer } from '../../src/sync/team-server.ts';

/** A server whose feed ends at `seq`, and which gives the snapshot of a place as the place in words. */
function followed() {
  const server = { seq: 1, given: 1, status: 200, damaged: false };
  const asked: { readonly known: string | null; readonly answered: number }[] = [];
  const waits: number[] = [];
  const rounds: (Stop | null)[] = [];
  const shown: number[] = [];
  let stream: StreamListener | undefined;
  let sleeping: (() => void) | undefined;
  const ending = new AbortController();
  const ports: SyncPorts = {
    fetch: async (_, init) => {
      const known = new Headers(init.headers).get('if-none-match');
      const tag = `W/"${server.given}"`;
      const status = server.status === 200 && known === tag ? 304 : server.status;
      asked.push({ known, answered: status });
      const problem = { type: 'urn:x', title: '', status, code: 'login-needed', params: {} };
      return new Response(status === 304 ? null : status === 200 ? String(server.given) : JSON.stringify(problem), { status });
    },
    now: () => 0,
    random: () => 0,
    wait: (ms, signal) =>
      new Promise((resolve) => {
        if (ms === 60_000) {
          signal.addEventListener('abort', () => resolve());
          return;
        }
        waits.push(ms);
        sleeping = resolve;
        if (signal.aborted) resolve();
        signal.addEventListener('abort', () => resolve());
      }),
    alone: (_, __, work) => work(),
    listen: (_, on) => {
      stream = on;
      return () => undefined;
    },
  };
  const running = followSnapshot(
    {
      ports,
      server: new TeamServer(ports, { base: '/api', district: 'd-1', device: 'desk-1' }),
      take: async (bytes) => {
        if (server.damaged) return null;
        const seq = Number(new TextDecoder().decode(bytes));
        shown.push(seq);
        return { seq, file_sha256: String(seq) };
      },
      onRound: (stop) => rounds.push(stop),
    },
    ending.signal,
  );
  const settle = async () => {
    for (let turn = 0; turn < 30; turn++) await Promise.resolve();
    await new Promise((resolve) => setTimeout(resolve, 0));
  };
  return {
    server,
    asked,
    waits,
    rounds,
    shown,
    settle,
    tells: async (seq: number) => {
      stream?.told('head', String(seq));
      await settle();
    },
    wakes: async () => {
      sleeping?.();
      await settle();
    },
    end: async () => {
      ending.abort();
      await running;
    },
  };
}

describe('the snapshot of now', () => {
  it('is asked for at once, and again when the feed moved; what is known is not sent', async () => {
    const one = followed();
    await one.settle();
    expect(one.shown).toEqual([1]);
    one.server.given = one.server.seq = 2;
    await one.tells(2);
    expect(one.shown).toEqual([1, 2]);
    // Nothing new: the question names what is here, and nothing is shown again.
    await one.wakes();
    expect(one.asked.at(-1)).toEqual({ known: 'W/"2"', answered: 304 });
    expect(one.shown).toEqual([1, 2]);
    await one.tells(2);
    expect(one.asked).toHaveLength(3);
    await one.end();
  });

  it('is asked for until it knows the place that was told of: the server rests between two', async () => {
    const one = followed();
    await one.settle();
    await one.tells(5);
    expect(one.shown).toEqual([1]);
    expect(one.waits.at(-1)).toBe(1000);
    one.server.given = 5;
    await one.wakes();
    expect(one.shown).toEqual([1, 5]);
    expect(one.waits.at(-1)).toBe(20_000);
    await one.end();
  });

  it('waits longer after each failure, whatever it is told of, and says what is the matter', async () => {
    const one = followed();
    await one.settle();
    one.server.status = 401;
    await one.tells(2);
    expect(one.rounds.at(-1)).toEqual({ why: 'needs-login', code: 'login-needed' });
    const { length } = one.asked;
    await one.tells(3);
    expect(one.asked).toHaveLength(length);
    await one.wakes();
    expect(one.waits.slice(-2)).toEqual([500, 1000]);
    one.server.status = 200;
    one.server.given = 3;
    await one.wakes();
    expect(one.rounds.at(-1)).toBeNull();
    expect(one.shown).toEqual([1, 3]);
    await one.end();
  });

  it('is not shown where it is damaged', async () => {
    const one = followed();
    one.server.damaged = true;
    await one.settle();
    expect(one.shown).toEqual([]);
    expect(one.rounds).toEqual([{ why: 'refused', code: 'team-unreadable' }]);
    await one.end();
  });
});
