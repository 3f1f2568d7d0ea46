import { writeCanonicalJson } from './canonical-json.ts';
import type { Photo, PhotoSidecar } from './photo.ts';

/** What a photo is, before it is put on record as evidence of something. */
export type PhotoFacts = Omit<Photo, 'id' | 'subject' | 'attachedOn' | 'sidecar_sha256'>;

/** The text of the sidecar: what was known at the shutter, or at arrival. Its SHA-256 is sealed by the change. */
export function writeSidecar(photo: PhotoFacts): string {
  const { sha256, mediaType, bytes, how, shutter, takenAt, clockOffset_ms, position, bearing_deg, exif } = photo;
  const told = { sha256, mediaType, bytes, how, shutter, takenAt, clockOffset_ms, position, bearing_deg, exif };
  return writeCanonicalJson({ format: 'chidu-photo/1', ...told } satisfies PhotoSidecar);
}

/** `sealed`: original and sidecar are those that were put on record, and the sidecar says what the record says. */
export const SEAL_VERDICTS = [
  'sealed',
  'original-missing',
  'original-altered',
  'sidecar-missing',
  'sidecar-altered',
  'sidecar-differs',
] as const;
export type SealVerdict = (typeof SEAL_VERDICTS)[number];

/** The files of a photo as they are now: SHA-256 of the original, the sidecar's text and SHA-256; null for what is not here. */
export interface FoundFiles {
  readonly original_sha256: string | null;
  readonly sidecar: { readonly text: string; readonly sha256: string } | null;
}

/** Proves a photo's files against the record, the first thing that fails. */
export function proveSeal(photo: Photo, { original_sha256, sidecar }: FoundFiles): SealVerdict {
  if (original_sha256 === null) return 'original-missing';
  if (original_sha256 !== photo.sha256) return 'original-altered';
  if (sidecar === null) return 'sidecar-missing';
  if (sidecar.sha256 !== photo.sidecar_sha256) return 'sidecar-altered';
  return sidecar.text === writeSidecar(photo) ? 'sealed' : 'sidecar-differs';
}
