import { followSnapshot } from '../../sync/follow-snapshot.ts';
import type { Stop } from '../../sync/stop.ts';
import { TeamServer } from '../../sync/team-server.ts';
import { TEAM_BASE } from '../sync.ts';
import { services, whenProvided } from '../services.ts';
import { openDistrictId } from '../session.ts';
import { SYNC_PORTS } from '../sync-ports.ts';
import { tellRound, useSync } from '../sync-state.ts';
import { showLive, useLive } from './live.ts';

/**
 * Follows the district of the login as its server gives it to leaders, until it is told to stop. A snapshot that its own hashes do not
 * bear out is not shown.
 */
export function followLive(): () => void {
  let ending = new AbortController();
  let following: string | undefined;
  const begin = (district: string) => {
    if (useLive.getState().snapshot?.district.id !== district) showLive(null);
    const { signal } = ending;
    const work = async () => {
      await whenProvided();
      if (signal.aborted) return;
      const { engine, device } = services();
      // Beside an open district the mark speaks of that one.
      const tell = (stop: Stop | null) => openDistrictId() === undefined && tellRound(stop, services().clock.now());
      if (openDistrictId() === undefined) useSync.setState({ phase: 'connecting' });
      const take = async (bytes: Uint8Array) => {
        const { ok, snapshot, file_sha256 } = await engine.readSnapshot([bytes]);
        if (!ok || !snapshot || snapshot.district.id !== district || signal.aborted) return null;
        showLive(snapshot);
        return { seq: snapshot.knownAt.seq, file_sha256 };
      };
      const server = new TeamServer(SYNC_PORTS, { base: TEAM_BASE, district, device });
      await followSnapshot({ ports: SYNC_PORTS, server, take, onRound: tell }, signal);
    };
    void work().catch(() => undefined);
  };
  const follow = () => {
    const { login } = useSync.getState();
    const wanted = login?.role === 'leader' ? login.district : undefined;
    if (wanted === following) return;
    ending.abort();
    ending = new AbortController();
    following = wanted;
    if (wanted === undefined) showLive(null);
    else begin(wanted);
  };
  /** A network again, a page that is looked at again, another login: what waits after failures is begun anew. */
  const again = () => {
    if (useSync.getState().phase === 'connected' || document.hidden) return;
    following = undefined;
    follow();
  };
  const forget = useSync.subscribe(({ login }, before) => {
    if (login !== before.login) again();
    follow();
  });
  window.addEventListener('online', again);
  document.addEventListener('visibilitychange', again);
  follow();
  return () => {
    ending.abort();
    forget();
    window.removeEventListener('online', again);
    document.removeEventListener('visibilitychange', again);
  };
}
