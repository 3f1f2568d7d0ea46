import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';

interface KeyPair {
  readonly kid: string;
  readonly publicKey: CryptoKey;
  readonly privateKey: CryptoKey;
}

/** An identity provider in process that gives out whatever token a test wishes. */
export interface FakeIssuer {
  readonly issuer: string;
  /** The key that is published last. */
  readonly keys: KeyPair[];
  /** Publishes another key in the place of all others. */
  rotate(kid: string): Promise<KeyPair>;
  /** What the next code is redeemed for. */
  answer: (claims: JWTPayload) => Promise<string>;
  /** Signs as an honest issuer does. */
  sign(claims: JWTPayload, key?: KeyPair, header?: { alg?: string; kid?: string }): Promise<string>;
  /** Redemptions that were refused: a verifier that does not fit its challenge. */
  readonly refused: string[];
  /** Sends a browser in at the address of authorization; returns the address that it is sent back to. */
  visit(address: string): string;
  close(): Promise<void>;
}

export async function startFakeIssuer(now: () => number, clientId: string): Promise<FakeIssuer> {
  const codes = new Map<string, { challenge: string; nonce: string; redirectUri: string }>();
  const makeKeys = async (kid: string): Promise<KeyPair> => ({ kid, ...(await generateKeyPair('RS256', { extractable: true })) });
  const server = createServer((request, response) => {
    const json = (status: number, value: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    if (request.url === '/.well-known/openid-configuration')
      return json(200, {
        issuer: fake.issuer,
        authorization_endpoint: `${fake.issuer}/authorize`,
        token_endpoint: `${fake.issuer}/token`,
        jwks_uri: `${fake.issuer}/keys`,
      });
    if (request.url === '/keys')
      return void Promise.all(
        fake.keys.map(async ({ kid, publicKey }) => ({ ...(await exportJWK(publicKey)), kid, use: 'sig' })),
      ).then((keys) => json(200, { keys }));
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      const query = new URLSearchParams(body);
      const code = codes.get(query.get('code') ?? '');
      codes.delete(query.get('code') ?? '');
      const challenge = createHash('sha256')
        .update(query.get('code_verifier') ?? '')
        .digest('base64url');
      if (!code || code.challenge !== challenge || code.redirectUri !== query.get('redirect_uri')) {
        fake.refused.push(query.get('code') ?? '');
        return json(400, { error: 'invalid_grant' });
      }
      const seconds = Math.floor(now() / 1000);
      const claims = { iss: fake.issuer, aud: clientId, iat: seconds, exp: seconds + 300, nonce: code.nonce };
      void fake.answer(claims).then((id_token) => json(200, { id_token, access_token: 'x', token_type: 'Bearer' }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const fake: FakeIssuer = {
    issuer: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    keys: [await makeKeys('first')],
    refused: [],
    rotate: async (kid) => {
      const key = await makeKeys(kid);
      fake.keys.splice(0, fake.keys.length, key);
      return key;
    },
    answer: (claims) => fake.sign(claims),
    sign: (claims, key = fake.keys[0], header = {}) =>
      new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: key.kid, ...header }).sign(key.privateKey),
    visit: (address) => {
      const { searchParams } = new URL(address);
      const code = `code-${codes.size}-${searchParams.get('state')}`;
      const redirectUri = searchParams.get('redirect_uri') ?? '';
      codes.set(code, {
        challenge: searchParams.get('code_challenge') ?? '',
        nonce: searchParams.get('nonce') ?? '',
        redirectUri,
      });
      const back = new URL(redirectUri);
      back.searchParams.set('code', code);
      back.searchParams.set('state', searchParams.get('state') ?? '');
      return back.href;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return fake;
}
