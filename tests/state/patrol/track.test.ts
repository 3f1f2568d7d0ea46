import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type * as Track from '../../../src/state/patrol/track.ts';
import { type DemoState, startDemoState } from '../../support/demo-state.ts';

/** The device's receiver, and a page that can be hidden: there is no browser here. */
class Device {
  visibilityState: 'visible' | 'hidden' = 'visible';
  #take: PositionCallback | null = null;
  readonly #listeners: (() => void)[] = [];
  readonly geolocation = {
    watchPosition: (take: PositionCallback) => {
      this.#take = take;
      return 1;
    },
    clearWatch: () => {
      this.#take = null;
    },
  };
  addEventListener(_: string, listener: () => void) {
    this.#listeners.push(listener);
  }
  hide(isHidden: boolean) {
    this.visibilityState = isHidden ? 'hidden' : 'visible';
    for (const listener of this.#listeners) listener();
  }
  get isAsked() {
    return this.#take !== null;
  }
  at(second: number, lon = 134.2066 + second * 1e-5, accuracy = 6) {
    const coords = { longitude: lon, latitude: 23.9715, accuracy, heading: null };
    this.#take?.({ coords, timestamp: START + 1000 * second } as unknown as GeolocationPosition);
  }
}

const START = Date.parse('2026-11-28T02:00:00.000Z');
let device: Device;
let demo: DemoState;
let track: typeof Track;

/** The page as it is after it was loaded anew over what was kept. */
async function load(): Promise<void> {
  vi.resetModules();
  device = new Device();
  vi.stubGlobal('document', device);
  vi.stubGlobal('navigator', { geolocation: device.geolocation });
  const [{ provideServices }, { useSession }, loaded] = await Promise.all([
    import('../../../src/state/services.ts'),
    import('../../../src/state/session.ts'),
    import('../../../src/state/patrol/track.ts'),
  ]);
  let uuid = 0;
  provideServices({
    engine: demo.engine,
    store: demo.store,
    clock: { now: () => new Date(START).toISOString() },
    ids: {
      next: () => `01968e4a-0000-7000-9000-${String(Date.now() % 1e6)}${String(++uuid).padStart(6, '0')}`,
      salt: () => String(++uuid).padStart(32, '0'),
    },
    device: 'dev-1',
    demoUrl: '',
  });
  const kept = await demo.store.load(demo.opened.summary.district.id);
  const last = kept?.feed.at(-1);
  const summary = { ...demo.opened.summary, ...(last && { seq: last.seq, hash: last.hash }) };
  useSession.setState({ summary, phase: { at: 'ready' }, keeping: { state: 'kept' } });
  track = loaded;
  await track.findInterrupted();
}

const getState = () => track.useTrack.getState();
const lengths = () => getState().segments.map((some) => some.length);
/** Until what was written so far lies in the store. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('a patrol', () => {
  beforeAll(async () => {
    demo = await startDemoState();
  });
  afterAll(() => {
    vi.unstubAllGlobals();
    demo.stop();
  });
  beforeEach(load);
  afterEach(async () => {
    if (getState().patrol) await track.discardPatrol();
  });

  it('takes every fix, good or bad, in order of time, and ends a segment at a pause and at a hidden page', async () => {
    await track.startPatrol();
    for (const second of [1, 2, 3]) device.at(second, undefined, second === 2 ? 900 : 6);
    device.at(2);
    device.at(3);
    expect(lengths()).toEqual([3]);
    expect(getState().late).toBe(1);
    device.hide(true);
    device.at(4);
    device.hide(false);
    device.at(5);
    track.pausePatrol();
    expect(device.isAsked).toBe(false);
    track.resumePatrol();
    device.at(7);
    expect(lengths()).toEqual([3, 1, 1]);
  });

  it('says that the clock was set back while nothing more can go into the track, and goes on in another one', async () => {
    await track.startPatrol();
    const day = 86_400;
    device.at(1);
    device.at(day + 2);
    expect(getState().clockSetBack).toBe(false);
    device.at(3);
    device.at(4);
    expect(getState()).toMatchObject({ clockSetBack: true, late: 2 });
    expect(lengths()).toEqual([2]);
    await track.stopPatrol();
    await track.startPatrol();
    device.at(5);
    device.at(6);
    expect(getState().clockSetBack).toBe(false);
    expect(lengths()).toEqual([2]);
  });

  it('is asked about after a kill, with every fix and visit, and goes on as one patrol', async () => {
    await track.startPatrol();
    const id = getState().patrol?.id;
    for (const second of [1, 2, 3]) device.at(second);
    await track.recordVisit({ kind: 'red-line', id: 'r-1' }, 'changed', '');
    await settle();
    await load();
    expect(getState()).toMatchObject({ state: 'found', patrol: { id, visits: [{ outcome: 'changed' }] } });
    expect(lengths()).toEqual([3]);
    expect(device.isAsked).toBe(false);
    track.resumePatrol();
    device.at(60);
    await settle();
    await load();
    expect(lengths()).toEqual([3, 1]);
  });

  it('is put on record whole, and leaves nothing behind', async () => {
    await track.startPatrol();
    for (const second of [-1, 1, 2]) device.at(second);
    device.hide(true);
    device.hide(false);
    device.at(9);
    await track.stopPatrol();
    expect(getState()).toMatchObject({ state: 'none', error: null, recorded: { gaps: 1, fixes: 4 } });
    const feed = (await demo.store.load(demo.opened.summary.district.id))?.feed ?? [];
    const change = feed.at(-1);
    expect(change).toMatchObject({
      type: 'patrol-recorded',
      on: '2026-11-28',
      body: { patrol: { how: 'recorded', startedAt: '2026-11-28T01:59:59.000Z', endedAt: '2026-11-28T02:00:09.000Z' } },
    });
    await load();
    expect(getState().state).toBe('none');
  });

  it('that was recorded before a kill is neither recorded twice nor gone on with, and its fixes are dropped', async () => {
    await track.startPatrol();
    device.at(1);
    await settle();
    const kept = getState().patrol;
    await track.stopPatrol();
    const id = demo.opened.summary.district.id;
    await demo.store.saveView(id, 'patrol-under-way', kept);
    await demo.store.keepFixes({
      district: id,
      patrol: kept?.id ?? '',
      place: 1,
      segment: 0,
      fixes: [[134.2, 24, '2026-11-28T02:00:01.000Z', 5]],
    });
    await load();
    expect(getState()).toMatchObject({ state: 'none', error: null, patrol: null });
    expect(await demo.store.keptFixes(id, kept?.id ?? '')).toEqual([]);
  });

  it('without a fix cannot be recorded, says so, and is still there', async () => {
    await track.startPatrol();
    await track.stopPatrol();
    expect(getState()).toMatchObject({ state: 'paused', error: { code: 'track-empty' } });
    expect(getState().patrol).not.toBeNull();
  });

  it('says that fixes are not on disk, keeps them, and writes them with the next one', async () => {
    await track.startPatrol();
    const keep = demo.store.keepFixes;
    demo.store.keepFixes = () => Promise.reject(Object.assign(new Error('full'), { code: 'store-full' }));
    device.at(1);
    await settle();
    expect(getState().unkept).toMatchObject({ code: 'store-full' });
    demo.store.keepFixes = keep;
    device.at(2);
    await settle();
    expect(getState().unkept).toBeNull();
    await load();
    expect(lengths()).toEqual([2]);
  });
});
