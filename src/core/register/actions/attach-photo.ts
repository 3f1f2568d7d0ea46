import type { ChangeBodies, ChangeDraft } from '../change.ts';
import type { Day } from '../ports.ts';
import type { Refusal } from '../refusal.ts';
import { entityOf, type Register } from '../register.ts';
import { draftChange } from './draft-change.ts';

/** Puts a photo on record as evidence of its subject, which is on record already. */
export function attachPhoto(
  register: Register,
  input: ChangeBodies['photo-attached'] & { readonly on: Day },
): ChangeDraft<'photo-attached'> | Refusal {
  const { photo, on } = input;
  if (register.photos.has(photo.id)) return { refused: 'photo-exists', photo: photo.id };
  if (!entityOf(register, photo.subject)) {
    return { refused: 'entity-unknown', kind: photo.subject.kind, entity: photo.subject.id };
  }
  if (photo.bytes === 0) return { refused: 'photo-empty' };
  return draftChange(register, 'photo-attached', { kind: 'photo', id: photo.id }, on, { photo });
}

/** Takes back a photo that shows something else. Its file stays: the change that named it is still in the feed. */
export function withdrawPhoto(
  register: Register,
  input: ChangeBodies['photo-withdrawn'] & { readonly photoId: string; readonly on: Day },
): ChangeDraft<'photo-withdrawn'> | Refusal {
  const { photoId, reason, on } = input;
  if (!register.photos.has(photoId)) return { refused: 'photo-unknown', photo: photoId };
  if (reason.trim() === '') return { refused: 'reason-missing' };
  return draftChange(register, 'photo-withdrawn', { kind: 'photo', id: photoId }, on, { reason });
}
