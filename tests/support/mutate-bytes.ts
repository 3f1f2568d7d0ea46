/** A small generator of the same numbers for the same seed (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Values that readers trip over: borders of signed and unsigned numbers, quotes, brackets, separators, line ends. */
const TRICKY = [
  0, 1, 0x7f, 0x80, 0xff, 0xfe, 0x22, 0x2c, 0x2d, 0x2e, 0x30, 0x39, 0x3c, 0x3e, 0x5b, 0x5d, 0x7b, 0x7d, 0x0a, 0x0d, 0x20,
];

/** One damaged copy: bytes changed, cut out, doubled, moved, cut off or overwritten, the same for the same seed. */
export function mutateBytes(original: Uint8Array, seed: number): Uint8Array {
  const random = createRandom(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  let bytes: Uint8Array = original.slice();
  const rounds = 1 + below(6);
  for (let round = 0; round < rounds && bytes.length > 0; round++) {
    const at = below(bytes.length);
    const length = 1 + below(Math.min(64, bytes.length - at));
    const piece = bytes.slice(at, at + length);
    const before = bytes.subarray(0, at);
    const after = bytes.subarray(at + length);
    switch (below(8)) {
      case 0:
        bytes[at] = below(256);
        break;
      case 1:
        bytes[at] = TRICKY[below(TRICKY.length)];
        break;
      case 2:
        bytes[at] ^= 1 << below(8);
        break;
      case 3:
        bytes = concat(before, after);
        break;
      case 4:
        bytes = concat(before, piece, piece, after);
        break;
      case 5:
        bytes = concat(before, after, piece);
        break;
      case 6:
        bytes.fill(TRICKY[below(TRICKY.length)], at, at + length);
        break;
      default:
        if (round === 0) bytes = bytes.slice(0, at);
    }
  }
  return bytes;
}

function concat(...pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
