import { afterEach, expect, it, vi } from 'vitest';
import { createMemoryKeeper } from '../../src/state/memory-keeper.ts';
import { openKeeper } from '../../src/state/open-keeper.ts';
import { provideServices } from '../../src/state/services.ts';
import { isOutOfReach, startSession, useSession } from '../../src/state/session.ts';
import { StoreError, type StoreErrorCode } from '../../src/store/store-error.ts';
import type { DistrictStore, StoreState } from '../../src/store/open-store.ts';

const stamps = {
  clock: { now: () => '2026-11-28T01:00:00.000Z' },
  ids: { next: () => 'id', salt: () => '0' },
  by: 'me',
  device: 'd',
};
const memory = () => createMemoryKeeper(stamps, { admit: async () => null });
const failing = (code: StoreErrorCode): StoreState => ({ state: 'unavailable', error: new StoreError(code) });
const opened: StoreState = { state: 'open', store: memory() as unknown as DistrictStore };

/** Answers one after the other, the last one for good. */
function answers(...all: readonly StoreState[]) {
  let asked = 0;
  return { open: async () => all[Math.min(asked++, all.length - 1)], count: () => asked };
}

afterEach(() => useSession.setState(useSession.getInitialState()));

it('memory stands in where nothing can lie here', async () => {
  for (const [code, wasHere] of [
    ['store-unavailable', true],
    ['store-unavailable', false],
    ['store-unanswered', false],
    ['store-failed', false],
  ] as const) {
    const { keeper, unreached } = await openKeeper(answers(failing(code)).open, memory, wasHere);
    expect([keeper.lasting, unreached], code).toEqual([false, null]);
  }
});

it('records that may lie here are never passed over for an empty memory', async () => {
  for (const [code, wasHere] of [
    ['store-unanswered', true],
    ['store-failed', true],
    ['store-newer', false],
    ['store-blocked', false],
  ] as const) {
    const { unreached } = await openKeeper(answers(failing(code)).open, memory, wasHere);
    expect(unreached?.code, code).toBe(code);
  }
});

it('a store that answers late is waited for', async () => {
  const late = answers(failing('store-unanswered'), failing('store-unanswered'), opened);
  const { keeper, unreached } = await openKeeper(late.open, memory, true);
  expect([keeper.lasting, unreached, late.count()]).toEqual([true, null, 3]);
});

it('a device whose browser threw away what was kept is told so once, and not shown the demo', async () => {
  const held = new Map([['chidu.last-district', 'd-1']]);
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => held.get(key) ?? null,
    removeItem: (key: string) => held.delete(key),
  });
  const opened: string[] = [];
  const engine = { open: ([source]: [{ url: string }]) => (opened.push(source.url), new Promise(() => undefined)) } as never;
  for (const lasting of [false, true, true]) {
    if (!lasting) held.set('chidu.last-district', 'd-1');
    const store = { ...memory(), lasting };
    provideServices({ engine, store, clock: stamps.clock, ids: stamps.ids, device: 'd', demoUrl: lasting ? 'demo' : 'no disk' });
    void startSession(null);
    await vi.waitFor(() => expect(useSession.getState().phase.at).toMatch(/failed|opening/));
    const { phase } = useSession.getState();
    opened.push(phase.at === 'failed' ? phase.error.code : phase.at);
    useSession.setState(useSession.getInitialState());
  }
  expect(opened).toEqual(['no disk', 'opening', 'store-emptied', 'demo', 'opening']);
  vi.unstubAllGlobals();
});

it('nothing is opened in the place of what could not be reached, and the screen is told why', async () => {
  let isAsked = false;
  const engine = { open: () => (isAsked = true) } as never;
  const store = { ...memory(), list: () => Promise.reject(new StoreError('store-failed')) };
  provideServices({ engine, store, clock: stamps.clock, ids: stamps.ids, device: 'd', demoUrl: 'demo' });
  for (const unreached of [null, { code: 'store-unanswered' }]) {
    await startSession(null, unreached);
    const { phase } = useSession.getState();
    expect(phase.at === 'failed' && phase.error.code).toBe(unreached?.code ?? 'store-failed');
    expect(phase.at === 'failed' && isOutOfReach(phase.error)).toBe(true);
  }
  expect(isAsked).toBe(false);
});
