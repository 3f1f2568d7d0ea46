import { guardUnpackedSize, inflate } from '../gzip/unpack.ts';
import { Pacer } from '../pacer.ts';
import { type ReadContext, ReadError } from '../reader.ts';
import { crc32 } from './crc32.ts';
import type { ZipEntry } from './directory.ts';

const SLICE = 1 << 20;

/** With its checksum, taken while the pieces came: over a large content at once it would hold everything up. */
interface Unpacked {
  readonly content: Uint8Array;
  readonly sum: number;
}

/** Unpacks chosen entries of one archive under one budget, so that many entries cannot do what one may not. */
export class ZipUnpacker {
  private unpacked = 0;
  private packed = 0;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly context: ReadContext,
  ) {}

  /**
   * @param admit called with the entry's size so far, for every piece; throws to spare the rest
   * @throws ReadError `zip-damaged`, `zip-encrypted`, `zip-method-unsupported`, `unpacked-too-large`, `decompression-bomb`, `cancelled`
   */
  async unpack(entry: ZipEntry, admit: (bytes: number) => void = () => undefined): Promise<Uint8Array> {
    const file = this.context.fileName;
    if (entry.encrypted) throw new ReadError('zip-encrypted', { file }, { entry: entry.name });
    if (entry.method !== 0 && entry.method !== 8)
      throw new ReadError('zip-method-unsupported', { file }, { entry: entry.name, method: entry.method });
    const source = this.bytes.subarray(entry.start, entry.start + entry.packedBytes);
    const { content, sum } =
      entry.method === 0 ? await this.stored(source, entry, admit) : await this.inflate(source, entry, admit);
    if (content.length !== entry.statedBytes || sum !== entry.crc32) throw this.damaged(entry);
    return content;
  }

  private async stored(source: Uint8Array, entry: ZipEntry, admit: (bytes: number) => void): Promise<Unpacked> {
    const pacer = new Pacer(this.context, this.bytes.length);
    this.packed += source.length;
    this.count(source.length);
    admit(source.length);
    let sum = 0;
    for (let at = 0; at < source.length; at += SLICE) {
      sum = crc32(source.subarray(at, at + SLICE), sum);
      if (pacer.isDue()) await pacer.pause(entry.start + at);
    }
    return { content: source.slice(), sum };
  }

  private async inflate(source: Uint8Array, entry: ZipEntry, admit: (bytes: number) => void): Promise<Unpacked> {
    const before = this.packed;
    let size = 0;
    let sum = 0;
    const content = await inflate(source, 'deflate-raw', this.context, {
      offset: entry.start,
      total: this.bytes.length,
      damaged: () => this.damaged(entry),
      grown: (piece, taken) => {
        this.packed = before + taken;
        this.count(piece.length);
        size += piece.length;
        admit(size);
        sum = crc32(piece, sum);
      },
    });
    return { content, sum };
  }

  private count(bytes: number): void {
    this.unpacked += bytes;
    guardUnpackedSize(this.unpacked, this.packed, this.context.fileName);
  }

  private damaged(entry: ZipEntry): ReadError {
    return new ReadError('zip-damaged', { file: this.context.fileName }, { entry: entry.name });
  }
}
