import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { expect, it } from 'vitest';
import { migrate } from '../../../src/server/database/migrate.ts';
import { openPostgres } from '../../../src/server/database/postgres.ts';
import { makePostgres, POSTGRES } from '../../support/databases.ts';

it.skipIf(POSTGRES === undefined)(
  'brings up a database for an owner who may make no roles and was given the one that is needed',
  async () => {
    const made = await makePostgres();
    const owner = `chidu_owner_${randomBytes(4).toString('hex')}`;
    const office = new pg.Client({ connectionString: made.address });
    await office.connect();
    const { pathname } = new URL(made.address);
    // As docs/deployment tells an office whose administrators make the roles themselves.
    await office.query(
      `DO $$ BEGIN CREATE ROLE chidu_app NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
     CREATE ROLE ${owner} LOGIN; GRANT chidu_app TO ${owner}; ALTER DATABASE ${pathname.slice(1)} OWNER TO ${owner}`,
    );
    const address = new URL(made.address);
    address.username = owner;
    const database = await openPostgres(address.href);
    try {
      expect((await migrate(database)).length).toBeGreaterThan(0);
      expect(await migrate(database)).toEqual([]);
      const who = await database.transaction({ district: 'd-1', classes: [] }, (connection) =>
        connection.query('SELECT current_user AS name FROM districts RIGHT JOIN (SELECT 1) AS one ON true'),
      );
      expect(who).toEqual([{ name: 'chidu_app' }]);
    } finally {
      await database.close();
      await office.end();
      await made.remove();
    }
    const last = new pg.Client({ connectionString: POSTGRES });
    await last.connect();
    await last.query(`DROP ROLE ${owner}`);
    await last.end();
  },
);
