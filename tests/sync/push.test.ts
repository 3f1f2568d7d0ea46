import { describe, expect, it } from 'vitest';
import type { AcceptedChange, Change } from '../../src/core/register/change.ts';
import type { OutboxEntry } from '../../src/core/register/outbox/outbox-entry.ts';
import type { OutboxPatch } from '../../src/store/outbox.ts';
import type { Acknowledged, UnsentChange } from '../../src/store/team-feed.ts';
import type { TeamStore } from '../../src/sync/pull.ts';
import { push } from '../../src/sync/push.ts';
import { TeamServer } from '../../src/sync/team-server.ts';

const change = (id: string, entity: string, base: number, body: object = {}): AcceptedChange =>
  ({
    id,
    district: 'd-1',
    entity: { kind: 'sighting', id: entity },
    type: 'sighting-reshaped',
    v: 1,
    on: '2026-03-01',
    recordedAt: '2026-03-01T00:00:00.000Z',
    clockOffset_ms: 0,
    by: 'me',
    device: 'dev-1',
    base,
    body,
    seq: 1,
    acceptedAt: '',
    prev: '',
    hash: '',
  }) as unknown as AcceptedChange;

/** An outbox in memory, with the server's version of each entity where the device reads the feed. */
function createOutbox(changes: readonly AcceptedChange[], readsFeed = true) {
  const entries = new Map(changes.map(({ id }) => [id, { id, state: 'saved' } as OutboxEntry]));
  const places = new Map<string, Acknowledged>();
  const unsent = async (): Promise<readonly UnsentChange[]> =>
    changes.map((one) => {
      const place = places.get(one.id);
      return {
        change: one,
        entry: { ...(entries.get(one.id) as OutboxEntry), ...(place && { place }) },
        ...(readsFeed && { version: 0 }),
      };
    });
  const store = {
    team: {
      unsent,
      acknowledge: async (_: string, told: readonly Acknowledged[]) => told.forEach((one) => places.set(one.id, one)),
    },
    patchOutbox: async (_: string, patches: readonly OutboxPatch[]) =>
      patches.forEach((patch) => entries.set(patch.id, { ...(entries.get(patch.id) as OutboxEntry), ...patch })),
  } as unknown as TeamStore;
  return { store, entries, places };
}

type Answering = (changes: readonly Change[]) => { status: number; body?: object; headers?: Record<string, string> } | 'cut';

/** A server that answers pushes as told; what it takes gets places. */
function createServer(answer: Answering) {
  const sent: (readonly string[])[] = [];
  const server = new TeamServer(
    {
      now: Date.now,
      wait: (_, signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve())),
      fetch: async (_, init) => {
        const { changes } = JSON.parse(init.body as string) as { changes: Change[] };
        sent.push(changes.map(({ id }) => id));
        const told = answer(changes);
        if (told === 'cut') throw new TypeError('cut');
        const { status, headers } = told;
        return new Response(JSON.stringify(told.body ?? placesOf(changes)), { status, headers });
      },
    },
    { base: '/api', district: 'd-1', device: 'dev-1' },
  );
  return { server, sent };
}
const HASH = 'a'.repeat(64);
const placesOf = (changes: readonly Change[]) => ({
  places: changes.map(({ id }, at) => ({ id, seq: at + 2, acceptedAt: '2026-03-01T00:00:00.000Z', hash: HASH })),
  head: { seq: changes.length + 1, hash: HASH },
});
const problem = (status: number, code: string, at?: number) => ({
  status,
  body: { type: 'urn:x', title: code, status, code, params: {}, ...(at !== undefined && { at }) },
});
const pushAll = (server: TeamServer, store: TeamStore, readsFeed = true, setAside = new Set<string>()) =>
  push(server, store, 'd-1', { setAside, hasFiles: () => true, readsFeed, signal: new AbortController().signal });

describe('pushing', () => {
  it('puts a refused change down with its code, and sends everything else but what comes after it of its entity', async () => {
    const changes = [change('a', 'x', 0), change('b', 'y', 0), change('c', 'x', 1), change('d', 'z', 0, { sameAs: 'x' })];
    const { store, entries, places } = createOutbox(changes);
    const { server, sent } = createServer((all) =>
      all.some(({ id }) => id === 'a') ? problem(422, 'double-compensation', 0) : { status: 200 },
    );
    expect(await pushAll(server, store)).toEqual({ taken: 1, outdated: 0, stop: null });
    expect(sent).toEqual([['a', 'b', 'c', 'd'], ['b']]);
    expect(entries.get('a')).toMatchObject({ state: 'attention', reason: { code: 'double-compensation' } });
    expect([...places.keys()]).toEqual(['b']);
    expect(['c', 'd'].map((id) => entries.get(id)?.state)).toEqual(['saved', 'saved']);
  });

  it('keeps everything where nobody is logged in, the account may not come here, or nobody answers', async () => {
    for (const [told, why] of [
      [problem(401, 'login-needed'), 'needs-login'],
      [problem(401, 'login-needed', 0), 'needs-login'],
      [problem(403, 'csrf-missing'), 'refused'],
      [problem(404, 'district-unknown'), 'refused'],
      [{ status: 503, body: {}, headers: { 'retry-after': '7' } }, 'offline'],
      [{ status: 502, body: {} }, 'offline'],
      [{ status: 200, body: { page: 'of a gateway' } }, 'offline'],
      ['cut', 'offline'],
    ] as const) {
      const { store, entries } = createOutbox([change('a', 'x', 0)]);
      const { server, sent } = createServer(() => told);
      expect((await pushAll(server, store)).stop?.why).toBe(why);
      expect(sent).toHaveLength(1);
      expect(entries.get('a')).toEqual({ id: 'a', state: 'saved' });
    }
  });

  it('sends the same changes again under the same ids after an answer that did not come', async () => {
    const { store, places } = createOutbox([change('a', 'x', 0), change('b', 'y', 0)]);
    let tries = 0;
    const bodies = new Set<string>();
    const { server } = createServer((all) => {
      bodies.add(JSON.stringify(all));
      return ++tries === 1 ? 'cut' : { status: 200 };
    });
    await pushAll(server, store);
    expect((await pushAll(server, store)).taken).toBe(2);
    expect(bodies.size).toBe(1);
    expect(places.size).toBe(2);
  });

  it('finds the one change that the server fails at, and the one that is too large, and sends the rest', async () => {
    const changes = Array.from({ length: 9 }, (_, n) => change(`c-${n}`, `e-${n}`, 0));
    for (const [told, state] of [
      [problem(500, 'server-failed'), 'saved'],
      [problem(413, 'body-too-large'), 'attention'],
    ] as const) {
      const { store, entries, places } = createOutbox(changes);
      const { server } = createServer((all) => (all.some(({ id }) => id === 'c-4') ? told : { status: 200 }));
      expect(await pushAll(server, store)).toMatchObject({ taken: 8, stop: null });
      expect(places.has('c-4')).toBe(false);
      expect(entries.get('c-4')).toMatchObject({ state, reason: { code: told.body.code } });
    }
  });

  it('leaves what the account may not record to one that may, and tells', async () => {
    const { store, entries } = createOutbox([change('a', 'x', 0), change('b', 'y', 0)]);
    const { server } = createServer((all) => (all[0].id === 'a' ? problem(403, 'not-permitted', 0) : { status: 200 }));
    const setAside = new Set<string>();
    expect(await pushAll(server, store, true, setAside)).toMatchObject({ taken: 1, stop: null });
    expect(entries.get('a')).toMatchObject({ state: 'saved', reason: { code: 'not-permitted' } });
    expect([...setAside]).toEqual(['a']);
  });

  it('has what somebody else changed meanwhile merged where the feed is read, and looked at where it is not', async () => {
    const answer: Answering = (all) => (all[0].id === 'a' ? problem(412, 'entity-changed', 0) : { status: 200 });
    const desk = createOutbox([change('a', 'x', 0), change('b', 'y', 0)]);
    expect(await pushAll(createServer(answer).server, desk.store)).toEqual({ taken: 1, outdated: 1, stop: null });
    expect(desk.entries.get('a')).toMatchObject({ state: 'saved' });
    const phone = createOutbox([change('a', 'x', 3), change('b', 'y', 0)], false);
    expect(await pushAll(createServer(answer).server, phone.store, false)).toMatchObject({ taken: 1, outdated: 0 });
    expect(phone.entries.get('a')).toMatchObject({ state: 'attention', reason: { code: 'entity-changed-elsewhere' } });
  });

  it('sends a patrol whose fixes were erased here with what they proved, in one batch, or not at all', async () => {
    const patrol = { entity: { kind: 'patrol', id: 'p' } };
    const recorded = { ...change('a', 'p', 0), ...patrol, type: 'patrol-recorded', sealed: { office: HASH } } as AcceptedChange;
    const erasure = { ...change('c', 'p', 1), ...patrol, type: 'track-erased' } as AcceptedChange;
    const changes = [recorded, change('b', 'y', 0), erasure];
    const offered: Change[] = [];
    const { server, sent } = createServer((all) => {
      offered.push(...all);
      return all.length > 2 ? problem(413, 'too-large') : { status: 200 };
    });
    const { store, places } = createOutbox(changes);
    expect(await pushAll(server, store)).toEqual({ taken: 3, outdated: 0, stop: null });
    expect(sent).toEqual([['a', 'b', 'c'], ['a', 'c'], ['b']]);
    expect(offered[0]).toMatchObject({ sealed: { office: HASH } });
    expect([...places.keys()]).toEqual(['a', 'c', 'b']);

    const refusing = createServer((all) =>
      all.some(({ id }) => id === 'c')
        ? problem(
            422,
            'track-retained',
            all.findIndex(({ id }) => id === 'c'),
          )
        : { status: 200 },
    );
    const later = createOutbox(changes);
    expect(await pushAll(refusing.server, later.store)).toEqual({ taken: 1, outdated: 0, stop: null });
    expect(refusing.sent).toEqual([['a', 'b', 'c'], ['b']]);
    expect(later.entries.get('c')).toMatchObject({ state: 'attention', reason: { code: 'track-retained' } });
    expect(later.entries.get('a')?.state).toBe('saved');

    const failing = createServer(() => problem(500, 'server-failed'));
    const never = createOutbox([recorded, erasure]);
    expect(await pushAll(failing.server, never.store)).toMatchObject({ taken: 0 });
    expect(never.entries.get('a')).toMatchObject({ state: 'saved', reason: { code: 'server-failed' } });
  });
});
