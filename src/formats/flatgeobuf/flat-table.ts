/** Some offset or length of a FlatBuffers table leads out of its bytes. */
export class DamagedTable extends Error {
  override readonly name = 'DamagedTable';
}

/**
 * One table of a FlatBuffers message. Every offset is checked against the bytes of the message: they come from a file, and the
 * accessors that the FlatBuffers compiler writes follow them anywhere.
 */
export class FlatTable {
  private readonly vtable: number;
  private readonly vtableLength: number;

  constructor(
    readonly view: DataView,
    private readonly start: number,
  ) {
    need(start >= 0 && start + 4 <= view.byteLength);
    this.vtable = start - view.getInt32(start, true);
    need(this.vtable >= 0 && this.vtable + 4 <= view.byteLength);
    this.vtableLength = view.getUint16(this.vtable, true);
    need(this.vtable + this.vtableLength <= view.byteLength);
  }

  /** The table that a message begins with. */
  static root(bytes: Uint8Array): FlatTable {
    need(bytes.length >= 4);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    return new FlatTable(view, view.getUint32(0, true));
  }

  byte(slot: number, absent: number): number {
    const at = this.field(slot, 1);
    return at === undefined ? absent : this.view.getUint8(at);
  }

  short(slot: number, absent: number): number {
    const at = this.field(slot, 2);
    return at === undefined ? absent : this.view.getUint16(at, true);
  }

  int(slot: number, absent: number): number {
    const at = this.field(slot, 4);
    return at === undefined ? absent : this.view.getInt32(at, true);
  }

  /** As a floating-point number: exact up to 2^53. */
  long(slot: number, absent: number): number {
    const at = this.field(slot, 8);
    return at === undefined ? absent : Number(this.view.getBigUint64(at, true));
  }

  text(slot: number): string | undefined {
    const vector = this.vector(slot, 1);
    return vector && new TextDecoder().decode(new Uint8Array(this.view.buffer, this.view.byteOffset + vector.at, vector.length));
  }

  table(slot: number): FlatTable | undefined {
    const at = this.field(slot, 4);
    return at === undefined ? undefined : new FlatTable(this.view, at + this.view.getUint32(at, true));
  }

  tables(slot: number): FlatTable[] {
    const vector = this.vector(slot, 4);
    if (vector === undefined) return [];
    return Array.from({ length: vector.length }, (_, n) => {
      const at = vector.at + 4 * n;
      return new FlatTable(this.view, at + this.view.getUint32(at, true));
    });
  }

  /** Where the elements of a vector begin, and how many there are: all of them within the message. */
  vector(slot: number, size: number): { readonly at: number; readonly length: number } | undefined {
    const at = this.field(slot, 4);
    if (at === undefined) return undefined;
    const start = at + this.view.getUint32(at, true);
    need(start + 4 <= this.view.byteLength);
    const length = this.view.getUint32(start, true);
    need(start + 4 + size * length <= this.view.byteLength);
    return { at: start + 4, length };
  }

  /** Undefined where the table leaves the field out. */
  private field(slot: number, size: number): number | undefined {
    const entry = 4 + 2 * slot;
    const offset = entry + 2 <= this.vtableLength ? this.view.getUint16(this.vtable + entry, true) : 0;
    if (offset === 0) return undefined;
    need(this.start + offset + size <= this.view.byteLength);
    return this.start + offset;
  }
}

function need(condition: boolean): asserts condition {
  if (!condition) throw new DamagedTable();
}
