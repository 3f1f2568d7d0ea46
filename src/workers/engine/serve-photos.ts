import { findContradictions } from '../../core/register/photo-contradictions.ts';
import { proveSeal } from '../../core/register/photo-sidecar.ts';
import type { Photo } from '../../core/register/photo.ts';
import type { Register } from '../../core/register/register.ts';
import { createSha256 } from '../../core/register/sha256.ts';
import { outlineForPhoto } from '../../core/rules/checks/photo-contradicts.ts';
import type { EntityRef } from '../../core/register/entity-ref.ts';
import { nextTask } from '../../formats/next-task.ts';
import type { PhotoCalls, PhotoOnRecord } from '../calls/photos.ts';
import { EngineError, type Served } from '../rpc.ts';
import { copyForViewing } from './copy-for-viewing.ts';
import type { DistrictSession } from './district-session.ts';

/** More than any camera writes into one photo; a video that calls itself one is told before it is read. */
export const MOST_PHOTO_BYTES = 100 * 1024 * 1024;
const MB = 1024 * 1024;
/** Hashed at once where the browser has no hash of its own: about 10 ms. */
const CHUNK_BYTES = 1 << 20;

/** The reader of photos is loaded when the first one comes. */
const readPhotoLater = async () => (await import('../../formats/photo/read.ts')).readPhoto;

export function servePhotos(open: () => DistrictSession): Served<PhotoCalls> {
  return {
    inspectPhoto: async (call, file) => {
      if (file.size === 0) throw new EngineError('photo-empty');
      if (file.size > MOST_PHOTO_BYTES)
        throw new EngineError('photo-too-large', { mb: Math.ceil(file.size / MB), most: MOST_PHOTO_BYTES / MB });
      const bytes = await bytesOf(file);
      const reading = (await readPhotoLater())(bytes);
      if ('other' in reading) throw new EngineError(reading.other === 'empty' ? 'photo-empty' : `photo-refused-${reading.other}`);
      const { mediaType, camera, notes } = reading;
      const content = new Blob([bytes], { type: mediaType });
      return { sha256: await hash(bytes, call.signal), content, mediaType, ...(camera && { camera }), notes };
    },
    copyForViewing: (_, file, side) => copyForViewing(file, side),
    notesOnPhoto: async (_, file) => {
      const reading = (await readPhotoLater())(await bytesOf(file));
      return 'notes' in reading ? reading.notes : [];
    },
    photosOf: (_, subject) => photosOf(open().register, open().settings.timeZone, subject),
    provePhoto: async ({ signal }, photoId, original, sidecar) => {
      const photo = open().register.photos.get(photoId);
      if (!photo) throw new EngineError('photo-unknown', { photo: photoId });
      const bytes = original && (await bytesOf(original));
      const sealed = sidecar && (await bytesOf(sidecar));
      const reading = bytes && (await readPhotoLater())(bytes);
      const verdict = proveSeal(photo, {
        original_sha256: bytes && (await hash(bytes, signal)),
        sidecar: sealed && { text: new TextDecoder().decode(sealed), sha256: await hash(sealed, signal) },
      });
      return { verdict, notes: reading && 'notes' in reading ? reading.notes : [] };
    },
  };
}

async function bytesOf(file: Blob): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    // Moved, deleted, or still in a cloud.
    throw new EngineError('photo-unreadable');
  }
}

async function hash(bytes: Uint8Array, signal: AbortSignal): Promise<string> {
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
  if (subtle) {
    const digest = new Uint8Array(await subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>));
    return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  }
  const made = createSha256();
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
    if (signal.aborted) throw new EngineError('cancelled');
    made.update(bytes.subarray(at, at + CHUNK_BYTES));
    await nextTask();
  }
  return made.hex();
}

function photosOf(register: Register, timeZone: string, subject: EntityRef): readonly PhotoOnRecord[] {
  const builds = new Set(subject.kind === 'case' ? register.cases.get(subject.id)?.sightings : []);
  const isOf = ({ subject: { kind, id } }: Photo) =>
    (kind === subject.kind && id === subject.id) || (kind === 'sighting' && builds.has(id));
  return [...register.photos.values()].filter(isOf).map((photo) => {
    const sighting = photo.subject.kind === 'sighting' ? register.sightings.get(photo.subject.id) : undefined;
    const shape = sighting ? outlineForPhoto(sighting, photo.attachedOn) : null;
    return { photo, contradictions: findContradictions(photo, { timeZone, shape }) };
  });
}
