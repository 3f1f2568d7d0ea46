/** Everything lies in one folder of the origin's. */
export const FOLDER = 'chidu-second-copy';

/** Whether anything may lie in a second copy: asked at every start, so that no more is loaded where there is none. */
export async function hasSecondCopy(): Promise<boolean> {
  const { storage } = (globalThis as { navigator?: { storage?: StorageManager } }).navigator ?? {};
  if (typeof storage?.getDirectory !== 'function') return false;
  try {
    await (await storage.getDirectory()).getDirectoryHandle(FOLDER);
    return true;
  } catch {
    return false;
  }
}
