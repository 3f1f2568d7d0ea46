import type { Attachment } from '../../store/database.ts';
import { services } from '../services.ts';

/** The address of a small copy for looking at; null where this browser cannot decode the photo. The caller revokes it. */
export async function copyForViewing({ content: file }: Attachment, side: number): Promise<string | null> {
  const copy = await services()
    .engine.copyForViewing([file, side])
    .catch(() => null);
  if (copy) return URL.createObjectURL(new Blob([copy.bytes as Uint8Array<ArrayBuffer>], { type: copy.mediaType }));
  return (await canShow(file)) ? URL.createObjectURL(file) : null;
}

/** Whether the page itself can decode it, as Safari does HEIC, which its workers may not. */
function canShow(file: Blob): Promise<boolean> {
  if (typeof Image === 'undefined') return Promise.resolve(false);
  const url = URL.createObjectURL(file);
  const picture = new Image();
  picture.src = url;
  return picture
    .decode()
    .then(
      () => true,
      () => false,
    )
    .finally(() => URL.revokeObjectURL(url));
}
