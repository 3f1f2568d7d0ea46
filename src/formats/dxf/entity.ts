import { LIMITS } from '../limits.ts';
import { ReadError } from '../reader.ts';
import { type PairReader, readNumber } from './pair-reader.ts';

/** Three groups for each vertex of the longest ring. */
const MOST_GROUPS = 3 * LIMITS.verticesPerRing;

/** The groups of one entity, in their order. Used again for the next one. */
export class Entity {
  type = '';
  line = 0;
  readonly codes: number[] = [];
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private bytes: Uint8Array = new Uint8Array();

  get length(): number {
    return this.codes.length;
  }

  /** Takes the groups from the reader's `0` up to the next one. @throws ReadError `dxf-truncated`, `ring-too-long` */
  collect(reader: PairReader): void {
    const { codes, starts, ends } = this;
    this.type = reader.keyword();
    this.line = reader.line;
    this.bytes = reader.bytes;
    codes.length = starts.length = ends.length = 0;
    for (;;) {
      if (!reader.next()) throw new ReadError('dxf-truncated', { line: reader.line });
      if (reader.code === 0) return;
      if (codes.length === MOST_GROUPS)
        throw new ReadError('ring-too-long', { line: this.line }, { limit: LIMITS.verticesPerRing });
      codes.push(reader.code);
      starts.push(reader.start);
      ends.push(reader.end);
    }
  }

  /** The value of the group at `index`; NaN where it is no number. */
  numberAt(index: number): number {
    return readNumber(this.bytes, this.starts[index], this.ends[index]);
  }

  bytesAt(index: number): Uint8Array {
    return this.bytes.subarray(this.starts[index], this.ends[index]);
  }

  /** The first value of a code. */
  number(code: number, fallback: number): number {
    const index = this.codes.indexOf(code);
    return index < 0 ? fallback : this.numberAt(index);
  }

  text(code: number): Uint8Array | undefined {
    const index = this.codes.indexOf(code);
    return index < 0 ? undefined : this.bytesAt(index);
  }

  has(code: number): boolean {
    return this.codes.includes(code);
  }

  /** Bits of a flag group. */
  hasFlag(code: number, bit: number): boolean {
    return (this.number(code, 0) & bit) !== 0;
  }
}
