import type { CopyDisk, CopyPath } from '../../src/store/second-copy/copy-disk.ts';

/** A disk in memory, which can be told to fail: what `fault` returns is thrown, before anything is written or half-way. */
export interface FaultyDisk extends CopyDisk {
  readonly files: Map<string, Uint8Array<ArrayBuffer>>;
  fault: (path: CopyPath, content: Blob) => { readonly name: string; readonly half?: boolean } | null;
}

const keyOf = (path: CopyPath) => JSON.stringify(path);

export function createFaultyDisk(): FaultyDisk {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const disk: FaultyDisk = {
    files,
    fault: () => null,
    list: async (folder) => {
      const below = [...files.keys()].map((key) => JSON.parse(key) as string[]);
      const names = below.filter((path) => folder.every((name, at) => path[at] === name)).map((path) => path[folder.length]);
      return [...new Set(names)].sort();
    },
    read: async (path) => {
      const bytes = files.get(keyOf(path));
      return bytes ? new Blob([bytes]) : null;
    },
    write: async (path, content) => {
      const bytes = new Uint8Array(await content.arrayBuffer());
      const fault = disk.fault(path, content);
      if (fault?.half) files.set(keyOf(path), bytes.slice(0, bytes.length / 2));
      if (fault) throw new DOMException(fault.name, fault.name);
      files.set(keyOf(path), bytes);
    },
    remove: async (path) => {
      for (const key of files.keys()) {
        const one = JSON.parse(key) as string[];
        if (path.every((name, at) => one[at] === name)) files.delete(key);
      }
    },
  };
  return disk;
}
