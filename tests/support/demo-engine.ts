import { readFileSync } from 'node:fs';
import type { EngineApi, Opened } from '../../src/workers/engine-api.ts';
import { ENGINE_CALLS } from '../../src/workers/engine-calls.ts';
import { connect, type Remote } from '../../src/workers/rpc.ts';
import { serveEngine } from '../../src/workers/serve-engine.ts';

/** The engine with the demo district open, called over a wire as the screens call it. */
export async function openDemoEngine(): Promise<{ engine: Remote<EngineApi>; opened: Opened; close(): void }> {
  const { port1, port2 } = new MessageChannel();
  serveEngine(port2);
  port1.start();
  port2.start();
  const engine = connect<EngineApi>(port1, ENGINE_CALLS);
  const opened = await engine.open([{ from: 'bytes', bytes: new Uint8Array(readFileSync('data/demo.chidu')) }]);
  const close = () => {
    port1.close();
    port2.close();
  };
  return { engine, opened, close };
}
