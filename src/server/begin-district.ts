import type { Clock } from '../core/register/ports.ts';
import type { District } from '../core/register/district.ts';
import type { DistrictContainer } from '../formats/container/container.ts';
import { readSignature } from '../formats/photo/media-type.ts';
import type { Auth } from './auth/auth.ts';
import type { BlobStore } from './blobs/blob-store.ts';
import { type Blob, noteBlob } from './blobs/blob-table.ts';
import type { Database } from './database/database.ts';
import type { Districts } from './districts/districts.ts';

export interface Beginning {
  readonly auth: Auth;
  readonly blobs: BlobStore;
  readonly clock: Clock;
  readonly database: Database;
  readonly districts: Districts;
}

const OCTETS = 'application/octet-stream';

/**
 * Begins a district on a server with everything that its container holds. The bytes come first: a feed never names a package that is
 * not there. @throws ProblemError 409 `district-known`, 422 with the chain's code
 */
export async function beginDistrict(
  { district, packages, photos, feed }: DistrictContainer,
  { auth, blobs, database, districts, clock }: Beginning,
): Promise<District> {
  const keep = async (sha256: string, bytes: Uint8Array, kind: Blob['kind'], mediaType: string): Promise<void> => {
    await blobs.put(district.id, sha256, bytes);
    await noteBlob(database, district.id, sha256, { kind, mediaType, bytes: bytes.length }, clock.now());
  };
  for (const [sha256, bytes] of packages) await keep(sha256, bytes, 'package', OCTETS);
  for (const [sha256, bytes] of photos) {
    const signature = readSignature(bytes);
    await keep(sha256, bytes, 'photo', 'mediaType' in signature ? signature.mediaType : OCTETS);
  }
  await districts.begin(district.id, district.name, feed);
  await auth.within(district.id, (connection) =>
    auth.audit(connection, district.id, {
      actor: 'system',
      action: 'district-begun',
      subject: district.id,
      detail: { changes: feed.length },
    }),
  );
  return district;
}
