import { createMemoryKeeper } from '../../src/state/memory-keeper.ts';
import { createReferee } from '../../src/state/referee.ts';
import { provideServices } from '../../src/state/services.ts';
import { useSession } from '../../src/state/session.ts';
import { type DemoEngine, startDemoEngine } from './demo-engine.ts';
import { provenParts } from './proven-parts.ts';

/** The stores of the screens over an engine with the demo district open, kept in memory; it is the morning of 2026-11-28. */
export interface DemoState extends DemoEngine {
  readonly store: ReturnType<typeof createMemoryKeeper>;
}

export async function startDemoState(): Promise<DemoState> {
  let uuid = 0;
  const ids = {
    next: () => `01968e4a-0000-7000-8000-${String(++uuid).padStart(12, '0')}`,
    salt: () => String(++uuid).padStart(32, '0'),
  };
  const clock = { now: () => '2026-11-28T02:00:00.000Z' };
  const demo = await startDemoEngine();
  const store = createMemoryKeeper(
    { clock, ids, by: 'planner', device: 'dev-1' },
    createReferee((...judged) => demo.engine.admit(judged)),
  );
  provideServices({ engine: demo.engine, store, clock, ids, device: 'dev-1', demoUrl: '' });
  const parts = await provenParts(demo.engine, await demo.engine.prove([]));
  const { summary } = demo.opened;
  await store.save(summary.district.id, parts);
  useSession.setState({ summary, phase: { at: 'ready' }, keeping: { state: 'kept' } });
  return { ...demo, store };
}
