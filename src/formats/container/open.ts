import { ReadError, type ReadContext } from '../reader.ts';
import { readZipDirectory } from '../zip/directory.ts';
import { ZipUnpacker } from '../zip/unpack.ts';
import { checkPath } from './check-path.ts';

/** A zipped container whose files are unpacked one by one, as they are asked for. */
export interface OpenContainer {
  readonly paths: readonly string[];
  /** Undefined where there is no such file. @throws ReadError `zip-damaged`, `unpacked-too-large`, `decompression-bomb` */
  read(path: string): Promise<Uint8Array | undefined>;
}

/** @throws ReadError `zip-damaged`, `zip-too-many-entries`, `container-unsafe-name`, `container-repeated-name` */
export async function openContainer(bytes: Uint8Array, context: ReadContext): Promise<OpenContainer> {
  const entries = new Map<string, ReturnType<typeof readZipDirectory>[number]>();
  for (const entry of readZipDirectory(bytes)) {
    checkPath(entry.name);
    if (entries.has(entry.name)) throw new ReadError('container-repeated-name', {}, { name: entry.name.slice(0, 120) });
    entries.set(entry.name, entry);
  }
  const unpacker = new ZipUnpacker(bytes, context);
  return {
    paths: [...entries.keys()],
    read: async (path) => {
      const entry = entries.get(path);
      return entry && unpacker.unpack(entry);
    },
  };
}
