import { services, whenProvided } from '../services.ts';
import { recogniseAccount, refreshAccount, useAccount } from './account.ts';
import { findTeam, useTeamPresence } from './find-team.ts';

/** Finds the team and who is logged in. @param back the district that an identity provider sent back to */
export async function startTeam(back: string | null): Promise<void> {
  await whenProvided();
  await findTeam();
  const { presence } = useTeamPresence.getState();
  const { login } = useAccount.getState();
  if (presence.at === 'there' && login.at === 'unasked') await recogniseAccount(presence.districts, back);
}

/** Asks again when the page is looked at again: a session may have ended meanwhile. Returns how to stop. */
export function watchAccount(): () => void {
  const look = () => {
    if (!document.hidden && useAccount.getState().login.at === 'in') void refreshAccount();
  };
  document.addEventListener('visibilitychange', look);
  return () => document.removeEventListener('visibilitychange', look);
}

/** So many seconds from now, in milliseconds since 1970. */
export const timeAfter = (seconds: number): number => Date.parse(services().clock.now()) + seconds * 1000;

/** Whole seconds until then; 0 from then on. */
export const secondsUntil = (time: number): number => Math.max(0, Math.ceil((time - Date.parse(services().clock.now())) / 1000));
