import { createWriteStream } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Plane } from '../../core/geodesy/plane.ts';
import { admitPolygons } from '../../core/overlay/admission.ts';
import { nextTask } from '../../formats/next-task.ts';
import { isSamePlane } from '../../formats/package/check-owner.ts';
import { readPackage } from '../../formats/package/read.ts';
import { ReadError } from '../../formats/reader.ts';
import { ProblemError } from '../problem.ts';
import type { BlobStore } from './blob-store.ts';
import { hashFile, syncFile } from './prove-file.ts';

/** A million parcels take 76 MB. Error `package-too-large`. */
export const MOST_PACKAGE_BYTES = 512_000_000;

/** A desk that was away for a week begins a package anew: half a gigabyte is not kept longer for nobody. */
const ABANDONED_MS = 7 * 24 * 3_600_000;

/** Which bytes of how many a request brings; `from` is null where it only asks how many are here. */
export interface ArrivingPart {
  readonly from: number | null;
  readonly total: number;
}

/**
 * Packages on their way to the store, each in a file of its own that grows part by part, over as many connections as it takes. What is
 * complete is proven before it is kept: its hash, that it can be read to its last column, that it is of this district and its plane, and
 * that its polygons are as admission leaves them; the desk that made it is not believed.
 */
export class PackageUploads {
  readonly #busy = new Set<string>();

  constructor(private readonly blobs: BlobStore) {}

  /** Throws away what nobody went on with. @param now milliseconds since 1970 */
  async dropAbandoned(now: number): Promise<void> {
    const folder = join(this.blobs.staging, 'packages');
    for (const name of await readdir(folder).catch((): string[] => [])) {
      const path = join(folder, name);
      const changed = await stat(path).then(
        ({ mtimeMs }) => mtimeMs,
        () => now,
      );
      if (now - changed >= ABANDONED_MS && !this.#busy.has(path)) await rm(path, { force: true });
    }
  }

  /**
   * Takes a part. Returns how many bytes are here; the package is kept once that is all of them.
   * @throws ProblemError 409 `upload-busy`, `range-not-next` with the bytes that there are; 413 `package-too-large`;
   * 422 `package-hash`, `package-foreign`, `package-not-admitted`, or the code of a damaged package
   */
  async take(
    district: string,
    sha256: string,
    { from, total }: ArrivingPart,
    bytes: NodeJS.ReadableStream,
    plane: Plane,
  ): Promise<number> {
    if (total > MOST_PACKAGE_BYTES) throw new ProblemError(413, 'package-too-large', { most: MOST_PACKAGE_BYTES });
    const path = join(this.blobs.staging, 'packages', `${encodeURIComponent(district).replaceAll('.', '%2E')}-${sha256}`);
    if (this.#busy.has(path)) throw new ProblemError(409, 'upload-busy');
    this.#busy.add(path);
    try {
      await mkdir(join(this.blobs.staging, 'packages'), { recursive: true });
      const here = await sizeOf(path);
      if (from !== null && from !== here && from !== 0) throw new ProblemError(409, 'range-not-next', { bytes: here });
      if (from !== null) await append(path, from, total, bytes);
      // The server may have died, or the store been away, after the last byte: whoever asks how far it got finishes it.
      const size = await sizeOf(path);
      if (size === total) await this.#keep(district, sha256, path, plane);
      return size;
    } finally {
      this.#busy.delete(path);
    }
  }

  async #keep(district: string, sha256: string, path: string, plane: Plane): Promise<void> {
    try {
      if ((await hashFile(path)) !== sha256) throw new ProblemError(422, 'package-hash');
      await provePackage(new Uint8Array(await readFile(path)), district, plane);
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    }
    // From here on it is as it should be: where the store takes nothing at the moment it stays, and is asked for again.
    await syncFile(path);
    await this.blobs.adopt(district, sha256, path);
  }
}

/** @throws ProblemError 422 */
async function provePackage(bytes: Uint8Array, district: string, plane: Plane): Promise<void> {
  const content = readOrRefuse(bytes);
  const member = content.district !== district ? 'district' : isSamePlane(content.plane, plane) ? null : 'plane';
  if (member !== null) throw new ProblemError(422, 'package-foreign', { layer: content.layer, member });
  const { report } = await admitPolygons({ raw: content.columns }, { pause: nextTask });
  // A vertex that is there twice is the one finding that no area and no rule minds.
  const [finding] = Object.keys(report.counts).filter((code) => code !== 'duplicate-vertices');
  if (finding !== undefined) throw new ProblemError(422, 'package-not-admitted', { finding });
}

function readOrRefuse(bytes: Uint8Array): ReturnType<typeof readPackage> {
  try {
    return readPackage(bytes);
  } catch (error) {
    if (error instanceof ReadError) throw new ProblemError(422, error.code);
    throw error;
  }
}

async function append(path: string, from: number, total: number, bytes: NodeJS.ReadableStream): Promise<void> {
  let room = total - from;
  const limit = new Transform({
    transform(chunk: Buffer, _, done) {
      room -= chunk.length;
      if (room < 0) done(new ProblemError(400, 'range-malformed'));
      else done(null, chunk);
    },
  });
  // Whatever arrives before a connection breaks stays: the sender goes on from there.
  await pipeline(bytes, limit, createWriteStream(path, { flags: from === 0 ? 'w' : 'a' }));
}

const sizeOf = (path: string): Promise<number> =>
  stat(path).then(
    ({ size }) => size,
    () => 0,
  );
