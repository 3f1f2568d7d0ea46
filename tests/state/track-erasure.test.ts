import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyChain } from '../../src/core/register/feed.ts';
import { act } from '../../src/state/act.ts';
import { askTracksDue, eraseTracksDue, useTrackErasure } from '../../src/state/track-erasure.ts';
import { type DemoState, startDemoState } from '../support/demo-state.ts';

let demo: DemoState;
beforeAll(async () => {
  demo = await startDemoState();
}, 60_000);
afterAll(() => demo.stop());

const LON = 134.206612345;
const walk = (id: string, on: string) =>
  act([
    {
      action: 'recordPatrol',
      input: {
        on,
        patrol: {
          id,
          by: '甲组',
          how: 'recorded',
          startedAt: `${on}T01:00:00.000Z`,
          endedAt: `${on}T02:00:00.000Z`,
          segments: [[[LON, 23.9715, `${on}T01:30:00.000Z`, 5]]],
          visits: [],
          note: '',
        },
      },
    },
  ]);
const coverage = () => demo.engine.coverage([{ running: null, overdueAfter_days: null, from: null }, '2026-11-28']);

it('what is due is told, and erased with one word: coverage, chain and what is not due stay', async () => {
  await walk('p-old', '2026-02-01');
  await walk('p-older', '2026-01-15');
  await walk('p-new', '2026-11-01');
  await askTracksDue();
  expect(useTrackErasure.getState().due).toEqual({ days: 180, kept: 3, due: 2, oldestOn: '2026-01-15', erased: 0 });
  const before = await coverage();
  await eraseTracksDue();
  const { due, erased, error, isBusy } = useTrackErasure.getState();
  expect({ due, erased, error, isBusy }).toEqual({
    due: { days: 180, kept: 1, due: 0, oldestOn: null, erased: 2 },
    erased: 2,
    error: null,
    isBusy: false,
  });
  expect(await coverage()).toEqual(before);
  const feed = (await demo.store.load(demo.opened.summary.district.id))?.feed ?? [];
  expect(verifyChain(feed)).toMatchObject({ ok: true });
  expect(JSON.stringify(feed).split(String(LON))).toHaveLength(2);
});

it('one that is refused meanwhile says why, and leaves the rest as it is', async () => {
  await walk('p-again', '2026-03-01');
  const { transact } = demo.store;
  Object.assign(demo.store, {
    transact: () => Promise.reject(Object.assign(new Error('store-full'), { code: 'store-full', params: {} })),
  });
  await eraseTracksDue();
  expect(useTrackErasure.getState()).toMatchObject({ error: { code: 'store-full' }, isBusy: false, due: { due: 1 } });
  Object.assign(demo.store, { transact });
  await eraseTracksDue();
  expect(useTrackErasure.getState()).toMatchObject({ error: null, due: { due: 0 } });
});
