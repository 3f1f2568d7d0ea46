import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { provideServices, type Services } from '../../../src/state/services.ts';
import { logIn, logOut, recogniseAccount, refreshAccount, useAccount } from '../../../src/state/team/account.ts';
import { findTeam, useTeamPresence } from '../../../src/state/team/find-team.ts';

const SESSION = {
  account: '01a2b3c4-0000-7000-8000-000000000001',
  login: 'zhang',
  name: '张三',
  role: 'patrol',
  isAdmin: false,
  device: 'device-1',
  mustChangePassword: false,
  hasArea: false,
  expiresAt: '2026-12-05T00:00:00.000Z',
};
const asked: { method?: string; address: string; device?: string; body?: unknown }[] = [];
let answers: (() => Response | Promise<Response>)[] = [];

const answer = (status: number, body: unknown) => () => new Response(JSON.stringify(body), { status });
const refuse = (status: number, code: string, params = {}) =>
  answer(status, { type: `urn:chidu:problem:${code}`, title: code, status, code, params });

beforeEach(() => {
  asked.length = 0;
  answers = [];
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  });
  vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
    const headers = init.headers as Record<string, string>;
    const body = typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : undefined;
    asked.push({ method: init.method, address, device: headers['chidu-device'], ...(body !== undefined && { body }) });
    const next = answers.shift();
    if (!next) throw new TypeError('no network');
    return next();
  });
  provideServices({ device: 'device-1', clock: { now: () => '2026-11-28T08:00:00.000Z' } } as Services);
  useAccount.setState({ district: 'anhe', login: { at: 'out' } });
  useTeamPresence.setState({ presence: { at: 'unasked' } });
});
afterEach(() => vi.unstubAllGlobals());

it('a login names the device and is known again by the next page', async () => {
  answers = [answer(200, SESSION), answer(200, SESSION)];
  await logIn('zhang', 'secret');
  expect(asked).toEqual([
    { method: 'PUT', address: '/api/districts/anhe/session', device: 'device-1', body: { login: 'zhang', password: 'secret' } },
  ]);
  useAccount.setState({ district: null, login: { at: 'unasked' } });
  await recogniseAccount([{ district: 'anhe' }, { district: 'other' }], null);
  expect(useAccount.getState()).toMatchObject({ district: 'anhe', login: { at: 'in', session: { name: '张三' } } });
});

it('a page that nobody logged in to asks for no session, nor one that was logged out of', async () => {
  await recogniseAccount([{ district: 'anhe' }], null);
  expect(asked).toEqual([]);
  answers = [answer(200, SESSION), () => new Response(null, { status: 204 })];
  await logIn('zhang', 'secret');
  await logOut();
  await recogniseAccount([{ district: 'anhe' }], null);
  expect([asked.length, useAccount.getState().login]).toEqual([2, { at: 'out' }]);
});

it('a refusal keeps its code and how long to wait', async () => {
  answers = [refuse(429, 'login-locked', { seconds: 30 })];
  await expect(logIn('zhang', 'x')).rejects.toMatchObject({ code: 'login-locked', status: 429, params: { seconds: 30 } });
});

it('a session that ended elsewhere is out; one that cannot be asked for stays', async () => {
  answers = [answer(200, SESSION)];
  await logIn('zhang', 'secret');
  expect(await refreshAccount()).toMatchObject({ code: 'team-unreachable' });
  expect(useAccount.getState().login.at).toBe('in');
  answers = [refuse(401, 'login-needed')];
  await refreshAccount();
  expect(useAccount.getState().login).toEqual({ at: 'out', ended: true });
});

it.each([
  ['a team', answer(200, { districts: [{ district: 'anhe', name: '安和', methods: ['password'], closed: false }] }), 'there'],
  ['a server of files that says so', answer(200, { districts: [] }), 'none'],
  ['another server of files', answer(404, {}), 'none'],
  ['one that answers every address with its page', () => new Response('<title>x</title>'), 'none'],
  ['a team whose database is being opened', refuse(503, 'server-starting'), 'starting'],
  ['nobody', () => Promise.reject(new TypeError('no network')), 'unreached'],
])('%s is told from the others', async (_, given, at) => {
  answers = [given];
  await findTeam();
  expect(useTeamPresence.getState().presence.at).toBe(at);
  await findTeam();
  // What is settled is not asked again.
  expect(asked.length).toBe(at === 'there' || at === 'none' ? 1 : 2);
});
