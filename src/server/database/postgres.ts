import type { Writable } from 'node:stream';
import pg from 'pg';
import { type Connection, type Database, DatabaseError, requireSent, type Scope, statementsOfScope } from './database.ts';

const OLDEST_VERSION = 14;
const INT8 = 20;
const CONNECTIONS = 20;

/** Opens a PostgreSQL by its address (`postgresql://…`). @throws DatabaseError `database-unreachable`, `database-too-old` */
export async function openPostgres(address: string): Promise<Database> {
  // Whole numbers of eight bytes come as text by default; places in a feed stay far below 2^53.
  const types = {
    getTypeParser: ((oid: number, format?: 'text') =>
      oid === INT8 ? Number : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
  };
  // What nobody waits for is sent behind each other at once.
  const pool = new pg.Pool({ connectionString: address, max: CONNECTIONS, types, pipeline: true });
  // A connection that breaks while it rests is replaced; the next query says what is wrong.
  pool.on('error', () => undefined);
  try {
    const { rows } = await pool.query<{ version: number }>(
      `SELECT current_setting('server_version_num')::int / 10000 AS version`,
    );
    if (rows[0].version < OLDEST_VERSION)
      throw new DatabaseError(
        'database-too-old',
        `PostgreSQL ${rows[0].version} is too old; ${OLDEST_VERSION} or newer is needed`,
      );
  } catch (error) {
    await pool.end();
    if (error instanceof DatabaseError) throw error;
    throw new DatabaseError('database-unreachable', `no PostgreSQL answers at DATABASE_URL: ${(error as Error).message}`, {
      cause: error,
    });
  }
  const within = async <T>(scope: Scope | null, work: (connection: Connection) => Promise<T>): Promise<T> => {
    const client = await pool.connect();
    const sent: Promise<unknown>[] = [];
    const connection: Connection = {
      query: async <Row>(sql: string, params: readonly unknown[] = []) => (await client.query(sql, [...params])).rows as Row[],
      send: (sql, params) => {
        gatherWrites(client);
        const done = client.query(sql, [...params]);
        // Whoever commits is told.
        done.catch(() => undefined);
        sent.push(done);
      },
    };
    let broken: Error | undefined;
    try {
      // One message, and nothing behind it before it is answered: a statement outside of the transaction would be the owner's.
      await client.query(scope ? `BEGIN; ${statementsOfScope(scope)}` : 'BEGIN');
      const result = await work(connection);
      // Behind a statement that failed, COMMIT takes everything back.
      const committed = client.query('COMMIT');
      await requireSent([...sent, committed]);
      if ((await committed).command === 'ROLLBACK') throw new Error('a statement failed: nothing was committed');
      return result;
    } catch (error) {
      await client.query('ROLLBACK').catch((lost: Error) => {
        broken = lost;
      });
      // What came behind a statement that failed was refused for that alone.
      await requireSent(sent);
      throw error;
    } finally {
      client.release(broken);
    }
  };
  return {
    kind: 'postgresql',
    transaction: (scope, work) => within(scope, work),
    asOwner: (work) => within(null, work),
    close: () => pool.end(),
  };
}

/** What this turn of the program's loop sends to the database goes as one packet, which wakes it once; at the end of the turn at the latest. */
function gatherWrites(client: pg.PoolClient): void {
  // The library holds its stream itself; without it, each statement is a packet of its own.
  const { stream } = (client as unknown as { readonly connection?: { readonly stream?: Writable } }).connection ?? {};
  if (!stream || stream.writableCorked > 0) return;
  stream.cork();
  setImmediate(() => stream.uncork());
}
