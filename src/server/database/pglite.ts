import { mkdir } from 'node:fs/promises';
import { PGlite, types } from '@electric-sql/pglite';
import { type Connection, type Database, enterScope, type Scope } from './database.ts';
import { takeLock } from './lock-file.ts';

/**
 * Opens the embedded database in a folder, or in memory without one. For trying out and for tests: it never waits for the disk, so
 * that a machine which loses power may lose what was acknowledged. A new one begins with `contents`, a copy that `dumpDataDir` made:
 * a seventh of the work of making one from nothing. @throws DatabaseError `database-locked`
 */
export async function openPglite(folder?: string, contents?: Blob): Promise<Database> {
  if (folder !== undefined) await mkdir(folder, { recursive: true });
  const release = folder === undefined ? async () => undefined : await takeLock(folder);
  const database = await PGlite.create({
    dataDir: folder === undefined ? 'memory://' : `${folder}/pglite`,
    parsers: { [types.INT8]: Number },
    ...(contents && { loadDataDir: contents }),
  }).catch(async (error: unknown) => {
    await release();
    throw error;
  });
  const within = <T>(scope: Scope | null, work: (connection: Connection) => Promise<T>): Promise<T> =>
    database.transaction(async (transaction) => {
      const connection: Connection = {
        query: async <Row>(sql: string, params: readonly unknown[] = []) =>
          params.length === 0 && !/^\s*(select|with|insert|update|delete)\b/i.test(sql)
            ? (((await transaction.exec(sql)).at(-1)?.rows ?? []) as Row[])
            : (await transaction.query<Row>(sql, [...params])).rows,
      };
      if (scope) await enterScope(connection, scope);
      return work(connection);
    });
  return {
    kind: 'pglite',
    transaction: (scope, work) => within(scope, work),
    asOwner: (work) => within(null, work),
    close: async () => {
      await database.close();
      await release();
    },
  };
}
