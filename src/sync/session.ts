import { districtListSchema, logInSchema, type Session, sessionSchema } from '../api/accounts.ts';
import { type Answer, readBy, type TeamServer } from './team-server.ts';

/** Who is logged in on this device; refused with 401 where nobody is. */
export const readSession = (server: TeamServer, signal: AbortSignal): Promise<Answer<Session>> =>
  server.ask('GET', 'session', signal, readBy(sessionSchema));

/** Logs in. The cookie that keeps it is the browser's, out of every script's reach. */
export function logIn(server: TeamServer, login: string, password: string, signal: AbortSignal): Promise<Answer<Session>> {
  const said = logInSchema.safeParse({ login, password });
  const body = said.success ? said.data : { login, password };
  return server.ask('PUT', 'session', signal, readBy(sessionSchema), body);
}

export const logOut = (server: TeamServer, signal: AbortSignal): Promise<Answer<true>> =>
  server.ask('DELETE', 'session', signal, () => true);

/** Whether the server has this district at all: told to everybody. `base`: where its routes are. */
export async function hasDistrict(
  fetch: (address: string, init: RequestInit) => Promise<Response>,
  base: string,
  district: string,
  signal: AbortSignal,
): Promise<'here' | 'not-here' | 'unknown'> {
  try {
    const response = await fetch(`${base}/districts`, { signal, cache: 'no-store', credentials: 'same-origin' });
    if (response.status >= 500) return 'unknown';
    // A server of the client alone has no such route.
    const listed = response.ok ? districtListSchema.safeParse(await response.json().catch(() => null)) : null;
    return listed?.success && listed.data.districts.some((one) => one.district === district) ? 'here' : 'not-here';
  } catch {
    return 'unknown';
  }
}
