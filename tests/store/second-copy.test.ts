import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { attachPhoto } from '../../src/core/register/actions/attach-photo.ts';
import { createDistrict } from '../../src/core/register/actions/create-district.ts';
import { drawRedLine } from '../../src/core/register/actions/draw-red-line.ts';
import { reportSighting } from '../../src/core/register/actions/report-sighting.ts';
import type { ChangeDraft } from '../../src/core/register/change.ts';
import { EMPTY_FEED, verifyChain } from '../../src/core/register/feed.ts';
import { foldFeed } from '../../src/core/register/fold.ts';
import { carriedOf } from '../../src/core/register/outbox/carried-change.ts';
import type { OutboxEntry } from '../../src/core/register/outbox/outbox-entry.ts';
import type { Fix } from '../../src/core/register/patrol.ts';
import { isRefusal, type Refusal } from '../../src/core/register/refusal.ts';
import { sha256 } from '../../src/core/register/sha256.ts';
import type { FieldParts } from '../../src/store/place-field.ts';
import { type DistrictStore, openStore } from '../../src/store/open-store.ts';
import { OPEN_PATROL } from '../../src/store/second-copy/in-hand.ts';
import type { CopyState } from '../../src/store/second-copy/second-copy.ts';
import { attachmentWith, bytesIn } from '../support/attachment.ts';
import { createWriter, DISTRICT_INPUT, RED_LINE, SIGHTING, squareShape } from '../support/district-changes.ts';
import { createFaultyDisk, type FaultyDisk } from '../support/faulty-disk.ts';

const D = DISTRICT_INPUT.id;
const SEED = 20261128;
const ON = '2026-03-01';
let count = 0;
let name = '';
let store: DistrictStore;
let disk: FaultyDisk;
let state: CopyState;
const stamps = {
  clock: { now: () => '2026-03-01T00:00:00.000Z' },
  ids: { next: () => `own-${++count}`, salt: () => sha256(String(++count)).slice(0, 32) },
  by: 'me',
  device: 'phone',
};

async function open(): Promise<void> {
  const place = { open: async () => disk, has: async () => disk.files.size > 0 };
  const opened = await openStore(stamps, { admit: async () => null }, name, place);
  if (opened.state !== 'open') throw opened.error;
  store = opened.store;
  store.followCopy((now) => {
    state = now;
  });
}

/** The browser throws its database away and starts another one, as Chromium does with one that it finds corrupted. */
async function losesTheDatabase(): Promise<void> {
  store.close();
  await Dexie.delete(name);
  await open();
}

beforeEach(async () => {
  name = `second-copy-${++count}`;
  disk = createFaultyDisk();
  await open();
});
afterEach(async () => {
  store.close();
  await Dexie.delete(name);
});

function made(draft: ChangeDraft | Refusal): ChangeDraft {
  if (isRefusal(draft)) throw new Error(JSON.stringify(draft));
  return draft;
}

/** The whole district: its beginning, and a red line that is the desk's. */
function whole(lines = 1) {
  const writer = createWriter();
  writer.accept(createDistrict(writer.register, DISTRICT_INPUT));
  for (let n = 0; n < lines; n++)
    writer.accept(
      drawRedLine(writer.register, {
        redLine: { ...RED_LINE, id: `r-${n}` },
        shape: squareShape(134.2, 24),
        reason: '批复',
        on: '2026-01-02',
      }),
    );
  return { feed: writer.changes, packages: new Map<string, Uint8Array>() };
}

function packageOf(lines = 1, received: readonly string[] = []): FieldParts {
  const area = squareShape(134.2, 24).coordinates;
  const terms = { area, madeOn: '2026-02-28', expiresOn: '2026-03-07', for: 'me', received };
  return { ...whole(lines), field: { ...terms, from: { seq: 40 + lines, hash: 'a'.repeat(64) } } };
}

const feed = async () => (await store.load(D))?.feed ?? [];
const own = async () => {
  const { entries } = await store.outbox(D);
  return store.changes(
    D,
    entries.map(({ id }) => id),
  );
};
const photoFiles = (text: string) => {
  const photo = new TextEncoder().encode(`the original of ${text}, byte for byte`);
  const sidecar = new TextEncoder().encode(`{"format":"chidu-photo/1","of":"${text}"}`);
  const files = new Map([
    [sha256(photo), attachmentWith('image/jpeg', photo)],
    [sha256(sidecar), attachmentWith('application/json', sidecar)],
  ]);
  return { files, photo: { id: `photo-${text}`, sha256: sha256(photo), bytes: photo.length, sidecar_sha256: sha256(sidecar) } };
};

/** Records a report, with a photo or none, as the phone does: photos are drafts before. */
async function reports(id: string, photographed = true): Promise<void> {
  const known = await feed();
  const report = made(
    reportSighting(foldFeed(known), { sighting: { ...SIGHTING, id }, shape: squareShape(134.2, 24), reason: '巡查', on: ON }),
  );
  const { files, photo } = photoFiles(id);
  await store.transact(D, [report], { after: known.at(-1) ?? EMPTY_FEED });
  if (!photographed) return;
  await store.saveDraft(D, `photo/${photo.id}`, { photo, attachments: files, notes: [] });
  const now = await feed();
  const attached = made(
    attachPhoto(foldFeed(now), {
      photo: {
        ...photo,
        subject: { kind: 'sighting', id },
        mediaType: 'image/jpeg',
        how: 'camera',
        takenAt: '2026-03-01T00:00:00.000Z',
      },
      on: ON,
    }),
  );
  await store.transact(D, [attached], { after: now.at(-1) ?? EMPTY_FEED, attachments: files });
  await store.removeDrafts(D, [`photo/${photo.id}`]);
}

/** Reads the district from a server that has it. */
async function readServer(lines: number): Promise<void> {
  const { feed: there } = whole(lines);
  const links = there.map((change) => {
    const { seq, acceptedAt, prev, hash, salts } = change;
    return { seq, acceptedAt, prev, hash, salts: { ...salts }, sealed: {}, change: { ...carriedOf(change) } };
  });
  const { seq, hash } = there[there.length - 1];
  await store.team.takeLinks(D, { after: await store.team.cursor(D), links, head: { seq, hash } });
}

const names = (folder: string) => [...disk.files.keys()].filter((key) => (JSON.parse(key) as string[])[0] === folder);

describe('a database that the browser threw away', () => {
  it.each([
    ['a package', () => store.keepField(D, packageOf())],
    ['the whole district', () => store.save(D, whole())],
  ])('leaves what was not safe: it is put back word for word, photos byte for byte, once (%s)', async (_, keep) => {
    await keep();
    await reports('s-1');
    await reports('s-2');
    const before = (await own()).map(carriedOf);
    const digests = (await store.outbox(D)).entries.map(({ digest, bytes }) => [digest, bytes]);
    await losesTheDatabase();
    expect(await store.list()).toEqual([]);
    const lost = { reports: 2, changes: 4, photos: 2, drafts: 0 };
    expect(await store.lostWork()).toMatchObject([{ district: { id: D, name: DISTRICT_INPUT.name }, ...lost }]);

    expect(await store.putBack(D, ON)).toEqual({ changes: 4, photos: 2, missing: [] });
    expect(await store.putBack(D, ON)).toEqual({ changes: 0, photos: 0, missing: [] });
    expect((await own()).map(carriedOf)).toEqual(before);
    expect((await store.outbox(D)).entries.map(({ digest, bytes }) => [digest, bytes])).toEqual(digests);
    expect(verifyChain(await feed())).toMatchObject({ ok: true });
    for (const id of ['s-1', 's-2'])
      for (const [hash, file] of photoFiles(id).files)
        expect(await bytesIn(await store.attachment(D, hash))).toEqual(await bytesIn(file));
    expect(await store.lostWork()).toEqual([]);

    // The land comes back with its file, and the work follows it.
    await keep();
    expect((await feed())[1]).toMatchObject({ type: 'red-line-drawn' });
    expect((await own()).map(carriedOf)).toEqual(before);
    expect(verifyChain(await feed())).toMatchObject({ ok: true });
    await reports('s-3');
    expect(await own()).toHaveLength(6);
  });

  it.each([
    ['by a package', () => store.keepField(D, packageOf(2))],
    ['by its file', () => store.save(D, whole(2))],
    ['by the server', () => readServer(2)],
  ])('gets the whole district back %s, with its own work behind it, and goes on recording', async (_, back) => {
    await store.save(D, whole());
    await reports('s-1');
    const before = (await own()).map(carriedOf);
    await losesTheDatabase();
    await store.putBack(D, ON);
    expect((await store.list())[0]).toMatchObject({ id: D, emptiedOn: ON });
    // On what is left of it work goes on.
    await reports('s-2', false);
    await back();
    expect((await store.list())[0].emptiedOn).toBeUndefined();
    expect((await feed()).filter(({ type }) => type === 'red-line-drawn')).toHaveLength(2);
    expect((await own()).map(carriedOf).slice(0, 2)).toEqual(before);
    expect(foldFeed(await feed()).unapplied.size).toBe(0);
    await reports('s-3', false);
    expect([...foldFeed(await feed()).sightings.keys()].sort()).toEqual(['s-1', 's-2', 's-3']);
    expect(verifyChain(await feed())).toMatchObject({ ok: true });
    expect((await store.outbox(D)).entries.map(({ state: at }) => at)).not.toContain('safe');
  });

  it('is made good behind the district where that was opened again before anybody put anything back', async () => {
    await store.save(D, whole());
    await reports('s-1');
    const before = (await own()).map(carriedOf);
    await losesTheDatabase();
    await store.save(D, whole(2));
    expect(await store.lostWork()).toMatchObject([{ changes: 2 }]);
    await reports('s-9', false);
    await store.putBack(D, ON);
    expect((await own()).map(carriedOf).slice(1)).toEqual(before);
    expect(verifyChain(await feed())).toMatchObject({ ok: true });
  });

  it('leaves the report in hand too, with its photos and its form', async () => {
    await store.keepField(D, packageOf());
    const { files, photo } = photoFiles('open');
    await store.saveDraft(D, 'photo/1', { photo, attachments: files, notes: [] });
    await store.saveView(D, 'capture-draft', { id: 'x', form: { note: '二' } });
    await store.saveView(D, 'capture-draft', { id: 'x', form: { note: '二层' } });
    await vi.waitFor(() => expect(names('drafts')).toHaveLength(2));
    await store.copyUnsafe(D);
    await losesTheDatabase();
    expect(await store.lostWork()).toMatchObject([{ changes: 0, drafts: 2 }]);
    await store.putBack(D, ON);
    expect(await store.loadView(D, 'capture-draft')).toEqual({ id: 'x', form: { note: '二层' } });
    const [draft] = await store.loadDrafts(D, 'photo/');
    const value = draft.value as { photo: object; attachments: typeof files };
    expect(value.photo).toEqual(photo);
    for (const [hash, file] of files) expect(await bytesIn(value.attachments.get(hash))).toEqual(await bytesIn(file));
  });

  it('leaves the patrol under way, but for its last seconds; put back it goes on, and its fixes go with it', async () => {
    await store.keepField(D, packageOf());
    const patrol = { id: 'walk', startedAt: '2026-03-01T00:00:00.000Z', visits: [], knownPoint: null, note: '' };
    await store.saveView(D, OPEN_PATROL, patrol);
    const taken: Fix[] = [];
    for (let n = 0; n < 200; n++) {
      const fix: Fix = [134.2 + n * 1e-5, 24, new Date(Date.UTC(2026, 2, 1, 0, 0, n)).toISOString(), 4];
      taken.push(fix);
      await store.keepFixes({ district: D, patrol: 'walk', place: n, segment: n < 100 ? 0 : 1, fixes: [fix] });
    }
    await store.copyUnsafe(D);
    expect(names('fixes').length).toBeLessThan(20);
    await losesTheDatabase();
    const [{ fixes }] = await store.lostWork();
    expect(fixes).toBeGreaterThanOrEqual(195);
    await store.putBack(D, ON);
    expect(await store.loadView(D, OPEN_PATROL)).toEqual(patrol);
    const [first, second] = await store.keptFixes(D, 'walk');
    expect(first).toEqual(taken.slice(0, 100));
    expect(second).toEqual(taken.slice(100, fixes));
    expect(await store.lostWork()).toEqual([]);

    await store.dropFixes(D, 'walk');
    await store.saveView(D, OPEN_PATROL, null);
    await vi.waitFor(() => expect([...names('fixes'), ...names('drafts')]).toEqual([]));
    expect(await store.lostWork()).toEqual([]);
  });

  it('leaves the walk also where the district was opened again, and none that has ended here', async () => {
    await store.save(D, whole());
    const walk = async () => {
      await store.saveView(D, OPEN_PATROL, { id: 'walk' });
      await store.keepFixes({
        district: D,
        patrol: 'walk',
        place: 0,
        segment: 0,
        fixes: [[134.2, 24, '2026-03-01T00:00:00.000Z', 4]],
      });
      await store.copyUnsafe(D);
    };
    await walk();
    await losesTheDatabase();
    await store.save(D, whole());
    expect(await store.lostWork()).toMatchObject([{ fixes: 1, changes: 0 }]);
    // Somebody ended one here meanwhile: what the copy holds is not offered over it.
    await store.saveView(D, OPEN_PATROL, null);
    expect(await store.lostWork()).toEqual([]);
  });

  it('leaves known what went into a file, so that its receipt counts', async () => {
    await store.keepField(D, packageOf());
    await reports('s-1');
    await reports('s-2', false);
    const [first, photo] = (await store.outbox(D)).entries;
    await store.patchOutbox(D, [
      { id: first.id, packedAt: '2026-03-01T01:00:00.000Z' },
      { id: photo.id, packedAt: '2026-03-01T01:00:00.000Z' },
    ]);
    await store.patchOutbox(D, [{ id: first.id, exportedAt: '2026-03-01T01:00:05.000Z' }]);
    await store.copyUnsafe(D);
    const before = (await store.outbox(D)).entries;
    await losesTheDatabase();
    await store.putBack(D, ON);
    const told = ({ id, packedAt, exportedAt }: OutboxEntry) => [id, packedAt, exportedAt];
    expect((await store.outbox(D)).entries.map(told)).toEqual(before.map(told));
  });

  it('takes nothing of its own copy with it, whatever is done on the empty one', async () => {
    await store.keepField(D, packageOf());
    await reports('s-1');
    await losesTheDatabase();
    const copied = [...disk.files.keys()].sort();
    await store.copyUnsafe(D);
    await store.save('another', { ...whole(), feed: [] }).catch(() => undefined);
    await store.saveView(D, 'capture-draft', null);
    await store.removeDrafts(D, ['photo/1']);
    await store.copyUnsafe(D);
    expect([...disk.files.keys()].sort()).toEqual(copied);
  });

  it('does not bring back what a newer package says has arrived', async () => {
    await store.keepField(D, packageOf());
    await reports('s-1');
    const ids = (await own()).map(({ id }) => id);
    await losesTheDatabase();
    await store.keepField(D, packageOf(2, ids));
    expect(await store.lostWork()).toEqual([]);
  });
});

describe('the second copy', () => {
  beforeEach(() => store.keepField(D, packageOf()));

  it('is there before a record is acknowledged', async () => {
    let written = 0;
    const write = disk.write.bind(disk);
    disk.write = async (path, content) => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      await write(path, content);
      if (path[0] === 'records') written++;
    };
    await reports('s-1', false);
    expect([written, state]).toEqual([1, { at: 'whole' }]);
  });

  it('goes when its record is safe, and not before; files that another record names stay', async () => {
    await reports('s-1');
    await reports('s-2');
    const [first, second] = [photoFiles('s-1'), photoFiles('s-2')].map(({ files }) => [...files.keys()]);
    const { entries } = await store.outbox(D);
    const safe = (one: string) =>
      store.patchOutbox(
        D,
        entries.filter(({ entity }) => entity.id.endsWith(one)).map(({ id }) => ({ id, state: 'safe' as const })),
      );
    await store.patchOutbox(D, [{ id: entries[0].id, state: 'attention', reason: { code: 'x' } }]);
    await store.copyUnsafe(D);
    expect(names('records')).toHaveLength(4);
    await safe('s-1');
    await store.copyUnsafe(D);
    expect(names('records')).toHaveLength(2);
    for (const hash of second) expect(names('files').join()).toContain(hash);
    for (const hash of first) expect(names('files').join()).not.toContain(hash);
    await safe('s-2');
    await store.copyUnsafe(D);
    expect([...disk.files.keys()]).toEqual([]);
  });

  it('goes with a district that is erased by hand', async () => {
    await reports('s-1');
    await store.saveView(D, 'capture-draft', { id: 'x' });
    await store.remove(D);
    expect([...disk.files.keys()]).toEqual([]);
  });

  it('that does not fit holds no record up, says so, and is made good when there is room', async () => {
    disk.fault = ([folder], { size }) => (folder === 'files' && size < 200 ? { name: 'QuotaExceededError' } : null);
    await reports('s-1');
    expect(state).toEqual({ at: 'behind', because: 'no-room' });
    expect(await own()).toHaveLength(2);
    disk.fault = () => null;
    await reports('s-2', false);
    expect(state).toEqual({ at: 'whole' });
    await losesTheDatabase();
    expect(await store.putBack(D, ON)).toEqual({ changes: 3, photos: 1, missing: [] });
  });

  it('of which a photo was lost brings everything else, and names the photo', async () => {
    await reports('s-1');
    const { photo } = photoFiles('s-1');
    for (const key of names('files')) if (key.includes(photo.sha256)) disk.files.set(key, Uint8Array.from([1, 2]));
    await losesTheDatabase();
    expect(await store.putBack(D, ON)).toEqual({ changes: 2, photos: 1, missing: [photo.sha256] });
    expect(await own()).toHaveLength(2);
  });

  it('where the browser has none says nothing', async () => {
    store.close();
    const none = await openStore(stamps, { admit: async () => null }, name, { open: async () => null, has: async () => false });
    if (none.state !== 'open') throw none.error;
    store = none.store;
    const told: CopyState[] = [];
    store.followCopy((now) => told.push(now));
    await reports('s-1');
    expect(told).toEqual([{ at: 'none' }]);
    expect(await store.lostWork()).toEqual([]);
  });

  it(`loses nothing that was acknowledged, wherever its disk fails and however it is cut (seed ${SEED})`, async () => {
    const faults = fc.array(fc.constantFrom(null, 'QuotaExceededError', 'half'), { minLength: 40, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(faults, fc.array(fc.boolean(), { minLength: 1, maxLength: 5 }), async (list, photographed) => {
        await store.remove(D);
        await store.keepField(D, packageOf());
        let at = 0;
        disk.fault = () => {
          const fault = list[at++ % list.length];
          return fault === null ? null : { name: 'QuotaExceededError', half: fault === 'half' };
        };
        for (const [n, yes] of photographed.entries()) await reports(`s-${n}`, yes);
        const told = (await own()).map(carriedOf);
        disk.fault = () => null;
        // The next start makes good what did not fit.
        store.close();
        await open();
        await store.copyUnsafe(D);
        expect(state).toEqual({ at: 'whole' });
        await losesTheDatabase();
        expect((await store.putBack(D, ON)).missing).toEqual([]);
        expect((await own()).map(carriedOf)).toEqual(told);
      }),
      { seed: SEED, numRuns: 25 },
    );
  });
});
