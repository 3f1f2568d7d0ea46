import { createHash } from 'node:crypto';
import { createRemoteJWKSet, type JWTPayload, type JWTVerifyGetKey, errors, jwtVerify } from 'jose';
import * as z from '../../../api/zod.ts';
import { ProblemError } from '../../problem.ts';
import { isTrustworthy, type OidcSettings } from './oidc-settings.ts';

const ANSWER_MS = 10_000;
const KNOWN_FOR_MS = 60 * 60_000;
const CLOCKS_APART_S = 30;
const OLDEST_TOKEN_S = 10 * 60;

const metadataSchema = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url().refine(isTrustworthy),
  token_endpoint: z.url().refine(isTrustworthy),
  jwks_uri: z.url().refine(isTrustworthy),
});
type Metadata = z.output<typeof metadataSchema>;

/** What is kept between going to the provider and coming back, in the browser that went. */
export interface Errand {
  readonly state: string;
  readonly nonce: string;
  /** Of PKCE (RFC 7636): whoever steals the code cannot redeem it. */
  readonly verifier: string;
}

/** One OpenID Connect provider: authorization code with PKCE, and its tokens proven. */
export class IdentityProvider {
  #known: { readonly metadata: Metadata; readonly keys: JWTVerifyGetKey; readonly at: number } | null = null;

  /** @param now milliseconds @param betweenKeys_ms how soon the keys may be fetched again for a token of an unknown one */
  constructor(
    private readonly settings: OidcSettings,
    private readonly now: () => number,
    private readonly betweenKeys_ms = 30_000,
  ) {}

  /** Where the browser is sent. @throws ProblemError 502 `identity-provider-unreachable` */
  async addressOf({ state, nonce, verifier }: Errand, redirectUri: string): Promise<string> {
    const { metadata } = await this.#discover();
    const address = new URL(metadata.authorization_endpoint);
    const query = {
      response_type: 'code',
      client_id: this.settings.clientId,
      redirect_uri: redirectUri,
      scope: this.settings.scope,
      state,
      nonce,
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    };
    for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
    return address.href;
  }

  /**
   * Redeems a code and proves the token that comes for it: signature by a key of the issuer, algorithm, issuer, audience, age, nonce.
   * @throws ProblemError 401 `identity-not-proven`, 502 `identity-provider-unreachable`
   */
  async redeem(code: string, { nonce, verifier }: Errand, redirectUri: string): Promise<JWTPayload & { readonly sub: string }> {
    const { metadata, keys } = await this.#discover();
    const token = await this.#fetchToken(metadata, code, verifier, redirectUri);
    const { algorithm, issuer, clientId } = this.settings;
    try {
      const { payload } = await jwtVerify(token, keys, {
        algorithms: [algorithm],
        issuer,
        audience: clientId,
        requiredClaims: ['sub', 'exp', 'iat', 'nonce'],
        clockTolerance: CLOCKS_APART_S,
        maxTokenAge: OLDEST_TOKEN_S,
        currentDate: new Date(this.now()),
      });
      const isForUs = Array.isArray(payload.aud) && payload.aud.length > 1 ? payload.azp === clientId : true;
      const isByUs = payload.azp === undefined || payload.azp === clientId;
      if (payload.nonce !== nonce || !isForUs || !isByUs || typeof payload.sub !== 'string' || payload.sub === '')
        throw new ProblemError(401, 'identity-not-proven');
      return payload as JWTPayload & { readonly sub: string };
    } catch (error) {
      if (error instanceof ProblemError) throw error;
      if (error instanceof errors.JWKSTimeout || !(error instanceof errors.JOSEError)) throw unreachable(error);
      throw new ProblemError(401, 'identity-not-proven');
    }
  }

  async #fetchToken({ token_endpoint }: Metadata, code: string, verifier: string, redirectUri: string): Promise<string> {
    const { clientId, clientSecret } = this.settings;
    const body = new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      client_id: clientId,
      code_verifier: verifier,
      ...(clientSecret !== undefined && { client_secret: clientSecret }),
    });
    const answer = await fetchOnce(token_endpoint, { method: 'POST', body });
    if (answer.status >= 500) throw unreachable(new Error(`status ${answer.status}`));
    const read = z.object({ id_token: z.string() }).safeParse(await answer.json().catch(() => null));
    if (!answer.ok || !read.success) throw new ProblemError(401, 'identity-not-proven');
    return read.data.id_token;
  }

  async #discover() {
    const now = this.now();
    if (this.#known && now - this.#known.at < KNOWN_FOR_MS) return this.#known;
    const address = `${this.settings.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
    const answer = await fetchOnce(address, {});
    const read = metadataSchema.safeParse(await answer.json().catch(() => null));
    if (!answer.ok || !read.success || read.data.issuer !== this.settings.issuer)
      throw unreachable(new Error(`${address} does not describe ${this.settings.issuer}`));
    const keys = createRemoteJWKSet(new URL(read.data.jwks_uri), {
      timeoutDuration: ANSWER_MS,
      cooldownDuration: this.betweenKeys_ms,
    });
    this.#known = { metadata: read.data, keys, at: now };
    return this.#known;
  }
}

async function fetchOnce(address: string, options: RequestInit): Promise<Response> {
  try {
    return await fetch(address, {
      ...options,
      headers: { accept: 'application/json' },
      redirect: 'error',
      signal: AbortSignal.timeout(ANSWER_MS),
    });
  } catch (error) {
    throw unreachable(error);
  }
}

const unreachable = (cause: unknown): ProblemError =>
  Object.assign(new ProblemError(502, 'identity-provider-unreachable'), { cause });
