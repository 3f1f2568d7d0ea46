import { readFileSync } from 'node:fs';
import type { EngineApi, Opened } from '../../src/workers/engine-api.ts';
import { ENGINE_CALLS } from '../../src/workers/engine-calls.ts';
import { connect, type Remote } from '../../src/workers/rpc.ts';
import { serveEngine } from '../../src/workers/serve-engine.ts';

/** An engine behind a message channel, as behind a worker, with the demo district open. */
export interface DemoEngine {
  readonly engine: Remote<EngineApi>;
  readonly opened: Opened;
  /** Closes the channel: an open port would keep the test run alive. */
  stop(): void;
}

export async function startDemoEngine(): Promise<DemoEngine> {
  const { port1, port2 } = new MessageChannel();
  serveEngine(port2);
  port1.start();
  port2.start();
  const engine = connect<EngineApi>(port1, ENGINE_CALLS);
  const opened = await engine.open([{ from: 'bytes', bytes: new Uint8Array(readFileSync('data/demo.chidu')) }]);
  return {
    engine,
    opened,
    stop: () => {
      port1.close();
      port2.close();
    },
  };
}
