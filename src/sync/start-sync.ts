import type { DistrictStore } from '../store/open-store.ts';
import { type ClockOffset, narrowOffset } from './clock-offset.ts';
import { DrainLoop, type RoundEnd, type Wake } from './drain.ts';
import { followEvents } from './events.ts';
import type { SyncPorts } from './ports.ts';
import type { TeamStore } from './pull.ts';
import type { FileSender } from './send-files.ts';
import { type TeamAddress, TeamServer } from './team-server.ts';

export interface SyncOptions {
  readonly ports: SyncPorts;
  readonly store: TeamStore & Pick<DistrictStore, 'followOutbox'>;
  readonly address: TeamAddress;
  /** Whether this device holds the district as the server's feed has it, and is given that; not a package of it, not the chain alone. */
  readonly readsFeed: boolean;
  openFiles(server: TeamServer): FileSender;
  onRound(end: RoundEnd): void;
  /** How this device's clock differs from the server's, as far as is known. */
  onOffset(offset: ClockOffset): void;
}

export interface Sync {
  readonly server: TeamServer;
  wake(why: Wake): void;
  /** Ends it; resolves when nothing of it works any more. */
  stop(): Promise<void>;
}

/** Keeps one district of this device and its server at the same, until it is stopped. */
export function startSync({ ports, store, address, readsFeed, openFiles, onRound, onOffset }: SyncOptions): Sync {
  const ending = new AbortController();
  const { signal } = ending;
  const { district } = address;
  let offset: ClockOffset | null = null;
  const server = new TeamServer(ports, address, (sample) => {
    offset = narrowOffset(offset, sample);
    onOffset(offset);
  });
  const drain = new DrainLoop({ server, store, files: openFiles(server), district, ports, readsFeed, onRound });
  const tell = async (seq: number) => {
    // Most events tell of what this device sent itself.
    if ((await store.team.cursor(district, readsFeed ? 'feed' : 'chain')).seq < seq) drain.wake('told');
  };
  const events = followEvents(ports, server.addressOf('events'), signal, {
    onHead: (seq) => void tell(seq).catch(() => undefined),
    onOpen: (isOpen) => isOpen && drain.wake('told'),
  });
  let unsent = 0;
  const forget = store.followOutbox(district, ({ entries }) => {
    const now = entries.filter(({ state, place }) => state === 'saved' && !place).length;
    if (now > unsent) drain.wake('told');
    unsent = now;
  });
  const working = Promise.all([drain.run(signal), events]);
  return {
    server,
    wake: (why) => drain.wake(why),
    stop: async () => {
      ending.abort();
      forget();
      await working.catch(() => undefined);
    },
  };
}
