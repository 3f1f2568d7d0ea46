import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { usePosition, watchPosition } from '../../../src/state/patrol/position.ts';

type Fail = (error: { readonly code: number }) => void;
type Take = (position: object) => void;

let allowed = false;
let onChange = () => {};
const status = { state: 'denied', addEventListener: (_: string, listener: () => void) => (onChange = listener) };
const watches: { take: Take; fail: Fail }[] = [];
const cleared: number[] = [];
const geolocation = {
  watchPosition: (take: Take, fail: Fail) => {
    if (!allowed) queueMicrotask(() => fail({ code: 1 }));
    return watches.push({ take, fail });
  },
  clearWatch: (watch: number) => cleared.push(watch),
};
const place = { coords: { longitude: 134.2, latitude: 24, accuracy: 4, heading: null }, timestamp: 0 };
let stop = () => {};

beforeEach(() => vi.stubGlobal('navigator', { geolocation, permissions: { query: async () => status } }));
afterEach(() => stop());

it('a phone that was denied its position gets it once its browser allows it, without leaving the screen', async () => {
  const fixes: unknown[] = [];
  stop = watchPosition((fix) => fixes.push(fix));
  await vi.waitFor(() => expect(usePosition.getState().state).toBe('denied'));
  [allowed, status.state] = [true, 'granted'];
  onChange();
  expect(cleared).toEqual([1]);
  expect(usePosition.getState().state).toBe('asking');
  watches.at(-1)?.take(place);
  expect(usePosition.getState().state).toBe('on');
  expect(fixes).toHaveLength(1);
  onChange();
  expect(watches).toHaveLength(2);
});

it.each(['denied', 'prompt'])(
  'a phone whose position is taken away on the way (%s) says so, and goes on once it is given back',
  (taken) => {
    [allowed, status.state] = [true, 'granted'];
    const fixes: unknown[] = [];
    stop = watchPosition((fix) => fixes.push(fix));
    watches.at(-1)?.take(place);
    expect(usePosition.getState().state).toBe('on');
    status.state = taken;
    onChange();
    expect(usePosition.getState()).toMatchObject({ state: 'denied', fix: { lon: 134.2 } });
    status.state = 'granted';
    onChange();
    watches.at(-1)?.take(place);
    expect(usePosition.getState().state).toBe('on');
    expect(fixes).toHaveLength(2);
  },
);

it.each([
  ['no place', { coords: { ...place.coords, latitude: Number.NaN } }],
  ['a place off the globe', { coords: { ...place.coords, longitude: 181 } }],
  ['no radius', { coords: { ...place.coords, accuracy: Number.POSITIVE_INFINITY } }],
  ['a radius below nothing', { coords: { ...place.coords, accuracy: -1 } }],
  ['no moment', { timestamp: Number.NaN }],
  ['a moment that no calendar has', { timestamp: 1e17 }],
])('a reading with %s is none, and the next one is taken', (_, odd) => {
  [allowed, status.state] = [true, 'granted'];
  const fixes: unknown[] = [];
  stop = watchPosition((fix) => fixes.push(fix));
  watches.at(-1)?.take({ ...place, ...odd });
  expect(fixes).toEqual([]);
  watches.at(-1)?.take(place);
  expect(fixes).toHaveLength(1);
});
