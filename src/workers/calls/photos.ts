import type { CameraData, Photo } from '../../core/register/photo.ts';
import type { PhotoContradiction } from '../../core/register/photo-contradictions.ts';
import type { SealVerdict } from '../../core/register/photo-sidecar.ts';
import type { EntityRef } from '../../core/register/entity-ref.ts';
import type { PhotoNote } from '../../formats/photo/read.ts';

/** A file that can be kept as evidence. */
export interface InspectedPhoto {
  readonly sha256: string;
  /** Of the very bytes that were hashed, whatever becomes of the file that they came from. */
  readonly content: Blob;
  readonly mediaType: string;
  readonly camera?: CameraData;
  readonly notes: readonly PhotoNote[];
}

/** A small copy for looking at, turned as the camera says and without anything that the camera wrote into the original. */
export interface ViewingCopy {
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** A photo on record, with everything about it that does not fit. */
export interface PhotoOnRecord {
  readonly photo: Photo;
  readonly contradictions: readonly PhotoContradiction[];
}

/** What a photo's files are now. */
export interface ProvenPhoto {
  readonly verdict: SealVerdict;
  readonly notes: readonly PhotoNote[];
}

export interface PhotoCalls {
  /**
   * Hashes a file and reads what it is and what the camera wrote into it; nothing of it is altered.
   * @throws EngineError `photo-empty`, `photo-too-large`, `photo-unreadable`, `photo-refused-…` by what it is instead
   */
  inspectPhoto(file: Blob): InspectedPhoto;
  /** A copy of at most so many pixels a side; null where this browser cannot decode the file. */
  copyForViewing(file: Blob, side: number): ViewingCopy | null;
  /** What an original lacks or breaks, read anew; empty for what is no photo. @throws EngineError `photo-unreadable` */
  notesOnPhoto(file: Blob): readonly PhotoNote[];
  /** Photos of a build, or of the builds of a case, in the order in which they were put on record. */
  photosOf(subject: EntityRef): readonly PhotoOnRecord[];
  /** Hashes both files anew and compares them with the record; null stands for a file that is not on this device. */
  provePhoto(photoId: string, original: Blob | null, sidecar: Blob | null): ProvenPhoto;
}

export const PHOTO_CALLS = [
  'inspectPhoto',
  'copyForViewing',
  'notesOnPhoto',
  'photosOf',
  'provePhoto',
] as const satisfies readonly (keyof PhotoCalls)[];
