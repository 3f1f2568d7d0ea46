import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterEach, expect, it } from 'vitest';
import type { Change } from '../../src/core/register/change.ts';
import { carriedOf, digestCarried } from '../../src/core/register/outbox/carried-change.ts';
import { filesNamed } from '../../src/core/register/outbox/field-work.ts';
import { sealReceipt } from '../../src/core/register/outbox/receipt.ts';
import { sha256 } from '../../src/core/register/sha256.ts';
import { acceptOutboxes, closeOutboxes, receiveOutboxes, useOutboxImport } from '../../src/state/outbox-import.ts';
import { openReceipt, packOutbox, useOutbox } from '../../src/state/patrol/outbox.ts';
import { services } from '../../src/state/services.ts';
import { renameEntries } from '../support/rename-entries.ts';
import { D, type Device, report, startDevice } from '../support/field-devices.ts';

const devices: Device[] = [];
afterEach(async () => {
  await closeOutboxes();
  for (const device of devices.splice(0)) device.stop();
});

async function device(name: string): Promise<Device> {
  const started = await startDevice(name);
  devices.push(started);
  return started;
}

type Files = Record<string, Uint8Array>;

/** An honest file of a report with its photos. */
async function honest(...ids: readonly string[]): Promise<Files> {
  const phone = await device('phone-1');
  await phone.enter();
  for (const id of ids.length > 0 ? ids : ['s-a']) await report(id);
  await packOutbox();
  const { ready } = useOutbox.getState();
  if (!ready) throw new Error('nothing was packed');
  return unzipSync(new Uint8Array(await ready.blob.arrayBuffer()));
}

/** Whoever forges a file knows how its hashes are made. */
function sealed(files: Files): Files {
  const manifest = JSON.parse(strFromU8(files['district.json'])) as Record<string, unknown>;
  const lines = strFromU8(files['changes.ndjson']).trimEnd().split('\n');
  manifest.changes = { count: lines.length, sha256: sha256(files['changes.ndjson']) };
  return { ...files, 'district.json': strToU8(JSON.stringify(manifest)) };
}

const changesOf = (files: Files) =>
  strFromU8(files['changes.ndjson'])
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Change);

const withChanges = (files: Files, changes: readonly unknown[]): Files =>
  sealed({ ...files, 'changes.ndjson': strToU8(changes.map((one) => `${JSON.stringify(one)}\n`).join('')) });

const edited = (files: Files, edit: (change: Change, at: number) => unknown) => withChanges(files, changesOf(files).map(edit));

const asFile = (bytes: Uint8Array) => new File([bytes as Uint8Array<ArrayBuffer>], 'forged.chidu');

/** What a desk says to a file, and that nothing of it is in its store. */
async function atTheDesk(bytes: Uint8Array): Promise<readonly string[]> {
  const desk = await device('desk');
  await desk.enter();
  await receiveOutboxes([asFile(bytes)]);
  await acceptOutboxes();
  const { phase } = useOutboxImport.getState();
  if (!('open' in phase)) throw new Error(phase.at);
  const { unread, records, problem } = phase.open;
  const said = [
    ...unread.map(({ error }) => [error.code, error.where?.line].filter((part) => part !== undefined).join(' ')),
    ...records.map(({ record, refusal }) => `${record.id}: ${refusal?.code ?? 'taken'}`),
    ...(problem ? [problem.code] : []),
  ];
  const taken = records.filter(({ verdict }) => verdict === 'new').flatMap(({ changes }) => changes);
  expect((await desk.feed()).slice(1).map(({ id }) => id)).toEqual(taken);
  if (taken.length === 0) expect(await desk.store.attachmentNames(D)).toEqual([]);
  return said;
}

it('an untouched file is taken in', async () => {
  expect(await atTheDesk(zipSync(await honest()))).toEqual(['s-a: taken']);
});

it('what is the desk’s to decide cannot be brought by a phone’s file', async () => {
  const files = await honest();
  const [first, ...others] = changesOf(files);
  const smuggled: readonly [string, string, object][] = [
    ['settings-changed', 'district', { patch: { duplicateRatio: 0.99 } }],
    ['milestone-recorded', 'clearance-item', { milestone: { kind: 'paid', amount_fen: 1 } }],
    ['case-step-taken', 'case', { step: { kind: 'closed' } }],
    ['layer-withdrawn', 'layer', { reason: '换新' }],
    ['red-line-withdrawn', 'red-line', { reason: '取消' }],
    ['task-withdrawn', 'task', { reason: '不用去了' }],
    ['finding-accepted', 'finding', { acceptance: { kind: 'x' } }],
  ];
  for (const [type, kind, body] of smuggled) {
    const change = { ...first, id: 'c-smuggled', entity: { kind, id: D }, type, body };
    const [said] = await atTheDesk(zipSync(withChanges(files, [first, ...others, change])));
    expect(said, type).toMatch(/^outbox-(not-field-work|malformed) 3$/);
    await closeOutboxes();
  }
  const disguised = {
    ...first,
    id: 'c-smuggled',
    type: 'task-withdrawn',
    entity: { kind: 'sighting', id: 's-a' },
    body: { reason: 'x' },
  };
  expect(await atTheDesk(zipSync(withChanges(files, [first, ...others, disguised])))).toEqual(['outbox-not-field-work 3']);
});

it('records of another device are not carried under this one’s name', async () => {
  const files = await honest();
  expect(await atTheDesk(zipSync(edited(files, (change, at) => (at === 0 ? { ...change, device: 'phone-2' } : change))))).toEqual(
    ['outbox-other-device 1'],
  );
  await closeOutboxes();
  expect(await atTheDesk(zipSync(edited(files, (change) => ({ ...change, device: 'desk' }))))).toEqual(['outbox-other-device 1']);
});

it('a device that was renamed while it recorded brings all of its work', async () => {
  const phone = await device('phone-before');
  await phone.enter();
  await report('s-a');
  Object.assign(services(), { device: 'phone-after' });
  await packOutbox();
  const { ready } = useOutbox.getState();
  expect(await atTheDesk(new Uint8Array((await ready?.blob.arrayBuffer()) ?? []))).toEqual(['s-a: taken']);
});

it('a record from a day that has not come is refused, and the others go in', async () => {
  const files = await honest('s-a', 's-b');
  const ahead = edited(files, (change) =>
    change.entity.id === 's-a' ? { ...change, recordedAt: '2027-01-01T00:00:00.000Z' } : change,
  );
  expect(await atTheDesk(zipSync(ahead))).toEqual(['s-a: outbox-recorded-ahead', 's-b: taken']);
});

it('a photo whose sealed facts are not those of the record is refused with its report', async () => {
  const files = await honest();
  const moved = edited(files, (change) =>
    change.type === 'photo-attached'
      ? { ...change, body: { photo: { ...change.body.photo, takenAt: '2025-01-01T01:00:00.000Z' } } }
      : change,
  );
  expect(await atTheDesk(zipSync(moved))).toEqual(['s-a: outbox-sidecar-differs']);
});

it('altered photos and sidecars are found by their hash, whatever they hold', async () => {
  const files = await honest();
  for (const name of Object.keys(files).filter((path) => path.startsWith('photos/'))) {
    const [said] = await atTheDesk(zipSync({ ...files, [name]: strToU8('another') }));
    expect(said).toBe('container-hash');
    await closeOutboxes();
  }
});

it('a report that is on record here with other content is not written over', async () => {
  const files = await honest();
  const desk = await device('desk');
  await desk.enter();
  await receiveOutboxes([asFile(zipSync(files))]);
  await acceptOutboxes();
  await closeOutboxes();
  const before = await desk.feed();
  const edit = (change: Change, id: string) =>
    change.type === 'sighting-reported'
      ? { ...change, id, body: { ...change.body, sighting: { ...change.body.sighting, floors: 30 } } }
      : change;
  for (const [id, code] of [
    ['phone-1-1', 'outbox-change-altered'],
    ['c-new', 'sighting-exists'],
  ]) {
    const known = changesOf(files)[0].id;
    await receiveOutboxes([asFile(zipSync(edited(files, (change) => edit(change, id === 'c-new' ? id : known))))]);
    const { phase } = useOutboxImport.getState();
    expect(phase.at === 'open' && phase.open.records.map(({ refusal }) => refusal?.code)).toEqual([code]);
    await acceptOutboxes();
    await closeOutboxes();
    expect(await desk.feed()).toEqual(before);
  }
});

it('a photo before its report, and lines in any other order, are refused whole or mean the same', async () => {
  const files = await honest();
  const [said] = await atTheDesk(zipSync(withChanges(files, changesOf(files).reverse())));
  expect(said).toMatch(/^s-a: (entity-unknown|taken)$/);
});

it('names that leave the folder, names that stand twice, and bombs are not unpacked', async () => {
  const files = await honest();
  for (const name of ['../../evil.sh', '/etc/passwd', 'photos/../../x', 'photos\\x', 'C:x']) {
    expect(await atTheDesk(zipSync({ ...files, [name]: strToU8('x') })), name).toEqual(['container-unsafe-name']);
    await closeOutboxes();
  }
  const twice = renameEntries(zipSync({ ...files, 'changes.ndjsox': strToU8('x') }), 'changes.ndjsox', 'changes.ndjson');
  expect(await atTheDesk(twice)).toEqual(['container-repeated-name']);
  await closeOutboxes();
  const bomb = zipSync({ ...files, 'changes.ndjson': new Uint8Array(50_000_000) }, { level: 6 });
  expect(await atTheDesk(bomb)).toEqual(['decompression-bomb']);
  await closeOutboxes();
  const deep = { ...files, 'changes.ndjson': strToU8(`${'['.repeat(200_000)}${']'.repeat(200_000)}\n`) };
  const [said] = await atTheDesk(zipSync(sealed(deep)));
  expect(said).toMatch(/^outbox-(damaged|malformed) 1$/);
});

it('a manifest that is no manifest of an outbox is refused', async () => {
  const files = await honest();
  const manifest = JSON.parse(strFromU8(files['district.json'])) as object;
  const wrong: readonly [object, string][] = [
    [{ formerDevices: 'all' }, 'container-damaged'],
    [{ formerDevices: [1] }, 'container-damaged'],
    [{ photos: ['../x'] }, 'container-damaged'],
    [{ base: { seq: '1', hash: 'x' } }, 'container-damaged'],
    [{ format: 'chidu-outbox/9' }, 'container-version'],
    [{ district: { id: 'elsewhere', name: '别处' } }, 'outbox-of-others 1'],
  ];
  for (const [part, code] of wrong) {
    const said = await atTheDesk(zipSync({ ...files, 'district.json': strToU8(JSON.stringify({ ...manifest, ...part })) }));
    expect(said, JSON.stringify(part)).toEqual([code]);
    await closeOutboxes();
  }
  const elsewhere = edited(files, (change) => ({ ...change, district: 'elsewhere' }));
  const named = JSON.parse(strFromU8(elsewhere['district.json'])) as object;
  const foreign = {
    ...elsewhere,
    'district.json': strToU8(JSON.stringify({ ...named, district: { id: 'elsewhere', name: '别处' } })),
  };
  expect(await atTheDesk(zipSync(foreign))).toEqual(['outbox-of-another-district']);
});

it('a receipt for work that never left the phone makes nothing safe, whoever sealed it', async () => {
  const phone = await device('phone-1');
  await phone.enter();
  await report('s-sent');
  await packOutbox();
  await report('s-new');
  const own = (await phone.feed()).slice(1);
  const claim = (changes: typeof own, seq = (at: number) => at + 2) => ({
    district: { id: D, name: '试验区' },
    head: { seq: 90, hash: 'f'.repeat(64) },
    issuedAt: '2026-11-28T03:00:00.000Z',
    device: 'desk',
    taken: changes.map((change, at) => ({ id: change.id, seq: seq(at), digest: digestCarried(carriedOf(change)) })),
    files: changes.flatMap(filesNamed),
    refused: [],
  });
  const opened = async (said: ReturnType<typeof claim>) => {
    await openReceipt(new Blob([JSON.stringify(sealReceipt(said))]));
    return useOutbox.getState().problem?.code;
  };
  const states = async () => (await phone.store.outbox(D)).entries.map(({ state }) => state);
  expect(await opened(claim(own))).toBe('receipt-never-sent');
  expect(await opened(claim(own.slice(0, 2), () => 7))).toBe('receipt-damaged');
  expect(await opened(claim(own.slice(0, 2), () => 91))).toBe('receipt-damaged');
  expect(await states()).toEqual(['saved', 'saved', 'saved', 'saved']);
  expect(await opened(claim(own.slice(0, 2)))).toBeUndefined();
  expect(await states()).toEqual(['safe', 'safe', 'saved', 'saved']);
});
