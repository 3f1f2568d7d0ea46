import type { ViewingCopy } from '../calls/photos.ts';

const QUALITY = 0.8;

/**
 * A small JPEG of a photo, drawn anew: turned as the camera says, and without its metadata. Null where this browser has no canvas
 * off the page, or cannot decode the file.
 */
export async function copyForViewing(file: Blob, side: number): Promise<ViewingCopy | null> {
  if (typeof createImageBitmap !== 'function' || typeof OffscreenCanvas === 'undefined') return null;
  try {
    const picture = await decode(file);
    try {
      const scale = Math.min(1, side / Math.max(picture.width, picture.height));
      const canvas = new OffscreenCanvas(
        Math.max(1, Math.round(picture.width * scale)),
        Math.max(1, Math.round(picture.height * scale)),
      );
      canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
      const copy = await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
      return { mediaType: copy.type, bytes: new Uint8Array(await copy.arrayBuffer()) };
    } finally {
      picture.close();
    }
  } catch {
    return null;
  }
}

const END_OF_JPEG = Uint8Array.of(0xff, 0xd9);
const UPRIGHT: ImageBitmapOptions = { imageOrientation: 'from-image' };

/** A JPEG that was cut off is decoded with an end of its own: what is left of it is shown, the rest is grey. */
async function decode(file: Blob): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(file, UPRIGHT);
  } catch (error) {
    if (file.type !== 'image/jpeg') throw error;
    return createImageBitmap(new Blob([file, END_OF_JPEG]), UPRIGHT);
  }
}
