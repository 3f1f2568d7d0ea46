import { Zip, ZipDeflate } from 'fflate';
import type { Pacer } from '../pacer.ts';
import { FIXED_TIME } from '../container/stream.ts';
import { joinBytes } from '../text-writer.ts';

const PIECE = 1 << 19;

/** An archive of some files, packed a piece at a time with turns for others in between. @throws ReadError `cancelled` */
export async function writeZip(
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
  pacer: Pacer,
  done: number,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  for (const { name, bytes } of files) {
    const file = new ZipDeflate(name, { level: 6 });
    file.mtime = FIXED_TIME;
    zip.add(file);
    for (let at = 0; at === 0 || at < bytes.length; at += PIECE) {
      file.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
      if (pacer.isDue()) await pacer.pause(done);
    }
  }
  zip.end();
  return joinBytes(chunks);
}
