import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Link } from '../../../src/api/feed.ts';
import type { AcceptedChange, Change } from '../../../src/core/register/change.ts';
import { foldFeed } from '../../../src/core/register/fold.ts';
import { digestRegister } from '../../../src/core/register/digest.ts';
import { verifyChain } from '../../../src/core/register/feed.ts';
import { createDistrict } from '../../../src/core/register/actions/create-district.ts';
import { reportSighting } from '../../../src/core/register/actions/report-sighting.ts';
import { createIds } from '../../../src/core/register/uuid.ts';
import { folderBlobs } from '../../../src/server/blobs/folder-blobs.ts';
import type { Database } from '../../../src/server/database/database.ts';
import { migrate } from '../../../src/server/database/migrate.ts';
import { Districts } from '../../../src/server/districts/districts.ts';
import type { Actor } from '../../../src/server/policy/policy.ts';
import { createWriter, DISTRICT_INPUT, SIGHTING, squareShape } from '../../support/district-changes.ts';
import { TEST_DATABASES } from '../../support/databases.ts';

const PLANNER: Actor = { district: 'd-1', account: 'a-1', name: '规划员', role: 'planner', isAdmin: false, device: 'desk-1' };

/** Of a link of which everything is given. */
const wholeChange = ({ seq, acceptedAt, prev, hash, salts, change }: Link): AcceptedChange =>
  ({ ...change, seq, acceptedAt, prev, hash, salts }) as AcceptedChange;

describe.each(TEST_DATABASES)('the server’s feed on $name', ({ open }) => {
  let database: Database;
  let remove: () => Promise<void>;
  let folder: string;
  let random = 1;
  const ids = createIds(
    (bytes) => bytes.forEach((_, n) => (bytes[n] = (random = (random * 48_271) % 2_147_483_647) & 255)),
    Date.now,
  );
  const clock = { now: () => new Date('2026-11-28T08:00:00.000Z').toISOString() };
  const openDistricts = () => {
    const blobs = folderBlobs(folder);
    return new Districts(database, { clock, ids }, async (district, names) => {
      const read = await Promise.all(names.map(async (name) => [name, await blobs.read(district, name)] as const));
      return new Map(read);
    });
  };

  beforeAll(async () => {
    ({ database, remove } = await open());
    folder = mkdtempSync(join(tmpdir(), 'chidu-team-'));
    await migrate(database);
    const writer = createWriter();
    writer.accept(createDistrict(writer.register, DISTRICT_INPUT));
    await openDistricts().begin('d-1', '试验区', writer.changes);
  });
  afterAll(async () => {
    await remove();
    rmSync(folder, { recursive: true });
  });

  const offer = (districts: Awaited<ReturnType<Districts['live']>>, id: string, lon: number): Change => {
    const draft = reportSighting(districts.register, {
      sighting: { ...SIGHTING, id, no: `XC-${id}` },
      shape: squareShape(lon, 24),
      on: '2026-02-01',
      reason: 'patrol',
    });
    if ('refused' in draft) throw new Error(JSON.stringify(draft));
    const stamp = {
      id: `c-${id}`,
      recordedAt: '2026-11-28T07:00:00.000Z',
      clockOffset_ms: 0,
      by: 'someone',
      device: 'elsewhere',
    };
    return { ...draft, ...stamp };
  };

  it('gives places without gaps, once for each operation, and names the sender itself', async () => {
    const districts = openDistricts();
    const live = await districts.live('d-1');
    const change = offer(live, 's-1', 134.2);
    const first = await districts.push(PLANNER, [change]);
    const again = await districts.push(PLANNER, [change]);
    expect(again.places).toEqual(first.places);
    expect(first.places[0].seq).toBe(2);
    const { links, head } = await districts.pull(PLANNER, 0, 1000);
    expect(links.map(({ seq }) => seq)).toEqual([1, 2]);
    expect(head).toMatchObject({ seq: 2, hash: links[1].hash });
    expect(links[1].change).toMatchObject({ by: '规划员', device: 'desk-1', recordedAt: '2026-11-28T07:00:00.000Z' });
  });

  it('knows a record again that came by a desk first, whoever that named and whatever version it counted', async () => {
    const districts = openDistricts();
    const live = await districts.live('d-1');
    const change = offer(live, 's-carried', 134.215);
    const first = await districts.push(PLANNER, [change]);
    const again = await districts.push(PLANNER, [{ ...change, by: '张三', device: 'phone-7', base: 3 }]);
    expect(again.places).toEqual(first.places);
    expect((await districts.pull(PLANNER, 0, 1000)).head).toMatchObject(first.head);
  });

  it('refuses another content under the same id, an old version, and what is not a change', async () => {
    const districts = openDistricts();
    const live = await districts.live('d-1');
    const change = offer(live, 's-2', 134.21);
    await districts.push(PLANNER, [change]);
    await expect(districts.push(PLANNER, [{ ...change, on: '2026-02-02' }])).rejects.toMatchObject({
      status: 409,
      code: 'operation-reused',
    });
    await expect(districts.push(PLANNER, [{ ...change, id: 'c-other' }])).rejects.toMatchObject({
      status: 412,
      params: { version: 1 },
    });
    await expect(districts.push(PLANNER, [{ ...change, id: 'c-more', seq: 7 }])).rejects.toMatchObject({ status: 400 });
    await expect(districts.push({ ...PLANNER, role: 'auditor' }, [{ ...change, id: 'c-3' }])).rejects.toMatchObject({
      status: 403,
    });
  });

  it('is read anew by another process to the same register, and writes of two go one after the other', async () => {
    const [a, b] = [openDistricts(), openDistricts()];
    const [liveA, liveB] = [await a.live('d-1'), await b.live('d-1')];
    const offered = Array.from({ length: 8 }, (_, n) => offer(n % 2 ? liveA : liveB, `s-both-${n}`, 134.22 + n / 100));
    await Promise.all(offered.map((change, n) => (n % 2 ? a : b).push(PLANNER, [change])));
    const { links } = await a.pull(PLANNER, 0, 1000);
    expect(links.map(({ seq }) => seq)).toEqual(links.map((_, n) => n + 1));
    expect(verifyChain(links.map(wholeChange))).toMatchObject({ ok: true });
    await b.push(PLANNER, [offer(liveB, 's-last', 134.28)]);
    await a.push(PLANNER, [offer(liveA, 's-last-2', 134.29)]);
    const whole = await a.pull(PLANNER, 0, 1000);
    const folded = foldFeed(whole.links.map(wholeChange));
    expect(digestRegister(folded)).toBe(digestRegister((await a.live('d-1')).register));
  });

  it('answers two processes that bring the same operation at once with one place', async () => {
    const [a, b] = [openDistricts(), openDistricts()];
    const [live] = [await a.live('d-1'), await b.live('d-1')];
    for (let n = 0; n < 5; n++) {
      const change = offer(live, `s-same-${n}`, 134.1 + n / 1000);
      const [one, other] = await Promise.all([a.push(PLANNER, [change]), b.push(PLANNER, [change])]);
      expect(other.places).toEqual(one.places);
    }
    const { links } = await a.pull(PLANNER, 0, 1000);
    expect(verifyChain(links.map(wholeChange))).toMatchObject({ ok: true });
  });

  it('gives a role without the feed the chain alone, and sees no other district', async () => {
    const districts = openDistricts();
    const { links } = await districts.pull({ ...PLANNER, role: 'leader', name: '领导' }, 0, 1000);
    expect(links.every(({ change }) => change === undefined)).toBe(true);
    expect(Object.keys(links[1].sealed).sort()).toEqual(['office', 'open']);
    await expect(districts.pull({ ...PLANNER, district: 'd-2' }, 0, 10)).rejects.toMatchObject({ status: 404 });
    const stolen = await database.transaction({ district: 'd-2', classes: ['open', 'office'] }, (connection) =>
      connection.query('SELECT * FROM changes'),
    );
    expect(stolen).toEqual([]);
    const withheld = await database.transaction({ district: 'd-1', classes: ['open'] }, (connection) =>
      connection.query('SELECT * FROM change_values'),
    );
    expect(withheld).toEqual([]);
    const role = await database.transaction({ district: 'd-1', classes: [] }, (connection) =>
      connection.query<{ super: boolean }>('SELECT rolsuper AS super FROM pg_roles WHERE rolname = current_user'),
    );
    expect(role).toEqual([{ super: false }]);
    await expect(
      database.transaction({ district: 'd-1', classes: [] }, (connection) => connection.query('UPDATE changes SET hash = hash')),
    ).rejects.toThrow(/permission denied/);
  });
});
