import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createDistrict } from '../../../src/core/register/actions/create-district.ts';
import { digestRegister } from '../../../src/core/register/digest.ts';
import { sha256 } from '../../../src/core/register/sha256.ts';
import { folderBlobs } from '../../../src/server/blobs/folder-blobs.ts';
import { migrate } from '../../../src/server/database/migrate.ts';
import { openPostgres } from '../../../src/server/database/postgres.ts';
import { Districts } from '../../../src/server/districts/districts.ts';
import { createWriter, DISTRICT_INPUT } from '../../support/district-changes.ts';
import { makePostgres, POSTGRES } from '../../support/databases.ts';

const SCRIPTS = new URL('../../../docs/deployment/', import.meta.url).pathname;
const hasTools = spawnSync('pg_dump', ['--version']).status === 0;

describe.skipIf(POSTGRES === undefined || !hasTools)('backup and restore (needs CHIDU_TEST_POSTGRES and pg_dump)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chidu-backup-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const run = (script: string, database: string, data: string) =>
    spawnSync(join(SCRIPTS, script), [join(folder, 'kept')], {
      env: { ...process.env, DATABASE_URL: database, DATA: data },
      encoding: 'utf8',
    });
  const stamping = { clock: { now: () => '2026-11-28T08:00:00.000Z' }, ids: { next: () => '', salt: () => 'ab'.repeat(16) } };

  it('bring back the record and the bytes on another machine, and overwrite nothing', async () => {
    const [first, second] = [await makePostgres(), await makePostgres()];
    const photo = new TextEncoder().encode('a photo');
    const writer = createWriter();
    writer.accept(createDistrict(writer.register, DISTRICT_INPUT));
    const database = await openPostgres(first.address);
    await migrate(database);
    await new Districts(database, stamping, async () => new Map()).begin('d-1', '试验区', writer.changes);
    await folderBlobs(join(folder, 'a', 'blobs')).put('d-1', sha256(photo), photo);
    await database.close();

    expect(run('backup.sh', first.address, join(folder, 'a')).stderr).toBe('');
    expect(run('backup.sh', first.address, join(folder, 'a')).stderr).toContain('is there already');
    expect(run('restore.sh', second.address, join(folder, 'b'))).toMatchObject({ status: 0 });
    expect(run('restore.sh', second.address, join(folder, 'b')).stderr).toContain('not empty');

    const restored = await openPostgres(second.address);
    await migrate(restored);
    const live = await new Districts(restored, stamping, async () => new Map()).live('d-1');
    expect(digestRegister(live.register)).toBe(digestRegister(writer.register));
    expect(live.head.hash).toBe(writer.changes[0].hash);
    expect(Buffer.from(await folderBlobs(join(folder, 'b', 'blobs')).read('d-1', sha256(photo))).toString()).toBe('a photo');
    await restored.close();
    await Promise.all([first.remove(), second.remove()]);
  });
});
