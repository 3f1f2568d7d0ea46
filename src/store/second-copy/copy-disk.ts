/** Folders and, last, a name. */
export type CopyPath = readonly string[];

/**
 * Files of this origin beside its database: the browser keeps them apart from it, and what throws the one away leaves the other. Every
 * call may reject with whatever the browser says.
 */
export interface CopyDisk {
  /** Names in a folder; none where there is no such folder. */
  list(folder: CopyPath): Promise<readonly string[]>;
  /** `null` where there is no such file. */
  read(path: CopyPath): Promise<Blob | null>;
  /** Answers when the bytes lie on the disk. What was under way at the path is written over. */
  write(path: CopyPath, content: Blob): Promise<void>;
  /** Takes away a file, or a folder with everything in it; nothing where there is none. */
  remove(path: CopyPath): Promise<void>;
}
