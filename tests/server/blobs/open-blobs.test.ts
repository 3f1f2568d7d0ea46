import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBlobs } from '../../../src/server/blobs/open-blobs.ts';
import { proveS3 } from '../../../src/server/blobs/s3/prove-s3.ts';
import { S3Client } from '../../../src/server/blobs/s3/s3-client.ts';
import { readS3Settings, type S3Words, s3WordsOf } from '../../../src/server/blobs/s3/s3-settings.ts';
import { S3_BUCKET, S3_KEY, type S3Server, startS3 } from '../../support/s3/s3-server.ts';

let folder: string;
let s3: S3Server;
let words: S3Words;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chidu-open-blobs-'));
  s3 = await startS3();
  words = { endpoint: s3.origin, bucket: S3_BUCKET, ...S3_KEY };
});
afterAll(async () => {
  await s3.stop();
  rmSync(folder, { recursive: true });
});

const refusalOf = (asked: S3Words) =>
  openBlobs(folder, asked).then(
    () => null,
    (error: Error & { code?: string }) => ({ code: error.code, message: error.message }),
  );

it('is the folder where no variable of a store is set, and the bucket where they are', async () => {
  expect(s3WordsOf({ DATA: 'x', S3_BUCKET: '' })).toBeUndefined();
  const said = { S3_ENDPOINT: s3.origin, S3_BUCKET, S3_ACCESS_KEY_ID: 'k', S3_SECRET_ACCESS_KEY: 's', S3_REGION: 'cn-north-1' };
  expect(readS3Settings(s3WordsOf(said) ?? {})).toMatchObject({ region: 'cn-north-1', addressing: 'path', accessKeyId: 'k' });
  expect((await openBlobs(folder, undefined)).staging).toBe(join(folder, 'blobs', '.staging'));
  expect((await openBlobs(folder, words)).staging).toBe(join(folder, 'blobs', '.staging'));
});

it('proves the bucket before anything stands on it, and leaves nothing there', async () => {
  s3.asked.length = 0;
  await openBlobs(folder, words);
  expect(s3.asked.map((one) => one.split(' ')[0])).toEqual(['PUT', 'GET', 'DELETE', 'HEAD']);
  expect(s3.objects.size).toBe(0);
});

it.each([
  ['a bucket that is not there', { bucket: 'another-bucket' }, 's3-bucket-missing', /S3_BUCKET/],
  ['a key that nobody knows', { accessKeyId: 'WHO' }, 's3-refused', /S3_ACCESS_KEY_ID/],
  ['a wrong secret', { secretAccessKey: 'guessed-secret' }, 's3-refused', /S3_SECRET_ACCESS_KEY/],
  ['another region', { region: 'eu-west-9' }, 's3-refused', /S3_REGION/],
  ['no endpoint', { endpoint: undefined }, 's3-settings', /S3_ENDPOINT is missing/],
  ['an endpoint with a path', { endpoint: 'https://minio/bucket' }, 's3-settings', /S3_ENDPOINT must be an address/],
  ['a password in the endpoint', { endpoint: 'https://a:guessed-secret@minio' }, 's3-settings', /S3_ENDPOINT must be/],
  ['an unknown way of addressing', { addressing: 'both' }, 's3-settings', /S3_ADDRESSING must be "path" or "host"/],
])('says plainly what is wrong: %s', async (_, wrong, code, told) => {
  const refusal = await refusalOf({ ...words, ...wrong });
  expect(refusal).toMatchObject({ code, message: expect.stringMatching(told) });
  for (const secret of [S3_KEY.secretAccessKey, 'guessed-secret']) expect(refusal?.message).not.toContain(secret);
});

it('says that nobody answers, after it has waited', async () => {
  const gone = await startS3();
  await gone.stop();
  const waits: number[] = [];
  const client = new S3Client(readS3Settings({ ...words, endpoint: gone.origin }), { wait: async (ms) => void waits.push(ms) });
  await expect(proveS3(client)).rejects.toMatchObject({
    code: 's3-unreachable',
    message: expect.stringContaining('ECONNREFUSED'),
  });
  expect(waits).toHaveLength(4);
});

it('says which right is missing', async () => {
  s3.troubles.push('AccessDenied');
  expect(await refusalOf(words)).toMatchObject({ code: 's3-refused', message: expect.stringContaining('s3:PutObject') });
});
