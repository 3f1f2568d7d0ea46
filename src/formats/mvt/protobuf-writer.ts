const VARINT = 0;
const FIXED64 = 1;
const LENGTH_DELIMITED = 2;

/** The part of Protocol Buffers that a vector tile needs. Numbers are whole, 0 to 2^53 − 1. */
export class ProtobufWriter {
  private bytes: Uint8Array<ArrayBuffer>;
  length = 0;

  constructor(capacity: number) {
    this.bytes = new Uint8Array(Math.max(16, capacity));
  }

  clear(): void {
    this.length = 0;
  }

  varint(value: number): void {
    this.reserve(8);
    let rest = value;
    while (rest > 0x7fff_ffff) {
      this.bytes[this.length++] = (rest % 128) | 128;
      rest = Math.floor(rest / 128);
    }
    while (rest > 127) {
      this.bytes[this.length++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    this.bytes[this.length++] = rest;
  }

  /** A signed 32-bit number. */
  zigzag(value: number): void {
    this.varint(((value << 1) ^ (value >> 31)) >>> 0);
  }

  numberField(field: number, value: number): void {
    this.varint((field << 3) | VARINT);
    this.varint(value);
  }

  doubleField(field: number, value: number): void {
    this.varint((field << 3) | FIXED64);
    this.reserve(8);
    new DataView(this.bytes.buffer).setFloat64(this.length, value, true);
    this.length += 8;
  }

  textField(field: number, text: string): void {
    this.bytesField(field, new TextEncoder().encode(text));
  }

  messageField(field: number, message: ProtobufWriter): void {
    this.bytesField(field, message.bytes.subarray(0, message.length));
  }

  toBuffer(): ArrayBuffer {
    return this.bytes.buffer.slice(0, this.length);
  }

  private bytesField(field: number, content: Uint8Array): void {
    this.varint((field << 3) | LENGTH_DELIMITED);
    this.varint(content.length);
    this.reserve(content.length);
    this.bytes.set(content, this.length);
    this.length += content.length;
  }

  private reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.length + more));
    larger.set(this.bytes);
    this.bytes = larger;
  }
}
