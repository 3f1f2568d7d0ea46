import type { EntityRef } from '../core/register/entity-ref.ts';
import type { Photo } from '../core/register/photo.ts';
import type { Attachment } from '../store/database.ts';
import type { PhotoOnRecord, ProvenPhoto } from '../workers/calls/photos.ts';
import { copyForViewing } from './patrol/viewing-copies.ts';
import { services } from './services.ts';
import { useSession } from './session.ts';
import { useSync } from './sync-state.ts';

/** Photos on record of a build, or of the builds of a case, in the order in which they came. @throws CodedError */
export const loadPhotos = (subject: EntityRef, signal: AbortSignal): Promise<readonly PhotoOnRecord[]> =>
  services().engine.photosOf([subject], { signal });

/**
 * A photo's original as it lies on this device, brought from the team's server when it is first asked for; null where neither has it, or
 * the server cannot be asked. @throws CodedError of the store
 */
export async function loadOriginal({ sha256 }: Pick<Photo, 'sha256'>): Promise<Attachment | null> {
  const district = useSession.getState().summary?.district.id ?? '';
  const kept = await services().store.attachment(district, sha256);
  if (kept || useSync.getState().phase === 'alone') return kept;
  const { bringFile } = await import('./sync.ts');
  return bringFile(district, sha256);
}

/** The address of a copy for looking at; null where the original is not here, or cannot be shown. The caller revokes it. */
export async function loadCopy(photo: Pick<Photo, 'sha256'>, side: number): Promise<string | null> {
  const original = await loadOriginal(photo);
  return original ? copyForViewing(original, side) : null;
}

/** What a photo's file lacks or breaks, as the original on this device has it; empty where it is not here or cannot be read. */
export async function loadNotes(photo: Pick<Photo, 'sha256'>): Promise<ProvenPhoto['notes']> {
  const original = await loadOriginal(photo);
  return original ? services().engine.notesOnPhoto([original.content]) : [];
}

/** Hashes both files of a photo anew and compares them with the record. @throws CodedError */
export async function provePhoto({ id, sha256, sidecar_sha256 }: Photo): Promise<ProvenPhoto> {
  const original = await loadOriginal({ sha256 });
  const sidecar = await loadOriginal({ sha256: sidecar_sha256 });
  return services().engine.provePhoto([id, original?.content ?? null, sidecar?.content ?? null]);
}
