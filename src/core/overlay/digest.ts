import type { OverlapTable } from './overlap-table.ts';

/**
 * Digest of a settled pair table: 64-bit FNV-1a over (subject, clip, cm²) in the order of subject and clip, as 16 hexadecimal
 * digits. Made of integers only, so Node and every browser agree; it detects differences and proves no authorship.
 */
export function digestOverlaps(table: OverlapTable): string {
  const order = Uint32Array.from({ length: table.count }, (_, k) => k).sort(
    (a, b) => table.subject[a] - table.subject[b] || table.clip[a] - table.clip[b],
  );
  const hash = new Fnv64();
  for (const k of order) {
    hash.addWord(table.subject[k]);
    hash.addWord(table.clip[k]);
    hash.addWord(table.settled_cm2[k] % 0x1_0000_0000);
    hash.addWord(Math.floor(table.settled_cm2[k] / 0x1_0000_0000));
  }
  return hash.finish();
}

/** FNV-1a with 64 bits as four 16-bit limbs: offset basis cbf29ce484222325, prime 2^40 + 0x1b3. */
class Fnv64 {
  #a = 0x2325;
  #b = 0x8422;
  #c = 0x9ce4;
  #d = 0xcbf2;

  /** Adds a 32-bit word, lowest byte first. */
  addWord(word: number): void {
    for (let shift = 0; shift < 32; shift += 8) this.#addByte((word >>> shift) & 0xff);
  }

  finish(): string {
    return [this.#d, this.#c, this.#b, this.#a].map((limb) => limb.toString(16).padStart(4, '0')).join('');
  }

  #addByte(byte: number): void {
    const a = this.#a ^ byte;
    const low = a * 0x1b3;
    const second = this.#b * 0x1b3 + (low >>> 16);
    const third = this.#c * 0x1b3 + a * 0x100 + (second >>> 16);
    const fourth = this.#d * 0x1b3 + this.#b * 0x100 + (third >>> 16);
    this.#a = low & 0xffff;
    this.#b = second & 0xffff;
    this.#c = third & 0xffff;
    this.#d = fourth & 0xffff;
  }
}
