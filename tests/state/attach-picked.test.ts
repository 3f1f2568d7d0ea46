import { afterAll, beforeAll, expect, it } from 'vitest';
import type { EntityRef } from '../../src/core/register/entity-ref.ts';
import { attachPicked } from '../../src/state/photo-evidence.ts';
import { loadNotes, loadPhotos, provePhoto } from '../../src/state/photo-file.ts';
import { damageOf } from '../../src/features/district-map/photos/damage-of.ts';
import { undoLast } from '../../src/state/undo.ts';
import { type DemoState, startDemoState } from '../support/demo-state.ts';

const none = new AbortController().signal;
let demo: DemoState;
let build: EntityRef;
let openCase: EntityRef;
beforeAll(async () => {
  demo = await startDemoState();
  build = { kind: 'sighting', id: (await demo.engine.sceneOn(['2026-11-28'])).sightings[0].id };
  const { handle, count } = await demo.engine.workList([
    { on: '2026-11-28', group: 'all', assignee: null, unit: null, search: '' },
  ]);
  const rows = await demo.engine.workPage([handle, 0, count]);
  openCase = rows.find(({ entity }) => entity.kind === 'case')?.entity ?? { kind: 'case', id: '' };
}, 120_000);
afterAll(() => demo.stop());

const jpeg = (one: number, name: string) =>
  new File([Uint8Array.from([0xff, 0xd8, 0xff, 0xfe, 0, 4, one, 7, 0xff, 0xd9])], name, { type: 'image/jpeg' });

it('files chosen at the desk are on record as picked, with their arrival and nothing of where this desk stands', async () => {
  const before = await loadPhotos(build, none);
  expect(await attachPicked(build, [jpeg(1, 'a.jpg'), jpeg(2, 'b.jpg')])).toEqual([]);
  const come = (await loadPhotos(build, none)).slice(before.length).map(({ photo }) => photo);
  expect(come).toHaveLength(2);
  for (const photo of come) {
    expect(photo).toMatchObject({ how: 'picked', subject: build });
    expect(photo.position).toBeUndefined();
    expect((await provePhoto(photo)).verdict).toBe('sealed');
  }
  await undoLast('误加');
  expect(await loadPhotos(build, none)).toEqual(before);
});

it('a file that was cut off is told for the list, a whole one is not', async () => {
  // A comment, and the beginning of a scan.
  const bytes = Uint8Array.from([0xff, 0xd8, 0xff, 0xfe, 0, 4, 9, 7, 0xff, 0xda, 0, 2, 1, 2, 3, 0xff, 0xd9]);
  const [cut, whole] = [bytes.subarray(0, -2), bytes].map((part, n) => new File([part], `${n}.jpg`));
  const before = (await loadPhotos(build, none)).length;
  expect(await attachPicked(build, [cut, whole])).toEqual([]);
  const come = (await loadPhotos(build, none)).slice(before);
  const damages = await Promise.all(come.map(async ({ photo }) => damageOf(await loadNotes(photo)).map(({ code }) => code)));
  expect(damages).toEqual([['file-cut'], []]);
  expect(await loadNotes({ sha256: '0'.repeat(64) })).toEqual([]);
});

it('a case has photos of its own', async () => {
  expect(await attachPicked(openCase, [jpeg(3, 'c.jpg')])).toEqual([]);
  expect((await loadPhotos(openCase, none)).map(({ photo }) => photo.subject)).toContainEqual(openCase);
});

it('what is no photo, or is there already, is left with its reason, and the others are taken', async () => {
  const again = jpeg(4, 'again.jpg');
  await attachPicked(build, [again]);
  const before = (await loadPhotos(build, none)).length;
  const refused = await attachPicked(build, [again, new File(['%PDF-1.7 …'], 'd.pdf'), jpeg(5, 'e.jpg'), jpeg(5, 'f.jpg')]);
  expect(refused.map(({ name, error }) => [name, error.code])).toEqual([
    ['again.jpg', 'photo-already-here'],
    ['d.pdf', expect.stringMatching(/^photo-/)],
    ['f.jpg', 'photo-already-here'],
  ]);
  expect(await loadPhotos(build, none)).toHaveLength(before + 1);
});
