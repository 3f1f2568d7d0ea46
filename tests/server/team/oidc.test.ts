import { exportSPKI, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { oidcSettingsSchema } from '../../../src/server/auth/oidc/oidc-settings.ts';
import { TEST_DATABASES } from '../../support/databases.ts';
import { type FakeIssuer, startFakeIssuer } from '../../support/fake-issuer.ts';
import { type GuardedTeam, startGuardedTeam } from '../../support/guarded-team.ts';

const CLIENT = 'chidu';
const ORIGIN = 'https://map.example.cn';
const OIDC = '/api/districts/d-1/oidc';

describe('an identity provider', () => {
  let team: GuardedTeam;
  let issuer: FakeIssuer;
  const person = { sub: 'u-1', groups: ['staff', 'map-planner'], preferred_username: 'Zhang', name: '张三' };

  beforeAll(async () => {
    issuer = await startFakeIssuer(() => Date.parse(team.now()), CLIENT);
    const settings = oidcSettingsSchema.parse({
      issuer: issuer.issuer,
      clientId: CLIENT,
      districts: { 'd-1': { roles: { 'map-planner': 'planner', staff: 'patrol' }, admins: ['map-admin'] } },
    });
    team = await startGuardedTeam(TEST_DATABASES[0], {
      auth: { publicOrigin: ORIGIN },
      oidc: { settings, publicOrigin: ORIGIN, betweenKeys_ms: 0 },
    });
  });
  afterAll(async () => {
    await team.close();
    await issuer.close();
  });

  const leave = async () => {
    const gone = await team.server.inject({ method: 'GET', url: `${OIDC}?device=desk-0001` });
    return { address: String(gone.headers.location), cookie: String(gone.headers['set-cookie']).split(';', 1)[0], gone };
  };
  const comeBack = async (address: string, cookie: string) => {
    const { pathname, search } = new URL(address);
    const back = await team.server.inject({ method: 'GET', url: pathname + search, headers: { cookie } });
    const cookies = [back.headers['set-cookie']].flat().map(String);
    const session = cookies.find((one) => one.startsWith('chidu-session=') && !one.includes('Max-Age=0'));
    return { location: String(back.headers.location), session, cookie: session?.split(';', 1)[0] ?? '' };
  };
  const travel = async () => {
    const { address, cookie } = await leave();
    return comeBack(issuer.visit(address), cookie);
  };
  const whoIs = async (cookie: string) =>
    (await team.server.inject({ method: 'GET', url: '/api/districts/d-1/session', headers: { cookie } })).json<object>();

  it('logs in whom it proves, as what it says, with a code that only this browser can redeem', async () => {
    issuer.answer = (claims) => issuer.sign({ ...claims, ...person });
    const { address, gone } = await leave();
    const query = new URL(address).searchParams;
    expect(Object.fromEntries(query)).toMatchObject({
      response_type: 'code',
      client_id: CLIENT,
      redirect_uri: `${ORIGIN}${OIDC}/callback`,
      code_challenge_method: 'S256',
    });
    expect(String(gone.headers['set-cookie'])).toMatch(/HttpOnly; Secure; SameSite=Lax$/);
    const back = await travel();
    expect(back.location).toBe('/team?district=d-1');
    expect(back.session).toMatch(/Path=\/api\/districts\/d-1; HttpOnly; Secure; SameSite=Strict$/);
    expect(await whoIs(back.cookie)).toMatchObject({
      login: 'zhang',
      name: '张三',
      role: 'planner',
      isAdmin: false,
      device: 'desk-0001',
    });
    const listed = await team.server.inject({ method: 'GET', url: '/api/districts' });
    expect(listed.json()).toMatchObject({
      districts: [{ district: 'd-1', methods: ['password', 'oidc'] }, { methods: ['password'] }],
    });
  });

  it('takes rights as the provider says them at each visit, and ends sessions with them', async () => {
    const before = await travel();
    issuer.answer = (claims) => issuer.sign({ ...claims, ...person, groups: ['staff', 'map-admin'] });
    const after = await travel();
    expect(await whoIs(after.cookie)).toMatchObject({ role: 'patrol', isAdmin: true });
    expect(await whoIs(before.cookie)).toMatchObject({ code: 'login-needed' });
    issuer.answer = (claims) => issuer.sign({ ...claims, ...person, groups: [] });
    expect((await travel()).location).toContain('failed=no-role');
    expect(await whoIs(after.cookie)).toMatchObject({ code: 'login-needed' });
    issuer.answer = (claims) => issuer.sign({ ...claims, ...person, groups: ['planner', 'constructor'] });
    expect((await travel()).location).toContain('failed=no-role');
  });

  it('never becomes a local account of the same name', async () => {
    const { password } = await team.account('d-1', 'chief', 'planner', { isAdmin: true });
    issuer.answer = (claims) => issuer.sign({ ...claims, ...person, sub: 'u-2', preferred_username: 'chief', name: '李四' });
    const { cookie } = await travel();
    const host = new URL(issuer.issuer).host;
    expect(await whoIs(cookie)).toMatchObject({ login: `u-2@${host}`, isAdmin: false });
    await expect(team.logIn('d-1', 'chief', password)).resolves.toBeTruthy();
    await expect(team.logIn('d-1', `u-2@${host}`, 'x', 'desk-0002')).rejects.toThrow('login-failed');
  });

  const seconds = () => Math.floor(Date.parse(team.now()) / 1000);
  const forged: Readonly<Record<string, (claims: JWTPayload) => Promise<string>>> = {
    'signed by nobody (alg none)': async (claims) => new UnsecuredJWT({ ...claims, ...person }).encode(),
    'signed by a stranger with our key’s name': async (claims) => {
      const stranger = { kid: issuer.keys[0].kid, ...(await generateKeyPair('RS256')) };
      return issuer.sign({ ...claims, ...person }, stranger);
    },
    'signed with the public key as a secret (HS256)': async (claims) => {
      const pem = new TextEncoder().encode(await exportSPKI(issuer.keys[0].publicKey));
      return new SignJWT({ ...claims, ...person }).setProtectedHeader({ alg: 'HS256', kid: issuer.keys[0].kid }).sign(pem);
    },
    'altered after it was signed': async (claims) => {
      const [head, , signature] = (await issuer.sign({ ...claims, ...person })).split('.');
      const body = Buffer.from(JSON.stringify({ ...claims, ...person, groups: ['map-admin', 'map-planner'] })).toString(
        'base64url',
      );
      return `${head}.${body}.${signature}`;
    },
    'of another algorithm': async (claims) => {
      const { privateKey } = await generateKeyPair('ES256');
      return new SignJWT({ ...claims, ...person }).setProtectedHeader({ alg: 'ES256', kid: issuer.keys[0].kid }).sign(privateKey);
    },
    expired: (claims) => issuer.sign({ ...claims, ...person, iat: seconds() - 500, exp: seconds() - 60 }),
    'without an end': (claims) => issuer.sign({ ...claims, ...person, exp: undefined }),
    'issued long ago': (claims) => issuer.sign({ ...claims, ...person, iat: seconds() - 3600, exp: seconds() + 3600 }),
    'for another audience': (claims) => issuer.sign({ ...claims, ...person, aud: 'another' }),
    'for many, on behalf of another': (claims) => issuer.sign({ ...claims, ...person, aud: [CLIENT, 'another'], azp: 'another' }),
    'by another issuer': (claims) => issuer.sign({ ...claims, ...person, iss: 'https://elsewhere.example' }),
    'with another nonce': (claims) => issuer.sign({ ...claims, ...person, nonce: 'another' }),
    'without a nonce': (claims) => issuer.sign({ ...claims, ...person, nonce: undefined }),
    'of nobody': (claims) => issuer.sign({ ...claims, ...person, sub: '' }),
    'no token at all': async () => 'a.b.c',
  };
  it.each(Object.entries(forged))('refuses a token %s', async (_, answer) => {
    issuer.answer = answer;
    const back = await travel();
    expect(back).toMatchObject({ location: '/team?district=d-1&failed=identity-not-proven', session: undefined });
  });

  it('refuses an answer that this browser did not ask for', async () => {
    issuer.answer = (claims) => issuer.sign({ ...claims, ...person });
    const [mine, other] = [await leave(), await leave()];
    const address = issuer.visit(other.address);
    expect((await comeBack(address, mine.cookie)).location).toContain('failed=oidc-state-differs');
    expect((await comeBack(address, '')).location).toContain('failed=oidc-state-differs');
    expect((await comeBack(`${address}&iss=https%3A%2F%2Felsewhere.example`, other.cookie)).location).toContain(
      'oidc-state-differs',
    );
    expect((await comeBack(address, other.cookie)).location).toBe('/team?district=d-1');
    expect((await comeBack(address, other.cookie)).location).toContain('failed=identity-not-proven');
    const kept = JSON.parse(Buffer.from(mine.cookie.split('=')[1], 'base64url').toString()) as { verifier: string };
    const stolen = Buffer.from(JSON.stringify({ ...kept, verifier: 'v'.repeat(43) })).toString('base64url');
    expect((await comeBack(issuer.visit(mine.address), `chidu-errand=${stolen}`)).location).toContain('identity-not-proven');
    expect(issuer.refused).toHaveLength(2);
  });

  it('takes the provider’s new key, and its old one no more', async () => {
    const [old] = issuer.keys;
    await issuer.rotate('second');
    issuer.answer = (claims) => issuer.sign({ ...claims, ...person });
    expect((await travel()).location).toBe('/team?district=d-1');
    issuer.answer = (claims) => issuer.sign({ ...claims, ...person }, old);
    expect((await travel()).location).toContain('failed=identity-not-proven');
  });

  it('is asked for in no district that it was not configured for', async () => {
    for (const district of ['d-2', 'constructor', 'd-9'])
      expect(
        (await team.server.inject({ method: 'GET', url: `/api/districts/${district}/oidc?device=desk-0001` })).json(),
      ).toMatchObject({
        status: 404,
        code: 'oidc-not-configured',
      });
    for (const issuerAddress of ['http://elsewhere.example', 'ftp://a', ''])
      expect(oidcSettingsSchema.safeParse({ issuer: issuerAddress, clientId: CLIENT, districts: {} }).success).toBe(false);
    expect(oidcSettingsSchema.safeParse({ issuer: ORIGIN, clientId: CLIENT, districts: {}, algorithm: 'HS256' }).success).toBe(
      false,
    );
  });
});
