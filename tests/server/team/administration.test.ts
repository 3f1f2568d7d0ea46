import YEAR from '../../../data/holidays/2026.json' with { type: 'json' };
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeSettings } from '../../../src/core/register/actions/change-settings.ts';
import { isRefusal } from '../../../src/core/register/refusal.ts';
import { readUnchecked, unpackContainer } from '../../../src/formats/container/read.ts';
import { TEST_DATABASES } from '../../support/databases.ts';
import { squareShape } from '../../support/district-changes.ts';
import { startGuardedTeam, type GuardedTeam, type Ticket } from '../../support/guarded-team.ts';

/** Two villages of a township, each about 1 km wide, a kilometre apart; and one of more than 25 km². */
const unit = (id: string, lon: number, size: number, parentId?: string) => ({
  id,
  level: parentId === undefined ? ('township' as const) : ('village' as const),
  ...(parentId !== undefined && { parentId }),
  name: id,
  shape: squareShape(lon, 24, size).coordinates,
});
const UNITS = [unit('east', 134.2, 0.01, 'town'), unit('west', 134.18, 0.01, 'town'), unit('town', 134.15, 0.1)];
describe.each(TEST_DATABASES)('what administrators set, on $name', (where) => {
  let team: GuardedTeam;
  let admin: Ticket;
  let patrol: Ticket;
  let patrolAccount: string;

  beforeAll(async () => {
    team = await startGuardedTeam(where);
    const enter = async (district: string, login: string, role: 'planner' | 'patrol', isAdmin: boolean) => {
      const { account, password } = await team.account(district, login, role, { isAdmin });
      return { account, ticket: await team.logIn(district, login, password) };
    };
    admin = (await enter('d-1', 'admin', 'planner', true)).ticket;
    ({ account: patrolAccount, ticket: patrol } = await enter('d-1', 'patrol', 'patrol', false));
    const { register } = await team.districts.live('d-1');
    const draft = changeSettings(register, { patch: { units: UNITS }, on: '2026-11-01' });
    if (isRefusal(draft)) throw new Error(draft.refused);
    const stamp = { id: 'c-units', recordedAt: team.now(), clockOffset_ms: 0, by: 'x', device: 'x' };
    await ask(admin, 'POST', 'changes', { changes: [{ ...draft, ...stamp }] }, 200);
    for (const [n, lon] of [134.203, 134.183].entries()) {
      const properties = {
        no: `B-${n}`,
        channel: 'patrol',
        seenOn: '2026-11-20',
        evidence: '',
        positionLon: lon,
        positionLat: 24.003,
        positionAccuracy_m: 3,
        positionAt: '2026-11-20T02:00:00.000Z',
        stage: 'foundation',
        structure: 'brick-concrete',
        floors: 1,
        use: 'residential',
        shapeReason: 'seen',
        shapeSigma_m: 0.5,
      };
      const geometry = squareShape(lon, 24.003, 0.0003).coordinates;
      const answer = await ask(patrol, 'POST', 'collections/sightings/items', { type: 'Feature', geometry, properties });
      expect([answer.statusCode, answer.body]).toEqual([201, '']);
    }
  }, 300_000);
  afterAll(() => team.close());

  const ask = async (
    who: Ticket,
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    payload?: object,
    due?: number,
  ) => {
    const answer = await team.server.inject({
      method,
      url: `/api/districts/d-1/${path}`,
      headers: { cookie: who.headers.cookie, 'chidu-device': who.headers['chidu-device'] },
      ...(payload && { payload }),
    });
    if (due !== undefined) expect([answer.statusCode, answer.body.slice(0, 200)]).toEqual([due, expect.anything()]);
    return answer;
  };
  const settings = async () => (await ask(admin, 'GET', 'settings', undefined, 200)).json();
  const assign = (assignedArea: object | null) => ask(admin, 'PATCH', `accounts/${patrolAccount}`, { assignedArea });
  const seen = async (collection: string) =>
    (await ask(patrol, 'GET', `collections/${collection}/items`, undefined, 200))
      .json()
      .features.map(({ properties }: { properties: { name?: string; no?: string } }) => properties.no ?? properties.name);
  const listedHere = async () =>
    (await team.server.inject('/api/districts'))
      .json()
      .districts.find(({ district }: { district: string }) => district === 'd-1');
  const actions = async () =>
    (await ask(admin, 'GET', 'audit', undefined, 200)).json().events.map(({ action }: { action: string }) => action);

  it('changes settings as one dated change, held to the version that was seen, and logs which', async () => {
    const before = await settings();
    expect(before.settings.units.map(({ id, area_m2 }: { id: string; area_m2: number }) => [id, area_m2 > 1e6])).toEqual([
      ['east', true],
      ['west', true],
      ['town', true],
    ]);
    expect(before).toMatchObject({ servedOrigins: ['https://tiles.example'], mayBegin: true, closedAt: null });
    const wish = { base: before.version, patch: { holidays: [YEAR] }, reason: 'the State Council’s notice' };
    const after = (await ask(admin, 'PATCH', 'settings', wish, 200)).json();
    expect(after.settings.holidays).toEqual([YEAR]);
    expect(after.version).toBe(before.version + 1);
    expect((await ask(admin, 'PATCH', 'settings', { ...wish, patch: { holidays: [] } })).json()).toMatchObject({
      code: 'settings-outdated',
      status: 412,
    });
    const refused = { base: after.version, patch: { holidays: [{ ...YEAR, offDays: ['2030-01-01'] }] }, reason: 'x' };
    expect((await ask(admin, 'PATCH', 'settings', refused)).statusCode).toBe(422);
    const plane = { base: after.version, patch: { smallCell: 1 } };
    expect((await ask(admin, 'PATCH', 'settings', plane)).json()).toMatchObject({ code: 'request-malformed' });
    expect(await actions()).toContain('settings-changed');
  });

  it('records base maps with their origins as one dated change, and refuses what is none', async () => {
    const { version } = await settings();
    const map = {
      id: 'b-1',
      name: '市影像',
      kind: 'raster-xyz',
      url: 'https://tiles.example/{z}/{x}/{y}.png',
      minZoom: 3,
      maxZoom: 17,
      tileSize: 256,
      attribution: '市自然资源局',
      approvalNo: '浙S（2026）1号',
      datum: 'cgcs2000',
      allowCaching: true,
      cacheDays: 30,
      cacheLimit_mb: 200,
    };
    const reason = '换用今年的影像';
    const patch = { baseMaps: [map], allowedOrigins: ['https://tiles.example'] };
    const after = (await ask(admin, 'PATCH', 'settings', { base: version, patch, reason }, 200)).json();
    expect(after.settings).toMatchObject(patch);
    const { register } = await team.districts.live('d-1');
    expect(register.settings).toMatchObject(patch);
    const { links } = (await ask(admin, 'GET', `changes?since=${register.seq - 1}`, undefined, 200)).json();
    expect(links.map(({ change }: { change: object }) => change)).toEqual([
      expect.objectContaining({ type: 'settings-changed', on: '2026-11-28', body: { patch, reason } }),
    ]);
    for (const [wrong, of] of [
      [{ ...map, url: 'javascript:alert(1)//{z}/{x}/{y}' }, 'an address of no known scheme'],
      [{ ...map, url: '//elsewhere.example/{z}/{x}/{y}' }, 'a scheme of the page’s own'],
      [{ ...map, maxZoom: 25 }, 'a zoom beyond the map'],
      [{ ...map, smallCell: 1 }, 'a member that is none'],
    ] as const) {
      const answer = await ask(admin, 'PATCH', 'settings', { base: after.version, patch: { baseMaps: [wrong] }, reason });
      expect([of, answer.statusCode]).toEqual([of, 400]);
    }
    const odd = { base: after.version, patch: { allowedOrigins: ["https://x.example; script-src 'unsafe-inline'"] }, reason };
    expect((await ask(admin, 'PATCH', 'settings', odd)).statusCode).toBe(400);
    expect((await ask(patrol, 'PATCH', 'settings', { base: after.version, patch, reason })).statusCode).toBe(403);
  });

  it('renames a district where people log in and in the record, and gives no name twice', async () => {
    const { version } = await settings();
    const after = (await ask(admin, 'PATCH', 'settings', { base: version, name: ' 新名区 ', reason: '更名' }, 200)).json();
    expect(after.district).toEqual({ id: 'd-1', name: '新名区' });
    expect(await listedHere()).toMatchObject({ district: 'd-1', name: '新名区', closed: false });
    const taken = { base: after.version, name: '试验区 d-2' };
    expect((await ask(admin, 'PATCH', 'settings', taken)).json()).toMatchObject({ code: 'district-name-taken', status: 409 });
  });

  it('gives a patrol of the land what touches its area, and without an area nothing', async () => {
    expect(await seen('sightings')).toEqual([]);
    expect(await seen('zones')).toEqual([]);
    expect((await ask(patrol, 'GET', 'field-package')).json()).toMatchObject({ code: 'area-missing', status: 409 });
    expect((await assign({ units: ['nowhere'] })).json()).toMatchObject({ code: 'unit-unknown', status: 422 });
    expect((await assign({ units: ['town'] })).json()).toMatchObject({ code: 'field-area-too-large', status: 422 });
    expect((await assign({ units: ['east'] })).json()).toMatchObject({ assignedArea: { units: ['east'] } });
    expect(await seen('sightings')).toEqual(['B-0']);
    expect(await seen('zones')).toEqual(['east', 'town']);
    const { features } = (await ask(admin, 'GET', 'collections/sightings/items', undefined, 200)).json();
    expect(features.length).toBe(2);
    for (const { id, properties } of features) {
      const { statusCode } = await ask(patrol, 'GET', `collections/sightings/items/${id}`);
      expect([properties.no, statusCode]).toEqual([properties.no, properties.no === 'B-0' ? 200 : 404]);
    }
    // What is filtered out is not counted either, and no filter reaches it.
    const page = (await ask(patrol, 'GET', 'collections/sightings/items?no=B-1', undefined, 200)).json();
    expect([page.numberMatched, page.features]).toEqual([0, []]);
    const everywhere = (await ask(patrol, 'GET', 'collections/sightings/items?bbox=134,23,135,25', undefined, 200)).json();
    expect(everywhere.numberMatched).toBe(1);
    // A shape of its own; both villages are touched by none of it.
    await assign({ shape: squareShape(134.1831, 24.003, 0.0001).coordinates });
    expect(await seen('sightings')).toEqual(['B-1']);
    expect(await actions()).toContain('area-assigned');
  });

  it('makes a patrol the package of its own area, under its name, and knows what it sent already', async () => {
    await assign({ units: ['west'] });
    const answer = await ask(patrol, 'GET', 'field-package', undefined, 200);
    const files = await unpackContainer(new Uint8Array(answer.rawPayload), { fileName: 'field-package.chidu' });
    const { field, feed } = await readUnchecked(files);
    expect(field).toMatchObject({ for: patrol.session.name, area: UNITS[1].shape, madeOn: '2026-11-28' });
    expect(field?.received.length).toBe(2);
    // Its own reports come along wherever they lie.
    expect(feed.filter(({ type }) => type === 'sighting-reported').length).toBe(2);
    expect((await ask(admin, 'GET', 'field-package')).statusCode).toBe(403);
    expect(await actions()).toContain('field-package-made');
  });

  it('begins a further district where it is let, with an administrator who logs in there and nowhere else', async () => {
    const asked = {
      name: '邻区',
      timeZone: 'Asia/Shanghai',
      meridian: 120,
      bounds: [119.9, 30, 120.2, 30.2],
      admin: { login: 'chief', name: '首任管理员' },
    };
    const begun = (await ask(admin, 'POST', 'districts', asked, 201)).json();
    const chief = await team.logIn(begun.district.id, 'chief', begun.password);
    expect(chief.session).toMatchObject({ isAdmin: true, mustChangePassword: true, role: 'planner' });
    await expect(team.logIn('d-1', 'chief', begun.password)).rejects.toThrow(/login-failed/);
    const { register } = await team.districts.live(begun.district.id);
    expect(register.settings).toMatchObject({ plane: { meridian: 120 }, holidays: [YEAR], units: [] });
    expect((await ask(admin, 'POST', 'districts', asked)).json()).toMatchObject({ code: 'district-name-taken', status: 409 });
    const nowhere = { ...asked, name: '他区', timeZone: 'Mars/Olympus' };
    expect((await ask(admin, 'POST', 'districts', nowhere)).json()).toMatchObject({ code: 'time-zone-unknown', status: 422 });
    const { password } = await team.account('d-2', 'elsewhere', 'planner', { isAdmin: true });
    const other = await team.logIn('d-2', 'elsewhere', password);
    const refused = await team.server.inject({
      method: 'POST',
      url: '/api/districts/d-2/districts',
      headers: other.headers,
      payload: { ...asked, name: '他区' },
    });
    expect(refused.json()).toMatchObject({ code: 'districts-elsewhere', status: 403 });
  });

  it('closes a district: it is read and not written, and is opened again', async () => {
    const { version } = await settings();
    await ask(admin, 'PUT', 'closed', {}, 204);
    expect((await settings()).closedAt).toBe(team.now());
    expect(await listedHere()).toMatchObject({ closed: true });
    const wish = { base: version, name: '别名' };
    for (const answer of [await ask(admin, 'PATCH', 'settings', wish), await ask(patrol, 'POST', 'photos')])
      expect(answer.json()).toMatchObject({ code: 'district-closed', status: 403 });
    expect(await seen('sightings')).toEqual(['B-1']);
    expect((await ask(admin, 'DELETE', 'closed')).statusCode).toBe(204);
    await ask(admin, 'PATCH', 'settings', wish, 200);
    expect((await actions()).filter((action: string) => /closed|reopened/.test(action)).sort()).toEqual([
      'district-closed',
      'district-reopened',
    ]);
  });
});
