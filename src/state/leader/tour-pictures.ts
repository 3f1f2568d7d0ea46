import { stripPicture } from '../../core/report/redaction/strip-picture.ts';
import { PICTURE_TYPE } from '../../core/register/tour.ts';
import { hashBytes } from '../../store/packages.ts';
import { services } from '../services.ts';
import { useSession } from '../session.ts';

/** Large enough for a screen of 1920 pixels beside its words, small enough for a file that is sent by phone. */
const LONGEST_px = 1600;

/** Photos that were taken in or read since the page was loaded, by SHA-256. */
const pictures = new Map<string, Blob>();

useSession.subscribe(({ summary }, before) => {
  if (before.summary && summary?.district.id !== before.summary.district.id) pictures.clear();
});

export const knownPicture = (sha256: string): Blob | undefined => pictures.get(sha256);

export const keepPicture = (sha256: string, content: Blob): void => void pictures.set(sha256, content);

/**
 * Takes a photo in: drawn anew, turned as its camera says, without anything that stood in the file beside the picture. The file itself is
 * not kept. @returns its SHA-256 @throws CodedError `tour-picture-unreadable`
 */
export async function takePicture(file: Blob): Promise<string> {
  const copy = await services().engine.copyForViewing([file, LONGEST_px]);
  // A canvas writes no metadata; that is made sure of for every browser all the same.
  const bare = copy && stripPicture(copy.bytes);
  if (bare?.mediaType !== PICTURE_TYPE)
    throw Object.assign(new Error('tour-picture-unreadable'), { code: 'tour-picture-unreadable' });
  const bytes = bare.bytes as Uint8Array<ArrayBuffer>;
  const sha256 = await hashBytes(bytes);
  keepPicture(sha256, new Blob([bytes], { type: PICTURE_TYPE }));
  return sha256;
}

/** Reads photos from this device's record. @returns the names of those that are not here */
export async function loadPictures(names: readonly string[]): Promise<readonly string[]> {
  const district = useSession.getState().summary?.district.id ?? '';
  const missing: string[] = [];
  for (const name of names) {
    if (pictures.has(name)) continue;
    const kept = await services().store.attachment(district, name);
    if (kept) keepPicture(name, kept.content);
    else missing.push(name);
  }
  return missing;
}
