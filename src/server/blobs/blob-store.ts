/** Both ends counted. */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

/**
 * Bytes by district and hash: packages and originals of photos. What lies here was proven to be what its name says. A store that cannot
 * be asked at the moment throws ProblemError 503 `store-unavailable`.
 */
export interface BlobStore {
  /** Folder for what is still on its way: `adopt` takes files from there without a copy. */
  readonly staging: string;
  /** Keeps bytes under their SHA-256; the same again is harmless. Resolves once they are kept for good. */
  put(district: string, sha256: string, bytes: Uint8Array): Promise<void>;
  /** Takes a finished file over; it is gone from `path` then. Where that fails it stays there. */
  adopt(district: string, sha256: string, path: string): Promise<void>;
  /** Takes bytes away for good; what is not there is gone already. */
  remove(district: string, sha256: string): Promise<void>;
  has(district: string, sha256: string): Promise<boolean>;
  /** @throws where there is none, or no longer what its name says: ask `has`, or the table of blobs */
  read(district: string, sha256: string): Promise<Uint8Array>;
  /** The bytes or a part of them, both ends counted, for answers of ranges. @throws where there is none */
  stream(district: string, sha256: string, range?: ByteRange): Promise<NodeJS.ReadableStream>;
  /** @throws where there is none */
  size(district: string, sha256: string): Promise<number>;
}

const SHA256 = /^[0-9a-f]{64}$/;

/** Where bytes lie in a store of whichever kind: `<district, escaped>/<two digits>/<sha256>`. @throws TypeError for what is no SHA-256 */
export function placeOfBlob(district: string, sha256: string): readonly [string, string, string] {
  if (!SHA256.test(sha256)) throw new TypeError(`no SHA-256: ${sha256.slice(0, 80)}`);
  return [encodeURIComponent(district).replaceAll('.', '%2E'), sha256.slice(0, 2), sha256];
}

/** Several blobs by their names. @throws where one is not there */
export async function readBlobs(
  blobs: BlobStore,
  district: string,
  names: readonly string[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  return new Map(await Promise.all(names.map(async (name) => [name, await blobs.read(district, name)] as const)));
}
