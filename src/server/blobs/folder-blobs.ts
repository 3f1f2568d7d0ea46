import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type BlobStore, placeOfBlob } from './blob-store.ts';

/** Keeps blobs as files: `<folder>/<district, escaped>/<two digits>/<sha256>`. */
export function folderBlobs(folder: string): BlobStore {
  const pathOf = (district: string, sha256: string): string => join(folder, ...placeOfBlob(district, sha256));
  const settle = async (from: string, to: string): Promise<void> => {
    await mkdir(dirname(to), { recursive: true });
    await rename(from, to);
  };
  return {
    // No district's own folder has a dot in its name.
    staging: join(folder, '.staging'),
    put: async (district, sha256, bytes) => {
      const path = pathOf(district, sha256);
      await mkdir(dirname(path), { recursive: true });
      const part = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}.part`;
      const file = await open(part, 'w');
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await settle(part, path);
    },
    adopt: (district, sha256, path) => settle(path, pathOf(district, sha256)),
    remove: (district, sha256) => rm(pathOf(district, sha256), { force: true }),
    has: async (district, sha256) =>
      stat(pathOf(district, sha256)).then(
        () => true,
        () => false,
      ),
    read: (district, sha256) => readFile(pathOf(district, sha256)),
    stream: async (district, sha256, range) => {
      const file = await open(pathOf(district, sha256));
      return file.createReadStream(range && { start: range.from, end: range.to });
    },
    size: async (district, sha256) => (await stat(pathOf(district, sha256))).size,
  };
}
