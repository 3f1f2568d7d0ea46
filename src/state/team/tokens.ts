import { accessTokenSchema, type ListedToken, listedTokenSchema } from '../../api/accounts.ts';
import * as z from '../../api/zod.ts';
import { districtInUse } from './account.ts';
import { askFor, askServer, districtAddress } from './ask-server.ts';

export type { ListedToken };

const tokensSchema = z.object({ tokens: z.array(listedTokenSchema) });

const addressOf = (account: string | null, ...path: readonly string[]): string =>
  districtAddress(districtInUse(), ...(account === null ? [] : ['accounts', account]), 'tokens', ...path);

/** Of whoever is logged in (null), or of another account, which only administrators and auditors are told. @throws TeamError */
export async function listTokens(account: string | null): Promise<readonly ListedToken[]> {
  return (await askFor(tokensSchema, 'GET', addressOf(account))).tokens;
}

/** Makes a token of one's own. What it is made of is told this once. @throws TeamError `tokens-too-many` */
export async function createToken(name: string, days: number): Promise<{ readonly secret: string }> {
  return askFor(accessTokenSchema, 'POST', addressOf(null), { name, days });
}

/** @throws TeamError `token-unknown` */
export async function revokeToken(account: string | null, token: string): Promise<void> {
  await askServer('DELETE', addressOf(account, token));
}

/** Where a desktop GIS finds the features of the district in use. */
export const featuresAddress = (): string => new URL(districtAddress(districtInUse()), location.href).href;
