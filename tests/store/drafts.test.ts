import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { DistrictStore } from '../../src/store/open-store.ts';
import { freshName, openNamedStore } from '../support/open-named-store.ts';

let name = '';
let store: DistrictStore;
const open = () => openNamedStore(name);

beforeEach(async () => {
  name = freshName('drafts');
  store = await open();
});
afterEach(async () => {
  store.close();
  await Dexie.delete(name);
});

it('keeps what was taken in hand through a restart, by district and name', async () => {
  const bytes = Uint8Array.from([1, 2, 3]);
  await store.saveDraft('d-1', 'photo/b', { attachments: new Map([['x', { mediaType: 'image/jpeg', bytes }]]) });
  await store.saveDraft('d-1', 'photo/a', 1);
  await store.saveDraft('d-1', 'form', 2);
  await store.saveDraft('d-2', 'photo/a', 3);
  store.close();
  store = await open();
  const found = await store.loadDrafts('d-1', 'photo/');
  expect(found.map((row) => row.name)).toEqual(['photo/a', 'photo/b']);
  expect(found[1].value).toEqual({ attachments: new Map([['x', { mediaType: 'image/jpeg', bytes }]]) });
});

it('lets go of what is named, and of everything with its district', async () => {
  await store.saveDraft('d-1', 'photo/a', 1);
  await store.saveDraft('d-1', 'photo/b', 2);
  await store.saveDraft('d-2', 'photo/a', 3);
  await store.removeDrafts('d-1', ['photo/a']);
  expect((await store.loadDrafts('d-1', '')).map((row) => row.name)).toEqual(['photo/b']);
  await store.remove('d-1');
  expect(await store.loadDrafts('d-1', '')).toEqual([]);
  expect(await store.loadDrafts('d-2', '')).toHaveLength(1);
});
