import { mkdir } from 'node:fs/promises';
import { PGlite, types } from '@electric-sql/pglite';
import { type Connection, type Database, requireSent, type Scope, statementsOfScope } from './database.ts';
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
      const sent: Promise<unknown>[] = [];
      const connection: Connection = {
        send: (sql, params) => {
          const done = transaction.query(sql, [...params]);
          // Whoever commits is told.
          done.catch(() => undefined);
          sent.push(done);
        },
        query: async <Row>(sql: string, params: readonly unknown[] = []) =>
          params.length === 0 && !/^\s*(select|with|insert|update|delete)\b/i.test(sql)
            ? (((await transaction.exec(sql)).at(-1)?.rows ?? []) as Row[])
            : (await transaction.query<Row>(sql, [...params])).rows,
      };
      if (scope) await transaction.exec(statementsOfScope(scope));
      const result = await work(connection).catch(async (error: unknown) => {
        // What came behind a statement that failed was refused for that alone.
        await requireSent(sent);
        throw error;
      });
      await requireSent(sent);
      return result;
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
