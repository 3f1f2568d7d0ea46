import 'fake-indexeddb/auto';
import { afterAll, describe, expect, it } from 'vitest';
import { recordMilestone } from '../../src/core/register/actions/record-milestone.ts';
import { registerItem } from '../../src/core/register/actions/register-item.ts';
import { createRandom } from '../../src/demo/random.ts';
import { TEST_DATABASES } from '../support/databases.ts';
import { openDesk } from '../support/import-desk.ts';
import { collect, rectangle, squareParcels } from '../support/square-parcels.ts';
import { placeAt } from '../support/square-district.ts';
import { type ListeningServer, startListening } from '../support/team/listening-server.ts';
import { TestDevice } from '../support/team/test-device.ts';

const D = 'd-1';
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe.each(TEST_DATABASES.slice(-1))('two payments that are lawful alone and a double one together, on $name', (database) => {
  let server: ListeningServer | undefined;
  const devices: TestDevice[] = [];
  afterAll(async () => {
    for (const device of devices) {
      await device.stopSync();
      device.store.close();
    }
    await server?.remove();
  });

  it('are recorded at two desks without a network; one is taken, the other is told which item was paid for that land', async () => {
    const { next: random } = createRandom(20261128);
    const plane = { meridian: 117, origin: { east_m: 540_000, north_m: 3_800_000 } };
    const bounds = [...placeAt(-1_000, -1_000), ...placeAt(1_000, 1_000)] as [number, number, number, number];
    const desk = await openDesk({ plane, bounds });
    await desk.accept(await desk.read('parcels.geojson', squareParcels()), { ids: ['l-1'] });
    // Both lines cover 20 m of the first parcel: 2 000 m².
    const lines = [rectangle([0, 0, 60, 100], { 名称: '甲' }), rectangle([40, 0, 100, 100], { 名称: '乙' })];
    await desk.accept(await desk.read('lines.geojson', collect(lines)), { kind: 'red-lines', ids: ['l-2', 'r-1', 'r-2'] });
    const detail = await desk.engine.describe([{ kind: 'parcel', layerId: 'l-1', row: 0 }, '2026-06-01']);
    if (detail.kind !== 'parcel') throw new Error('no parcel');
    const { register } = desk.writer;
    for (const [id, redLineId] of [
      ['i-1', 'r-1'],
      ['i-2', 'r-2'],
    ]) {
      const item = { id, parcelId: detail.parcelId, redLineId, unit: 'v-1', households: [], buildings: [] };
      await desk.record([registerItem(register, { item, on: '2026-03-02' })]);
      await desk.record([recordMilestone(register, { itemId: id, kind: 'signed', on: '2026-03-03', documentNo: '1' })]);
    }
    const feed = [...desk.writer.changes];
    desk.stop();

    server = await startListening(database, { id: D, name: '方格区', feed }, random);
    for (const [sha256, bytes] of desk.packages) await server.putPackage(bytes, sha256);
    let online = false;
    for (const id of ['desk-1', 'desk-2']) {
      const account = { name: `规划员 ${id}`, role: 'planner' } as const;
      const reach = server.fetchAs(account);
      const device = new TestDevice(id, {
        district: D,
        account,
        random,
        fetch: async (...asked) => (online ? reach(...asked) : Promise.reject(new TypeError('no network'))),
        files: { send: async () => ({ at: 'held' }), sendPackage: async () => ({ at: 'held' }) },
        isPhone: false,
      });
      await device.open();
      await device.store.save(D, { feed, packages: desk.packages });
      device.start();
      devices.push(device);
    }
    const pay = (itemId: string) =>
      ({ action: 'recordMilestone', input: { itemId, kind: 'paid', amount: 100_00, on: '2026-03-04' } }) as const;
    expect(await devices[0].record(() => [pay('i-1')])).toHaveLength(1);
    expect(await devices[1].record(() => [pay('i-2')])).toHaveLength(1);
    online = true;
    for (const device of devices) device.wake('asked');
    const settled = async () =>
      (await Promise.all(devices.map(async ({ store }) => (await store.outbox(D)).entries)))
        .flat()
        .filter(({ state }) => state !== 'saved');
    for (let tries = 0; (await settled()).length < 2 && tries < 400; tries++) await pause(50);

    const entries = await settled();
    expect(entries.map(({ state }) => state).sort()).toEqual(['attention', 'safe']);
    const [taken, refused] = entries.sort((a) => (a.state === 'safe' ? -1 : 1));
    expect(refused.reason).toMatchObject({ code: 'double-compensation', params: { m2: 2000, item: taken.entity.id } });
    const links = await server.districts.pull(server.actor({ name: '审计', role: 'auditor' }, 'audit'), feed.length, 1000);
    expect(links.links.map(({ change }) => change?.id)).toEqual([taken.id]);
    // What was refused stays as it was entered, until somebody decides.
    const loser = devices.find(({ id }) => id !== links.links[0].change?.device);
    expect((await loser?.store.team.unsent(D))?.map(({ change }) => change.id)).toEqual([refused.id]);
  });
});
