import { connect } from 'node:net';
import fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../../src/core/register/audit-chain.ts';
import type { AuditEvent } from '../../../src/api/audit.ts';
import { Passwords } from '../../../src/server/auth/password.ts';
import { ProblemError } from '../../../src/server/problem.ts';
import type { RouteContext } from '../../../src/server/routes/context.ts';
import { feedRoutes } from '../../../src/server/routes/feed-routes.ts';
import { createHttpServer } from '../../../src/server/http-server.ts';
import { TEST_DATABASES } from '../../support/databases.ts';
import { startGuardedTeam, type GuardedTeam } from '../../support/guarded-team.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const SESSION = '/api/districts/d-1/session';

describe.each(TEST_DATABASES)('the door, on $name', (where) => {
  let team: GuardedTeam;
  let admin: Record<string, string>;
  let adminPassword: string;

  beforeAll(async () => {
    team = await startGuardedTeam(where);
    adminPassword = (await team.account('d-1', 'chief', 'planner', { isAdmin: true })).password;
    admin = (await team.logIn('d-1', 'chief', adminPassword)).headers;
  });
  afterAll(() => team.close());

  type Method = 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE';
  const ask = async (method: Method, path: string, headers: Record<string, string> = {}, payload?: object) => {
    const answer = await team.server.inject({ method, url: `/api/districts/d-1/${path}`, headers, ...(payload && { payload }) });
    return { status: answer.statusCode, body: answer.body === '' ? null : (answer.json() as Record<string, unknown>) };
  };
  const logIn = (login: string, password: string, headers: Record<string, string> = { 'chidu-device': 'device-1' }) =>
    ask('PUT', 'session', headers, { login, password });

  it('gives a cookie that no script reads and no other site sends, and keeps only its hash', async () => {
    const { password } = await team.account('d-1', 'ann', 'planner');
    const { setCookie, headers, session } = await team.logIn('d-1', ' ANN ', password, 'device-ann');
    expect(setCookie).toMatch(/^chidu-session=[\w-]{43}; Max-Age=604800; Path=\/api\/districts\/d-1; HttpOnly; SameSite=Strict$/);
    expect(session).toMatchObject({ login: 'ann', role: 'planner', isAdmin: false, device: 'device-ann' });
    const kept = await team.auth.within('d-1', (connection) =>
      connection.query<{ password_hash: string }>('SELECT * FROM sessions, accounts WHERE sessions.account = accounts.account'),
    );
    const text = JSON.stringify(kept);
    expect(text).not.toContain(headers.cookie.split('=')[1]);
    expect(text).not.toContain(password);
    expect(kept[0].password_hash).toMatch(/^scrypt\$1024\$8\$1\$/);
  });

  it('answers an unknown name, a wrong password and a disabled account alike', async () => {
    const { account, password } = await team.account('d-1', 'gone', 'patrol');
    await ask('PATCH', `accounts/${account}`, admin, { disabled: true });
    const answers = [await logIn('nobody', 'x'), await logIn('gone', 'x'), await logIn('gone', password)];
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ status: 401, body: { code: 'login-failed', params: {} } });
  });

  it('says a refusal in the language that is asked for, beside its code', async () => {
    const title = async (language: string) =>
      ((await logIn('nobody-else', 'x', { 'chidu-device': 'device-1', 'accept-language': language })).body as { title: string })
        .title;
    expect(await title('en-GB,zh;q=0.5')).toBe('The account or the password is wrong, or the account is disabled.');
    for (const language of ['', 'zh-CN,en;q=0.9', 'fr']) expect(await title(language)).toBe('账号或密码不对，或者账号已停用。');
  });

  it('locks a name after five wrong passwords, known or not, with a wait that doubles and ends', async () => {
    const { password } = await team.account('d-1', 'locked', 'patrol');
    for (const login of ['locked', 'unheard-of']) {
      for (let n = 0; n < 5; n++) expect((await logIn(login, 'wrong')).status).toBe(401);
      expect(await logIn(login, login === 'locked' ? password : 'x')).toMatchObject({
        status: 429,
        body: { code: 'login-locked', params: { seconds: 30 } },
      });
    }
    team.pass(31_000);
    expect((await logIn('locked', 'wrong')).status).toBe(401);
    expect(await logIn('locked', password)).toMatchObject({ status: 429, body: { params: { seconds: 60 } } });
    team.pass(61_000);
    expect((await logIn('locked', password)).status).toBe(200);
    expect((await logIn('locked', 'wrong')).status).toBe(401);
    expect((await logIn('locked', password)).status).toBe(200);
  });

  it('counts a hundred guesses at the same time as a hundred', async () => {
    await team.account('d-1', 'target', 'patrol');
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => logIn('target', `guess-${n}`)));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(15);
  });

  it('takes nothing that another site’s page can send', async () => {
    const { password } = await team.account('d-1', 'bea', 'planner');
    const { headers } = await team.logIn('d-1', 'bea', password);
    const { cookie } = headers;
    const device = headers['chidu-device'];
    const refused: Record<string, string>[] = [
      { cookie },
      { cookie, 'chidu-device': device, origin: 'https://elsewhere.example' },
      { cookie, 'chidu-device': device, origin: 'null' },
      { cookie, 'chidu-device': device, 'sec-fetch-site': 'cross-site' },
      { cookie, 'chidu-device': device, 'sec-fetch-site': 'same-site' },
    ];
    for (const one of refused) expect((await ask('DELETE', 'session', one)).status).toBe(403);
    for (const one of refused) expect((await ask('PUT', 'session', one, { login: 'bea', password })).status).toBe(403);
    for (const one of refused) expect((await ask('POST', 'changes', one, { changes: [] })).status).toBe(403);
    const own = {
      cookie,
      'chidu-device': device,
      origin: 'http://localhost',
      host: 'localhost',
      'sec-fetch-site': 'same-origin',
    };
    expect((await ask('POST', 'changes', own, { changes: [] })).status).toBe(400);
    expect((await ask('GET', 'session', { ...own, 'chidu-device': 'device-else' })).body).toMatchObject({
      code: 'device-differs',
    });
    expect((await ask('GET', 'session', { ...own, 'chidu-device': '<b>' })).body).toMatchObject({ code: 'device-malformed' });
  });

  it('ends a session that rests too long, and one that lasts too long', async () => {
    const { password } = await team.account('d-1', 'cal', 'patrol');
    const idle = await team.logIn('d-1', 'cal', password, 'phone-idle');
    const busy = await team.logIn('d-1', 'cal', password, 'phone-busy');
    for (let hours = 0; hours < 160; hours += 20) {
      team.pass(DAY * (20 / 24));
      expect((await ask('GET', 'session', busy.headers)).status).toBe(200);
    }
    expect((await ask('GET', 'session', idle.headers)).status).toBe(401);
    team.pass(DAY / 2);
    expect((await ask('GET', 'session', busy.headers)).body).toMatchObject({ code: 'login-needed' });
    admin = (await team.logIn('d-1', 'chief', adminPassword)).headers;
  });

  it('lets a first password do nothing but be changed, and a change end all other sessions', async () => {
    const made = await ask('POST', 'accounts', admin, { login: 'Dan', name: '丹', role: 'patrol' });
    expect(made.status).toBe(201);
    const password = (made.body as { password: string }).password;
    const here = await team.logIn('d-1', 'dan', password, 'phone-here');
    const there = await team.logIn('d-1', 'dan', password, 'phone-there');
    expect(here.session.mustChangePassword).toBe(true);
    expect((await ask('GET', 'changes', here.headers)).body).toMatchObject({ code: 'password-change-needed' });
    const change = (current: string, next: string) => ask('PUT', 'session/password', here.headers, { current, next });
    expect((await change('wrong', 'a-better-pass')).body).toMatchObject({ code: 'login-failed' });
    for (const weak of ['short', 'aaaaaaaaaaaa', '0123456789', 'dan-dan-dan-1'])
      expect((await change(password, weak)).body).toMatchObject({ code: 'password-weak' });
    expect((await change(password, password)).body).toMatchObject({ code: 'password-same' });
    const changed = await team.server.inject({
      method: 'PUT',
      url: `${SESSION}/password`,
      headers: here.headers,
      payload: { current: password, next: 'quiet river 42' },
    });
    expect(changed.json()).toMatchObject({ mustChangePassword: false });
    const cookie = String(changed.headers['set-cookie']).split(';', 1)[0];
    expect((await ask('GET', 'changes', { ...here.headers, cookie })).status).toBe(200);
    for (const { headers } of [here, there]) expect((await ask('GET', 'session', headers)).status).toBe(401);
    expect((await logIn('dan', password)).status).toBe(401);
  });

  it('ends sessions with their account: disabled, another role, a new password, revoked', async () => {
    const { account, password } = await team.account('d-1', 'eve', 'planner');
    const enter = async () => (await team.logIn('d-1', 'eve', password)).headers;
    const isIn = async (headers: Record<string, string>) => (await ask('GET', 'changes', headers)).status === 200;
    const ways: (() => Promise<unknown>)[] = [
      () => ask('PATCH', `accounts/${account}`, admin, { role: 'auditor' }),
      () => ask('DELETE', `accounts/${account}/sessions`, admin),
      async () => {
        const { body } = await ask('GET', `accounts/${account}/sessions`, admin);
        const [{ session }] = (body as { sessions: { session: string }[] }).sessions;
        await ask('DELETE', `accounts/${account}/sessions/${session}`, admin);
      },
      () => ask('PATCH', `accounts/${account}`, admin, { disabled: true }),
    ];
    for (const way of ways) {
      const headers = await enter();
      expect(await isIn(headers)).toBe(true);
      await way();
      expect(await isIn(headers)).toBe(false);
    }
    await ask('PATCH', `accounts/${account}`, admin, { disabled: false });
    const headers = await enter();
    await ask('POST', `accounts/${account}/password`, admin);
    expect(await isIn(headers)).toBe(false);
    expect((await logIn('eve', password)).status).toBe(401);
  });

  it('lists and ends one’s own sessions, and nobody else’s', async () => {
    const { password } = await team.account('d-1', 'fay', 'patrol');
    const [here, there] = [
      await team.logIn('d-1', 'fay', password, 'phone-1'),
      await team.logIn('d-1', 'fay', password, 'phone-2'),
    ];
    const listed = (await ask('GET', 'sessions', here.headers)).body as {
      sessions: { session: string; device: string; isOwn: boolean }[];
    };
    expect(listed.sessions.map(({ device, isOwn }) => [device, isOwn])).toEqual([
      ['phone-1', true],
      ['phone-2', false],
    ]);
    const foreign = (await ask('GET', 'sessions', admin)).body as { sessions: { session: string }[] };
    expect((await ask('DELETE', `sessions/${foreign.sessions[0].session}`, here.headers)).body).toMatchObject({
      code: 'session-unknown',
    });
    expect((await ask('DELETE', `sessions/${listed.sessions[1].session}`, here.headers)).status).toBe(204);
    expect((await ask('GET', 'session', there.headers)).status).toBe(401);
    expect((await ask('DELETE', 'session', here.headers)).status).toBe(204);
    expect((await ask('GET', 'session', here.headers)).status).toBe(401);
  });

  it('gives nobody a role by what they send, and always keeps an administrator', async () => {
    const { account, password } = await team.account('d-1', 'gil', 'patrol');
    expect(
      await ask('PUT', 'session', { 'chidu-device': 'device-1' }, { login: 'gil', password, role: 'planner' }),
    ).toMatchObject({
      status: 400,
      body: { code: 'request-malformed', params: { path: 'role' } },
    });
    const { headers } = await team.logIn('d-1', 'gil', password);
    expect((await ask('PATCH', `accounts/${account}`, headers, { isAdmin: true })).status).toBe(403);
    for (const more of [{ password_hash: 'x' }, { account: 'a-1' }, { district: 'd-2' }, { must_change_password: false }])
      expect((await ask('PATCH', `accounts/${account}`, admin, more)).status).toBe(400);
    expect(
      (await ask('PATCH', `accounts/${account}`, admin, JSON.parse('{"__proto__": {"isAdmin": true}}') as object)).status,
    ).toBe(400);
    const { body } = await ask('GET', 'accounts', admin);
    const accounts = (body as { accounts: { account: string; login: string; isAdmin: boolean }[] }).accounts;
    expect(JSON.stringify(accounts)).not.toContain('scrypt');
    expect(accounts.find(({ login }) => login === 'gil')?.isAdmin).toBe(false);
    const chief = accounts.find(({ login }) => login === 'chief')?.account ?? '';
    for (const patch of [{ disabled: true }, { isAdmin: false }])
      expect((await ask('PATCH', `accounts/${chief}`, admin, patch)).body).toMatchObject({ code: 'last-admin' });
    expect((await ask('POST', 'accounts', admin, { login: 'GIL', name: '另一个', role: 'patrol' })).body).toMatchObject({
      code: 'login-taken',
    });
    // A Cyrillic letter, and a filler that nobody sees.
    for (const [login, name] of [
      ['g\u0456l', '另一个'],
      ['hal', '规划员\u3164'],
    ])
      expect((await ask('POST', 'accounts', admin, { login, name, role: 'patrol' })).body).toMatchObject({
        status: 422,
        code: 'name-misread',
      });
    expect((await ask('PATCH', `accounts/${account}`, admin, { name: 'g\u0456l' })).body).toMatchObject({ code: 'name-misread' });
  });

  it('keeps what is written as text, and refuses what is too large', async () => {
    const name = `<img src=x onerror=alert(1)>'"; DROP TABLE accounts; --`;
    const made = await ask('POST', 'accounts', admin, { login: "<b>'--", name, role: 'patrol' });
    expect(made.body).toMatchObject({ account: { name, login: "<b>'--" } });
    const answer = await team.server.inject({ method: 'GET', url: '/api/districts/d-1/accounts', headers: admin });
    expect(answer.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'x-content-type-options': 'nosniff',
    });
    expect((await logIn('x'.repeat(5000), 'x')).body).toMatchObject({ status: 413, code: 'body-too-large' });
    const big = { changes: [{ text: 'x'.repeat(64 * 1024 * 1024) }] };
    expect((await ask('POST', 'changes', admin, big)).body).toMatchObject({ status: 413 });
    for (const login of ['', '\u0000', 'a\u202eb'])
      expect((await ask('POST', 'accounts', admin, { login, name: 'n', role: 'patrol' })).status).toBe(400);
  });

  it('has all of it on a log that verifies, that nobody can change, and whose readers are on it', async () => {
    const exported = await team.server.inject({ method: 'GET', url: '/api/districts/d-1/audit/export', headers: admin });
    const events = exported.body
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as AuditEvent);
    expect(verifyAudit(events)).toMatchObject({ ok: true, head: { seq: events.length } });
    expect(events.at(-1)).toMatchObject({ action: 'audit-exported', detail: { events: events.length - 1 } });
    const actions = new Set(events.map(({ action }) => action));
    for (const action of ['login-failed', 'logged-in', 'logged-out', 'password-changed', 'password-reset', 'session-revoked'])
      expect(actions).toContain(action);
    expect(exported.body).not.toContain('unheard-of');
    const altered = events.map((event) => (event.seq === 3 ? { ...event, actor: 'somebody' } : event));
    expect(verifyAudit(altered)).toMatchObject({ ok: false, code: 'chain-altered', seq: 3 });
    expect(verifyAudit(events.filter(({ seq }) => seq !== 5))).toMatchObject({ ok: false, code: 'chain-gap', seq: 5 });
    for (const sql of ['DELETE FROM audit_events', 'UPDATE audit_events SET at = at', "UPDATE audit_values SET salt = ''"])
      await expect(team.auth.within('d-1', (connection) => connection.query(sql))).rejects.toThrow(/permission denied/);
    await team.auth.within('d-1', (connection) => connection.query(`DELETE FROM audit_values WHERE district = 'd-1'`));
    const page = (await ask('GET', 'audit', admin)).body as { events: AuditEvent[] };
    expect(page.events.every(({ person }) => person === undefined)).toBe(true);
    expect(verifyAudit(page.events)).toMatchObject({ ok: true });
  });
});

it('stops a network address that tries one password on every name', async () => {
  const team = await startGuardedTeam(TEST_DATABASES[0], { auth: { mostFailuresPerAddress: 3 } });
  const ask = (login: string) =>
    team.server.inject({
      method: 'PUT',
      url: SESSION,
      headers: { 'chidu-device': 'device-1' },
      payload: { login, password: 'spring-2026' },
    });
  for (const login of ['a', 'b', 'c']) expect((await ask(login)).statusCode).toBe(401);
  expect((await ask('d')).json()).toMatchObject({ status: 429, code: 'too-many-tries' });
  team.pass(16 * MINUTE);
  expect((await ask('e')).statusCode).toBe(401);
  await team.close();
});

it('compares a password with nothing as long as with something, by the same work', async () => {
  const passwords = new Passwords({ N: 1024, r: 8, p: 1 });
  const stored = await passwords.hash('密码-Å-123');
  expect(await passwords.matches('密码-Å-123', stored)).toBe(true);
  expect(await passwords.matches('密码-A-123', stored)).toBe(false);
  expect(await passwords.matches('密码-A-123', null)).toBe(false);
  expect(await passwords.matches('x', 'scrypt$1$')).toBe(false);
  expect(new Passwords({ N: 2048, r: 8, p: 1 }).isOutdated(stored)).toBe(true);
});

it('ends the stream of somebody who may listen no more', async () => {
  let isIn = true;
  const server = fastify();
  const actorOf = async () => {
    if (!isIn) throw new ProblemError(401, 'login-needed');
    return { district: 'd-1' };
  };
  const districts = { live: async () => ({ head: { seq: 7 } }), listen: () => () => undefined };
  feedRoutes(server, { actorOf, districts } as unknown as RouteContext, 10);
  const answer = await server.inject({ method: 'GET', url: '/api/districts/d-1/events', payloadAsStream: true });
  let heard = '';
  for await (const part of answer.stream()) {
    heard += String(part);
    if (heard.includes(': alive')) isIn = false;
  }
  expect(heard).toMatch(/^event: head\ndata: 7\n\n: alive/);
  await server.close();
});

it('waits for a slow client no longer than it must', async () => {
  const patience = { headers: 200, request: 400, silence: 300, checkEvery: 50 };
  const server = createHttpServer((request, response) => request.resume().on('end', () => response.end('in')), patience);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const speak = (words: readonly string[]): Promise<string> =>
    new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1');
      let heard = '';
      const drip = setInterval(() => socket.write('x'), 50);
      socket.on('data', (data) => (heard += data.toString()));
      socket.on('error', () => undefined);
      socket.on('close', () => {
        clearInterval(drip);
        resolve(heard);
      });
      for (const word of words) socket.write(word);
    });
  expect(await speak(['GET / HTTP/1.1\r\nhost: a\r\nx-slow: '])).toMatch(/^HTTP\/1.1 408/);
  expect(await speak(['POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 100000\r\n\r\n'])).toMatch(/^HTTP\/1.1 408/);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
