import { backoff } from './backoff.ts';
import { mergeOutdated } from './merge-outdated.ts';
import type { SyncPorts } from './ports.ts';
import { pull, type TeamStore } from './pull.ts';
import { push } from './push.ts';
import { type FileSender, filesNeeded, sendFiles } from './send-files.ts';
import type { Stop } from './stop.ts';
import type { TeamServer } from './team-server.ts';

export interface Drain {
  readonly server: TeamServer;
  readonly store: TeamStore;
  readonly files: FileSender;
  readonly district: string;
  readonly ports: Pick<SyncPorts, 'random' | 'wait' | 'alone'>;
  /** Whether this device holds the district as the server's feed has it, and is given that; not a package of it, not the chain alone. */
  readonly readsFeed: boolean;
  /** Told after every round. */
  onRound(end: RoundEnd): void;
}

export interface RoundEnd {
  readonly stop: Stop | null;
  /** What this device has moved: links were read, or its own changes were merged. */
  readonly moved: boolean;
  /** Milliseconds until the next round comes by itself. */
  readonly next_ms: number;
}

/** Why a round is wanted before its time. `told`: the server has news, or something was recorded · `asked`: by a person, or there is a network again, or somebody logged in. */
export type Wake = 'told' | 'asked';

/** Asked for again even where nothing wakes: a stream may be silent without being open. */
const QUIET_MS = 20_000;
/** Between two rounds that were woken: a bulk import, or a team at work, must not cost a round for each change. */
const GAP_MS = 300;
/** How often others may change what is being sent before it waits for the next round. */
const MOST_MERGES = 5;

/** What a drain remembers from round to round, for as long as its page lives. */
interface Memory {
  /** What the account may not record, or the server fails at. */
  readonly setAside: Set<string>;
  readonly held: Set<string>;
}

/** The loop of one device and district: one tab of a browser works, the others wait for it to close. */
export class DrainLoop {
  #wanted: Wake | null = null;
  /** The last round was not stopped. */
  #isQuiet = true;
  #isInGap = false;
  /** Rounds in a row that were stopped. */
  #failures = 0;
  #resting = new AbortController();
  readonly #memory: Memory = { setAside: new Set(), held: new Set() };

  constructor(private readonly drain: Drain) {}

  /** Asks for a round soon. After failures only `asked` shortens the wait: a crowd must not come back at one moment. */
  wake(why: Wake): void {
    if (why === 'asked') {
      this.#memory.setAside.clear();
      // A network that has just come back may fail once more: after an hour without one the next try must not wait for minutes.
      this.#failures = 0;
    }
    if (this.#wanted !== 'asked') this.#wanted = why;
    if (why === 'asked' || (this.#isQuiet && !this.#isInGap)) this.#resting.abort();
  }

  /** Works until the signal aborts. */
  async run(signal: AbortSignal): Promise<void> {
    const { district, ports } = this.drain;
    await ports.alone(`chidu-sync/${district}`, signal, async () => {
      while (!signal.aborted) {
        this.#wanted = null;
        const { stop, moved } = await this.round(signal);
        this.#failures = stop ? this.#failures + 1 : 0;
        this.#isQuiet = !stop;
        const next_ms = this.#restFor(stop, this.#failures);
        if (!signal.aborted) this.drain.onRound({ stop, moved, next_ms });
        await this.#rest(next_ms, signal);
      }
    });
  }

  /** Reads, merges, sends, and reads back what was sent. Public for whoever wants one round and no loop. */
  async round(signal: AbortSignal): Promise<Omit<RoundEnd, 'next_ms'>> {
    const { server, store, files, district, readsFeed } = this.drain;
    const { held, setAside } = this.#memory;
    let moved = false;
    let stop: Stop | null = null;
    const hasFiles = (change: Parameters<typeof filesNeeded>[0]) => filesNeeded(change).every((file) => held.has(file));
    for (let merges = 0; merges < MOST_MERGES; merges++) {
      const pulled = await pull(server, store, district, signal, readsFeed ? 'feed' : 'chain');
      moved ||= pulled.links > 0;
      if (pulled.stop) return { stop: pulled.stop, moved };
      if (readsFeed && (await mergeOutdated(store, district)) > 0) moved = true;
      const pushed = await push(server, store, district, { setAside, hasFiles, readsFeed, signal });
      stop = pushed.stop;
      if (stop) break;
      if (pushed.taken === 0 && pushed.outdated === 0) {
        const sent = await sendFiles(files, store, district, held, signal);
        stop = sent.stop;
        if (stop || sent.sent === 0) break;
      }
    }
    return { stop, moved };
  }

  #restFor(stop: Stop | null, failures: number): number {
    const random = this.drain.ports.random();
    if (!stop) return Math.round(QUIET_MS * (0.8 + 0.4 * random));
    const wait = backoff(failures, random);
    return stop.why === 'offline' && stop.notBefore_ms !== undefined ? Math.max(wait, stop.notBefore_ms) : wait;
  }

  async #rest(ms: number, signal: AbortSignal): Promise<void> {
    const { wait } = this.drain.ports;
    const resting = (length: number) => {
      this.#resting = new AbortController();
      const stop = () => this.#resting.abort();
      signal.addEventListener('abort', stop, { once: true });
      return wait(length, this.#resting.signal).then(() => signal.removeEventListener('abort', stop));
    };
    const isWoken = () => signal.aborted || this.#wanted === 'asked' || (this.#wanted !== null && this.#isQuiet);
    this.#isInGap = true;
    if (!signal.aborted && this.#wanted !== 'asked') await resting(Math.min(GAP_MS, ms));
    this.#isInGap = false;
    if (!isWoken() && ms > GAP_MS) await resting(ms - GAP_MS);
  }
}
