import { readsFeed } from '../api/reads-feed.ts';
import type { CodedError } from '../core/register/coded-error.ts';
import { offsetOf } from '../sync/clock-offset.ts';
import type { RoundEnd } from '../sync/drain.ts';
import { pull } from '../sync/pull.ts';
import { startSync, type Sync } from '../sync/start-sync.ts';
import { TeamServer } from '../sync/team-server.ts';
import { tusSender } from '../sync/tus-upload.ts';
import type { Attachment } from '../store/database.ts';
import type { Progress } from '../workers/rpc.ts';
import { useConnection } from './connection.ts';
import { services } from './services.ts';
import { useSession } from './session.ts';
import { SYNC_PORTS } from './sync-ports.ts';
import { tellRound, useSync } from './sync-state.ts';
import { followLogin, type RememberedLogin, rememberedLogin } from './team/remembered-login.ts';

/** Where the server's routes are: beside the page. */
export const TEAM_BASE = '/api';

interface Running {
  readonly district: string;
  readonly role: RememberedLogin['role'];
  readonly sync: () => Sync | null;
  stop(): Promise<void>;
}

let running: Running | null = null;

/** Asks for a round at once: somebody logged in, or wants to see it. */
export const syncNow = (): void => running?.sync()?.wake('asked');

const noteRound = ({ stop }: RoundEnd): void => tellRound(stop, services().clock.now());

const ALONE = { phase: 'alone', problem: null, lastContactAt: null } as const;

function begin({ district, role }: RememberedLogin): Running {
  const ending = new AbortController();
  let sync: Sync | null = null;
  const work = async () => {
    const { store, device } = services();
    useSync.setState({ phase: 'connecting' });
    const kept = (await store.list()).find(({ id }) => id === district);
    if (ending.signal.aborted) return;
    sync = startSync({
      ports: SYNC_PORTS,
      store,
      address: { base: TEAM_BASE, district, device },
      readsFeed: kept?.field === undefined && readsFeed(role),
      openFiles: (server) => tusSender(server, device),
      onRound: noteRound,
      onOffset: (offset) => useSync.setState({ clockOffset_ms: offsetOf(offset) }),
    });
  };
  void work().catch(() => undefined);
  return {
    district,
    role,
    sync: () => sync,
    stop: async () => {
      ending.abort();
      await sync?.stop();
    },
  };
}

/**
 * Follows the open district from now on: one that is kept on this device, and whose server somebody logged in to here, is kept at the
 * same as there. Recording waits for none of it: what is recorded without a session, or without a network, is queued.
 */
export function followTeam(): void {
  const follow = () => {
    const { phase, checking, keeping, summary } = useSession.getState();
    const { login } = useSync.getState();
    const open = summary?.district.id;
    const isKept = phase.at === 'ready' && checking === null && keeping.state === 'kept' && services().store.lasting;
    // While it is opened anew, because the server put changes before its own, it goes on.
    const isStaying = open !== undefined && open === running?.district;
    // A partner department reads with its own programs.
    const isMember = login !== null && login.role !== 'partner' && open === login.district;
    const wanted = (isKept || isStaying) && isMember ? login : null;
    if (wanted?.district === running?.district && wanted?.role === running?.role) return;
    void running?.stop();
    if (!wanted) useSync.setState(ALONE);
    running = wanted && begin(wanted);
  };
  useSession.subscribe(follow);
  followLogin(() => {
    useSync.setState({ login: rememberedLogin() });
    follow();
    syncNow();
  });
  useConnection.subscribe(({ online }) => {
    if (online) syncNow();
  });
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden && useSync.getState().phase !== 'connected') syncNow();
  });
  follow();
}

const coming = new Map<string, Promise<Attachment | null>>();

/** Brings a file that the record names from the server, and keeps it; null where the account is not given it, or it is not there. */
export function bringFile(district: string, sha256: string): Promise<Attachment | null> {
  // Patrols are given their own.
  const mayAsk = running?.district === district && (readsFeed(running.role) || running.role === 'patrol');
  const server = mayAsk ? running?.sync()?.server : undefined;
  if (!server) return Promise.resolve(null);
  const bring = async () => {
    const answer = await server.photo(sha256, new AbortController().signal);
    if (answer.at !== 'answered') return null;
    const file = { mediaType: answer.value.type, content: answer.value };
    await services().store.keepFiles(district, new Map([[sha256, file]]));
    return file;
  };
  const known = coming.get(sha256) ?? bring().finally(() => coming.delete(sha256));
  coming.set(sha256, known);
  return known;
}

/**
 * Brings a district that is not on this device from the server of the login, as the account is given it. What came before it broke off
 * is not brought again. @throws CodedError `links-withheld` where the account is given no feed, `login-needed`, `team-unreachable`, and
 * what the device cannot keep
 */
export async function bringDistrict(
  district: string,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<void> {
  const login = rememberedLogin();
  const { store, device } = services();
  if (!login || !readsFeed(login.role)) throw refusal({ code: 'links-withheld', params: { district } });
  const server = new TeamServer(SYNC_PORTS, { base: TEAM_BASE, district, device });
  const { stop } = await pull(server, store, district, signal, 'feed', ({ seq, of }) =>
    onProgress({ phase: 'read-feed', done: seq, total: of, unit: 'changes' }),
  );
  if (!stop) return;
  if (stop.why === 'offline') throw refusal({ code: 'team-unreachable' });
  throw refusal(stop);
}

const refusal = ({ code, params }: CodedError): Error => Object.assign(new Error(code), { code, params });
