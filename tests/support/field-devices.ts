import { createDistrict } from '../../src/core/register/actions/create-district.ts';
import type { Attachment } from '../../src/store/database.ts';
import { attachmentWith } from './attachment.ts';
import type { AcceptedChange } from '../../src/core/register/change.ts';
import { digestRegister } from '../../src/core/register/digest.ts';
import { foldFeed } from '../../src/core/register/fold.ts';
import type { PhotoSidecar } from '../../src/core/register/photo.ts';
import { writeCanonicalJson } from '../../src/core/register/canonical-json.ts';
import { sha256 } from '../../src/core/register/sha256.ts';
import { act } from '../../src/state/act.ts';
import { createMemoryKeeper } from '../../src/state/memory-keeper.ts';
import { createReferee } from '../../src/state/referee.ts';
import { provideServices } from '../../src/state/services.ts';
import { useSession } from '../../src/state/session.ts';
import { connectEngine } from './demo-engine.ts';
import { createWriter, DISTRICT_INPUT, SIGHTING, squareShape } from './district-changes.ts';

export const D = DISTRICT_INPUT.id;

/** One feed that desk and phones start from; another salt makes another feed of the same district. */
export function commonFeed(salt?: string): readonly AcceptedChange[] {
  const writer = createWriter(salt);
  writer.accept(createDistrict(writer.register, DISTRICT_INPUT));
  return writer.changes;
}

/** A desk or a phone: an engine and a store of its own. The stores of the screens serve one at a time, the one entered last. */
export interface Device {
  readonly name: string;
  readonly store: ReturnType<typeof createMemoryKeeper>;
  enter(): Promise<void>;
  feed(): Promise<readonly AcceptedChange[]>;
  /** What the register says, not how it came to say so. */
  digest(): Promise<string>;
  stop(): void;
}

let started = 0;

export async function startDevice(name: string, feed = commonFeed()): Promise<Device> {
  let count = 0;
  const connected = connectEngine();
  const { engine } = connected;
  const ids = { next: () => `${name}-${++count}`, salt: () => String(++count).padStart(32, '0') };
  // No two devices have the same minute.
  const minute = String(++started % 60).padStart(2, '0');
  const clock = { now: () => `2026-11-28T02:${minute}:00.${String(++count % 1000).padStart(3, '0')}Z` };
  const referee = createReferee(
    (...judged) => engine.admit(judged),
    () => '2026-11-28',
  );
  const store = createMemoryKeeper({ clock, ids, by: `user-${name}`, device: name }, referee);
  const opened = await engine.open([{ from: 'parts', feed, packages: new Map() }]);
  await store.save(D, { feed, packages: new Map() });
  let { summary } = opened;
  const read = async () => (await store.load(D))?.feed ?? [];
  const device: Device = {
    name,
    store,
    enter: async () => {
      provideServices({ engine, store, clock, ids, device: name, demoUrl: '' });
      // The engine says where it stands: what it took in while this device was open before is still in it.
      summary = await engine.apply([[], new Map()]);
      useSession.setState({ summary: null });
      useSession.setState({ summary, phase: { at: 'ready' }, keeping: { state: 'kept' } });
    },
    feed: read,
    digest: async () => digestRegister(foldFeed(await read())),
    stop: () => connected.stop(),
  };
  return device;
}

/** Photos of one report: their bytes by SHA-256, sidecars among them. */
export type Photos = ReadonlyMap<string, Attachment>;

/** Reports a build with photos on the entered device, all in one record. */
export async function report(id: string, { photos = 1, place = 0 }: { photos?: number; place?: number } = {}): Promise<Photos> {
  const files = new Map<string, Attachment>();
  const attaching = Array.from({ length: photos }, (_, at) => {
    const bytes = new TextEncoder().encode(`original of ${id}, ${at}: ${'x'.repeat(100 * (at + 1))}`);
    const name = sha256(bytes);
    const taken = {
      sha256: name,
      mediaType: 'image/jpeg',
      bytes: bytes.length,
      how: 'camera',
      takenAt: '2026-11-28T01:00:00.000Z',
    } as const;
    const sidecar: PhotoSidecar = { format: 'chidu-photo/1', ...taken };
    const sidecarBytes = new TextEncoder().encode(writeCanonicalJson(sidecar));
    files.set(name, attachmentWith('image/jpeg', Uint8Array.from(bytes)));
    files.set(sha256(sidecarBytes), attachmentWith('application/json', sidecarBytes));
    const photo = {
      id: `${id}-photo-${at}`,
      subject: { kind: 'sighting', id } as const,
      ...taken,
      sidecar_sha256: sha256(sidecarBytes),
    };
    return { action: 'attachPhoto', input: { photo, on: '2026-11-28' } } as const;
  });
  const sighting = {
    ...SIGHTING,
    id,
    no: `XC-${id}`,
    seenOn: '2026-11-28',
    photos: attaching.map(({ input }) => input.photo.sha256),
  };
  const shape = squareShape(134.2 + 0.002 * place, 24);
  await act([{ action: 'reportSighting', input: { sighting, shape, reason: '巡查', on: '2026-11-28' } }, ...attaching], files);
  return files;
}
