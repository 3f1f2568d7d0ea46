import { ReadError } from '../reader.ts';

/** Reads one column's bytes and refuses every step beyond them. */
export class ByteReader {
  at = 0;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly column: string,
  ) {}

  get left(): number {
    return this.bytes.length - this.at;
  }

  byte(): number {
    if (this.at >= this.bytes.length) this.damaged();
    return this.bytes[this.at++];
  }

  varint(): number {
    const { bytes } = this;
    let byte = bytes[this.at++];
    if (byte < 128) return byte;
    let value = 0;
    let scale = 1;
    while (byte > 127) {
      value += (byte & 127) * scale;
      scale *= 128;
      if (scale > Number.MAX_SAFE_INTEGER) this.damaged();
      byte = bytes[this.at++];
    }
    value += byte * scale;
    if (!(value <= Number.MAX_SAFE_INTEGER)) this.damaged();
    return value;
  }

  zigzag(): number {
    const value = this.varint();
    if (value < 0x7fff_ffff) return (value >>> 1) ^ -(value & 1);
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  take(length: number): Uint8Array {
    if (!(length <= this.left)) this.damaged();
    const part = this.bytes.subarray(this.at, this.at + length);
    this.at += length;
    return part;
  }

  /** @throws ReadError `package-damaged` unless every byte was read */
  end(): void {
    if (this.at !== this.bytes.length) this.damaged();
  }

  damaged(): never {
    throw new ReadError('package-damaged', { byte: this.at }, { column: this.column });
  }
}
