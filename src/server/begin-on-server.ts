import { randomFillSync } from 'node:crypto';
import type { District } from '../core/register/district.ts';
import { createIds } from '../core/register/uuid.ts';
import type { DistrictContainer } from '../formats/container/container.ts';
import { createApiServer } from './api-server.ts';
import { createAccount } from './auth/administer-accounts.ts';
import { beginDistrict } from './begin-district.ts';
import { openBlobs } from './blobs/open-blobs.ts';
import type { S3Words } from './blobs/s3/s3-settings.ts';
import { openDatabase } from './open-database.ts';
import { joinTeam } from './team-server.ts';

interface Place {
  /** Address of PostgreSQL, or the folder of data of the embedded database. */
  readonly database: string;
  readonly dataFolder: string;
  readonly s3?: S3Words;
  readonly admin: { readonly login: string; readonly name: string };
}

/**
 * Brings a district to a server, running or not, with its first administrator, a planner whose password must be changed at the first
 * login. @throws DatabaseError, SettingsError; ProblemError 409 `district-known`
 */
export async function beginOnServer(
  container: DistrictContainer,
  { database: place, dataFolder, s3, admin }: Place,
): Promise<{ readonly district: District; readonly password: string }> {
  const blobs = await openBlobs(dataFolder, s3);
  const database = await openDatabase(place);
  try {
    const clock = { now: () => new Date().toISOString() };
    const ids = createIds((bytes) => void randomFillSync(bytes), Date.now);
    const { auth, districts } = await joinTeam(createApiServer({}), { database, blobs, clock, ids });
    const district = await beginDistrict(container, { auth, blobs, clock, database, districts });
    const { password } = await createAccount(
      auth,
      { district: district.id, account: 'system' },
      { ...admin, role: 'planner', isAdmin: true, grants: {} },
      { account: ids.next(), at: clock.now() },
    );
    return { district, password };
  } finally {
    await database.close();
  }
}
