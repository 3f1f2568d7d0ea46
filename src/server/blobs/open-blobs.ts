import { join } from 'node:path';
import type { BlobStore } from './blob-store.ts';
import { folderBlobs } from './folder-blobs.ts';
import { proveS3 } from './s3/prove-s3.ts';
import { s3Blobs } from './s3/s3-blobs.ts';
import { S3Client } from './s3/s3-client.ts';
import { readS3Settings, type S3Words } from './s3/s3-settings.ts';

/**
 * The store that the operator chose: the folder `blobs` of the server's data, or a bucket that keeps, answers and forgets a first object.
 * What is on its way lies in the folder in either case. @throws SettingsError
 */
export async function openBlobs(dataFolder: string, s3: S3Words | undefined): Promise<BlobStore> {
  const folder = join(dataFolder, 'blobs');
  if (!s3) return folderBlobs(folder);
  const client = new S3Client(readS3Settings(s3), { onTrouble: (line) => void process.stderr.write(`chidu: ${line}\n`) });
  await proveS3(client);
  return s3Blobs(client, join(folder, '.staging'));
}
