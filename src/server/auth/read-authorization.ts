/** Begins every token, so that one that was written down somewhere is found again by whoever looks for secrets. */
export const TOKEN_PREFIX = 'chidu_';
const TOKEN = /^chidu_[\w-]{43}$/;

/** What a program without a browser proves itself by. */
export interface Presented {
  readonly token: string;
  /** Of Basic; a token alone names nobody. */
  readonly login: string | null;
}

/**
 * Reads `Authorization`: `Bearer <token>`, or Basic with the login's name and the token as its password, which is what desktop GIS can
 * send. Null for anything else, never an error: the answer is the same as for a wrong token.
 */
export function readAuthorization(header: string): Presented | null {
  const [, scheme, rest] = /^([A-Za-z]+) +(\S+)\s*$/.exec(header) ?? [];
  if (scheme === undefined) return null;
  if (scheme.toLowerCase() === 'bearer') return TOKEN.test(rest) ? { token: rest, login: null } : null;
  if (scheme.toLowerCase() !== 'basic') return null;
  const text = Buffer.from(rest, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  const token = text.slice(colon + 1);
  return colon >= 0 && TOKEN.test(token) ? { token, login: text.slice(0, colon) } : null;
}
