import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import { foldFeed } from '../../src/core/register/fold.ts';
import { digestCarried } from '../../src/core/register/outbox/carried-change.ts';
import { filesNamed } from '../../src/core/register/outbox/field-work.ts';
import { sealReceipt } from '../../src/core/register/outbox/receipt.ts';
import { act } from '../../src/state/act.ts';
import { filesOf } from '../../src/state/district-files.ts';
import { acceptOutboxes, closeOutboxes, takeOutboxes, useOutboxImport } from '../../src/state/outbox-import.ts';
import { openReceipt, packOutbox, useOutbox } from '../../src/state/patrol/outbox.ts';
import { services } from '../../src/state/services.ts';
import { redoLast, undoRecord } from '../../src/state/undo.ts';
import { bytesIn } from '../support/attachment.ts';
import { squareShape } from '../support/district-changes.ts';
import { commonFeed, D, type Device, report, startDevice } from '../support/field-devices.ts';
import { seeded } from '../support/seeded.ts';

const devices: Device[] = [];
afterEach(async () => {
  await closeOutboxes();
  for (const device of devices.splice(0)) device.stop();
});

async function device(name: string, feed = commonFeed()): Promise<Device> {
  const started = await startDevice(name, feed);
  devices.push(started);
  return started;
}

/** What the entered phone would hand over. */
async function exported(): Promise<File> {
  await packOutbox();
  const { ready, problem } = useOutbox.getState();
  if (!ready) throw new Error(`nothing was packed: ${problem?.code}`);
  return new File([ready.blob], ready.name);
}

async function takeIn(...files: readonly File[]) {
  expect(await takeOutboxes(files)).toEqual([]);
  await acceptOutboxes();
  const { phase } = useOutboxImport.getState();
  if (phase.at !== 'done') throw new Error(JSON.stringify(phase));
  await closeOutboxes();
  return phase;
}

const asFile = (text: string) => new Blob([text]);

it('a report with its photos is at the desk as it was recorded, byte for byte, under its own id, time and device', async () => {
  const phone = await device('phone-1');
  const desk = await device('desk');
  await phone.enter();
  const photos = await report('s-a', { photos: 3 });
  const file = await exported();
  await desk.enter();
  const { taken } = await takeIn(file);
  expect(taken).toBe(1);
  const own = (await phone.feed()).slice(1);
  const come = (await desk.feed()).slice(1);
  expect(come.map(digestCarried)).toEqual(own.map(digestCarried));
  expect(come.map(({ id, recordedAt, by, device: from }) => [id, recordedAt, by, from])).toEqual(
    own.map(({ id, recordedAt, by }) => [id, recordedAt, by, 'phone-1']),
  );
  expect(come.every(({ acceptedAt }, at) => acceptedAt !== own[at].acceptedAt)).toBe(true);
  expect(await desk.digest()).toBe(await phone.digest());
  expect(photos.size).toBe(6);
  for (const [name, file] of photos) expect(await bytesIn(await desk.store.attachment(D, name))).toEqual(await bytesIn(file));
  expect((await desk.store.outbox(D)).entries).toEqual([]);
});

it('the same file twice is the same as once, also with more of a report in the second', async () => {
  const phone = await device('phone-1');
  const desk = await device('desk');
  await phone.enter();
  await report('s-a');
  const first = await exported();
  await act([{ action: 'reshapeSighting', input: { sightingId: 's-a', shape: null, reason: '已拆', on: '2026-11-28' } }]);
  const second = await exported();
  await desk.enter();
  await takeIn(first);
  const once = await desk.feed();
  expect((await takeIn(first)).taken).toBe(0);
  expect(await desk.feed()).toEqual(once);
  expect((await takeIn(second, second)).taken).toBe(1);
  expect(await desk.digest()).toBe(await phone.digest());
});

it('what one file brought is taken back whole, stays in the history with its photos, and comes again by redo', async () => {
  const phone = await device('phone-1');
  const desk = await device('desk');
  await phone.enter();
  const photos = await report('s-a', { photos: 2 });
  await report('s-b', { place: 1 });
  const file = await exported();
  await desk.enter();
  const before = await desk.digest();
  const { changes, taken } = await takeIn(file);
  const whole = await desk.digest();
  expect(taken).toBe(2);
  await undoRecord(changes, '误收');
  expect(await desk.digest()).toBe(before);
  expect((await services().store.changes(D, changes)).map(({ id }) => id).sort()).toEqual([...changes].sort());
  for (const [name, file] of photos) expect(await bytesIn(await desk.store.attachment(D, name))).toEqual(await bytesIn(file));
  expect((await takeIn(file)).changes).toEqual([]);
  await redoLast('重做');
  expect(await desk.digest()).toBe(whole);
});

it('files of phones make the same register in any order, together or one after the other, once or again', async () => {
  const files: File[] = [];
  for (const name of ['phone-1', 'phone-2', 'phone-3']) {
    const phone = await device(name);
    await phone.enter();
    for (let at = 0; at < 3; at++) await report(`${name}-s-${at}`, { photos: at % 3, place: at });
    await act([{ action: 'linkSighting', input: { sightingId: `${name}-s-0`, sameAs: `${name}-s-2`, on: '2026-11-28' } }]);
    files.push(await exported());
  }
  const digests = new Set<string>();
  let run = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
      fc.array(fc.nat({ max: 2 }), { maxLength: 2 }),
      fc.boolean(),
      async (order, again, together) => {
        const desk = await device(`desk-${++run}`);
        await desk.enter();
        const brought = [...order, ...again].map((at) => files[at]);
        if (together) await takeIn(...brought);
        else for (const file of brought) await takeIn(file);
        digests.add(await desk.digest());
        expect((await desk.feed()).length).toBe(1 + 3 * (3 + 3 + 1));
      },
    ),
    seeded(12),
  );
  expect(digests.size).toBe(1);
}, 60_000);

it('a receipt makes safe what the desk read back, and nothing else', async () => {
  const phone = await device('phone-1');
  const desk = await device('desk');
  await phone.enter();
  await report('s-a', { photos: 2 });
  const file = await exported();
  await report('s-later');
  await desk.enter();
  const { receipt } = await takeIn(file);
  await phone.enter();
  await openReceipt(asFile(receipt?.text ?? ''));
  expect(useOutbox.getState().read).toEqual({ safe: 3, attention: 0 });
  const states = (await phone.store.outbox(D)).entries.map(({ entity, subject, state }) => [(subject ?? entity).id, state]);
  expect(new Map(states as [string, string][])).toEqual(
    new Map([
      ['s-a', 'safe'],
      ['s-later', 'saved'],
    ]),
  );
});

it('a device makes nothing safe by itself: neither takes in its own file nor believes its own receipt', async () => {
  const phone = await device('phone-1');
  await phone.enter();
  await report('s-a');
  const file = await exported();
  await takeOutboxes([file]);
  const { phase } = useOutboxImport.getState();
  expect(phase.at === 'open' && phase.open.unread.map(({ error }) => error.code)).toEqual(['outbox-own']);
  const said = { district: { id: D, name: '试验区' }, head: { seq: 9, hash: '' }, issuedAt: '2026-11-28T03:00:00.000Z' };
  const own = (await phone.feed()).slice(1).map((change) => ({ id: change.id, seq: change.seq, digest: digestCarried(change) }));
  await openReceipt(asFile(JSON.stringify(sealReceipt({ ...said, device: 'phone-1', taken: own, files: [], refused: [] }))));
  expect(useOutbox.getState().problem?.code).toBe('receipt-own');
  expect((await phone.store.outbox(D)).entries.map(({ state }) => state)).toEqual(['saved', 'saved']);
});

it('a receipt of another hash, without a photo, cut or altered makes nothing safe', async () => {
  const phone = await device('phone-1');
  await phone.enter();
  await report('s-a');
  await exported();
  const own = (await phone.feed()).slice(1);
  const said = {
    district: { id: D, name: '试验区' },
    head: { seq: 9, hash: 'f'.repeat(64) },
    issuedAt: '2026-11-28T03:00:00.000Z',
    device: 'desk',
    taken: own.map((change) => ({ id: change.id, seq: change.seq, digest: digestCarried(change) })),
    files: own.flatMap(filesNamed),
    refused: [],
  };
  const states = async () => (await phone.store.outbox(D)).entries.map(({ state, reason }) => [state, reason?.code]);
  const good = JSON.stringify(sealReceipt(said));
  for (const text of [good.slice(0, -20), good.replace('"seq":9', '"seq":8'), '{}', '[]', 'null', ''])
    await openReceipt(asFile(text)).then(() =>
      expect(useOutbox.getState().problem?.code).toMatch(/^receipt-(unreadable|damaged)$/),
    );
  await openReceipt(asFile(JSON.stringify(sealReceipt({ ...said, district: { id: 'd-2', name: '别处' } }))));
  expect(useOutbox.getState().problem?.code).toBe('receipt-of-another-district');
  expect(await states()).toEqual([
    ['saved', undefined],
    ['saved', undefined],
  ]);
  const wrong = said.taken.map((one) => ({ ...one, digest: '0'.repeat(64) }));
  await openReceipt(asFile(JSON.stringify(sealReceipt({ ...said, taken: wrong, files: [] }))));
  expect(await states()).toEqual([
    ['attention', 'receipt-hash-differs'],
    ['attention', 'receipt-hash-differs'],
  ]);
  await openReceipt(asFile(JSON.stringify(sealReceipt({ ...said, files: said.files.slice(1) }))));
  expect(await states()).toEqual([
    ['safe', undefined],
    ['attention', 'receipt-photo-missing'],
  ]);
  await openReceipt(asFile(good));
  expect((await states()).map(([state]) => state)).toEqual(['safe', 'safe']);
});

it('a record that the desk may not take is refused in its own words, whole, and the others go in', async () => {
  const feed = commonFeed();
  const phone = await device('phone-1', feed);
  const desk = await device('desk', feed);
  await phone.enter();
  await report('s-a');
  await report('s-b');
  const file = await exported();
  await desk.enter();
  await report('s-a', { photos: 0 });
  const { open, receipt } = await takeIn(file);
  expect(open.records.map(({ record, verdict, refusal }) => [record.id, verdict, refusal?.code])).toEqual([
    ['s-a', 'refused', 'sighting-exists'],
    ['s-b', 'new', undefined],
  ]);
  expect((await desk.feed()).map(({ entity }) => entity.id)).toEqual([D, 's-a', 's-b', 's-b-photo-0']);
  await phone.enter();
  await openReceipt(asFile(receipt?.text ?? ''));
  const { entries } = await phone.store.outbox(D);
  expect(entries.map(({ entity, state, reason }) => [entity.id, state, reason?.code])).toEqual([
    ['s-a', 'attention', 'sighting-exists'],
    ['s-a-photo-0', 'attention', 'sighting-exists'],
    ['s-b', 'safe', undefined],
    ['s-b-photo-0', 'safe', undefined],
  ]);
});

it('what the desk changed after the phone had its package is judged as it is now, and said', async () => {
  const before = await device('desk-before');
  await before.enter();
  for (const id of ['s-gone', 's-moved', 's-still']) await report(id, { photos: 0 });
  const feed = await before.feed();
  const phone = await device('phone-1', feed);
  const desk = await device('desk', feed);
  const reshape = (sightingId: string) =>
    act([{ action: 'reshapeSighting', input: { sightingId, shape: squareShape(134.25, 24), reason: '扩建', on: '2026-11-28' } }]);
  await phone.enter();
  await report('s-new', { photos: 1 });
  await act([{ action: 'linkSighting', input: { sightingId: 's-new', sameAs: 's-gone', on: '2026-11-28' } }]);
  await reshape('s-moved');
  await reshape('s-still');
  const file = await exported();
  await desk.enter();
  await act([{ action: 'withdrawSighting', input: { sightingId: 's-gone', reason: '误报', on: '2026-11-28' } }]);
  await act([{ action: 'linkSighting', input: { sightingId: 's-moved', sameAs: 's-still', on: '2026-11-28' } }]);
  const { open } = await takeIn(file);
  expect(open.records.map(({ record, verdict, refusal, moved }) => [record.id, verdict, refusal?.code, moved])).toEqual([
    ['s-new', 'refused', 'sighting-unknown', false],
    ['s-moved', 'new', undefined, true],
    ['s-still', 'new', undefined, false],
  ]);
  const { sightings, photos } = foldFeed(await desk.feed());
  expect([...sightings.keys()].sort()).toEqual(['s-moved', 's-still']);
  expect(photos.size).toBe(0);
});

it('says that it cannot compare where the phone had its district from elsewhere', async () => {
  const phone = await device('phone-1', commonFeed('cd'.repeat(16)));
  const desk = await device('desk');
  await phone.enter();
  await report('s-a');
  const file = await exported();
  await desk.enter();
  expect(await takeOutboxes([file])).toEqual([]);
  const { phase } = useOutboxImport.getState();
  expect(phase.at === 'open' && phase.open.outboxes.map(({ isBaseKnown }) => isBaseKnown)).toEqual([false]);
});

it('a change of the same id with other content is refused and nothing of it is kept', async () => {
  const phone = await device('phone-1');
  const other = await device('phone-1');
  const desk = await device('desk');
  await phone.enter();
  await report('s-a', { photos: 0 });
  const good = await exported();
  await other.enter();
  await report('s-other', { photos: 0 });
  const forged = await exported();
  await desk.enter();
  await takeIn(good);
  const kept = await desk.feed();
  const { open } = await takeIn(forged);
  expect(open.records.map(({ refusal }) => refusal?.code)).toEqual(['outbox-change-altered']);
  expect(await desk.feed()).toEqual(kept);
});

it('a photo that the phone has lost keeps its record from going in, and both say which', async () => {
  const phone = await device('phone-1');
  const desk = await device('desk');
  await phone.enter();
  await report('s-a');
  await report('s-b');
  const lost = (await phone.feed()).flatMap(filesNamed)[0];
  const attachment = phone.store.attachment;
  Object.assign(phone.store, {
    attachment: async (id: string, name: string) => (name === lost ? null : attachment(id, name)),
  });
  const file = await exported();
  expect(useOutbox.getState().ready?.missing).toBe(1);
  await desk.enter();
  const { open } = await takeIn(file);
  expect(open.outboxes[0].missing).toEqual([lost]);
  expect(open.records.map(({ record, refusal }) => [record.id, refusal?.code])).toEqual([
    ['s-a', 'outbox-photo-missing'],
    ['s-b', undefined],
  ]);
});

it('a district file carries every photo, and one that does not is opened and said to lack them', async () => {
  const phone = await device('phone-1');
  await phone.enter();
  const photos = await report('s-a', { photos: 2 });
  const kept = await phone.store.load(D);
  if (!kept) throw new Error('not kept');
  const { engine } = services();
  const { blob, missing } = await engine.pack([kept, await filesOf(D, kept.feed)]);
  expect(missing).toEqual([]);
  const read = await engine.open([{ from: 'bytes', bytes: new Uint8Array(await blob.arrayBuffer()) }]);
  expect(read.summary.district.id).toBe(D);
  const proven = await engine.prove([]);
  expect(proven.missingPhotos).toEqual([]);
  expect(proven.parts?.photos?.size).toBe(photos.size);
  for (const [name, file] of photos) expect(proven.parts?.photos?.get(name)).toEqual(await bytesIn(file));
  const [first] = photos.keys();
  const without = await engine.pack([kept, { from: 'given', files: new Map() }]);
  expect(without.missing).toContain(first);
  await engine.open([{ from: 'bytes', bytes: new Uint8Array(await without.blob.arrayBuffer()) }]);
  expect((await engine.prove([])).missingPhotos?.length).toBe(4);
});
