/** One field of a table: what it holds and how it lies. */
type FieldValue =
  | { readonly kind: 'u8' | 'u16' | 'i32' | 'u64'; readonly value: number }
  | { readonly kind: 'offset'; readonly value: number };

const SIZES = { u8: 1, u16: 2, i32: 4, u64: 8, offset: 4 } as const;
const encoder = new TextEncoder();

/**
 * Builds a FlatBuffer from its end to its beginning, as the format is made to be built: what is pointed at is written before what
 * points at it. Places are counted from the end, so they stay true while the buffer grows.
 */
export class FlatBuilder {
  private bytes = new Uint8Array(1024);
  /** Bytes written, at the end of `bytes`. */
  private size = 0;
  private widest = 4;

  text(text: string): number {
    const bytes = encoder.encode(text);
    this.align(4, bytes.length + 1);
    this.push(Uint8Array.of(0));
    this.push(bytes);
    return this.pushNumber('i32', bytes.length);
  }

  byteVector(bytes: Uint8Array): number {
    this.align(4, bytes.length);
    this.push(bytes);
    return this.pushNumber('i32', bytes.length);
  }

  uintVector(values: readonly number[]): number {
    this.align(4, 4 * values.length);
    for (let n = values.length - 1; n >= 0; n--) this.pushNumber('i32', values[n]);
    return this.pushNumber('i32', values.length);
  }

  doubleVector(rings: readonly (Float64Array | readonly number[])[]): number {
    const count = rings.reduce((sum, { length }) => sum + length, 0);
    this.align(8, 8 * count);
    this.align(4, 8 * count);
    const view = new DataView(new ArrayBuffer(8 * count));
    let at = 0;
    for (const ring of rings) {
      for (const value of ring) {
        view.setFloat64(at, value, true);
        at += 8;
      }
    }
    this.push(new Uint8Array(view.buffer));
    return this.pushNumber('i32', count);
  }

  offsetVector(places: readonly number[]): number {
    this.align(4, 4 * places.length);
    for (let n = places.length - 1; n >= 0; n--) this.pushNumber('offset', places[n]);
    return this.pushNumber('i32', places.length);
  }

  /** Fields by their number; what is undefined is left out and reads as the default. */
  table(fields: readonly (FieldValue | undefined)[]): number {
    const end = this.size;
    const places: number[] = [];
    // The widest first: nothing between them has to be filled.
    const order = fields.map((_, n) => n).sort((a, b) => sizeOf(fields[b]) - sizeOf(fields[a]));
    for (const n of order) {
      const field = fields[n];
      if (field === undefined) continue;
      this.align(SIZES[field.kind], 0);
      places[n] = this.pushNumber(field.kind, field.value);
    }
    this.align(4, 0);
    const table = this.pushNumber('i32', 0);
    const entries = fields.map((_, n) => (places[n] === undefined ? 0 : table - places[n]));
    for (let n = entries.length - 1; n >= 0; n--) this.pushNumber('u16', entries[n]);
    this.pushNumber('u16', table - end);
    const dictionary = this.pushNumber('u16', 4 + 2 * entries.length);
    // Where a table lies is counted forward from its dictionary.
    new DataView(this.bytes.buffer).setInt32(this.bytes.length - table, dictionary - table, true);
    return table;
  }

  /** The whole, with its size before it; aligned with that size counted in. */
  finish(root: number): Uint8Array {
    this.align(this.widest, 8);
    this.pushNumber('offset', root);
    this.pushNumber('i32', this.size);
    return this.bytes.slice(this.bytes.length - this.size);
  }

  /** Fills up so that what is written next, and `more` bytes before it, ends on a multiple. */
  private align(multiple: number, more: number): void {
    this.widest = Math.max(this.widest, multiple);
    const gap = (multiple - ((this.size + more) % multiple)) % multiple;
    if (gap > 0) this.push(new Uint8Array(gap));
  }

  private pushNumber(kind: FieldValue['kind'], value: number): number {
    const view = new DataView(new ArrayBuffer(SIZES[kind]));
    if (kind === 'u8') view.setUint8(0, value);
    else if (kind === 'u16') view.setUint16(0, value, true);
    else if (kind === 'u64') view.setBigUint64(0, BigInt(value), true);
    else if (kind === 'offset') view.setUint32(0, this.size + 4 - value, true);
    else view.setInt32(0, value, true);
    this.push(new Uint8Array(view.buffer));
    return this.size;
  }

  private push(bytes: Uint8Array): void {
    if (this.size + bytes.length > this.bytes.length) {
      const larger = new Uint8Array(Math.max(2 * this.bytes.length, this.size + bytes.length));
      larger.set(this.bytes.subarray(this.bytes.length - this.size), larger.length - this.size);
      this.bytes = larger;
    }
    this.size += bytes.length;
    this.bytes.set(bytes, this.bytes.length - this.size);
  }
}

const sizeOf = (field: FieldValue | undefined): number => (field === undefined ? 0 : SIZES[field.kind]);
