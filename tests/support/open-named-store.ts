import { type DistrictStore, openStore } from '../../src/store/open-store.ts';

let count = 0;

/** A clock that stands, and names that count up. */
const STAMPS = {
  clock: { now: () => '2026-03-01T00:00:00.000Z' },
  ids: { next: () => `id-${++count}`, salt: () => 'ab'.repeat(16) },
  by: 'u-1',
  device: 'dev-1',
};

/** A name that no database has had. */
export const freshName = (subject: string): string => `${subject}-${++count}`;

/** Opens a store by its name, new or as it was left; its referee admits everything. */
export async function openNamedStore(name: string): Promise<DistrictStore> {
  const state = await openStore(STAMPS, { admit: async () => null }, name);
  if (state.state !== 'open') throw state.error;
  return state.store;
}
