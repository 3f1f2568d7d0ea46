import 'fake-indexeddb/auto';
import { afterEach, expect, it } from 'vitest';
import { settleDevice } from '../../src/state/device-name.ts';
import { type DistrictStore, openStore } from '../../src/store/open-store.ts';

const stamps = {
  clock: { now: () => '2026-11-28T01:00:00.000Z' },
  ids: { next: () => 'id', salt: () => '0' },
  by: 'me',
  device: '',
};
const opened: DistrictStore[] = [];
let names = 0;

async function open(name: string): Promise<DistrictStore> {
  const state = await openStore(stamps, { admit: async () => null }, name);
  if (state.state !== 'open') throw state.error;
  opened.push(state.store);
  return state.store;
}

/** A browser's own memory: empty again after a kill that came before it was written. */
function memory(held: string | null = null) {
  return {
    held,
    read() {
      return this.held;
    },
    write(device: string) {
      this.held = device;
    },
  };
}

const make = () => `made-${++names}`;
const nobody = () => {
  throw new Error('a second name was made');
};

afterEach(() => {
  for (const store of opened.splice(0)) store.close();
});

it('a device that was killed right after its first visit has the name that its records have', async () => {
  const first = await settleDevice(await open('killed'), memory(), make);
  const after = memory();
  expect(await settleDevice(await open('killed'), after, make)).toBe(first);
  expect(after.held).toBe(first);
});

it('tabs that open at once on a new device agree on one name', async () => {
  const [store, other] = [await open('tabs'), await open('tabs')];
  const settled = await Promise.all([settleDevice(store, memory(), make), settleDevice(other, memory(), make)]);
  expect(settled[0]).toBe(settled[1]);
});

it('a name that an older program kept outside of the store is taken over, and outlives it', async () => {
  expect(await settleDevice(await open('older'), memory('from-before'), nobody)).toBe('from-before');
  expect(await settleDevice(await open('older'), memory(), make)).toBe('from-before');
});

it('the erasing of a district leaves the device its name', async () => {
  const store = await open('erased');
  const first = await settleDevice(store, memory(), make);
  await store.remove('d-1');
  expect(await settleDevice(store, memory(), make)).toBe(first);
});

it('a store that keeps nothing leaves the name that is known', async () => {
  const full = { settleView: () => Promise.reject(new Error('no room')) };
  expect(await settleDevice(full, memory('known'), nobody)).toBe('known');
  const unknown = memory();
  expect(await settleDevice(full, unknown, () => 'new')).toBe('new');
  expect(unknown.held).toBe('new');
});
