import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readZipDirectory } from '../../../src/formats/zip/directory.ts';
import { ZipUnpacker } from '../../../src/formats/zip/unpack.ts';

describe('an entry that its reader would refuse for its size', () => {
  it.each([0, 6] as const)('is not unpacked to its end (level %d)', async (level) => {
    const bytes = zipSync({ a: Uint8Array.from({ length: 3_000_000 }, (_, index) => (index * index) >> 7) }, { level });
    const [entry] = readZipDirectory(bytes);
    const unpacker = new ZipUnpacker(bytes, { fileName: 'a.zip' });
    const sizes: number[] = [];
    const unpacking = unpacker.unpack(entry, (size) => {
      sizes.push(size);
      if (size > 1_000_000) throw new RangeError('enough');
    });
    await expect(unpacking).rejects.toThrow('enough');
    expect(sizes.filter((size) => size > 1_000_000)).toHaveLength(1);
    if (level > 0) expect(sizes[sizes.length - 1]).toBeLessThan(3_000_000);
  });
});
