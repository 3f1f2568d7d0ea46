import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { CurrentSnapshot, SnapshotOrder, SnapshotSupply } from './make-leader-snapshot.ts';
import type { FromThread, ToThread } from './snapshot-messages.ts';

/** Makes what is ordered, wherever that happens. */
export interface SnapshotMaker {
  make(order: SnapshotOrder): Promise<CurrentSnapshot>;
  stop(): Promise<unknown>;
}

interface Ordered {
  resolve(made: CurrentSnapshot): void;
  reject(error: Error): void;
}

/**
 * Makes snapshots on a thread of its own, begun with the first order: while the land of a hundred thousand parcels is counted, whoever
 * records is answered. A thread that dies fails what was ordered; the next order begins another.
 */
export class ThreadedSnapshots implements SnapshotMaker {
  #thread: Worker | null = null;
  readonly #ordered = new Map<number, Ordered>();
  #orders = 0;

  constructor(private readonly supply: SnapshotSupply) {}

  make(order: SnapshotOrder): Promise<CurrentSnapshot> {
    const thread = (this.#thread ??= this.#begin());
    const id = ++this.#orders;
    return new Promise((resolve, reject) => {
      this.#ordered.set(id, { resolve, reject });
      thread.postMessage({ type: 'make', id, order } satisfies ToThread);
    });
  }

  async stop(): Promise<void> {
    await this.#thread?.terminate();
  }

  #begin(): Worker {
    const thread = startThread(new URL('./snapshot-thread.ts', import.meta.url));
    let fault = new Error('the thread of snapshots ended');
    thread.on('message', (message: FromThread) => void this.#hear(thread, message));
    thread.on('error', (error: Error) => (fault = error));
    thread.on('exit', () => {
      if (this.#thread === thread) this.#thread = null;
      for (const { reject } of this.#ordered.values()) reject(fault);
      this.#ordered.clear();
    });
    // It keeps no server alive.
    thread.unref();
    return thread;
  }

  async #hear(thread: Worker, message: FromThread): Promise<void> {
    const { id } = message;
    if (message.type === 'made' || message.type === 'failed') {
      const ordered = this.#ordered.get(id);
      this.#ordered.delete(id);
      if (message.type === 'made') ordered?.resolve(message.made);
      else ordered?.reject(new Error(message.message));
      return;
    }
    const answer = await this.#supplied(message).catch(
      (error: Error): ToThread => ({ type: 'unsupplied', id, message: error.message }),
    );
    thread.postMessage(answer);
  }

  async #supplied(message: Extract<FromThread, { type: 'changes' | 'packages' }>): Promise<ToThread> {
    const { id, district } = message;
    const value =
      message.type === 'changes'
        ? await this.supply.changes(district, message.after, message.upTo)
        : await this.supply.packages(district, message.names);
    return { type: 'supplied', id, value };
  }
}

/**
 * A thread that runs TypeScript as the server itself does, by tsx. Node 20 gives its threads no loader of the main thread's, and tsx's
 * own entry does nothing in them: each registers it for itself.
 */
function startThread(program: URL): Worker {
  const tsx = new URL('dist/esm/api/index.mjs', pathToFileURL(createRequire(import.meta.url).resolve('tsx/package.json')));
  const code = `import(${JSON.stringify(tsx.href)}).then(({ register }) => { register(); return import(${JSON.stringify(program.href)}); })`;
  return new Worker(code, { eval: true, execArgv: [] });
}
