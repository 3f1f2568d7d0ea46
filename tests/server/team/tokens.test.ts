import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccessToken, ListedToken } from '../../../src/api/accounts.ts';
import { readAuthorization } from '../../../src/server/auth/read-authorization.ts';
import { TEST_DATABASES } from '../../support/databases.ts';
import { startGuardedTeam, type GuardedTeam, type Ticket } from '../../support/guarded-team.ts';
import { askJudge, provideJudges } from '../../support/provide-judges.ts';

const DAY = 24 * 60 * 60_000;
const ROOT = '/api/districts/d-1';
const { gdal, missing } = provideJudges();
if (!gdal && missing !== undefined) console.warn(missing);

const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` });
const basic = (login: string, secret: string) => ({
  authorization: `Basic ${Buffer.from(`${login}:${secret}`).toString('base64')}`,
});

describe('what a program proves itself by', () => {
  const secret = `chidu_${'a'.repeat(43)}`;
  it.each<[string, ReturnType<typeof readAuthorization>]>([
    [`Bearer ${secret}`, { token: secret, login: null }],
    [`bearer  ${secret}`, { token: secret, login: null }],
    [basic('规划', secret).authorization, { token: secret, login: '规划' }],
    [basic('', secret).authorization, { token: secret, login: '' }],
    [basic('a:b', secret).authorization, null],
    [`Bearer ${secret}x`, null],
    ['Bearer', null],
    [`Digest ${secret}`, null],
    ['Basic !!!', null],
    ['', null],
  ])('is read of %s', (header, read) => {
    expect(readAuthorization(header)).toEqual(read);
  });
});

describe.each(TEST_DATABASES)('access tokens, on $name', (where) => {
  let team: GuardedTeam;
  let admin: Ticket;
  let planner: Ticket;
  let account: string;
  let password: string;

  beforeAll(async () => {
    team = await startGuardedTeam(where);
    admin = await team.logIn('d-1', 'chief', (await team.account('d-1', 'chief', 'leader', { isAdmin: true })).password);
    ({ account, password } = await team.account('d-1', 'gis', 'planner'));
    planner = await team.logIn('d-1', 'gis', password);
  });
  afterAll(() => team.close());

  const ask = async (method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, headers: object, payload?: object) => {
    const answer = await team.server.inject({ method, url, headers: { ...headers }, ...(payload && { payload }) });
    return { status: answer.statusCode, headers: answer.headers, body: answer.body };
  };
  const make = async (ticket: Ticket, days = 90): Promise<AccessToken> => {
    const made = await ask('POST', `${ROOT}/tokens`, ticket.headers, { name: 'QGIS', days });
    expect(made.status).toBe(201);
    return JSON.parse(made.body) as AccessToken;
  };
  const read = async (headers: object, path = '/collections') => (await ask('GET', `${ROOT}${path}`, headers)).status;

  it('read features as their owner does, by Bearer and by Basic, and are told once', async () => {
    const { token, secret } = await make(planner);
    expect(secret).toMatch(/^chidu_[\w-]{43}$/);
    expect(token).toMatchObject({ name: 'QGIS', lastUsedAt: null });
    expect(await read(bearer(secret))).toBe(200);
    expect(await read(basic(' GIS ', secret), '/collections/red-lines/items')).toBe(200);
    const { tokens } = JSON.parse((await ask('GET', `${ROOT}/tokens`, planner.headers)).body) as { tokens: ListedToken[] };
    expect(tokens).toEqual([{ ...token, lastUsedAt: team.now() }]);
    const kept = await team.database.asOwner((connection) => connection.query('SELECT * FROM access_tokens'));
    expect(JSON.stringify(kept)).not.toContain(secret);
    const log = (await ask('GET', `${ROOT}/audit`, admin.headers)).body;
    expect(log).toContain(`"action":"token-created","subject":"${token.token}","detail":{"days":90}`);
    expect(log).not.toContain(secret);
  });

  it('do nothing else: neither the feed nor packages, photos, accounts or other tokens, and nothing that writes', async () => {
    const { secret } = await make(planner);
    const asked = await Promise.all([
      ...['/changes', '/events', '/session', '/sessions', '/tokens', '/accounts', '/audit', `/packages/${'0'.repeat(64)}`].map(
        (path) => ask('GET', `${ROOT}${path}`, bearer(secret)),
      ),
      ask('POST', `${ROOT}/tokens`, { ...bearer(secret), 'chidu-device': 'device-x' }, { name: 'x', days: 1 }),
      ask('POST', `${ROOT}/changes`, { ...bearer(secret), 'chidu-device': 'device-x' }, { changes: [] }),
      ask('PUT', `${ROOT}/collections/sightings/items/a`, { ...bearer(secret), 'chidu-device': 'device-x' }, {}),
      ask('DELETE', `${ROOT}/collections/sightings/items/a`, { ...bearer(secret), 'chidu-device': 'device-x' }),
    ]);
    expect(asked.map(({ status }) => status)).toEqual(asked.map(() => 401));
    expect(await read(bearer(secret))).toBe(200);
  });

  it('give a partner department what its account names, and a patrol without an area no parcel', async () => {
    const grants = { parcels: ['parcelNo'] };
    const partner = await team.account('d-1', 'partner', 'partner', { grants });
    const patrol = await team.account('d-1', 'patrol', 'patrol');
    const names = async (ticket: Ticket) => {
      const { secret } = await make(ticket);
      const { collections } = JSON.parse((await ask('GET', `${ROOT}/collections`, bearer(secret))).body) as {
        collections: { id: string }[];
      };
      return collections.map(({ id }) => id);
    };
    expect(await names(await team.logIn('d-1', 'partner', partner.password))).toEqual(['parcels']);
    const ofPatrol = await team.logIn('d-1', 'patrol', patrol.password);
    expect(await names(ofPatrol)).toEqual(expect.arrayContaining(['sightings', 'parcels']));
    const { secret } = await make(ofPatrol);
    const parcels = await ask('GET', `${ROOT}/collections/parcels/items`, bearer(secret));
    expect(JSON.parse(parcels.body)).toMatchObject({ numberMatched: 0, features: [] });
  });

  it('are refused alike: made up, another’s, of another district, run out, revoked', async () => {
    const { token, secret } = await make(planner, 1);
    const refused = async (headers: object, url = `${ROOT}/collections`) => {
      const answer = await ask('GET', url, headers);
      return [answer.status, (JSON.parse(answer.body) as { code: string }).code];
    };
    const no = [401, 'token-refused'];
    expect(await refused(bearer(`chidu_${'b'.repeat(43)}`))).toEqual(no);
    expect(await refused(basic('chief', secret))).toEqual(no);
    expect(await refused(basic('', secret))).toEqual(no);
    expect(await refused(basic('gis', password))).toEqual(no);
    expect(await refused(bearer(secret), '/api/districts/d-2/collections')).toEqual(no);
    // A cookie beside it does not help.
    expect(await refused({ ...planner.headers, authorization: 'Bearer x' })).toEqual(no);
    expect(await read(bearer(secret))).toBe(200);
    const other = await make(planner);
    expect((await ask('DELETE', `${ROOT}/tokens/${other.token.token}`, admin.headers)).status).toBe(404);
    expect((await ask('DELETE', `${ROOT}/tokens/${other.token.token}`, planner.headers)).status).toBe(204);
    expect(await refused(bearer(other.secret))).toEqual(no);
    team.pass(DAY + 1);
    expect(await refused(bearer(secret))).toEqual(no);
    planner = await team.logIn('d-1', 'gis', password);
    expect((await ask('GET', `${ROOT}/tokens`, planner.headers)).body).not.toContain(token.token);
  });

  it('tell programs, and no page, how to prove themselves', async () => {
    const program = await ask('GET', `${ROOT}/collections`, {});
    expect(program.headers['www-authenticate']).toMatch(/^Basic realm="chidu"/);
    expect((await ask('GET', `${ROOT}/collections`, { 'chidu-device': 'device-x' })).headers['www-authenticate']).toBeUndefined();
    expect((await ask('GET', `${ROOT}/collections`, { 'sec-fetch-mode': 'cors' })).headers['www-authenticate']).toBeUndefined();
    expect((await ask('GET', `${ROOT}/changes`, {})).headers['www-authenticate']).toBeUndefined();
  });

  it('end with what their account loses: its role, its password, itself', async () => {
    const chief = await team.account('d-1', 'chief-2', 'planner', { isAdmin: true });
    const { headers } = await team.logIn('d-1', 'chief-2', chief.password);
    const patch = (body: object) => ask('PATCH', `${ROOT}/accounts/${account}`, headers, body);
    for (const lose of [
      () => patch({ role: 'leader' }),
      () => ask('POST', `${ROOT}/accounts/${account}/password`, headers),
      () => patch({ disabled: true }),
    ]) {
      const ticket = await team.logIn('d-1', 'gis', password);
      const { secret } = await make(ticket);
      expect(await read(bearer(secret))).toBe(200);
      const answer = await lose();
      const told = (JSON.parse(answer.body) as { password?: string }).password;
      expect(await read(bearer(secret))).toBe(401);
      if (told === undefined) continue;
      // The first password has to be changed before anything else.
      const fresh = await team.logIn('d-1', 'gis', told);
      password = '一二三四-abcd-9z';
      const changed = await ask('PUT', `${ROOT}/session/password`, fresh.headers, { current: told, next: password });
      expect(changed.status).toBe(200);
    }
  });

  it('are few, and an administrator ends them', async () => {
    const many = await team.account('d-1', 'many', 'leader');
    const ticket = await team.logIn('d-1', 'many', many.password);
    const chief = await team.account('d-1', 'chief-3', 'leader', { isAdmin: true });
    const { headers } = await team.logIn('d-1', 'chief-3', chief.password);
    const made: AccessToken[] = [];
    for (let n = 0; n < 20; n++) made.push(await make(ticket));
    const more = await ask('POST', `${ROOT}/tokens`, ticket.headers, { name: 'x', days: 1 });
    expect([more.status, JSON.parse(more.body)]).toMatchObject([409, { code: 'tokens-too-many', params: { most: 20 } }]);
    for (const body of [
      { name: 'x', days: 0 },
      { name: 'x', days: 367 },
      { name: '', days: 1 },
      { name: 'x', days: 1, role: 'planner' },
    ])
      expect((await ask('POST', `${ROOT}/tokens`, ticket.headers, body)).status).toBe(400);
    const listed = JSON.parse((await ask('GET', `${ROOT}/accounts/${many.account}/tokens`, headers)).body) as {
      tokens: ListedToken[];
    };
    expect(listed.tokens).toHaveLength(20);
    const [{ token, secret }] = made;
    expect((await ask('DELETE', `${ROOT}/accounts/${many.account}/tokens/${token.token}`, headers)).status).toBe(204);
    expect(await read(bearer(secret))).toBe(401);
  });

  it.skipIf(!gdal)('let GDAL in with a name and a token, and not without', async () => {
    const reader = await team.account('d-1', 'reader', 'auditor');
    const { secret } = await make(await team.logIn('d-1', 'reader', reader.password));
    if (!team.server.server.listening) await team.server.listen({ host: '127.0.0.1', port: 0 });
    const { port } = team.server.server.address() as AddressInfo;
    const ogrinfo = (userpwd: string) =>
      askJudge(gdal?.ogrinfo ?? '', ['-ro', `OAPIF:http://127.0.0.1:${port}${ROOT}`], {
        GDAL_HTTP_USERPWD: userpwd,
        CPL_DEBUG: 'OFF',
      });
    expect(await ogrinfo(`reader:${secret}`)).toMatch(/^\d+: red-lines\b/m);
    const denied = await ogrinfo('reader:wrong').catch(String);
    expect(denied).not.toMatch(/red-lines/);
  });
});
