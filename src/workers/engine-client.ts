import type { EngineApi } from './engine-api.ts';
import { ENGINE_CALLS } from './engine-calls.ts';
import { connect, EngineError, type Port, type Remote } from './rpc.ts';

export type Engine = Remote<EngineApi>;

/** Two ends of a wire on one thread, for places without workers: the page is then less responsive, and otherwise the same. */
async function openOnThisThread(): Promise<Port> {
  const { serveEngine } = await import('./serve-engine.ts');
  const { port1, port2 } = new MessageChannel();
  serveEngine(port2);
  port1.start();
  port2.start();
  return port1;
}

/**
 * Starts the engine in a worker, or on this thread where the browser has none or refuses to start it.
 * @param onStopped the worker died; calls under way reject with `engine-stopped`
 */
export async function startEngine(onStopped: (error: EngineError) => void): Promise<Engine> {
  if (typeof Worker === 'undefined') return connect<EngineApi>(await openOnThisThread(), ENGINE_CALLS);
  try {
    const worker = new Worker(new URL('./engine.worker.ts', import.meta.url), { type: 'module', name: 'chidu-engine' });
    return connect<EngineApi>(worker, ENGINE_CALLS, (fail) =>
      worker.addEventListener('error', (event) => {
        const stopped = new EngineError('engine-stopped', {}, {}, event.message);
        fail(stopped);
        onStopped(stopped);
      }),
    );
  } catch {
    return connect<EngineApi>(await openOnThisThread(), ENGINE_CALLS);
  }
}
