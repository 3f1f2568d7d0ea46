import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { Database } from '../../src/server/database/database.ts';
import { openPglite } from '../../src/server/database/pglite.ts';
import { openPostgres } from '../../src/server/database/postgres.ts';
import { readEmptyPglite } from './empty-pglite.ts';

/** A database that the server's tests run against. */
export interface TestDatabase {
  readonly name: string;
  /** An empty database of its own. */
  open(): Promise<{ readonly database: Database; readonly remove: () => Promise<void> }>;
}

/** Address of a PostgreSQL where databases may be made and removed; undefined where there is none. */
export const POSTGRES = process.env.CHIDU_TEST_POSTGRES;

const EMBEDDED: TestDatabase = {
  name: 'PGlite',
  open: async () => {
    const database = await openPglite(undefined, await readEmptyPglite());
    return { database, remove: () => database.close() };
  },
};

const REAL: TestDatabase = {
  name: 'PostgreSQL',
  open: async () => {
    const made = await makePostgres();
    const database = await openPostgres(made.address);
    return {
      database,
      remove: async () => {
        await database.close();
        await made.remove();
      },
    };
  },
};

if (POSTGRES === undefined) console.warn('the server is tested on PGlite alone: CHIDU_TEST_POSTGRES names no PostgreSQL');

/** The embedded one, and the PostgreSQL of `CHIDU_TEST_POSTGRES` (an address of somebody who may make databases) where it is named. */
export const TEST_DATABASES: readonly TestDatabase[] = POSTGRES === undefined ? [EMBEDDED] : [EMBEDDED, REAL];

/** An empty database of its own on the PostgreSQL that is named. */
export async function makePostgres(): Promise<{ readonly address: string; readonly remove: () => Promise<void> }> {
  const name = `chidu_test_${randomBytes(8).toString('hex')}`;
  await runAlone(`CREATE DATABASE ${name}`);
  const url = new URL(POSTGRES ?? '');
  url.pathname = `/${name}`;
  return { address: url.href, remove: () => runAlone(`DROP DATABASE ${name} WITH (FORCE)`) };
}

async function runAlone(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: POSTGRES });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
