import type { EntityRef } from '../core/register/entity-ref.ts';
import type { CodedError } from '../core/register/coded-error.ts';
import type { Photo } from '../core/register/photo.ts';
import { type PhotoFacts, writeSidecar } from '../core/register/photo-sidecar.ts';
import { SIDECAR_TYPE } from '../core/register/outbox/field-work.ts';
import { sha256 } from '../core/register/sha256.ts';
import type { Attachment } from '../store/database.ts';
import type { InspectedPhoto } from '../workers/calls/photos.ts';
import { act } from './act.ts';
import { asCodedError } from './failure.ts';
import { loadPhotos } from './photo-file.ts';
import { today } from './record.ts';
import { services } from './services.ts';

/** A photo that can be put on record, with the files that the record names. */
export interface PhotoEvidence {
  readonly photo: Omit<Photo, 'subject' | 'attachedOn'>;
  /** Original and sidecar by their SHA-256. */
  readonly attachments: ReadonlyMap<string, Attachment>;
  readonly notes: InspectedPhoto['notes'];
}

/** Hashes a file, reads what the camera wrote into it, and seals both beside what the device knew. @throws CodedError `photo-…` */
export async function makeEvidence(
  file: Blob,
  facts: Omit<PhotoFacts, 'sha256' | 'mediaType' | 'bytes' | 'exif'>,
  isHere: (sha256: string) => boolean,
): Promise<PhotoEvidence> {
  const { engine, ids } = services();
  const { sha256: hash, mediaType, content, camera, notes } = await engine.inspectPhoto([file]);
  if (isHere(hash)) throw Object.assign(new Error('photo-already-here'), { code: 'photo-already-here' });
  const known: PhotoFacts = { sha256: hash, mediaType, bytes: content.size, ...facts, ...(camera && { exif: camera }) };
  const sidecar = new TextEncoder().encode(writeSidecar(known));
  const photo = { id: ids.next(), ...known, sidecar_sha256: sha256(sidecar) };
  const attachments = new Map([
    [hash, { mediaType, content }],
    [photo.sidecar_sha256, { mediaType: SIDECAR_TYPE, content: new Blob([sidecar], { type: SIDECAR_TYPE }) }],
  ]);
  return { photo, attachments, notes };
}

/** A file that was not put on record, with the reason. */
export interface RefusedFile {
  readonly name: string;
  readonly error: CodedError;
}

/**
 * Puts files that somebody chose at the desk on record as evidence, together as one step. They say that they were picked, and when
 * they arrived: where and when they were made nobody here saw. Files that are no photos are left, and returned with the reason.
 * @throws CodedError where nothing could be recorded
 */
export async function attachPicked(subject: EntityRef, files: readonly File[]): Promise<readonly RefusedFile[]> {
  const known = await loadPhotos(subject, new AbortController().signal);
  const hashes = new Set(known.map(({ photo }) => photo.sha256));
  const made: PhotoEvidence[] = [];
  const refused: RefusedFile[] = [];
  for (const file of files) {
    try {
      const facts = { how: 'picked' as const, takenAt: services().clock.now() };
      const evidence = await makeEvidence(file, facts, (hash) => hashes.has(hash));
      hashes.add(evidence.photo.sha256);
      made.push(evidence);
    } catch (error) {
      refused.push({ name: file.name, error: asCodedError(error) });
    }
  }
  if (made.length > 0)
    await act(
      made.map(({ photo }) => ({ action: 'attachPhoto', input: { photo: { ...photo, subject }, on: today() } })),
      new Map(made.flatMap(({ attachments }) => [...attachments])),
    );
  return refused;
}
