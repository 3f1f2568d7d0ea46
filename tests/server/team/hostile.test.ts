import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerHousehold } from '../../../src/core/register/actions/register-household.ts';
import { reportSighting } from '../../../src/core/register/actions/report-sighting.ts';
import type { ChangeDraft } from '../../../src/core/register/change.ts';
import { isRefusal, type Refusal } from '../../../src/core/register/refusal.ts';
import type { Register } from '../../../src/core/register/register.ts';
import { PackageUploads } from '../../../src/server/blobs/package-upload.ts';
import { folderBlobs } from '../../../src/server/blobs/folder-blobs.ts';
import { Districts } from '../../../src/server/districts/districts.ts';
import { SIGHTING, squareShape } from '../../support/district-changes.ts';
import { TEST_DATABASES } from '../../support/databases.ts';
import { startGuardedTeam, type GuardedTeam, type Ticket } from '../../support/guarded-team.ts';

const ROOT = '/api/districts/d-1';
const DAY = 24 * 60 * 60_000;
/** What browsers, spreadsheets, databases and shells would take for something to do. */
const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'; DROP TABLE changes; --",
  '{{constructor.constructor("alert(1)")()}}',
  '=HYPERLINK("http://x.example")',
  '../../etc/passwd',
  '\ud83d\ude00'.repeat(20),
];

describe.each(TEST_DATABASES)('a server among strangers, on $name', (where) => {
  let team: GuardedTeam;
  let admin: Ticket;
  let planner: Ticket;

  beforeAll(async () => {
    team = await startGuardedTeam(where);
    admin = await team.logIn('d-1', 'chief', (await team.account('d-1', 'chief', 'auditor', { isAdmin: true })).password);
    planner = await team.logIn('d-1', 'p', (await team.account('d-1', 'p', 'planner')).password);
  });
  afterAll(() => team.close());

  type Method = 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE';
  const ask = async (method: Method, path: string, { headers }: Pick<Ticket, 'headers'>, payload?: object) => {
    const answer = await team.server.inject({
      method,
      url: `${ROOT}${path}`,
      headers: { ...headers },
      ...(payload && { payload }),
    });
    return { status: answer.statusCode, type: String(answer.headers['content-type']), text: answer.body };
  };
  const changeOf = (id: string, draft: ChangeDraft | Refusal): object => {
    if (isRefusal(draft)) throw new Error(draft.refused);
    return { ...draft, id, recordedAt: '2026-11-28T07:00:00.000Z', clockOffset_ms: 0, by: 'x', device: 'x' };
  };
  const report = (register: Register, id: string, more: object = {}) =>
    changeOf(
      `change-${id}`,
      reportSighting(register, {
        sighting: { ...SIGHTING, id, no: `XC-${id}`, ...more },
        shape: squareShape(134.2, 24),
        on: '2026-02-01',
        reason: '巡查',
      }),
    );
  const register = async () => (await team.districts.live('d-1')).register;

  it('lets one of two in who take a name at the same moment, and fails at neither', async () => {
    const make = (login: string, name: string) => ask('POST', '/accounts', admin, { login, name, role: 'patrol' });
    const alike = await Promise.all(Array.from({ length: 6 }, (_, n) => make('same', `姓名 ${n}`)));
    expect(alike.map(({ status }) => status).sort((a, b) => a - b)).toEqual([201, 409, 409, 409, 409, 409]);
    const named = await Promise.all(Array.from({ length: 6 }, (_, n) => make(`login-${n}`, '同名')));
    expect(named.map(({ status }) => status).sort((a, b) => a - b)).toEqual([201, 409, 409, 409, 409, 409]);
    const accounts = [await team.account('d-1', 'r-1', 'patrol'), await team.account('d-1', 'r-2', 'patrol')];
    const renamed = await Promise.all(
      accounts.map(({ account }) => ask('PATCH', `/accounts/${account}`, admin, { name: '改名' })),
    );
    expect(renamed.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 409]);
  });

  it('knows nothing by a name that no database can compare, and says in words what it cannot read', async () => {
    const addresses = [`${ROOT}%00/session`, `${ROOT}/accounts/%00/sessions`, `${ROOT}/collections/sightings/items/%00`];
    for (const url of addresses)
      expect((await team.server.inject({ method: 'GET', url, headers: admin.headers })).json()).toMatchObject({ status: 404 });
    const told = { 'content-type': 'application/json', 'accept-language': 'en' };
    const torn = await team.server.inject({
      method: 'PATCH',
      url: `${ROOT}/settings`,
      headers: { ...admin.headers, ...told },
      payload: '{"base":',
    });
    expect(torn.json()).toMatchObject({ status: 400, code: 'request-malformed', params: { path: 'body' } });
    expect(torn.json<{ title: string }>().title).toMatch(/this request \(body\)/);
    const bent = await team.server.inject({ method: 'GET', url: '/api/districts/%ff/session', headers: told });
    expect(bent.json()).toMatchObject({ status: 400, params: { path: 'url' } });
    expect(bent.json<{ title: string }>().title).toMatch(/this request \(url\)/);
  });

  it('keeps an account at twenty devices: the one that was away for longest ends', async () => {
    const { password } = await team.account('d-1', 'many', 'patrol');
    const tickets: Ticket[] = [];
    for (let n = 0; n < 21; n++) {
      tickets.push(await team.logIn('d-1', 'many', password, `device-${String(n).padStart(2, '0')}`));
      team.pass(1000);
    }
    const statuses = await Promise.all(tickets.map(async (ticket) => (await ask('GET', '/session', ticket)).status));
    expect(statuses).toEqual([401, ...Array.from({ length: 20 }, () => 200)]);
  });

  it('keeps what is written in any field as text, and answers it as nothing that a browser runs', async () => {
    const texts = ['note', 'no'] as const;
    for (const [n, text] of HOSTILE.entries())
      for (const field of texts) {
        const change = report(await register(), `x-${n}-${field}`, { [field]: text });
        expect([text, (await ask('POST', '/changes', planner, { changes: [change] })).status]).toEqual([text, 200]);
      }
    // What turns the order of what follows is refused at the door.
    const turned = report(await register(), 'x-turned', { note: '\u202egnp.exe' });
    expect(JSON.parse((await ask('POST', '/changes', planner, { changes: [turned] })).text)).toMatchObject({
      status: 422,
      code: 'text-with-unseen',
    });
    const names = (await ask('POST', '/accounts', admin, { login: HOSTILE[0], name: HOSTILE[1], role: 'patrol' })).status;
    expect(names).toBe(201);
    for (const path of ['/collections/sightings/items?limit=100', '/changes?since=0', '/collections/sightings']) {
      const answer = await ask('GET', path, planner);
      expect(answer.type).toMatch(/^application\/(geo\+)?json/);
    }
    const items = JSON.parse((await ask('GET', '/collections/sightings/items?limit=100', planner)).text) as {
      features: { properties: { note: string } }[];
    };
    expect(items.features.map(({ properties }) => properties.note)).toEqual(expect.arrayContaining(HOSTILE));
    const accounts = await ask('GET', '/accounts', admin);
    expect(accounts.type).toMatch(/^application\/json/);
    expect(JSON.parse(accounts.text)).toMatchObject({
      accounts: expect.arrayContaining([expect.objectContaining({ name: HOSTILE[1] })]),
    });
  });

  it.each<[string, Method, string, object]>([
    ['an account’s hash', 'POST', '/accounts', { login: 'm-1', name: 'm-1', role: 'patrol', password_hash: 'x' }],
    ['its district', 'POST', '/accounts', { login: 'm-2', name: 'm-2', role: 'patrol', district: 'd-2' }],
    ['its id', 'PATCH', '/accounts/a-1', { account: 'a-2' }],
    ['its login', 'PATCH', '/accounts/a-1', { login: 'other' }],
    [
      'a prototype',
      'POST',
      '/accounts',
      JSON.parse('{"login":"m-3","name":"m-3","role":"patrol","__proto__":{"isAdmin":true}}') as object,
    ],
    ['a session’s role', 'PUT', '/session/password', { current: 'x', next: 'y', role: 'planner' }],
    ['a token’s account', 'POST', '/tokens', { name: 'x', days: 1, account: 'a-2' }],
    ['an export’s actor', 'POST', '/exports', { kind: 'ledger', sha256: '0'.repeat(64), actor: 'system' }],
  ])('takes nobody’s word for %s', async (_, method, path, body) => {
    expect((await ask(method, path, admin, body)).status).toBe(400);
  });

  it('lets a change say neither who recorded it nor where it stands', async () => {
    const change = report(await register(), 'who');
    const { status } = await ask('POST', '/changes', planner, {
      changes: [{ ...change, by: '局长', device: 'desk-of-another' }],
    });
    expect(status).toBe(200);
    const { text } = await ask('GET', '/changes?since=0', planner);
    expect(text).not.toContain('局长');
    for (const more of [{ seq: 1 }, { hash: '0'.repeat(64) }, { acceptedAt: '2020-01-01T00:00:00.000Z' }, { salts: {} }])
      expect(
        (await ask('POST', '/changes', planner, { changes: [{ ...report(await register(), 'more'), ...more }] })).status,
      ).toBe(400);
  });

  it.each(['..%2f..%2fpackage.json', '%00', `${'a'.repeat(63)}`, `${'A'.repeat(64)}`, '0'.repeat(65), '%2fetc%2fpasswd'])(
    'finds nothing under %s',
    async (name) => {
      for (const path of [`/photos/${name}`, `/packages/${name}`, `/photos/uploads/${name}`]) {
        const { status } = await ask('GET', path, planner);
        expect([path, [400, 404].includes(status)]).toEqual([path, true]);
      }
    },
  );

  it('reads no body of somebody who may not send one', async () => {
    const big = { changes: ['x'.repeat(4_000_000)] };
    const stranger = { headers: { cookie: '', 'chidu-device': 'device-x' } };
    expect((await ask('POST', '/changes', stranger, big)).status).toBe(401);
    expect((await ask('POST', '/accounts', planner, big)).status).toBe(403);
    expect((await ask('POST', '/accounts', admin, big)).status).toBe(413);
    expect((await ask('PUT', '/session', stranger, { login: 'x', password: 'x'.repeat(5000) })).status).toBe(413);
  });

  it('closes on headers that have no end', async () => {
    if (!team.server.server.listening) await team.server.listen({ host: '127.0.0.1', port: 0 });
    const { port } = team.server.server.address() as AddressInfo;
    const told = await new Promise<string>((resolve) => {
      let text = '';
      const socket = connect(port, '127.0.0.1', () => {
        socket.write(`GET ${ROOT}/session HTTP/1.1\r\nhost: x\r\n`);
        for (let n = 0; n < 40; n++) socket.write(`x-${n}: ${'y'.repeat(1000)}\r\n`);
      });
      socket.on('data', (data) => (text += data.toString()));
      socket.on('error', () => undefined);
      socket.on('close', () => resolve(text));
    });
    expect(told).toMatch(/^HTTP\/1\.1 431 /);
  });

  it('forgets an erased person in every process that knew them, and tells all of them what was written', async () => {
    const stamping = { clock: { now: () => team.now() }, ids: { next: () => 'x', salt: () => '0'.repeat(32) } };
    const other = new Districts(team.database, stamping, async () => new Map());
    try {
      const household = { id: 'h-1', no: 'H001', name: '欧阳若兰', phone: '13800001234' };
      const before = await other.live('d-1');
      const heard: number[] = [];
      other.listen('d-1', ({ seq }) => heard.push(seq));
      const change = changeOf('change-h', registerHousehold(await register(), { household, on: '2026-02-01' }));
      expect((await ask('POST', '/changes', planner, { changes: [change] })).status).toBe(200);
      const { seq } = (await team.districts.live('d-1')).head;
      for (let tries = 0; !heard.includes(seq) && tries < 200; tries++) await new Promise((done) => setTimeout(done, 50));
      expect(heard).toContain(seq);
      const known = await other.live('d-1');
      expect(known).toBe(before);
      expect(known.register.households.get('h-1')?.name).toBe('欧阳若兰');
      expect((await ask('DELETE', '/persons/h-1', admin)).status).toBe(204);
      const after = await other.live('d-1');
      expect(after).not.toBe(before);
      expect(JSON.stringify([...after.register.households.values()])).not.toContain('欧阳若兰');
      expect(after.head).toEqual(before.head);
    } finally {
      other.stop();
    }
  });
});

it('throws away packages that nobody went on with', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'chidu-parts-'));
  try {
    const uploads = new PackageUploads(folderBlobs(folder));
    const parts = join(folder, '.staging', 'packages');
    mkdirSync(parts, { recursive: true });
    const now = Date.parse('2026-11-28T08:00:00.000Z');
    for (const [name, days] of [
      ['old', 8],
      ['young', 6],
    ] as const) {
      writeFileSync(join(parts, name), 'x');
      utimesSync(join(parts, name), new Date(now - days * DAY), new Date(now - days * DAY));
    }
    await uploads.dropAbandoned(now);
    expect(readdirSync(parts)).toEqual(['young']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
