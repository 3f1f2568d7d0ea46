const SLOTS = 1 << 14;
const LONGEST_KEPT = 64;

/**
 * Texts of a byte array. The file is full of repeated short ones (member names, types, land-use codes): `intern` decodes each
 * once and answers with the same string, found by hash and confirmed byte by byte.
 */
export class ByteTexts {
  private readonly decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  private readonly starts = new Uint32Array(SLOTS);
  private readonly ends = new Uint32Array(SLOTS);
  private readonly kept: string[] = new Array<string>(SLOTS).fill('');

  constructor(private readonly bytes: Uint8Array) {}

  decode(start: number, end: number): string {
    return this.decoder.decode(this.bytes.subarray(start, end));
  }

  intern(start: number, end: number): string {
    const length = end - start;
    if (length === 0) return '';
    if (length > LONGEST_KEPT) return this.decode(start, end);
    const hash = this.hash(start, end);
    const slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
    if (this.isSame(slot, start, length)) return this.kept[slot];
    const text = this.decodeShort(start, end);
    this.starts[slot] = start;
    this.ends[slot] = end;
    this.kept[slot] = text;
    return text;
  }

  /** Length, first byte and last four: numbers that count up differ at their end. */
  private hash(start: number, end: number): number {
    const { bytes } = this;
    let hash = (end - start) * 31 + bytes[start];
    for (let at = Math.max(start, end - 4); at < end; at++) hash = (Math.imul(hash, 31) + bytes[at]) | 0;
    return hash;
  }

  private isSame(slot: number, start: number, length: number): boolean {
    const keptStart = this.starts[slot];
    if (this.ends[slot] - keptStart !== length) return false;
    const { bytes } = this;
    for (let index = 0; index < length; index++) {
      if (bytes[keptStart + index] !== bytes[start + index]) return false;
    }
    return true;
  }

  private decodeShort(start: number, end: number): string {
    for (let at = start; at < end; at++) if (this.bytes[at] > 127) return this.decode(start, end);
    return String.fromCharCode.apply(null, this.bytes.subarray(start, end) as unknown as number[]);
  }
}
