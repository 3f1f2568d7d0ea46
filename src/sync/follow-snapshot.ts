import { backoff } from './backoff.ts';
import { followEvents } from './events.ts';
import type { SyncPorts } from './ports.ts';
import { type Stop, stopOf } from './stop.ts';
import type { TeamServer } from './team-server.ts';

/** Asked again even where nothing wakes: a stream may be silent without being open, and a day ends. */
const QUIET_MS = 20_000;
/** The server rests between two snapshots: what it gave may stand before the place that it told of. */
const BEHIND_MS = 1000;

/** A snapshot that was read and proven. */
export interface TakenSnapshot {
  /** The place of the feed that it knows. */
  readonly seq: number;
  readonly file_sha256: string;
}

export interface FollowSnapshot {
  readonly ports: Pick<SyncPorts, 'listen' | 'wait' | 'random'>;
  readonly server: TeamServer;
  /** Reads and shows the file. Null where it is not what a server of a team gives. */
  take(bytes: Uint8Array): Promise<TakenSnapshot | null>;
  /** Told after every question; null where it was answered. */
  onRound(stop: Stop | null): void;
}

/** Keeps a leader's snapshot at what the district is, for as long as the signal allows: asked for when the feed moves, sent when it is another. */
export async function followSnapshot({ ports, server, take, onRound }: FollowSnapshot, signal: AbortSignal): Promise<void> {
  let taken: TakenSnapshot | null = null;
  let told = 0;
  let failures = 0;
  let resting = new AbortController();
  const stop = () => resting.abort();
  signal.addEventListener('abort', stop);
  const isBehind = () => taken !== null && taken.seq < told;
  const events = followEvents(ports, server.addressOf('events'), signal, {
    onHead: (seq) => {
      told = Math.max(told, seq);
      // After failures a crowd must not come back at one moment.
      if (failures === 0 && isBehind()) resting.abort();
    },
    onOpen: () => undefined,
  });
  while (!signal.aborted) {
    resting = new AbortController();
    const from = told;
    const answer = await server.currentSnapshot(taken?.file_sha256 ?? null, signal);
    let ended: Stop | null = answer.at === 'answered' ? null : stopOf(answer);
    if (answer.at === 'answered' && answer.value !== 'same') {
      const read = await take(answer.value);
      if (read) taken = read;
      else ended = { why: 'refused', code: 'team-unreadable' };
    }
    if (signal.aborted) break;
    onRound(ended);
    failures = ended ? failures + 1 : 0;
    if (ended) {
      const least = ended.why === 'offline' ? (ended.notBefore_ms ?? 0) : 0;
      await ports.wait(Math.max(least, backoff(failures, ports.random())), resting.signal);
    } else if (!isBehind()) await ports.wait(QUIET_MS, resting.signal);
    // What was told of while it was asked for is asked for at once.
    else if (from === told) await ports.wait(BEHIND_MS, signal);
  }
  signal.removeEventListener('abort', stop);
  await events;
}
