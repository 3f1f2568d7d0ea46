import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { endWalk, standHere, startWalk, watchForCapture } from '../../../src/state/patrol/capture-fixes.ts';
import { beginCapture, dropCapture, outlineOf, useCapture } from '../../../src/state/patrol/capture.ts';
import { watchForShutter } from '../../../src/state/patrol/shutter-facts.ts';
import { provideServices, type Services } from '../../../src/state/services.ts';
import { useSession } from '../../../src/state/session.ts';

type Take = (position: object) => void;
const NOON = Date.parse('2026-11-28T04:00:00.000Z');
/** Degrees of a metre to the east and to the north. */
const [EAST, NORTH] = [1 / 101_800, 1 / 110_760];

let now = NOON;
let told: { take: Take; fail(error: { code: number }): void };
let asked: Take[] = [];
let stops: (() => void)[] = [];

/** The device says that it is so many metres east of home; its satellites' clock may be another than its own. */
const stands = (east_m: number, north_m = 0, clock = now) =>
  told.take({
    coords: { longitude: 134.2 + east_m * EAST, latitude: 24 + north_m * NORTH, accuracy: 4, heading: null },
    timestamp: clock,
  });
const drawn = () => {
  const { draft } = useCapture.getState();
  if (!draft) throw new Error('no report');
  return outlineOf(draft);
};

beforeEach(() => {
  [now, asked] = [NOON, []];
  const geolocation = {
    watchPosition: (take: Take, fail: (error: { code: number }) => void) => {
      told = { take, fail };
      return 1;
    },
    clearWatch: () => undefined,
    getCurrentPosition: (take: Take) => asked.push(take),
  };
  vi.stubGlobal('navigator', { geolocation });
  provideServices({
    device: 'device-1',
    clock: { now: () => new Date(now).toISOString() },
    ids: { next: () => 'r-1' },
    engine: { judgeCapture: async () => null, judgeDrawing: async () => null },
  } as unknown as Services);
  const settings = { plane: { meridian: 135, origin: { east_m: 418_000, north_m: 2_655_000 } }, timeZone: 'Asia/Shanghai' };
  useSession.setState({ summary: { settings, district: { id: 'd-1' } } } as never);
  stops = [watchForCapture(), watchForShutter()];
  beginCapture('stand');
});
afterEach(() => {
  dropCapture();
  for (const stop of stops) stop();
  vi.unstubAllGlobals();
});

describe('a corner that is stood at', () => {
  it('is where the device is now, by the fixes of this spot', () => {
    stands(0);
    expect(standHere()).toBe(true);
    expect(drawn().stands.map((fixes) => fixes[0].at)).toEqual([[134.2, 24]]);
  });

  it('is not set where the position was taken away meanwhile: the last one is of another corner', () => {
    stands(0);
    standHere();
    told.fail({ code: 1 });
    expect(standHere()).toBe(false);
    expect(drawn().stands).toHaveLength(1);
  });

  it('is not set without a signal, and is set once there is one', () => {
    stands(0);
    standHere();
    told.fail({ code: 3 });
    expect(standHere()).toBe(false);
    now += 90_000;
    stands(12);
    expect(standHere()).toBe(true);
    expect(drawn().stands).toHaveLength(2);
  });

  it('is not set by a position of long ago; a new one is asked for, and does', () => {
    stands(0);
    now += 31_000;
    expect(standHere()).toBe(false);
    expect(asked).toHaveLength(1);
    asked[0]({ coords: { longitude: 134.2, latitude: 24, accuracy: 4, heading: null }, timestamp: now });
    expect(standHere()).toBe(true);
  });

  it('is set on a device whose clock is a day off', () => {
    stands(0, 0, NOON - 86_400_000);
    expect(standHere()).toBe(true);
  });
});

it('a walk does not begin with a position of before', () => {
  stands(0);
  now += 31_000;
  startWalk();
  expect(drawn().walk).toEqual([]);
  stands(30);
  expect(drawn().walk).toHaveLength(1);
});

it('a walk that encloses nothing says so, and is gone on with', () => {
  stands(0);
  startWalk();
  for (const east_m of [0.2, 0.4, 0.6]) {
    now += 1_000;
    stands(east_m);
  }
  expect(endWalk()).toBe(false);
  startWalk();
  for (const [east_m, north_m] of [
    [8, 0],
    [8, 8],
    [0, 8],
  ]) {
    now += 2_000;
    stands(east_m, north_m);
  }
  expect(endWalk()).toBe(true);
});
