import { createHash, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { SettingsError } from '../../settings-error.ts';
import type { S3Client } from './s3-client.ts';
import { S3Error } from './s3-error.ts';

/** What the stores' codes mean for whoever wrote the settings. */
const MEANING: Readonly<Record<string, readonly [code: string, advice: string]>> = {
  NoSuchBucket: ['s3-bucket-missing', 'there is no such bucket; make it, or correct S3_BUCKET'],
  InvalidAccessKeyId: ['s3-refused', 'the store does not know this key; correct S3_ACCESS_KEY_ID'],
  SignatureDoesNotMatch: ['s3-refused', 'the secret does not belong to the key; correct S3_SECRET_ACCESS_KEY'],
  AccessDenied: [
    's3-refused',
    'the key may not do this; it needs s3:PutObject, s3:GetObject, s3:DeleteObject and s3:ListBucket on this bucket',
  ],
  RequestTimeTooSkewed: ['s3-refused', 'the clocks of this machine and of the store differ; set them'],
  AuthorizationHeaderMalformed: ['s3-refused', 'the bucket lies in another region; correct S3_REGION'],
  PermanentRedirect: ['s3-refused', 'the bucket lies elsewhere; correct S3_ENDPOINT and S3_REGION'],
};

/** A missing name is asked for on purpose: without the right to list, stores answer 403 there, and photos would seem to be lost. */
const HIDES_MISSING = 'the key needs s3:ListBucket, so that the store says what is missing';

/**
 * Keeps, reads and removes a first object, so that a server does not begin on a store that will take no photo.
 * @throws SettingsError `s3-bucket-missing`, `s3-refused`, `s3-unreachable`
 */
export async function proveS3(client: S3Client): Promise<void> {
  const key = `.chidu-${randomUUID()}`;
  const content = `chidu ${key}`;
  const sha256 = createHash('sha256').update(content).digest('hex');
  const body = { sha256, bytes: content.length, open: () => Readable.from([Buffer.from(content)]) };
  try {
    await client.tell({ method: 'PUT', key, body });
    const read = await text(await client.send({ method: 'GET', key }));
    await client.tell({ method: 'DELETE', key });
    if (read !== content)
      throw new SettingsError('s3-refused', `photo store: ${client.place} does not give back what it was given`);
    await client.tell({ method: 'HEAD', key }).then(
      () => refuse(client, 's3-refused', 'what was removed is still there'),
      (error: unknown) => {
        if (error instanceof S3Error && error.status === 403) refuse(client, 's3-refused', HIDES_MISSING);
        if (!(error instanceof S3Error && error.status === 404)) throw error;
      },
    );
  } catch (error) {
    if (!(error instanceof S3Error)) throw error;
    const known = MEANING[error.code];
    if (known) refuse(client, known[0], `${known[1]} (${error.code})`);
    if (error.isPassing) refuse(client, 's3-unreachable', `no answer (${error.code}); is it running, and S3_ENDPOINT right?`);
    refuse(client, 's3-refused', error.message);
  }
}

function refuse({ place }: S3Client, code: string, why: string): never {
  throw new SettingsError(code, `photo store: ${place}: ${why}`);
}
