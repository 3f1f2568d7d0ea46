import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { KeptArea } from '../../src/core/base-map/kept-area.ts';
import { migrations } from '../../src/store/migrations.ts';
import type { DistrictStore } from '../../src/store/open-store.ts';
import { keptArea } from '../support/kept-area.ts';
import { freshName, openNamedStore } from '../support/open-named-store.ts';

let name = '';
let store: DistrictStore;
const open = () => openNamedStore(name);
const area = (id: string, part: Partial<KeptArea> = {}) => keptArea({ id, ...part });
const tile = (at: number) => ({ tile: `picture/1/0/${at}`, bytes: Uint8Array.of(at, 1, 2) });

beforeEach(async () => {
  name = freshName('base-maps');
  store = await open();
});
afterEach(async () => {
  store.close();
  await Dexie.delete(name);
});

it('keeps tiles and how far the fetch is together, over a restart, byte for byte', async () => {
  await store.baseMaps.putArea(area('a'));
  expect(await store.baseMaps.keepTiles(area('a', { kept: 2 }), [tile(0), tile(1)])).toBe(true);
  store.close();
  store = await open();
  expect(await store.baseMaps.areas('d-1')).toEqual([area('a', { kept: 2 })]);
  expect(await store.baseMaps.areas('d-2')).toEqual([]);
  expect([...(await store.baseMaps.tileNames('a'))].sort()).toEqual(['picture/1/0/0', 'picture/1/0/1']);
  expect(await store.baseMaps.tile('a', 'picture/1/0/1')).toEqual(tile(1).bytes);
  expect(await store.baseMaps.tile('b', 'picture/1/0/1')).toBeNull();
});

it('keeps nothing more of an area that was deleted while it was fetched', async () => {
  await store.baseMaps.putArea(area('a'));
  await store.baseMaps.removeArea('a');
  expect(await store.baseMaps.keepTiles(area('a', { kept: 1 }), [tile(0)])).toBe(false);
  expect(await store.baseMaps.tileNames('a')).toEqual([]);
  expect(await store.baseMaps.areas('d-1')).toEqual([]);
});

it('deletes one area alone, and with it no record, draft, track or photo', async () => {
  await store.saveDraft('d-1', 'shot', { bytes: [1] });
  await store.keepFixes({ district: 'd-1', patrol: 'p', place: 1, segment: 0, fixes: [] });
  for (const id of ['a', 'b']) {
    await store.baseMaps.putArea(area(id));
    await store.baseMaps.keepTiles(area(id), [tile(0)]);
  }
  await store.baseMaps.removeArea('a');
  expect(await store.baseMaps.tileNames('a')).toEqual([]);
  expect(await store.baseMaps.tile('b', 'picture/1/0/0')).toEqual(tile(0).bytes);
  expect(await store.loadDrafts('d-1', '')).toHaveLength(1);
  expect(await store.keptFixes('d-1', 'p')).toHaveLength(1);
});

it('goes with a district that is removed, and with no other', async () => {
  await store.baseMaps.putArea(area('a'));
  await store.baseMaps.keepTiles(area('a'), [tile(0)]);
  await store.baseMaps.putArea(area('b', { district: 'd-2' }));
  await store.baseMaps.keepTiles(area('b', { district: 'd-2' }), [tile(0)]);
  await store.remove('d-1');
  expect(await store.baseMaps.areas('d-1')).toEqual([]);
  expect(await store.baseMaps.tileNames('a')).toEqual([]);
  expect(await store.baseMaps.tileNames('b')).toHaveLength(1);
});

it('finds what a program before kept in a database that knew no base maps', async () => {
  store.close();
  await Dexie.delete(name);
  const older = new Dexie(name);
  for (const { version, stores } of migrations.filter((one) => one.version < 7)) older.version(version).stores(stores);
  await older.open();
  await older.table('drafts').put({ district: 'd-1', name: 'shot', value: 7 });
  older.close();
  store = await open();
  expect(await store.loadDrafts('d-1', '')).toEqual([{ district: 'd-1', name: 'shot', value: 7 }]);
  expect(await store.baseMaps.areas('d-1')).toEqual([]);
});
