import type { CopyDisk, CopyPath } from './copy-disk.ts';
import { FOLDER } from './has-second-copy.ts';

/** The origin's private files; `null` where this browser has none, or does not allow them here. */
export async function openOriginDisk(): Promise<CopyDisk | null> {
  const { storage } = (globalThis as { navigator?: { storage?: StorageManager } }).navigator ?? {};
  if (typeof storage?.getDirectory !== 'function') return null;
  try {
    return createOriginDisk(await storage.getDirectory());
  } catch {
    return null;
  }
}

function createOriginDisk(root: FileSystemDirectoryHandle): CopyDisk {
  let writer: Writer | null = null;
  return {
    list: async (folder) => {
      const found = await folderAt(root, folder);
      const names: string[] = [];
      if (found)
        for await (const name of (found as unknown as { keys(): AsyncIterable<string> }).keys())
          names.push(decodeURIComponent(name));
      return names.sort();
    },
    read: async (path) => {
      const folder = await folderAt(root, path.slice(0, -1));
      const handle = folder && (await orNone(folder.getFileHandle(lastOf(path))));
      return handle ? handle.getFile() : null;
    },
    write: (path, content) => {
      writer ??= startWriter();
      return writer([FOLDER, ...path.map(encodeURIComponent)], content);
    },
    remove: async (path) => {
      const folder = await folderAt(root, path.slice(0, -1));
      if (folder) await orNone(folder.removeEntry(lastOf(path), { recursive: true }));
    },
  };
}

/** Names of drafts have slashes, which no file of a disk may have. */
const lastOf = (path: CopyPath): string => encodeURIComponent(path[path.length - 1]);

async function folderAt(root: FileSystemDirectoryHandle, path: CopyPath): Promise<FileSystemDirectoryHandle | null> {
  let folder: FileSystemDirectoryHandle | null = root;
  for (const name of [FOLDER, ...path.map(encodeURIComponent)]) {
    folder = await orNone(folder.getDirectoryHandle(name));
    if (!folder) return null;
  }
  return folder;
}

async function orNone<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if ((error as { name?: string }).name === 'NotFoundError') return null;
    throw error;
  }
}

type Writer = (path: CopyPath, content: Blob) => Promise<void>;

function startWriter(): Writer {
  const worker = new Worker(new URL('./write-copy.worker.ts', import.meta.url), { type: 'module', name: 'chidu-second-copy' });
  const waiting = new Map<number, (failed: string | undefined) => void>();
  worker.addEventListener('message', ({ data }: MessageEvent<{ no: number; failed?: string }>) =>
    waiting.get(data.no)?.(data.failed),
  );
  worker.addEventListener('error', () => {
    for (const answer of waiting.values()) answer('WorkerError');
  });
  let last = 0;
  return (path, content) =>
    new Promise((resolve, reject) => {
      const no = ++last;
      waiting.set(no, (failed) => {
        waiting.delete(no);
        if (failed === undefined) resolve();
        else reject(new DOMException(failed, failed));
      });
      worker.postMessage({ no, path, content });
    });
}
