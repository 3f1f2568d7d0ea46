import type { CopyPath } from './copy-disk.ts';

/** Only a worker may write so that the browser says when the bytes lie on the disk. */
interface SyncFile {
  truncate(size: number): unknown;
  write(bytes: Uint8Array, options: { at: number }): number;
  flush(): unknown;
  close(): unknown;
}

interface Wish {
  readonly no: number;
  readonly path: CopyPath;
  readonly content: Blob;
}

/** Read and written so much at a time, so that a photo of 60 MB is in nobody's memory. */
const PIECE_BYTES = 4 << 20;
/** Left to the database: a second copy never takes the room of a first. */
const RESERVE_BYTES = 64 << 20;

let turn: Promise<unknown> = Promise.resolve();

addEventListener('message', ({ data }: MessageEvent<Wish>) => {
  turn = turn
    .then(() => write(data))
    .then(
      () => postMessage({ no: data.no }),
      (error: unknown) => postMessage({ no: data.no, failed: error instanceof Error ? error.name : 'Error' }),
    );
});

async function write({ path, content }: Wish): Promise<void> {
  const { usage = 0, quota = Infinity } = await navigator.storage.estimate();
  if (quota - usage < content.size + RESERVE_BYTES) throw new DOMException('no room', 'QuotaExceededError');
  let folder = await navigator.storage.getDirectory();
  for (const name of path.slice(0, -1)) folder = await folder.getDirectoryHandle(name, { create: true });
  const name = path[path.length - 1];
  const handle = await folder.getFileHandle(name, { create: true });
  try {
    await fill(handle, content);
  } catch (error) {
    // Half a file is no copy.
    await folder.removeEntry(name).catch(() => undefined);
    throw error;
  }
}

async function fill(handle: FileSystemFileHandle, content: Blob): Promise<void> {
  const file = await (handle as unknown as { createSyncAccessHandle(): Promise<SyncFile> }).createSyncAccessHandle();
  try {
    await file.truncate(0);
    for (let at = 0; at < content.size; at += PIECE_BYTES)
      file.write(new Uint8Array(await content.slice(at, at + PIECE_BYTES).arrayBuffer()), { at });
    // Some browsers answer these at once, older ones later.
    await file.flush();
  } finally {
    await file.close();
  }
}
