import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { attachPhoto } from '../../src/core/register/actions/attach-photo.ts';
import { createDistrict } from '../../src/core/register/actions/create-district.ts';
import { reportSighting } from '../../src/core/register/actions/report-sighting.ts';
import type { ChangeDraft } from '../../src/core/register/change.ts';
import { EMPTY_FEED } from '../../src/core/register/feed.ts';
import { foldFeed } from '../../src/core/register/fold.ts';
import { isRefusal, type Refusal } from '../../src/core/register/refusal.ts';
import { EMPTY_REGISTER, type Register } from '../../src/core/register/register.ts';
import { sha256 } from '../../src/core/register/sha256.ts';
import { migrations } from '../../src/store/migrations.ts';
import { type DistrictStore, openStore } from '../../src/store/open-store.ts';
import { openKeptFiles } from '../../src/store/read-kept.ts';
import { attachmentWith, bytesIn } from '../support/attachment.ts';
import { DISTRICT_INPUT, SIGHTING, squareShape } from '../support/district-changes.ts';

const D = DISTRICT_INPUT.id;
const PHOTO = new TextEncoder().encode('the original, byte for byte');
const SIDECAR = new TextEncoder().encode('{"format":"chidu-photo/1"}');
const files = () =>
  new Map([
    [sha256(PHOTO), attachmentWith('image/jpeg', PHOTO)],
    [sha256(SIDECAR), attachmentWith('application/json', SIDECAR)],
  ]);
let count = 0;
let name = '';
let store: DistrictStore;

const stamps = {
  clock: { now: () => '2026-03-01T00:00:00.000Z' },
  ids: { next: () => `id-${++count}`, salt: () => 'ab'.repeat(16) },
  by: 'u-1',
  device: 'dev-1',
};

beforeEach(async () => {
  name = `attachments-${++count}`;
  const state = await openStore(stamps, { admit: async () => null }, name);
  if (state.state !== 'open') throw state.error;
  store = state.store;
});
afterEach(async () => {
  store.close();
  await Dexie.delete(name);
});

function made(draft: ChangeDraft | Refusal): ChangeDraft {
  if (isRefusal(draft)) throw new Error(draft.refused);
  return draft;
}

async function begin(id = D): Promise<Register> {
  const draft = made(createDistrict(EMPTY_REGISTER, { ...DISTRICT_INPUT, id }));
  const accepted = await store.transact(id, [draft], { after: EMPTY_FEED });
  const reported = made(
    reportSighting(foldFeed(accepted), { sighting: SIGHTING, shape: squareShape(134.2, 24), reason: '巡查', on: '2026-02-01' }),
  );
  return foldFeed([...accepted, ...(await store.transact(id, [reported], { after: accepted[0] }))]);
}

const attaching = (register: Register) =>
  made(
    attachPhoto(register, {
      photo: {
        id: 'photo-1',
        subject: { kind: 'sighting', id: SIGHTING.id },
        sha256: sha256(PHOTO),
        mediaType: 'image/jpeg',
        bytes: PHOTO.length,
        how: 'camera',
        takenAt: '2026-02-01T02:00:00.000Z',
        sidecar_sha256: sha256(SIDECAR),
      },
      on: '2026-02-01',
    }),
  );
const head = async (id = D) => (await store.load(id))?.feed.at(-1) ?? EMPTY_FEED;

it('a photo is kept with its record or not at all', async () => {
  const register = await begin();
  const before = await head();
  await expect(store.transact(D, [attaching(register)], { after: before })).rejects.toMatchObject({
    code: 'attachment-missing',
  });
  expect(await head()).toEqual(before);
  await store.transact(D, [attaching(register)], { after: before, attachments: files() });
  const kept = await store.attachment(D, sha256(PHOTO));
  expect([kept?.mediaType, await bytesIn(kept)]).toEqual(['image/jpeg', PHOTO]);
});

it('a file under another name than its own is refused with everything that came with it', async () => {
  const register = await begin();
  const before = await head();
  const forged = new Map([...files(), [sha256(PHOTO), attachmentWith('image/jpeg', SIDECAR)]]);
  await expect(store.transact(D, [attaching(register)], { after: before, attachments: forged })).rejects.toMatchObject({
    code: 'package-hash',
  });
  expect(await head()).toEqual(before);
  expect(await store.attachment(D, sha256(PHOTO))).toBeNull();
});

it('what another district names is not given to this one, and goes with the last that names it', async () => {
  for (const id of [D, 'd-other']) {
    const register = await begin(id);
    await store.transact(id, [attaching(register)], { after: await head(id), attachments: files() });
  }
  expect(await store.attachment('d-third', sha256(PHOTO))).toBeNull();
  await store.remove(D);
  expect(await store.attachment(D, sha256(PHOTO))).toBeNull();
  expect(await bytesIn(await store.attachment('d-other', sha256(PHOTO)))).toEqual(PHOTO);
  await store.remove('d-other');
  await begin('d-other');
  expect(await store.attachment('d-other', sha256(PHOTO))).toBeNull();
});

/** The device as a program of version 6 left it: files as arrays of bytes. */
async function keptByAnOlderProgram(): Promise<void> {
  const register = await begin();
  await store.transact(D, [attaching(register)], { after: await head(), attachments: files() });
  store.close();
  const rows = await allRows();
  await Dexie.delete(name);
  const older = new Dexie(name);
  for (const { version, stores } of migrations) if (version < 8) older.version(version).stores(stores);
  for (const [table, kept] of rows) if (kept.length > 0) await older.table(table).bulkPut(kept);
  await older.table('attachments').bulkPut([
    { sha256: sha256(PHOTO), mediaType: 'image/jpeg', bytes: PHOTO, districts: [D] },
    { sha256: sha256(SIDECAR), mediaType: 'application/json', bytes: SIDECAR, districts: [D] },
  ]);
  older.close();
  const state = await openStore(stamps, { admit: async () => null }, name);
  if (state.state !== 'open') throw state.error;
  store = state.store;
}

async function allRows(): Promise<Map<string, unknown[]>> {
  const now = await new Dexie(name).open();
  const rows = new Map<string, unknown[]>();
  for (const table of now.tables) if (table.name !== 'attachments') rows.set(table.name, await table.toArray());
  now.close();
  return rows;
}

it('files that an older program kept are given out byte for byte, proven, named by another district, and carried in an outbox', async () => {
  await keptByAnOlderProgram();
  expect(await bytesIn(await store.attachment(D, sha256(PHOTO)))).toEqual(PHOTO);
  expect(await store.proveAttachments(D, [sha256(PHOTO), sha256(SIDECAR)])).toEqual([sha256(PHOTO), sha256(SIDECAR)]);
  const reader = await openKeptFiles(D, name);
  expect(await reader.read(sha256(PHOTO))).toEqual(PHOTO);
  reader.close();
  const register = await begin('d-other');
  await store.transact('d-other', [attaching(register)], { after: await head('d-other'), attachments: files() });
  await store.remove(D);
  expect(await bytesIn(await store.attachment('d-other', sha256(PHOTO)))).toEqual(PHOTO);
});

it('a file larger than a page can read at once is proven too, and one of its bytes changed is found', async () => {
  const register = await begin();
  const large = new Uint8Array((9 << 20) + 5).map((_, at) => (at * 31) & 0xff);
  const named = (bytes: Uint8Array<ArrayBuffer>) => new Map([...files(), [sha256(PHOTO), attachmentWith('image/jpeg', bytes)]]);
  await expect(
    store.transact(D, [attaching(register)], { after: await head(), attachments: named(large) }),
  ).rejects.toMatchObject({ code: 'package-hash' });
  const kept = new Map([...files(), [sha256(large), attachmentWith('image/jpeg', large)]]);
  await store.transact(D, [attaching(register)], { after: await head(), attachments: kept });
  expect(await store.proveAttachments(D, [sha256(large)])).toEqual([sha256(large)]);
});
