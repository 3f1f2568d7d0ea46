import { randomFillSync } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';
import type { Clock } from '../core/register/ports.ts';
import { createIds } from '../core/register/uuid.ts';
import { createApiServer } from './api-server.ts';
import { type OidcSettings, oidcSettingsSchema } from './auth/oidc/oidc-settings.ts';
import { openBlobs } from './blobs/open-blobs.ts';
import type { S3Words } from './blobs/s3/s3-settings.ts';
import type { Database } from './database/database.ts';
import { openPglite } from './database/pglite.ts';
import { openPostgres } from './database/postgres.ts';
import { preparePglite } from './database/prepare-pglite.ts';
import { embeddedFolder } from './open-database.ts';
import { type DemoAccount, seedDemo } from './seed-demo.ts';
import { SettingsError } from './settings-error.ts';
import { joinTeam } from './team-server.ts';

export interface TeamPlace {
  /** Folder of blobs, of what is on its way to them, and of the embedded database. */
  readonly dataFolder: string;
  /** `postgresql://…`; the embedded database where it is absent. */
  readonly databaseUrl?: string;
  /** Container of the district that an empty server begins with. */
  readonly demo?: string;
  /** As browsers know this server. */
  readonly publicOrigin?: string;
  readonly trustProxy?: string;
  /** File of the identity provider's settings. */
  readonly oidcFile?: string;
  /** A store of objects that keeps packages and photos in the place of the folder. */
  readonly s3?: S3Words;
  /** Origins that the pages may fetch from. */
  readonly allowedOrigins?: readonly string[];
  /** District whose administrators may begin others; on the embedded database everybody's may. */
  readonly leadDistrict?: string;
}

export interface OpenTeam {
  readonly api: FastifyInstance;
  readonly kind: Database['kind'];
  /** Those that were made just now. */
  readonly demoAccounts: readonly DemoAccount[];
  close(): Promise<void>;
}

/** Opens the database and everything that stands on it. @throws DatabaseError, SettingsError, and system errors of the folder */
export async function openTeam({
  dataFolder,
  databaseUrl,
  demo,
  publicOrigin,
  trustProxy,
  oidcFile,
  s3,
  allowedOrigins = [],
  leadDistrict,
}: TeamPlace): Promise<OpenTeam> {
  const settings = oidcFile === undefined ? undefined : await readOidc(oidcFile);
  if (settings && publicOrigin === undefined)
    throw new SettingsError('origin-missing', 'OIDC needs PUBLIC_ORIGIN: the address at which browsers reach this server');
  // Wrong keys are told before a database is opened for nothing.
  const blobs = await openBlobs(dataFolder, s3);
  const database = databaseUrl === undefined ? await openEmbedded(dataFolder) : await openPostgres(databaseUrl);
  try {
    const clock: Clock = { now: () => new Date().toISOString() };
    const ids = createIds((bytes) => void randomFillSync(bytes), Date.now);
    const api = createApiServer({ trustProxy });
    const { districts, auth } = await joinTeam(api, {
      database,
      blobs,
      clock,
      ids,
      auth: { publicOrigin },
      rules: {
        allowedOrigins,
        mayBegin: (district) => (leadDistrict === undefined ? database.kind === 'pglite' : district === leadDistrict),
      },
      ...(settings && publicOrigin !== undefined && { oidc: { settings, publicOrigin } }),
    });
    const demoAccounts = demo === undefined ? [] : await seedDemo(demo, { auth, blobs, clock, database, districts, ids });
    await api.ready();
    return {
      api,
      kind: database.kind,
      demoAccounts,
      close: async () => {
        await api.close();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function openEmbedded(dataFolder: string): Promise<Database> {
  const folder = embeddedFolder(dataFolder);
  await preparePglite(folder);
  return openPglite(folder);
}

async function readOidc(path: string): Promise<OidcSettings> {
  const text = await readFile(path, 'utf8').catch((error: Error) => {
    throw new SettingsError('oidc-unreadable', `OIDC: ${error.message}`);
  });
  try {
    return oidcSettingsSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new SettingsError(
      'oidc-unreadable',
      `OIDC: ${path} is not what an identity provider needs: ${(error as Error).message}`,
    );
  }
}
