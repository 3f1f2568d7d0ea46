import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BlobStore } from '../../../src/server/blobs/blob-store.ts';
import { folderBlobs } from '../../../src/server/blobs/folder-blobs.ts';
import { s3Blobs } from '../../../src/server/blobs/s3/s3-blobs.ts';
import { S3Client } from '../../../src/server/blobs/s3/s3-client.ts';
import { S3_BUCKET, S3_KEY, type S3Server, startS3 } from '../../support/s3/s3-server.ts';

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
let made = 0;
/** Bytes that no other test has. */
function bytesOf(length: number) {
  const bytes = Buffer.alloc(length, `${++made} 照片 `);
  return { bytes, sha256: hashOf(bytes) };
}
/** Names that an address, a folder and a signature could each take for something else. */
const DISTRICTS = ['d-1', '汀洲 试验区', "../a+b'(c)!*~", '..', 'a%2Fb?x=1&y#z'];

describe.each(['folder', 'bucket'] as const)('a store of blobs in a %s', (kind) => {
  let folder: string;
  let s3: S3Server;
  let blobs: BlobStore;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'chidu-blobs-'));
    s3 = await startS3();
    const settings = { endpoint: s3.origin, bucket: S3_BUCKET, region: 'us-east-1', addressing: 'path', ...S3_KEY } as const;
    blobs = kind === 'folder' ? folderBlobs(folder) : s3Blobs(new S3Client(settings), join(folder, '.staging'));
    mkdirSync(blobs.staging, { recursive: true });
  });
  afterAll(async () => {
    await s3.stop();
    rmSync(folder, { recursive: true });
  });

  it.each(DISTRICTS)('gives back what it was given, to its district alone: %s', async (district) => {
    const { bytes, sha256 } = bytesOf(70_000);
    await blobs.put(district, sha256, bytes);
    await blobs.put(district, sha256, bytes);
    expect(Buffer.from(await blobs.read(district, sha256)).equals(bytes)).toBe(true);
    expect(await blobs.size(district, sha256)).toBe(70_000);
    expect(await blobs.has(district, sha256)).toBe(true);
    for (const other of ['d-2', ...DISTRICTS.filter((name) => name !== district)])
      expect(await blobs.has(other, sha256)).toBe(false);
  });

  it('gives any part, both ends counted, and the whole', async () => {
    const { bytes, sha256 } = bytesOf(3000);
    await blobs.put('d-1', sha256, bytes);
    for (const [from, to] of [
      [0, 0],
      [0, 2999],
      [1000, 1999],
      [2999, 2999],
    ])
      expect((await buffer(await blobs.stream('d-1', sha256, { from, to }))).equals(bytes.subarray(from, to + 1))).toBe(true);
    expect((await buffer(await blobs.stream('d-1', sha256))).equals(bytes)).toBe(true);
  });

  it('takes a finished file over: it is in the store, and no longer where it was', async () => {
    const { bytes, sha256 } = bytesOf(5_000_000);
    const path = join(blobs.staging, 'arrived');
    writeFileSync(path, bytes);
    await blobs.adopt('d-1', sha256, path);
    expect(existsSync(path)).toBe(false);
    expect(hashOf(await blobs.read('d-1', sha256))).toBe(sha256);
  });

  it('takes away for good, and what is not there as gone already', async () => {
    const { bytes, sha256 } = bytesOf(10);
    await blobs.put('d-1', sha256, bytes);
    await blobs.remove('d-1', sha256);
    await blobs.remove('d-1', sha256);
    expect(await blobs.has('d-1', sha256)).toBe(false);
    await expect(blobs.read('d-1', sha256)).rejects.toThrow();
    await expect(blobs.size('d-1', sha256)).rejects.toThrow();
    await expect(blobs.stream('d-1', sha256)).rejects.toThrow();
  });

  it('takes nothing by another name than a SHA-256', async () => {
    for (const name of ['', '../x', 'a'.repeat(63), `${'a'.repeat(64)}/..`, 'A'.repeat(64)])
      await expect(blobs.put('d-1', name, new Uint8Array(1)), name).rejects.toThrow('no SHA-256');
  });
});

describe('a store of blobs in a bucket', () => {
  let s3: S3Server;
  let folder: string;
  const waits: number[] = [];
  const told: string[] = [];
  let blobs: BlobStore;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'chidu-blobs-'));
    s3 = await startS3('cn-north-1');
    const settings = { endpoint: s3.origin, bucket: S3_BUCKET, region: 'cn-north-1', addressing: 'path', ...S3_KEY } as const;
    const ways = {
      wait: async (ms: number) => void waits.push(ms),
      random: () => 1,
      onTrouble: (line: string) => void told.push(line),
    };
    blobs = s3Blobs(new S3Client(settings, ways), folder);
  });
  afterAll(async () => {
    await s3.stop();
    rmSync(folder, { recursive: true });
  });
  const fresh = () => {
    [waits.length, told.length, s3.asked.length, s3.troubles.length] = [0, 0, 0, 0];
  };

  it('lies under the names of the folder, so that either can be copied into the other', async () => {
    const { bytes, sha256 } = bytesOf(10);
    await blobs.put('汀洲.', sha256, bytes);
    expect([...s3.objects.keys()]).toContain(`%E6%B1%80%E6%B4%B2%2E/${sha256.slice(0, 2)}/${sha256}`);
  });

  it('tries again what passes, twice as late each time, and sends all of it again', async () => {
    const { bytes, sha256 } = bytesOf(500_000);
    const path = join(folder, 'arrived');
    writeFileSync(path, bytes);
    fresh();
    s3.troubles.push('SlowDown', 'cut', 'InternalError');
    await blobs.adopt('d-1', sha256, path);
    expect(waits).toEqual([200, 400, 800]);
    expect(told).toHaveLength(3);
    expect(hashOf(await blobs.read('d-1', sha256))).toBe(sha256);
  });

  it('says that it is away after as many tries as it has, and leaves the file where it was', async () => {
    const { bytes, sha256 } = bytesOf(1000);
    const path = join(folder, 'waits');
    writeFileSync(path, bytes);
    fresh();
    s3.troubles.push('SlowDown', 'SlowDown', 'cut', 'cut', 'InternalError');
    await expect(blobs.adopt('d-1', sha256, path)).rejects.toMatchObject({ status: 503, code: 'store-unavailable' });
    expect(s3.asked).toHaveLength(5);
    expect(existsSync(path)).toBe(true);
    await blobs.adopt('d-1', sha256, path);
    expect(await blobs.has('d-1', sha256)).toBe(true);
  });

  it('does not try again what will not pass, and does not take a refusal for a missing file', async () => {
    const { bytes, sha256 } = bytesOf(10);
    await blobs.put('d-1', sha256, bytes);
    fresh();
    s3.troubles.push('AccessDenied');
    await expect(blobs.has('d-1', sha256)).rejects.toThrow('HTTP 403');
    s3.troubles.push('AccessDenied');
    await expect(blobs.remove('d-1', sha256)).rejects.toThrow('AccessDenied');
    expect([waits, s3.asked.length]).toEqual([[], 2]);
  });

  it('keeps nothing that changed on its way: what is sent is signed by its own name', async () => {
    const { bytes, sha256 } = bytesOf(1000);
    s3.damage = 1;
    await expect(blobs.put('d-1', sha256, bytes)).rejects.toThrow('XAmzContentSHA256Mismatch');
    expect(await blobs.has('d-1', sha256)).toBe(false);
  });

  it('reads again where the answer breaks off, and gives nothing that is not what its name says', async () => {
    const { bytes, sha256 } = bytesOf(200_000);
    await blobs.put('d-1', sha256, bytes);
    fresh();
    s3.troubles.push('half');
    expect(hashOf(await blobs.read('d-1', sha256))).toBe(sha256);
    const [name] = [...s3.objects.keys()].filter((key) => key.endsWith(sha256));
    s3.objects.set(name, Buffer.from('rotten'));
    await expect(blobs.read('d-1', sha256)).rejects.toThrow('not what its name says');
  });

  it('tells the operator what it waits for, and no secret', async () => {
    const { bytes, sha256 } = bytesOf(10);
    fresh();
    s3.troubles.push('SlowDown');
    await blobs.put('d-1', sha256, bytes);
    expect(told.join('\n')).toMatch(/SlowDown \(503\); trying again/);
    expect(told.join('\n')).not.toContain(S3_KEY.secretAccessKey);
    expect(told.join('\n')).not.toMatch(/Signature|Authorization/i);
  });
});
