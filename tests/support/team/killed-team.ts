import { spawnSync } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { FeedPage } from '../../../src/api/feed.ts';
import type { AcceptedChange } from '../../../src/core/register/change.ts';
import type { FeedLink } from '../../../src/core/register/feed-links.ts';
import { createIds } from '../../../src/core/register/uuid.ts';
import { createApiServer } from '../../../src/server/api-server.ts';
import { createAccount } from '../../../src/server/auth/administer-accounts.ts';
import { folderBlobs } from '../../../src/server/blobs/folder-blobs.ts';
import { openPglite } from '../../../src/server/database/pglite.ts';
import { openPostgres } from '../../../src/server/database/postgres.ts';
import { embeddedFolder } from '../../../src/server/open-database.ts';
import { joinTeam } from '../../../src/server/team-server.ts';
import { makePostgres } from '../databases.ts';
import { findFreePort } from '../free-port.ts';
import { createServerProcess, type ServerProcess } from './server-process.ts';
import type { TestAccount } from './test-device.ts';

/** A team's server in a process of its own, which can be killed at any moment, with accounts that log in as people do. */
export interface KilledTeam {
  readonly server: ServerProcess;
  /** Cookie of a device that is logged in. */
  cookieOf(device: string): string | undefined;
  logIn(account: TestAccount, device: string): Promise<void>;
  /** Asks the server itself, past every proxy. */
  ask(device: string, path: string): Promise<Response>;
  /** All links that a device is given. */
  pull(device: string): Promise<readonly FeedLink[]>;
  /** `chidu audit` on the database, after the server was stopped; its JSON. */
  audit(): { readonly ok: boolean };
  remove(): Promise<void>;
}

const LINKS_PER_PAGE = 1000;

/** Begins a district on an empty database, gives it accounts, and starts the server. @param kind `pglite` is in a folder: in memory nothing survives */
export async function startKilledTeam(
  kind: 'postgresql' | 'pglite',
  district: { readonly id: string; readonly name: string; readonly feed: readonly AcceptedChange[] },
  accounts: readonly TestAccount[],
): Promise<KilledTeam> {
  const folder = mkdtempSync(join(tmpdir(), 'chidu-chaos-'));
  const data = join(folder, 'data');
  const made = kind === 'postgresql' ? await makePostgres() : null;
  const logins = new Map<string, { readonly login: string; readonly password: string }>();
  const database = made ? await openPostgres(made.address) : await openPglite(embeddedFolder(data));
  try {
    const clock = { now: () => new Date().toISOString() };
    const ids = createIds((bytes) => void randomFillSync(bytes), Date.now);
    const blobs = folderBlobs(join(data, 'blobs'));
    const { auth, districts } = await joinTeam(createApiServer({}), { database, blobs, clock, ids });
    await districts.begin(district.id, district.name, district.feed);
    for (const [at, { name, role }] of accounts.entries()) {
      const login = `login-${at}`;
      const account = { login, name, role, isAdmin: false, grants: {} };
      const stamp = { account: ids.next(), at: clock.now(), mustChange: false };
      const { password } = await createAccount(auth, { district: district.id, account: 'system' }, account, stamp);
      logins.set(name, { login, password });
    }
  } finally {
    await database.close();
  }
  const server = createServerProcess({ folder, port: await findFreePort(), ...(made && { databaseUrl: made.address }) });
  await server.start();
  const cookies = new Map<string, string>();
  const base = `${server.address}/api/districts/${district.id}`;
  const ask = (device: string, path: string) =>
    fetch(`${base}/${path}`, { headers: { cookie: cookies.get(device) ?? '', 'chidu-device': device } });
  return {
    server,
    cookieOf: (device) => cookies.get(device),
    logIn: async ({ name }, device) => {
      const headers = { 'content-type': 'application/json', 'chidu-device': device };
      const answer = await fetch(`${base}/session`, { method: 'PUT', headers, body: JSON.stringify(logins.get(name)) });
      if (!answer.ok) throw new Error(`${device} is not let in: ${await answer.text()}`);
      cookies.set(device, (answer.headers.get('set-cookie') ?? '').split(';', 1)[0]);
    },
    ask,
    pull: async (device) => {
      const links: FeedLink[] = [];
      for (;;) {
        const answer = await ask(device, `changes?since=${links.length}&limit=${LINKS_PER_PAGE}`);
        const page = (await answer.json()) as FeedPage;
        links.push(...page.links);
        if (links.length >= page.head.seq) return links;
      }
    },
    audit: () => {
      const args = ['--import', 'tsx', resolve('src/cli/main.ts'), 'audit', made?.address ?? data, '--json'];
      const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
      try {
        return JSON.parse(stdout) as { ok: boolean };
      } catch {
        throw new Error(`the proof says nothing: ${stdout}${stderr}`);
      }
    },
    remove: async () => {
      await server.kill();
      await made?.remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
