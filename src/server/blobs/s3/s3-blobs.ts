import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { ProblemError } from '../../problem.ts';
import { type BlobStore, placeOfBlob } from '../blob-store.ts';
import type { S3Client, S3Request } from './s3-client.ts';
import { S3Error } from './s3-error.ts';

/** How often bytes are asked for whose transfer breaks off. */
const READS = 3;

/**
 * Keeps blobs in a bucket, under the names that they have in a folder, so that either can be copied into the other. Each is one PUT, which
 * the store takes whole or not at all: it is signed with the blob's own name as the SHA-256 of what is sent.
 * @param staging folder of the server's own disk
 */
export function s3Blobs(client: S3Client, staging: string): BlobStore {
  const keyOf = (district: string, sha256: string): string => placeOfBlob(district, sha256).join('/');
  const put = (district: string, sha256: string, bytes: number, open: () => Readable) =>
    answered(client.tell({ method: 'PUT', key: keyOf(district, sha256), body: { sha256, bytes, open } }));
  const get = (district: string, sha256: string, headers: S3Request['headers'] = {}) =>
    answered(client.send({ method: 'GET', key: keyOf(district, sha256), headers }));
  const head = (district: string, sha256: string) => answered(client.tell({ method: 'HEAD', key: keyOf(district, sha256) }));

  const readOnce = async (district: string, sha256: string): Promise<Uint8Array> => {
    const bytes = await buffer(await get(district, sha256));
    if (createHash('sha256').update(bytes).digest('hex') !== sha256)
      throw new Error(`photo store: ${keyOf(district, sha256)} is not what its name says`);
    return bytes;
  };
  return {
    staging,
    put: async (district, sha256, bytes) => {
      await put(district, sha256, bytes.length, () => Readable.from([bytes]));
    },
    adopt: async (district, sha256, path) => {
      const { size } = await stat(path);
      await put(district, sha256, size, () => createReadStream(path));
      await rm(path, { force: true });
    },
    remove: async (district, sha256) => {
      await answered(client.tell({ method: 'DELETE', key: keyOf(district, sha256) })).catch(unlessMissing);
    },
    has: async (district, sha256) => (await head(district, sha256).catch(unlessMissing)) !== undefined,
    read: async (district, sha256) => {
      for (let reads = 1; ; reads++) {
        try {
          return await readOnce(district, sha256);
        } catch (error) {
          // Refusals were tried again below: what is left are transfers that broke off.
          if (error instanceof S3Error || error instanceof ProblemError || reads >= READS) throw error;
        }
      }
    },
    stream: async (district, sha256, range) => {
      const answer = await get(district, sha256, range && { range: `bytes=${range.from}-${range.to}` });
      if (range && answer.statusCode !== 206) {
        answer.destroy();
        throw new Error(`photo store: a part of ${keyOf(district, sha256)} was asked for, and all of it came`);
      }
      return answer;
    },
    size: async (district, sha256) => Number((await head(district, sha256))['content-length']),
  };
}

/** A store that cannot be asked is a reason to come back; whatever else it says is a fault of ours or of its settings. */
async function answered<T>(asking: Promise<T>): Promise<T> {
  try {
    return await asking;
  } catch (error) {
    if (error instanceof S3Error && error.isPassing) throw new ProblemError(503, 'store-unavailable');
    throw error;
  }
}

function unlessMissing(error: unknown): undefined {
  if (error instanceof S3Error && error.status === 404) return undefined;
  throw error;
}
