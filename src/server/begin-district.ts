import type { District } from '../core/register/district.ts';
import type { DistrictContainer } from '../formats/container/container.ts';
import type { Auth } from './auth/auth.ts';
import type { BlobStore } from './blobs/blob-store.ts';
import type { Districts } from './districts/districts.ts';

/**
 * Begins a district on a server with everything that its container holds. The bytes come first: a feed never names a package that is
 * not there. @throws ProblemError 409 `district-known`, 422 with the chain's code
 */
export async function beginDistrict(
  { district, packages, photos, feed }: DistrictContainer,
  { auth, blobs, districts }: { readonly auth: Auth; readonly blobs: BlobStore; readonly districts: Districts },
): Promise<District> {
  for (const [sha256, bytes] of [...packages, ...photos]) await blobs.put(district.id, sha256, bytes);
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
