import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/server/database/database.ts';
import { migrate } from '../../../src/server/database/migrate.ts';
import { TEST_DATABASES } from '../../support/databases.ts';

/** The list of applied migrations belongs to the database, not to a district. */
const OF_THE_DATABASE = new Set(['migrations']);

describe.each(TEST_DATABASES)('the tables on $name', ({ open }) => {
  let database: Database;
  let remove: () => Promise<void>;

  beforeAll(async () => {
    ({ database, remove } = await open());
    await migrate(database);
  });
  afterAll(() => remove());

  const ask = <Row>(sql: string) => database.asOwner((connection) => connection.query<Row>(sql));

  it('are migrated once', async () => {
    expect(await migrate(database)).toEqual([]);
  });

  it('have keys and unique indexes that begin with the district, so that a district lives on one node', async () => {
    const keys = await ask<{ relation: string; first: string }>(
      `SELECT t.relname AS relation, a.attname AS first
       FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid JOIN pg_namespace n ON n.oid = t.relnamespace
       JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = i.indkey[0]
       WHERE n.nspname = 'public' AND (i.indisprimary OR i.indisunique)`,
    );
    const own = keys.filter(({ relation }) => !OF_THE_DATABASE.has(relation));
    expect(own.length).toBeGreaterThan(5);
    expect(own.filter(({ first }) => first !== 'district')).toEqual([]);
  });

  it('stand behind row-level security, forced upon their owner too', async () => {
    const open_ = await ask<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname = 'public' AND c.relkind = 'r' AND NOT (c.relrowsecurity AND c.relforcerowsecurity)`,
    );
    expect(open_.map(({ name }) => name).filter((name) => !OF_THE_DATABASE.has(name))).toEqual([]);
  });

  it('have no triggers, no sequences and no foreign keys', async () => {
    expect(await ask(`SELECT tgname FROM pg_trigger WHERE NOT tgisinternal`)).toEqual([]);
    expect(await ask(`SELECT relname FROM pg_class WHERE relkind = 'S'`)).toEqual([]);
    expect(await ask(`SELECT conname FROM pg_constraint WHERE contype = 'f'`)).toEqual([]);
  });

  it.each(["o'brien", 'a\\b', "'; SET ROLE postgres; --", '试验区', 'a"b'])(
    'take any name of a district as a name: %s',
    async (district) => {
      const [row] = await database.transaction({ district, classes: ['open'] }, (connection) =>
        connection.query<{ name: string; role: string }>(`SELECT current_setting('app.district') AS name, current_user AS role`),
      );
      expect(row).toEqual({ name: district, role: 'chidu_app' });
    },
  );

  describe('in a transaction that does not wait for what it sends', () => {
    const insert = `INSERT INTO blobs (district, sha256, kind, media_type, bytes, stored_at) VALUES ($1, $2, 'photo', 'image/jpeg', 1, '')`;
    const scope = { district: 'd-sent', classes: [] };
    const names = () =>
      database.transaction(scope, (connection) =>
        connection.query<{ sha256: string }>('SELECT sha256 FROM blobs ORDER BY sha256'),
      );

    it('hold it once that is over, and show it to the statements behind', async () => {
      const seen = await database.transaction(scope, async (connection) => {
        connection.send(insert, ['d-sent', 'aa']);
        const rows = await connection.query('SELECT sha256 FROM blobs');
        connection.send(insert, ['d-sent', 'bb']);
        return rows;
      });
      expect(seen).toEqual([{ sha256: 'aa' }]);
      expect(await names()).toEqual([{ sha256: 'aa' }, { sha256: 'bb' }]);
    });

    it('hold nothing of it where a statement failed, and tell that one', async () => {
      const failed = database.transaction(scope, async (connection) => {
        connection.send(insert, ['d-sent', 'cc']);
        connection.send(insert, ['d-other', 'dd']);
        connection.send(insert, ['d-sent', 'ee']);
      });
      await expect(failed).rejects.toThrow(/row-level security/);
      const wentOn = database.transaction(scope, async (connection) => {
        connection.send(insert, ['d-other', 'ff']);
        await connection.query(insert, ['d-sent', 'gg']);
      });
      await expect(wentOn).rejects.toThrow(/row-level security/);
      expect(await names()).toEqual([{ sha256: 'aa' }, { sha256: 'bb' }]);
    });
  });

  it('show a transaction of one district no row of another, and take none for it', async () => {
    const insert = `INSERT INTO blobs (district, sha256, kind, media_type, bytes, stored_at) VALUES ($1, $2, 'photo', 'image/jpeg', 1, '')`;
    const within = (district: string, sql: string, params: unknown[] = []) =>
      database.transaction({ district, classes: [] }, (connection) => connection.query(sql, params));
    await within('d-1', insert, ['d-1', 'aa']);
    await expect(within('d-1', insert, ['d-2', 'bb'])).rejects.toThrow(/row-level security/);
    expect(await within('d-2', 'SELECT * FROM blobs')).toEqual([]);
    expect(await within('d-1', 'SELECT district FROM blobs')).toEqual([{ district: 'd-1' }]);
  });
});
