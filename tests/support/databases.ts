import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { Database } from '../../src/server/database/database.ts';
import { openPglite } from '../../src/server/database/pglite.ts';
import { openPostgres } from '../../src/server/database/postgres.ts';

/** A database that the server's tests run against. */
export interface TestDatabase {
  readonly name: string;
  /** An empty database of its own. */
  open(): Promise<{ readonly database: Database; readonly remove: () => Promise<void> }>;
}

const address = process.env.CHIDU_TEST_POSTGRES;

const EMBEDDED: TestDatabase = {
  name: 'PGlite',
  open: async () => {
    const database = await openPglite();
    return { database, remove: () => database.close() };
  },
};

const REAL: TestDatabase = {
  name: 'PostgreSQL',
  open: async () => {
    const name = `chidu_test_${randomBytes(8).toString('hex')}`;
    await runAlone(`CREATE DATABASE ${name}`);
    const url = new URL(address ?? '');
    url.pathname = `/${name}`;
    const database = await openPostgres(url.href);
    return {
      database,
      remove: async () => {
        await database.close();
        await runAlone(`DROP DATABASE ${name} WITH (FORCE)`);
      },
    };
  },
};

if (address === undefined) console.warn('the server is tested on PGlite alone: CHIDU_TEST_POSTGRES names no PostgreSQL');

/** The embedded one, and the PostgreSQL of `CHIDU_TEST_POSTGRES` (an address of somebody who may make databases) where it is named. */
export const TEST_DATABASES: readonly TestDatabase[] = address === undefined ? [EMBEDDED] : [EMBEDDED, REAL];

async function runAlone(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
