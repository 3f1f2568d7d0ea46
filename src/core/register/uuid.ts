import type { Ids } from './ports.ts';

const RANDOM_BYTES = 16;

/**
 * UUID v7 (RFC 9562, 5.7) and salts from a given time and given random bytes: the entries pass their clock and their
 * generator, the demo a seeded one. Ids of one maker strictly increase: within a millisecond, or when the clock is set back,
 * the 12 bits after the version count up, and the time runs ahead when they overflow.
 * @param fillRandom fills the array with random bytes
 * @param now milliseconds since 1970
 */
export function createIds(fillRandom: (bytes: Uint8Array) => void, now: () => number): Ids {
  const bytes = new Uint8Array(RANDOM_BYTES);
  let lastTime = -1;
  let counter = 0;

  return {
    next() {
      fillRandom(bytes);
      const time = Math.floor(now());
      if (time > lastTime) {
        lastTime = time;
        counter = ((bytes[6] & 0x07) << 8) | bytes[7];
      } else if (++counter > 0xfff) {
        lastTime++;
        counter = 0;
      }
      const high = lastTime.toString(16).padStart(12, '0');
      const variant = (0x80 | (bytes[8] & 0x3f)).toString(16);
      const tail = writeHex(bytes.subarray(9));
      return `${high.slice(0, 8)}-${high.slice(8)}-7${counter.toString(16).padStart(3, '0')}-${variant}${tail.slice(0, 2)}-${tail.slice(2)}`;
    },
    salt() {
      fillRandom(bytes);
      return writeHex(bytes);
    },
  };
}

function writeHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return text;
}
