import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { writeCanonicalJson } from '../../../src/core/register/canonical-json.ts';
import { sha256 } from '../../../src/core/register/sha256.ts';
import { act } from '../../../src/state/act.ts';
import { loadPhotos, provePhoto } from '../../../src/state/photo-file.ts';
import {
  bringBack,
  dropShots,
  keepPicked,
  keepShot,
  recordOfShots,
  removeShot,
  restoreShots,
  untilRead,
  usePhotos,
} from '../../../src/state/patrol/photos.ts';
import { services } from '../../../src/state/services.ts';
import { useSession } from '../../../src/state/session.ts';
import { bytesIn } from '../../support/attachment.ts';
import { type DemoState, startDemoState } from '../../support/demo-state.ts';

const NOW = '2026-11-28T02:00:00.000Z';
const MOMENT = { takenAt: NOW, position: { lon: 134.2, lat: 24, accuracy_m: 6, at: NOW }, bearing_deg: 41.5 };
const none = new AbortController().signal;
let demo: DemoState;
let sightingId = '';
let made = 0;

/** A JPEG of nothing, different each time. */
const jpeg = () => Uint8Array.from([0xff, 0xd8, 0xff, 0xfe, 0, 4, ++made & 255, made >> 8, 0xff, 0xd9]);
const file = (bytes: Uint8Array, name: string) => new File([bytes as Uint8Array<ArrayBuffer>], name);

beforeAll(async () => {
  demo = await startDemoState();
  sightingId = (await demo.engine.sceneOn(['2026-11-28'])).sightings[0].id;
}, 120_000);
afterAll(() => demo.stop());
afterEach(async () => {
  await dropShots(usePhotos.getState().shots.map(({ photo }) => photo.id));
  usePhotos.setState({ refused: [], restored: 0 });
});

/** As if the page had been closed and opened again. */
async function reopen(): Promise<void> {
  usePhotos.setState({ shots: [], refused: [], restored: 0 });
  await restoreShots();
}

describe('a shot', () => {
  it('is kept byte for byte with what was known at the shutter, sealed by hashes', async () => {
    const bytes = jpeg();
    await keepShot(new Blob([bytes]), 'video-frame', MOMENT);
    const [{ photo, attachments }] = usePhotos.getState().shots;
    expect(photo).toMatchObject({
      sha256: sha256(bytes),
      mediaType: 'image/jpeg',
      bytes: bytes.length,
      how: 'camera',
      ...MOMENT,
    });
    expect(await bytesIn(attachments.get(photo.sha256))).toEqual(bytes);
    const sidecar = new TextDecoder().decode(await bytesIn(attachments.get(photo.sidecar_sha256)));
    expect(sha256(sidecar)).toBe(photo.sidecar_sha256);
    const { id: _, sidecar_sha256: __, ...facts } = photo;
    expect(sidecar).toBe(writeCanonicalJson({ format: 'chidu-photo/1', ...facts }));
  });

  it('that an older program kept is there again, byte for byte, and goes on record', async () => {
    await keepShot(new Blob([jpeg()]), 'photo', MOMENT);
    const [{ photo, attachments, notes }] = usePhotos.getState().shots;
    const asBefore = new Map<string, { mediaType: string; bytes: Uint8Array }>();
    for (const [name, file] of attachments)
      asBefore.set(name, { mediaType: file.mediaType, bytes: (await bytesIn(file)) ?? new Uint8Array() });
    const district = useSession.getState().summary?.district.id ?? '';
    await services().store.saveDraft(district, `photo/${photo.id}`, { photo, attachments: asBefore, notes });
    await reopen();
    const [found] = usePhotos.getState().shots;
    expect(await bytesIn(found.attachments.get(photo.sha256))).toEqual(asBefore.get(photo.sha256)?.bytes);
    const { requests, attachments: again } = recordOfShots({ kind: 'sighting', id: sightingId }, '2026-11-28');
    await act(requests, again);
    expect(await bytesIn(await services().store.attachment(district, photo.sha256))).toEqual(asBefore.get(photo.sha256)?.bytes);
  });

  it('is there again after the page was closed, and gone after it was removed', async () => {
    await keepShot(new Blob([jpeg()]), 'photo', MOMENT);
    const [before] = usePhotos.getState().shots;
    await reopen();
    expect(usePhotos.getState()).toMatchObject({
      restored: 1,
      shots: [{ photo: before.photo, attachments: before.attachments }],
    });
    await dropShots([before.photo.id]);
    await reopen();
    expect(usePhotos.getState().shots).toEqual([]);
  });

  it('that was removed by a slip comes back to its place, and is kept again', async () => {
    for (let n = 0; n < 3; n++) await keepShot(new Blob([jpeg()]), 'photo', MOMENT);
    const before = usePhotos.getState().shots.map(({ photo }) => photo.id);
    await removeShot(before[1]);
    expect(usePhotos.getState().shots.map(({ photo }) => photo.id)).toEqual([before[0], before[2]]);
    await bringBack();
    expect(usePhotos.getState().shots.map(({ photo }) => photo.id)).toEqual(before);
    await reopen();
    expect(new Set(usePhotos.getState().shots.map(({ photo }) => photo.id))).toEqual(new Set(before));
  });

  it('that is still being saved is waited for', async () => {
    void keepShot(new Blob([jpeg()]), 'photo', MOMENT);
    void keepShot(new Blob([jpeg()]), 'photo', MOMENT);
    await untilRead();
    expect(usePhotos.getState()).toMatchObject({ reading: 0, shots: [{}, {}] });
  });

  it('that found no room is told, and the others stay', async () => {
    await keepShot(new Blob([jpeg()]), 'photo', MOMENT);
    const full = Object.assign(new Error('full'), { code: 'store-full' });
    const save = vi.spyOn(services().store, 'saveDraft').mockRejectedValueOnce(full);
    expect(await keepShot(new Blob([jpeg()]), 'photo', MOMENT)).toBe(false);
    save.mockRestore();
    expect(usePhotos.getState()).toMatchObject({ shots: [{}], reading: 0, refused: [{ error: { code: 'store-full' } }] });
  });
});

it('picked files are labelled so with their arrival; what is no photo is refused by its name, the rest is taken', async () => {
  const twice = jpeg();
  const others: readonly (readonly [string, Uint8Array, string])[] = [
    ['a.mp4', new TextEncoder().encode('\0\0\0\x18ftypisom\0\0\0\0'), 'photo-refused-video'],
    ['b.jpg', new Uint8Array(), 'photo-empty'],
    ['c.txt', new TextEncoder().encode('text'), 'photo-refused-text'],
    ['d.jpg', twice, 'photo-already-here'],
  ];
  const photos = [file(twice, '1.jpg'), ...Array.from({ length: 19 }, (_, n) => file(jpeg(), `${n + 2}.jpg`))];
  await keepPicked([...photos, ...others.map(([name, bytes]) => file(bytes, name))]);
  const { shots, refused, reading } = usePhotos.getState();
  expect(shots).toHaveLength(20);
  expect(new Set(shots.map(({ photo }) => `${photo.how} ${photo.takenAt}`))).toEqual(new Set([`picked ${NOW}`]));
  expect(refused.map(({ name, error }) => [name, error.code])).toEqual(others.map(([name, , code]) => [name, code]));
  expect(reading).toBe(0);
});

describe('photos on record', () => {
  const record = async () => {
    const { requests, attachments } = recordOfShots({ kind: 'sighting', id: sightingId }, '2026-11-28');
    await act(requests, attachments);
  };
  const ours = async (hash: string) =>
    (await loadPhotos({ kind: 'sighting', id: sightingId }, none)).find(({ photo }) => photo.sha256 === hash);

  it('are listed with their build and proven by both their hashes; drafts that a record holds are let go', async () => {
    await keepShot(new Blob([jpeg()]), 'photo', MOMENT);
    const [{ photo }] = usePhotos.getState().shots;
    await record();
    await reopen();
    expect(usePhotos.getState().shots).toEqual([]);
    const found = await ours(photo.sha256);
    expect(found?.photo).toMatchObject(photo);
    // The demo's build is not at the place that the device said.
    expect(found?.contradictions.map(({ code }) => code)).toEqual(['device-position-build']);
    expect(found && (await provePhoto(found.photo)).verdict).toBe('sealed');
  });

  it('whose files were changed or lost are told', async () => {
    await keepShot(new Blob([jpeg()]), 'photo', MOMENT);
    const [{ photo, attachments }] = usePhotos.getState().shots;
    await record();
    const [original, sidecar] = await Promise.all(
      [photo.sha256, photo.sidecar_sha256].map(async (name) => (await bytesIn(attachments.get(name))) ?? new Uint8Array()),
    );
    const changed = (bytes: Uint8Array) => bytes.map((byte, at) => (at === bytes.length - 1 ? byte ^ 1 : byte));
    const asFile = (bytes: Uint8Array | null) => bytes && new Blob([Uint8Array.from(bytes)]);
    const verdict = async (first: Uint8Array | null, second: Uint8Array | null) =>
      (await demo.engine.provePhoto([photo.id, asFile(first), asFile(second)])).verdict;
    expect(await verdict(original, sidecar)).toBe('sealed');
    expect(await verdict(changed(original), sidecar)).toBe('original-altered');
    expect(await verdict(original, changed(sidecar))).toBe('sidecar-altered');
    expect(await verdict(null, sidecar)).toBe('original-missing');
    expect(await verdict(original, null)).toBe('sidecar-missing');
  });

  it('a record that says something else than its seal is told', async () => {
    await keepShot(new Blob([jpeg()]), 'photo', MOMENT);
    const { requests, attachments } = recordOfShots({ kind: 'sighting', id: sightingId }, '2026-11-28');
    const [request] = requests;
    if (request.action !== 'attachPhoto') throw new Error(request.action);
    const { photo } = request.input;
    const moved = { ...photo, position: { ...MOMENT.position, lon: 134.3 } };
    await act([{ action: 'attachPhoto', input: { ...request.input, photo: moved } }], attachments);
    const found = await ours(photo.sha256);
    expect(found && (await provePhoto(found.photo)).verdict).toBe('sidecar-differs');
  });
});

it('photos of another district are not shown', async () => {
  await keepShot(new Blob([jpeg()]), 'photo', MOMENT);
  const { summary } = useSession.getState();
  if (!summary) throw new Error('no district');
  useSession.setState({ summary: { ...summary, district: { ...summary.district, id: 'another' } } });
  await restoreShots();
  expect(usePhotos.getState().shots).toEqual([]);
  useSession.setState({ summary });
  await restoreShots();
  expect(usePhotos.getState().shots).toHaveLength(1);
});
