import { createSha256 } from '../core/register/sha256.ts';
import { hashBytes } from './packages.ts';

/** Up to here a file is read whole and hashed by the platform, which copies it first: a few milliseconds of the page. */
const WHOLE_BYTES = 8 << 20;
/** Larger ones piece by piece, each some milliseconds of the page even on a slow phone, so that neither the page waits nor its memory fills. */
const PIECE_BYTES = 1 << 18;

/** SHA-256 of a file in hexadecimal, as it lies where the browser keeps it. @throws DOMException `NotReadableError` where that is gone */
export async function hashBlob(content: Blob): Promise<string> {
  if (content.size <= WHOLE_BYTES) return hashBytes(new Uint8Array(await content.arrayBuffer()));
  const hash = createSha256();
  for (let at = 0; at < content.size; at += PIECE_BYTES)
    hash.update(new Uint8Array(await content.slice(at, at + PIECE_BYTES).arrayBuffer()));
  return hash.hex();
}
