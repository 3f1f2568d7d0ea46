import { guardUnpackedSize, inflate } from '../gzip/unpack.ts';
import { type ReadContext, ReadError } from '../reader.ts';
import { crc32 } from './crc32.ts';
import type { ZipEntry } from './directory.ts';

/** Unpacks chosen entries of one archive under one budget, so that many entries cannot do what one may not. */
export class ZipUnpacker {
  private unpacked = 0;
  private packed = 0;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly context: ReadContext,
  ) {}

  /** @throws ReadError `zip-damaged`, `zip-encrypted`, `zip-method-unsupported`, `unpacked-too-large`, `decompression-bomb`, `cancelled` */
  async unpack(entry: ZipEntry): Promise<Uint8Array> {
    const file = this.context.fileName;
    if (entry.encrypted) throw new ReadError('zip-encrypted', { file }, { entry: entry.name });
    if (entry.method !== 0 && entry.method !== 8)
      throw new ReadError('zip-method-unsupported', { file }, { entry: entry.name, method: entry.method });
    const source = this.bytes.subarray(entry.start, entry.start + entry.packedBytes);
    const content = entry.method === 0 ? this.stored(source) : await this.inflate(source, entry);
    if (content.length !== entry.statedBytes || crc32(content) !== entry.crc32) throw this.damaged(entry);
    return content;
  }

  private stored(source: Uint8Array): Uint8Array {
    this.packed += source.length;
    this.count(source.length);
    return source.slice();
  }

  private inflate(source: Uint8Array, entry: ZipEntry): Promise<Uint8Array> {
    const before = this.packed;
    return inflate(source, 'deflate-raw', this.context, {
      offset: entry.start,
      total: this.bytes.length,
      damaged: () => this.damaged(entry),
      grown: (unpacked, taken) => {
        this.packed = before + taken;
        this.count(unpacked);
      },
    });
  }

  private count(bytes: number): void {
    this.unpacked += bytes;
    guardUnpackedSize(this.unpacked, this.packed, this.context.fileName);
  }

  private damaged(entry: ZipEntry): ReadError {
    return new ReadError('zip-damaged', { file: this.context.fileName }, { entry: entry.name });
  }
}
