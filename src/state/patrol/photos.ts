import { create } from 'zustand';
import type { Photo } from '../../core/register/photo.ts';
import type { Attachment } from '../../store/database.ts';

/** A photo that waits for its report, with its original and its sidecar by their SHA-256. */
export interface Shot {
  readonly photo: Omit<Photo, 'subject' | 'attachedOn'>;
  readonly attachments: ReadonlyMap<string, Attachment>;
}

/** Photos of the report that is being made. */
export const usePhotos = create<{ readonly shots: readonly Shot[] }>()(() => ({ shots: [] }));
