import { randomFillSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Session } from '../../src/api/accounts.ts';
import type { Role } from '../../src/api/roles.ts';
import { createDistrict } from '../../src/core/register/actions/create-district.ts';
import { createIds } from '../../src/core/register/uuid.ts';
import { createApiServer } from '../../src/server/api-server.ts';
import { createAccount } from '../../src/server/auth/administer-accounts.ts';
import type { Auth } from '../../src/server/auth/auth.ts';
import { folderBlobs } from '../../src/server/blobs/folder-blobs.ts';
import type { Database } from '../../src/server/database/database.ts';
import type { Districts } from '../../src/server/districts/districts.ts';
import { joinTeam, type TeamOptions } from '../../src/server/team-server.ts';
import { createWriter, DISTRICT_INPUT } from './district-changes.ts';
import type { TestDatabase } from './databases.ts';

/** A guess costs a millisecond, so that a suite logs in a hundred times. */
const CHEAP = { N: 1024, r: 8, p: 1 };

/** A server with two districts, `d-1` and `d-2`, on an empty database. */
export interface GuardedTeam {
  readonly server: FastifyInstance;
  readonly database: Database;
  readonly districts: Districts;
  readonly auth: Auth;
  /** `METHOD /address` of every route, as registered. */
  readonly routes: readonly string[];
  /** Moves the clock. */
  pass(ms: number): void;
  now(): string;
  account(district: string, login: string, role: Role, more?: AccountExtras): Promise<{ account: string; password: string }>;
  logIn(district: string, login: string, password: string, device?: string): Promise<Ticket>;
  close(): Promise<void>;
}

export interface AccountExtras {
  readonly isAdmin?: boolean;
  readonly mustChange?: boolean;
  readonly grants?: Record<string, string[]>;
}

/** What a browser that is logged in sends. */
export interface Ticket {
  readonly headers: { readonly cookie: string; readonly 'chidu-device': string };
  readonly session: Session;
  readonly setCookie: string;
}

export async function startGuardedTeam(
  where: TestDatabase,
  options: Pick<TeamOptions, 'auth' | 'oidc' | 'rules'> = {},
): Promise<GuardedTeam> {
  const { database, remove } = await where.open();
  const folder = mkdtempSync(join(tmpdir(), 'chidu-team-'));
  let time = Date.parse('2026-11-28T08:00:00.000Z');
  const clock = { now: () => new Date(time).toISOString() };
  const ids = createIds((bytes) => void randomFillSync(bytes), Date.now);
  const routes: string[] = [];
  const server = createApiServer({});
  server.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) if (one !== 'HEAD') routes.push(`${one} ${url}`);
  });
  const { districts, auth } = await joinTeam(server, {
    database,
    blobs: folderBlobs(folder),
    clock,
    ids,
    rules: { allowedOrigins: ['https://tiles.example'], mayBegin: (district) => district === 'd-1' },
    ...options,
    auth: { cost: CHEAP, mostFailuresPerAddress: 1000, ...options.auth },
  });
  for (const district of ['d-1', 'd-2']) {
    const writer = createWriter();
    writer.accept(createDistrict(writer.register, { ...DISTRICT_INPUT, id: district }));
    await districts.begin(district, `试验区 ${district}`, writer.changes);
  }
  await server.ready();
  let accounts = 0;
  return {
    server,
    database,
    districts,
    auth,
    routes,
    pass: (ms) => (time += ms),
    now: clock.now,
    account: async (district, login, role, { isAdmin = false, mustChange = false, grants = {} } = {}) => {
      const account = `a-${++accounts}`;
      const made = await createAccount(
        auth,
        { district, account: 'system' },
        { login, name: `${login}·${accounts}`, role, isAdmin, grants },
        { account, at: clock.now(), mustChange },
      );
      return { account, password: made.password };
    },
    logIn: async (district, login, password, device = `device-${login}`) => {
      const answer = await server.inject({
        method: 'PUT',
        url: `/api/districts/${district}/session`,
        headers: { 'chidu-device': device },
        payload: { login, password },
      });
      if (answer.statusCode !== 200) throw new Error(`${answer.statusCode} ${answer.body}`);
      const setCookie = String(answer.headers['set-cookie']);
      return {
        headers: { cookie: setCookie.split(';', 1)[0], 'chidu-device': device },
        session: answer.json<Session>(),
        setCookie,
      };
    },
    close: async () => {
      await server.close();
      await remove();
      rmSync(folder, { recursive: true });
    },
  };
}
