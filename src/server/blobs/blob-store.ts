/** Bytes by district and hash: packages and originals of photos. What lies here was proven to be what its name says. */
export interface BlobStore {
  /** Folder for what is still on its way: `adopt` takes files from there without a copy. */
  readonly staging: string;
  /** Keeps bytes under their SHA-256; the same again is harmless. Resolves once they are on the disk. */
  put(district: string, sha256: string, bytes: Uint8Array): Promise<void>;
  /** Takes a finished file over in the place of a copy. */
  adopt(district: string, sha256: string, path: string): Promise<void>;
  /** Takes bytes away for good; what is not there is gone already. */
  remove(district: string, sha256: string): Promise<void>;
  has(district: string, sha256: string): Promise<boolean>;
  /** @throws where there is none: ask `has`, or the table of blobs */
  read(district: string, sha256: string): Promise<Uint8Array>;
  /** A part of the bytes, both ends counted, for answers of ranges. */
  stream(district: string, sha256: string, range?: { readonly from: number; readonly to: number }): NodeJS.ReadableStream;
  size(district: string, sha256: string): Promise<number>;
}
