import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Fix } from '../../src/core/register/patrol.ts';
import type { DistrictStore } from '../../src/store/open-store.ts';
import { freshName, openNamedStore } from '../support/open-named-store.ts';

let name = '';
let store: DistrictStore;
const open = () => openNamedStore(name);
const fix = (second: number): Fix => [117, 34, `2026-05-20T02:00:${String(second).padStart(2, '0')}.000Z`, 5];

beforeEach(async () => {
  name = freshName('track-fixes');
  store = await open();
});
afterEach(async () => {
  store.close();
  await Dexie.delete(name);
});

it('keeps fixes of a patrol by segment, in their order, over a restart', async () => {
  await store.keepFixes({ district: 'd-1', patrol: 'p-1', place: 1, segment: 0, fixes: [fix(1)] });
  await store.keepFixes({ district: 'd-1', patrol: 'p-1', place: 3, segment: 1, fixes: [fix(4)] });
  await store.keepFixes({ district: 'd-1', patrol: 'p-1', place: 2, segment: 0, fixes: [fix(2), fix(3)] });
  await store.keepFixes({ district: 'd-1', patrol: 'p-2', place: 1, segment: 0, fixes: [fix(9)] });
  store.close();
  store = await open();
  expect(await store.keptFixes('d-1', 'p-1')).toEqual([[fix(1), fix(2), fix(3)], [fix(4)]]);
  expect(await store.keptFixes('d-2', 'p-1')).toEqual([]);
});

it('writes the same place over: a batch that was tried twice is there once', async () => {
  const row = { district: 'd-1', patrol: 'p-1', place: 1, segment: 0, fixes: [fix(1)] };
  await store.keepFixes(row);
  await store.keepFixes(row);
  expect(await store.keptFixes('d-1', 'p-1')).toEqual([[fix(1)]]);
});

it('drops a patrol’s fixes alone, and all of a district that is removed', async () => {
  for (const [district, patrol] of [
    ['d-1', 'p-1'],
    ['d-1', 'p-2'],
    ['d-2', 'p-1'],
  ])
    await store.keepFixes({ district, patrol, place: 1, segment: 0, fixes: [fix(1)] });
  await store.dropFixes('d-1', 'p-1');
  expect(await store.keptFixes('d-1', 'p-1')).toEqual([]);
  expect(await store.keptFixes('d-1', 'p-2')).toHaveLength(1);
  await store.remove('d-1');
  expect(await store.keptFixes('d-1', 'p-2')).toEqual([]);
  expect(await store.keptFixes('d-2', 'p-1')).toHaveLength(1);
});
