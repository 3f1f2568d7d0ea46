import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Clock, Ids } from '../../core/register/ports.ts';
import { type Auth, districtOf } from '../auth/auth.ts';
import { accountOfClaims } from '../auth/oidc/account-of-claims.ts';
import { type Errand, IdentityProvider } from '../auth/oidc/identity-provider.ts';
import type { OidcSettings } from '../auth/oidc/oidc-settings.ts';
import { readDevice } from '../auth/own-page.ts';
import { ProblemError } from '../problem.ts';

export interface OidcOptions {
  readonly settings: OidcSettings;
  /** As browsers know this server: the provider sends them back there. */
  readonly publicOrigin: string;
  readonly betweenKeys_ms?: number;
}

const COOKIE = 'chidu-errand';
const ERRAND_S = 10 * 60;

interface KeptErrand extends Errand {
  readonly device: string;
}

/** `GET /api/districts/{district}/oidc?device=…` goes to the identity provider, `…/oidc/callback` comes back logged in. */
export function oidcRoutes(
  server: FastifyInstance,
  { clock, ids }: { readonly clock: Clock; readonly ids: Ids },
  auth: Auth,
  oidc: OidcOptions | undefined,
): void {
  const provider = oidc && new IdentityProvider(oidc.settings, () => Date.parse(clock.now()), oidc.betweenKeys_ms);
  const configured = (request: FastifyRequest) => {
    if (!oidc || !provider || !Object.hasOwn(oidc.settings.districts, districtOf(request)))
      throw new ProblemError(404, 'oidc-not-configured');
    const base = `/api/districts/${encodeURIComponent(districtOf(request))}/oidc`;
    // Lax: the cookie must come along when the provider sends the browser back.
    const cookie = { path: base, httpOnly: true, sameSite: 'lax', secure: oidc.publicOrigin.startsWith('https:') } as const;
    return { ...oidc, provider, cookie, redirectUri: `${oidc.publicOrigin}${base}/callback` };
  };

  server.get<{ Querystring: Record<string, unknown> }>('/api/districts/:district/oidc', async (request, reply) => {
    const { provider, cookie, redirectUri } = configured(request);
    const device = readDevice(request.query.device);
    if (device === null) throw new ProblemError(400, 'device-missing', { parameter: 'device' });
    const errand: KeptErrand = { state: random(), nonce: random(), verifier: random(), device };
    const address = await provider.addressOf(errand, redirectUri);
    void reply.setCookie(COOKIE, Buffer.from(JSON.stringify(errand)).toString('base64url'), { ...cookie, maxAge: ERRAND_S });
    return reply.redirect(address, 303);
  });

  server.get<{ Querystring: Record<string, unknown> }>('/api/districts/:district/oidc/callback', async (request, reply) => {
    const { provider, settings, cookie, redirectUri } = configured(request);
    const district = districtOf(request);
    void reply.clearCookie(COOKIE, cookie);
    try {
      const { code, state, iss, error } = request.query;
      const errand = readErrand(request);
      if (!errand || typeof state !== 'string' || !isSame(state, errand.state) || (iss !== undefined && iss !== settings.issuer))
        throw new ProblemError(403, 'oidc-state-differs');
      if (error !== undefined || typeof code !== 'string') throw new ProblemError(401, 'identity-not-proven');
      const claims = await provider.redeem(code, errand, redirectUri);
      const account = await accountOfClaims(auth, district, settings, claims, { account: ids.next(), at: clock.now() });
      await auth.open(request, reply, account, errand.device);
      return reply.redirect(pageOf({ district }), 303);
    } catch (error) {
      return sendBack(error, district, request, reply);
    }
  });
}

/** A person stands before this answer, not a program: back to the page, which says in words what is wrong. */
function sendBack(error: unknown, district: string, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (!(error instanceof ProblemError)) request.log.error(error);
  const failed = error instanceof ProblemError ? error.code : 'server-failed';
  return reply.redirect(pageOf({ district, failed }), 303);
}

/** The team's page of the client. */
const pageOf = (search: Readonly<Record<string, string>>): string => `/team?${new URLSearchParams(search).toString()}`;

const random = (): string => randomBytes(32).toString('base64url');

function readErrand(request: FastifyRequest): KeptErrand | null {
  try {
    const kept = JSON.parse(Buffer.from(request.cookies[COOKIE] ?? '', 'base64url').toString()) as Record<string, unknown>;
    const { state, nonce, verifier } = kept;
    const device = readDevice(kept.device);
    const isWhole = [state, nonce, verifier].every((text) => typeof text === 'string' && text.length >= 43);
    return isWhole && device !== null ? ({ state, nonce, verifier, device } as KeptErrand) : null;
  } catch {
    return null;
  }
}

const isSame = (a: string, b: string): boolean => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
