import { readFileSync } from 'node:fs';
import type { EngineApi, Opened } from '../../src/workers/engine-api.ts';
import { ENGINE_CALLS } from '../../src/workers/engine-calls.ts';
import { connect, type Remote } from '../../src/workers/rpc.ts';
import { serveEngine } from '../../src/workers/serve-engine.ts';

/** An engine behind a message channel, as behind a worker. */
export interface ConnectedEngine {
  readonly engine: Remote<EngineApi>;
  /** Closes the channel: an open port would keep the test run alive. */
  stop(): void;
}

/** One with the demo district open. */
export interface DemoEngine extends ConnectedEngine {
  readonly opened: Opened;
}

export const readDemo = (): Uint8Array => new Uint8Array(readFileSync('data/demo.chidu'));

export function connectEngine(): ConnectedEngine {
  const { port1, port2 } = new MessageChannel();
  serveEngine(port2);
  port1.start();
  port2.start();
  return {
    engine: connect<EngineApi>(port1, ENGINE_CALLS),
    stop: () => {
      port1.close();
      port2.close();
    },
  };
}

export async function startDemoEngine(): Promise<DemoEngine> {
  const connected = connectEngine();
  return { ...connected, opened: await connected.engine.open([{ from: 'bytes', bytes: readDemo() }]) };
}
