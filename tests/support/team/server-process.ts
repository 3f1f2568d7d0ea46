import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export interface ServerPlace {
  /** Folder of its blobs, of the embedded database, and of a client that is a page and nothing else. */
  readonly folder: string;
  readonly port: number;
  /** `postgresql://…`; the embedded database in the folder where it is absent. */
  readonly databaseUrl?: string;
}

/** The program that teams run (`npm start`), in a process of its own. */
export interface ServerProcess {
  readonly address: string;
  readonly pid: number;
  /** After a collection of garbage. Rejects where the process is gone or does not answer. */
  memory(): Promise<ServerMemory>;
  /** Starts it and waits until the team's routes answer. */
  start(): Promise<void>;
  /** SIGKILL: nothing of the program learns of it. Resolves once the process is gone. */
  kill(): Promise<void>;
  /** As Ctrl-C. */
  stop(): Promise<void>;
}

/** Bytes. */
export interface ServerMemory {
  /** Objects and buffers that something still holds. */
  readonly live: number;
  /** What the system gave the process. */
  readonly rss: number;
}

/** In the process before the program: it answers what memory it holds. */
const TELLS_MEMORY = ['--expose-gc', '--import', 'tsx', '--import', resolve('tests/support/team/tell-memory.ts')];
const LONGEST_ANSWER_MS = 60_000;
const LONGEST_START_MS = 180_000;
const LOOK_AGAIN_MS = 50;

export function createServerProcess({ folder, port, databaseUrl = '' }: ServerPlace): ServerProcess {
  const address = `http://127.0.0.1:${port}`;
  const client = join(folder, 'client');
  mkdirSync(client, { recursive: true });
  writeFileSync(join(client, 'index.html'), '<title>page</title>');
  let child: ChildProcess | null = null;
  let printed = '';
  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    const ending = child;
    child = null;
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
    const gone = once(ending, 'exit');
    ending.kill(signal);
    await gone;
  };
  return {
    address,
    get pid() {
      return child?.pid ?? 0;
    },
    memory: async () => {
      const asked = child;
      if (!asked) throw new Error('no server runs');
      const answer = once(asked, 'message', { signal: AbortSignal.timeout(LONGEST_ANSWER_MS) });
      asked.send('memory');
      return (await answer)[0] as ServerMemory;
    },
    start: async () => {
      printed = '';
      const started = spawn(process.execPath, [...TELLS_MEMORY, resolve('src/server/start.ts'), client], {
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
        env: {
          ...process.env,
          DATABASE_URL: databaseUrl,
          DATA: join(folder, 'data'),
          DEMO: 'off',
          HOST: '127.0.0.1',
          PORT: String(port),
        },
      });
      child = started;
      started.channel?.unref();
      for (const stream of [started.stdout, started.stderr])
        stream?.on('data', (data: Buffer) => {
          printed = (printed + data.toString()).slice(-10_000);
        });
      for (const until = Date.now() + LONGEST_START_MS; ; ) {
        if (started.exitCode !== null || Date.now() > until) throw new Error(`the server does not start: ${printed}`);
        const answer = await fetch(`${address}/api/districts`).catch(() => null);
        await answer?.arrayBuffer();
        if (answer?.status === 200) return;
        await new Promise((done) => setTimeout(done, LOOK_AGAIN_MS));
      }
    },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}
