import { ReadError, type ReadContext } from '../reader.ts';
import { bytesIn, listBlobEntries, LOCAL_BYTES, readZipDirectory, startOf, viewOf } from '../zip/directory.ts';
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
  const entries = await saidOf(context, () => byName(readZipDirectory(bytes)));
  const unpacker = new ZipUnpacker(bytes, context);
  return {
    paths: [...entries.keys()],
    read: async (path) => {
      const entry = entries.get(path);
      return entry && unpacker.unpack(entry);
    },
  };
}

/**
 * The same of a file that may be larger than memory: what is not asked for is never read, and each file is unpacked under a limit of its
 * own, because whoever asks holds one at a time. @throws as `openContainer`
 */
export async function openContainerFile(file: Blob, context: ReadContext): Promise<OpenContainer> {
  const entries = await saidOf(context, async () => byName(await listBlobEntries(file)));
  return {
    paths: [...entries.keys()],
    read: async (path) => {
      const entry = entries.get(path);
      if (!entry) return undefined;
      const { local } = entry;
      const start = startOf(viewOf(await bytesIn(file, local, local + LOCAL_BYTES)), local, 0);
      const packed = await bytesIn(file, start, start + entry.packedBytes);
      if (packed.length !== entry.packedBytes) throw new ReadError('zip-damaged', { byte: local });
      const progress = (done: number) => context.progress?.(start + done, file.size, 'bytes');
      return new ZipUnpacker(packed, { ...context, progress }).unpack({ ...entry, start: 0 });
    },
  };
}

/** A refusal of the whole file names it: several may have been chosen. */
async function saidOf<T>({ fileName }: ReadContext, list: () => T | Promise<T>): Promise<T> {
  try {
    return await list();
  } catch (error) {
    if (!(error instanceof ReadError) || error.where.file !== undefined || fileName === '') throw error;
    throw new ReadError(error.code, { ...error.where, file: fileName }, error.params);
  }
}

function byName<T extends { readonly name: string }>(listed: readonly T[]): ReadonlyMap<string, T> {
  const entries = new Map<string, T>();
  for (const entry of listed) {
    checkPath(entry.name);
    if (entries.has(entry.name)) throw new ReadError('container-repeated-name', {}, { name: entry.name.slice(0, 120) });
    entries.set(entry.name, entry);
  }
  return entries;
}
