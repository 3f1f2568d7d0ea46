import { create } from 'zustand';
import type { CodedError } from '../core/register/coded-error.ts';
import type { Instant } from '../core/register/ports.ts';
import type { RoundEnd } from '../sync/drain.ts';
import type { SyncPorts } from '../sync/ports.ts';
import type { Sync } from '../sync/start-sync.ts';
import { useConnection } from './connection.ts';
import { services } from './services.ts';
import { useSession } from './session.ts';
import { loggedInDistrict, useAccount } from './team/account.ts';

/** Where the server's routes are: beside the page. */
const BASE = '/api';

interface SyncState {
  /**
   * `alone`: nobody logged in to a server of the open district on this device · `connected`: the last round came through · `offline`: tried again by itself ·
   * `needs-login`: everything is kept until somebody logs in · `stopped`: a person has to look at `problem`.
   */
  readonly phase: 'alone' | 'connecting' | 'connected' | 'offline' | 'needs-login' | 'stopped';
  readonly problem: CodedError | null;
  readonly lastContactAt: Instant | null;
  /** Changes of this device that are not on the server, and those of them that somebody has to look at. */
  readonly unsent: number;
  readonly attention: number;
  /** The server's clock less this device's, milliseconds; null until it answered. */
  readonly clockOffset_ms: number | null;
}

const ALONE: SyncState = {
  phase: 'alone',
  problem: null,
  lastContactAt: null,
  unsent: 0,
  attention: 0,
  clockOffset_ms: null,
};

/** How this device and the server of the open district stand to each other. What became of each entry is in the outbox. */
export const useSync = create<SyncState>()(() => ALONE);

let running: { readonly district: string; stop(): Promise<void>; readonly sync: () => Sync | null } | null = null;

/** Asks for a round at once: somebody logged in, or wants to see it. */
export const syncNow = (): void => running?.sync()?.wake('asked');

function noteRound({ stop }: RoundEnd): void {
  const now = services().clock.now();
  if (!stop) return useSync.setState({ phase: 'connected', problem: null, lastContactAt: now });
  if (stop.why === 'offline') return useSync.setState({ phase: 'offline', problem: null });
  if (stop.why === 'needs-login') return useSync.setState({ phase: 'needs-login', problem: null, lastContactAt: now });
  const { code, params } = stop;
  useSync.setState({ phase: 'stopped', problem: { code, ...(params && { params }) } });
}

const PORTS: SyncPorts = {
  fetch: (address, init) => fetch(address, init),
  now: Date.now,
  random: Math.random,
  wait: (ms, signal) =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve();
      const over = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', over);
        resolve();
      };
      const timer = setTimeout(over, ms);
      signal.addEventListener('abort', over);
    }),
  alone: async (name, signal, work) => {
    // Not there on a plain http address: then every tab works for itself, which costs requests and harms nothing.
    const { locks } = navigator as { locks?: LockManager };
    if (!locks) return work();
    await locks.request(name, { signal }, work).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  },
  listen: (address, on) => {
    const stream = new EventSource(address);
    stream.addEventListener('open', () => on.opened());
    stream.addEventListener('head', ({ data }) => on.told('head', String(data)));
    stream.addEventListener('error', () => on.broke());
    return () => stream.close();
  },
};

/** The program of it is loaded when a server has the district: a device without one loads nothing of it. */
function begin(district: string): NonNullable<typeof running> {
  const ending = new AbortController();
  let sync: Sync | null = null;
  let stopOutbox = () => {};
  const work = async () => {
    const [{ startSync }, { tusSender }, { offsetOf }] = await Promise.all([
      import('../sync/start-sync.ts'),
      import('../sync/tus-upload.ts'),
      import('../sync/clock-offset.ts'),
    ]);
    if (ending.signal.aborted) return;
    const { store, device } = services();
    useSync.setState({ phase: 'connecting' });
    const kept = (await store.list()).find(({ id }) => id === district);
    sync = startSync({
      ports: PORTS,
      store,
      address: { base: BASE, district, device },
      readsFeed: kept?.field === undefined,
      openFiles: (server) => tusSender(server, device),
      onRound: noteRound,
      onOffset: (offset) => useSync.setState({ clockOffset_ms: offsetOf(offset) }),
    });
    stopOutbox = store.followOutbox(district, ({ entries }) => {
      const waiting = entries.filter(({ state }) => state !== 'safe');
      useSync.setState({ unsent: waiting.length, attention: waiting.filter(({ state }) => state === 'attention').length });
    });
  };
  void work().catch(() => undefined);
  return {
    district,
    sync: () => sync,
    stop: async () => {
      ending.abort();
      stopOutbox();
      await sync?.stop();
      useSync.setState(ALONE);
    },
  };
}

/**
 * Follows the open district from now on: one that is kept on this device, and whose server somebody logged in to here, is kept at the
 * same as there. A device that nobody logged in on asks nothing and loads nothing of it.
 */
export function followTeam(): void {
  const follow = () => {
    const { phase, checking, keeping, summary } = useSession.getState();
    const open = summary?.district.id;
    const isKept = phase.at === 'ready' && checking === null && keeping.state === 'kept' && services().store.lasting;
    // While it is opened anew, because the server put changes before its own, it goes on.
    const isStaying = open !== undefined && open === running?.district;
    const wanted = (isKept || isStaying) && open !== undefined && open === loggedInDistrict() ? open : undefined;
    if (wanted === running?.district) return;
    void running?.stop();
    running = wanted === undefined ? null : begin(wanted);
  };
  useSession.subscribe(follow);
  useAccount.subscribe(({ login }, before) => {
    follow();
    if (login.at === 'in' && before.login.at !== 'in') syncNow();
  });
  useConnection.subscribe(({ online }) => {
    if (online) syncNow();
  });
  follow();
}
