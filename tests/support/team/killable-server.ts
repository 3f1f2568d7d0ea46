import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import type { Role } from '../../../src/api/roles.ts';
import type { AcceptedChange } from '../../../src/core/register/change.ts';
import type { Ids } from '../../../src/core/register/ports.ts';
import { createIds } from '../../../src/core/register/uuid.ts';
import { folderBlobs } from '../../../src/server/blobs/folder-blobs.ts';
import type { Database } from '../../../src/server/database/database.ts';
import type { Districts } from '../../../src/server/districts/districts.ts';
import type { Actor } from '../../../src/server/policy/policy.ts';
import { ProblemError } from '../../../src/server/problem.ts';
import { joinTeam } from '../../../src/server/team-server.ts';
import type { SyncPorts } from '../../../src/sync/ports.ts';
import type { TestDatabase } from '../databases.ts';
import type { Random } from './chaotic-fetch.ts';

/** Who asks, in the place of a session. */
export interface TestAccount {
  readonly name: string;
  readonly role: Role;
}

const ACCOUNT_HEADER = 'test-account';

/** A server of one district in this process, which can be killed in the middle of anything and started again on the same database. */
export interface KillableServer {
  readonly districts: () => Districts;
  readonly putPackage: (bytes: Uint8Array, sha256: string) => Promise<void>;
  /** The way to it for an account, wherever it listens at the moment. */
  fetchAs(account: TestAccount): SyncPorts['fetch'];
  actor(account: TestAccount, device: string): Actor;
  kill(): Promise<void>;
  start(): Promise<void>;
  remove(): Promise<void>;
}

export async function startKillable(
  { open }: Pick<TestDatabase, 'open'>,
  district: { readonly id: string; readonly name: string; readonly feed: readonly AcceptedChange[] },
  random: Random,
  now: () => string = () => new Date().toISOString(),
): Promise<KillableServer> {
  const { database, remove } = await open();
  const folder = mkdtempSync(join(tmpdir(), 'chidu-sync-'));
  const blobs = folderBlobs(folder);
  const ids: Ids = createIds((bytes) => bytes.forEach((_, at) => (bytes[at] = Math.floor(random() * 256))), Date.now);
  let running: { readonly server: FastifyInstance; readonly districts: Districts; readonly address: string } | null = null;

  const actor = ({ name, role }: TestAccount, device: string): Actor => ({
    district: district.id,
    account: `account-${name}`,
    name,
    role,
    isAdmin: false,
    device,
  });
  const start = async () => {
    const server = fastify({ forceCloseConnections: true });
    const { districts } = await joinTeam(server, {
      database: database satisfies Database,
      blobs,
      clock: { now },
      ids,
      actorOf: async (request) => {
        const given = request.headers[ACCOUNT_HEADER];
        if (typeof given !== 'string') throw new ProblemError(401, 'login-needed');
        const account = JSON.parse(decodeURIComponent(given)) as TestAccount;
        return actor(account, String(request.headers['chidu-device'] ?? 'none'));
      },
    });
    running = { server, districts, address: await server.listen({ port: 0, host: '127.0.0.1' }) };
  };
  await start();
  const now_ = () => {
    if (!running) throw new TypeError('no server listens');
    return running;
  };
  await now_().districts.begin(district.id, district.name, district.feed);
  return {
    districts: () => now_().districts,
    putPackage: (bytes, sha256) => blobs.put(district.id, sha256, bytes),
    fetchAs: (account) => async (address, init) => {
      const headers = {
        ...(init.headers as Record<string, string>),
        [ACCOUNT_HEADER]: encodeURIComponent(JSON.stringify(account)),
      };
      return fetch(`${now_().address}${address}`, { ...init, headers });
    },
    actor,
    kill: async () => {
      const { server } = now_();
      running = null;
      // Whoever waits for an answer loses the connection; what is in memory is forgotten.
      server.server.closeAllConnections();
      await server.close();
    },
    start,
    remove: async () => {
      await running?.server.close();
      await remove();
      rmSync(folder, { recursive: true });
    },
  };
}
