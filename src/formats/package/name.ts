import { sha256 } from '../../core/register/sha256.ts';

/**
 * SHA-256 in lower-case hexadecimal: the name of a package or photo. Through WebCrypto where there is one; a browser has none on
 * a plain http address inside the office, and the hash is then computed here.
 */
export async function hashName(bytes: Uint8Array): Promise<string> {
  const subtle = (globalThis as { crypto?: { subtle?: SubtleCrypto } }).crypto?.subtle;
  if (subtle === undefined) return sha256(bytes);
  const digest = new Uint8Array(await subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function isHashName(name: string): boolean {
  return /^[0-9a-f]{64}$/.test(name);
}
