import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify from 'fastify';
import type { AcceptedChange } from '../../../src/core/register/change.ts';
import type { Ids } from '../../../src/core/register/ports.ts';
import { createIds } from '../../../src/core/register/uuid.ts';
import { folderBlobs } from '../../../src/server/blobs/folder-blobs.ts';
import type { Districts } from '../../../src/server/districts/districts.ts';
import type { Actor } from '../../../src/server/policy/policy.ts';
import { ProblemError } from '../../../src/server/problem.ts';
import { joinTeam } from '../../../src/server/team-server.ts';
import type { SyncPorts } from '../../../src/sync/ports.ts';
import type { TestDatabase } from '../databases.ts';
import type { Random } from './chaotic-proxy.ts';
import type { TestAccount } from './test-device.ts';

const ACCOUNT_HEADER = 'test-account';

/** A server of one district in this process, whose accounts are a header's word. */
export interface ListeningServer {
  readonly districts: Districts;
  readonly putPackage: (bytes: Uint8Array, sha256: string) => Promise<void>;
  actor(account: TestAccount, device: string): Actor;
  /** The way to it for an account. */
  fetchAs(account: TestAccount): SyncPorts['fetch'];
  remove(): Promise<void>;
}

export async function startListening(
  { open }: Pick<TestDatabase, 'open'>,
  district: { readonly id: string; readonly name: string; readonly feed: readonly AcceptedChange[] },
  random: Random,
): Promise<ListeningServer> {
  const { database, remove } = await open();
  const folder = mkdtempSync(join(tmpdir(), 'chidu-sync-'));
  const blobs = folderBlobs(folder);
  const ids: Ids = createIds((bytes) => bytes.forEach((_, at) => (bytes[at] = Math.floor(random() * 256))), Date.now);
  const actor = ({ name, role }: TestAccount, device: string): Actor => ({
    district: district.id,
    account: `account-${name}`,
    name,
    role,
    isAdmin: false,
    device,
  });
  const server = fastify({ forceCloseConnections: true });
  const { districts } = await joinTeam(server, {
    database,
    blobs,
    clock: { now: () => new Date().toISOString() },
    ids,
    actorOf: async (request) => {
      const given = request.headers[ACCOUNT_HEADER];
      if (typeof given !== 'string') throw new ProblemError(401, 'login-needed');
      const account = JSON.parse(decodeURIComponent(given)) as TestAccount;
      return actor(account, String(request.headers['chidu-device'] ?? 'none'));
    },
  });
  const address = await server.listen({ port: 0, host: '127.0.0.1' });
  await districts.begin(district.id, district.name, district.feed);
  return {
    districts,
    actor,
    putPackage: (bytes, sha256) => blobs.put(district.id, sha256, bytes),
    fetchAs: (account) => async (path, init) => {
      const headers = {
        ...(init.headers as Record<string, string>),
        [ACCOUNT_HEADER]: encodeURIComponent(JSON.stringify(account)),
      };
      return fetch(`${address}${path}`, { ...init, headers });
    },
    remove: async () => {
      await server.close();
      await remove();
      rmSync(folder, { recursive: true });
    },
  };
}
