import { readdir, readFile } from 'node:fs/promises';
import { type Database, DatabaseError } from './database.ts';

const FOLDER = new URL('./migrations/', import.meta.url);
/** Any number that no other program uses: two servers that start together migrate one after the other. */
const LOCK = 4_214_201;

/** Brings the database to this program’s version: all steps that lack, or none. @throws DatabaseError `database-newer` */
export async function migrate(database: Database): Promise<readonly string[]> {
  const files = (await readdir(FOLDER)).filter((name) => name.endsWith('.sql')).sort();
  const steps = await Promise.all(files.map(async (name) => ({ name, sql: await readFile(new URL(name, FOLDER), 'utf8') })));
  return database.asOwner(async (connection) => {
    await connection.query(`SELECT pg_advisory_xact_lock(${LOCK})`);
    await connection.query('CREATE TABLE IF NOT EXISTS migrations (name text PRIMARY KEY)');
    const done = new Set((await connection.query<{ name: string }>('SELECT name FROM migrations')).map(({ name }) => name));
    const unknown = [...done].find((name) => !files.includes(name));
    if (unknown !== undefined)
      throw new DatabaseError('database-newer', `the database was used by a newer version (${unknown}); upgrade this server`);
    const applied: string[] = [];
    for (const { name, sql } of steps) {
      if (done.has(name)) continue;
      await connection.query(sql);
      await connection.query('INSERT INTO migrations (name) VALUES ($1)', [name]);
      applied.push(name);
    }
    // Who connects must be able to put its privileges down; whoever can already may not be allowed to say so again. Since PostgreSQL 16
    // to be a member is not enough: who made the role is one.
    const [{ can }] = await connection.query<{ can: boolean }>(
      `SELECT pg_has_role(current_user, 'chidu_app',
         CASE WHEN current_setting('server_version_num')::int >= 160000 THEN 'SET' ELSE 'MEMBER' END) AS can`,
    );
    if (!can) await connection.query('GRANT chidu_app TO CURRENT_USER');
    return applied;
  });
}
