import { randomFillSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import { COLLECTIONS, FEATURE_FIELDS } from '../../src/api/features.ts';
import type { Role } from '../../src/api/roles.ts';
import type { AcceptedChange } from '../../src/core/register/change.ts';
import { createIds } from '../../src/core/register/uuid.ts';
import { readContainer, unpackContainer } from '../../src/formats/container/read.ts';
import type { BlobStore } from '../../src/server/blobs/blob-store.ts';
import { folderBlobs } from '../../src/server/blobs/folder-blobs.ts';
import type { Districts } from '../../src/server/districts/districts.ts';
import { ProblemError } from '../../src/server/problem.ts';
import { joinTeam } from '../../src/server/team-server.ts';
import { readDemo } from './demo-engine.ts';
import type { Database } from '../../src/server/database/database.ts';
import type { TestDatabase } from './databases.ts';

/** A server of teams whose accounts are a header's word: `x-test-role: planner`. */
export interface TestTeam {
  readonly server: FastifyInstance;
  readonly database: Database;
  readonly districts: Districts;
  readonly blobs: BlobStore;
  /** Folder of the blobs and of what is on its way to them. */
  readonly folder: string;
  stop(): Promise<void>;
}

export const TEST_NOW = '2026-11-28T08:00:00.000Z';
/** The land that a patrol is sent to, unless a test says otherwise: everything. */
const AREA = {
  shape: {
    type: 'Polygon' as const,
    coordinates: [
      [
        [133, 23],
        [136, 23],
        [136, 25],
        [133, 25],
        [133, 23],
      ],
    ],
  },
};

/** What is asked as a role. */
export const as = (role: Role): Record<string, string> => ({ 'x-test-role': role });

export async function startTeam({ open }: TestDatabase, now: () => string = () => TEST_NOW): Promise<TestTeam> {
  const { database, remove } = await open();
  const folder = mkdtempSync(join(tmpdir(), 'chidu-team-'));
  const blobs = folderBlobs(join(folder, 'blobs'));
  const server = fastify({ forceCloseConnections: true });
  const { districts } = await joinTeam(server, {
    database,
    blobs,
    clock: { now },
    ids: createIds((bytes) => randomFillSync(bytes), Date.now),
    actorOf: async ({ headers, params }) => {
      const role = headers['x-test-role'];
      if (typeof role !== 'string') throw new ProblemError(401, 'login-needed');
      const { district } = params as { readonly district: string };
      // A partner department that was given everything that a partner may be given.
      const grants = Object.fromEntries(COLLECTIONS.map((id) => [id, Object.keys(FEATURE_FIELDS[id])]));
      return {
        district,
        account: `a-${role}`,
        name: `n-${role}`,
        role: role as Role,
        isAdmin: false,
        device: 'desk-1',
        grants,
        assignedArea: AREA,
      };
    },
  });
  return {
    server,
    database,
    districts,
    blobs,
    folder,
    stop: async () => {
      await server.close();
      await remove();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Puts the demo district on record. Returns its id. */
export async function seedDemo({ districts, blobs }: Pick<TestTeam, 'districts' | 'blobs'>): Promise<string> {
  const demo = await readContainer(await unpackContainer(readDemo(), { fileName: 'demo.chidu' }));
  return seed({ districts, blobs }, demo.district.name, demo.feed, demo.packages);
}

/** Puts a district on record from its feed and packages. Returns its id. */
export async function seed(
  { districts, blobs }: Pick<TestTeam, 'districts' | 'blobs'>,
  name: string,
  feed: readonly AcceptedChange[],
  packages: ReadonlyMap<string, Uint8Array>,
): Promise<string> {
  const { district } = feed[0];
  for (const [sha256, bytes] of packages) await blobs.put(district, sha256, bytes);
  await districts.begin(district, name, feed);
  return district;
}
