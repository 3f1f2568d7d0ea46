import pg from 'pg';
import { type Connection, type Database, DatabaseError, enterScope, type Scope } from './database.ts';

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
  const pool = new pg.Pool({ connectionString: address, max: CONNECTIONS, types });
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
    const connection: Connection = {
      query: async <Row>(sql: string, params: readonly unknown[] = []) => (await client.query(sql, [...params])).rows as Row[],
    };
    let broken: Error | undefined;
    try {
      await client.query('BEGIN');
      if (scope) await enterScope(connection, scope);
      const result = await work(connection);
      await client.query('COMMIT');
      return result;
    } catch (error) {
      await client.query('ROLLBACK').catch((lost: Error) => {
        broken = lost;
      });
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
