import { useConnection } from '../connection.ts';
import { useSync } from '../sync-state.ts';
import { followLogin, rememberedLogin } from './remembered-login.ts';

const ASKED = 'chidu.team-asked';

/**
 * Finds out whether the page comes from a team's server, by one quiet question of a visit, and follows the team where somebody logged
 * in on this device. The program of it, which reads what a server says, is loaded only then: a device that works alone loads and asks
 * nothing more. Never rejects.
 */
export async function beginTeam(): Promise<void> {
  let isFollowing = false;
  const follow = async () => {
    const login = rememberedLogin();
    useSync.setState({ login });
    if (!login || isFollowing) return;
    isFollowing = true;
    useSync.setState({ hasTeam: true });
    const { followTeam } = await import('../sync.ts');
    followTeam();
  };
  // Without a network the program may not be here; the next visit brings it.
  const attempt = () => follow().catch(() => void (isFollowing = false));
  followLogin(() => void attempt());
  await attempt();
  if (useSync.getState().hasTeam === null) await ask();
}

async function ask(): Promise<void> {
  if (!useConnection.getState().online) return;
  const known = readAnswer();
  const hasTeam = known ?? (await hasDistricts());
  if (hasTeam === null) return;
  useSync.setState({ hasTeam });
  if (known === null) keepAnswer(hasTeam);
}

/** Null where nobody can say: the server is starting, or the network gave out. */
async function hasDistricts(): Promise<boolean | null> {
  try {
    const answer = await fetch('/api/districts', { cache: 'no-store', credentials: 'same-origin' });
    if (answer.status >= 500) return null;
    const told: unknown = answer.ok ? await answer.json() : null;
    const { districts } = Object(told) as { readonly districts?: unknown };
    return Array.isArray(districts) && districts.length > 0;
  } catch {
    return null;
  }
}

function readAnswer(): boolean | null {
  try {
    const kept = sessionStorage.getItem(ASKED);
    return kept === null ? null : kept === 'true';
  } catch {
    return null;
  }
}

function keepAnswer(hasTeam: boolean): void {
  try {
    sessionStorage.setItem(ASKED, String(hasTeam));
  } catch {
    // Asked again on the next page.
  }
}
