import { roleSchema } from '../../../api/roles.ts';
import * as z from '../../../api/zod.ts';

/**
 * An identity provider, as the operator writes it down (a JSON file, named by `OIDC`). Everything that a token must say is pinned here
 * and taken from no token: issuer, audience (`clientId`), algorithm. Only algorithms with a key pair: a public key can sign nothing.
 */
export const oidcSettingsSchema = z.strictObject({
  issuer: z.url().refine((text) => isTrustworthy(text), 'https'),
  clientId: z.string().min(1),
  clientSecret: z.string().min(1).optional(),
  algorithm: z.enum(['RS256', 'PS256', 'ES256', 'EdDSA']).default('RS256'),
  scope: z.string().default('openid profile'),
  loginClaim: z.string().default('preferred_username'),
  nameClaim: z.string().default('name'),
  /** Claim whose text, or list of texts, says what somebody is. */
  rolesClaim: z.string().default('groups'),
  /** By district: which values of the claim are which role, the first that fits, and which may manage accounts. */
  districts: z.record(
    z.string(),
    z.strictObject({ roles: z.record(z.string(), roleSchema), admins: z.array(z.string()).default([]) }),
  ),
});
export type OidcSettings = z.output<typeof oidcSettingsSchema>;

/** Encrypted, or on this machine for trying out. */
export function isTrustworthy(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname));
}
