import type { Ids, Instant } from '../../register/ports.ts';
import { sha256 } from '../../register/sha256.ts';
import { createIds } from '../../register/uuid.ts';

/**
 * Ids and salts out of one secret that the caller drew: a thread without a source of chance makes what nobody can guess.
 * @param seed 16 random bytes in hexadecimal (`Ids.salt`); whoever knows it knows every salt
 */
export function seededIds(seed: string, at: Instant): Ids {
  let drawn = 0;
  const fill = (bytes: Uint8Array) => {
    const digest = sha256(`${seed}\n${drawn++}`);
    for (let n = 0; n < bytes.length; n++) bytes[n] = Number.parseInt(digest.slice(2 * n, 2 * n + 2), 16);
  };
  const time = Date.parse(at);
  return createIds(fill, () => time);
}
