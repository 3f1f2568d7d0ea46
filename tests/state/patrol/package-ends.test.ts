import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { areaOfBox } from '../../../src/core/report/field-package/area-of-box.ts';
import { type DemoState, startDemoState } from '../../support/demo-state.ts';

const START = Date.parse('2026-11-28T02:00:00.000Z');
const DAY = 86_400;
let demo: DemoState;
/** What the phone's clock says, seconds after the beginning. */
let second = 0;
let take: PositionCallback | null = null;

const clock = { now: () => new Date(START + 1000 * second).toISOString() };
const walks = (count: number) => {
  for (let n = 0; n < count; n++) {
    second++;
    const coords = { longitude: 134.2 + (second % DAY) * 1e-5, latitude: 24, accuracy: 6, heading: null };
    take?.({ coords, timestamp: START + 1000 * second } as unknown as GeolocationPosition);
  }
};

beforeAll(async () => {
  demo = await startDemoState();
  vi.stubGlobal('document', { visibilityState: 'visible', addEventListener: () => undefined });
  vi.stubGlobal('navigator', {
    geolocation: {
      watchPosition: (taker: PositionCallback) => {
        take = taker;
        return 1;
      },
      clearWatch: () => undefined,
    },
  });
}, 60_000);
afterAll(() => {
  vi.unstubAllGlobals();
  demo.stop();
});

it('a package that ends during a patrol takes nothing of it: the track goes on, and is put on record with what is in hand', async () => {
  const [{ provideServices }, field, track, { useSession }] = await Promise.all([
    import('../../../src/state/services.ts'),
    import('../../../src/state/patrol/field-package.ts'),
    import('../../../src/state/patrol/track.ts'),
    import('../../../src/state/session.ts'),
  ]);
  let uuid = 0;
  const ids = {
    next: () => `01968e4a-0000-7000-9000-${String(++uuid).padStart(12, '0')}`,
    salt: () => String(++uuid).padStart(32, '0'),
  };
  provideServices({ engine: demo.engine, store: demo.store, clock, ids, device: 'dev-1', demoUrl: '' });
  const request = {
    area: areaOfBox([134.198, 23.998, 134.202, 24.002]),
    for: 'patrol-3',
    madeOn: '2026-11-28',
    expiresOn: '2026-11-29',
  };
  const { bytes } = await demo.engine.makeField([request, { received: [], at: clock.now(), seed: '5eed'.repeat(8) }]);
  await field.openFieldFile(new File([new Uint8Array(bytes)], 'field.chidu'));
  await field.answerWhole(true);
  expect(field.useFieldPackage.getState()).toMatchObject({ failure: null, field: { expiresOn: '2026-11-29' } });
  const district = useSession.getState().summary?.district.id ?? '';
  await track.findInterrupted();

  second = 2 * DAY - 36_010;
  await track.startPatrol();
  walks(5);
  await demo.store.saveDraft(district, 'in-hand', { note: '半截墙' });
  // Midnight in the district comes between.
  second = 2 * DAY - 36_000 + 8 * 3600;
  await field.lookAtField();
  expect(field.useFieldPackage.getState()).toMatchObject({ failure: null, field: { erased: { because: 'expired' } } });
  expect(track.useTrack.getState()).toMatchObject({ state: 'on', error: null });
  walks(4);
  expect(track.useTrack.getState().segments.flat()).toHaveLength(9);
  expect(await demo.store.loadDrafts(district, 'in-hand')).toHaveLength(1);

  await track.stopPatrol();
  expect(track.useTrack.getState()).toMatchObject({ state: 'none', error: null, recorded: { fixes: 9 } });
  const recorded = (await demo.store.load(district))?.feed.filter(({ type }) => type === 'patrol-recorded');
  expect(recorded).toHaveLength(1);
}, 60_000);
