import type { SnapTarget } from '../workers/calls/measuring.ts';
import { services } from './services.ts';
import { shownDay, useSession } from './session.ts';
import type { SketchPoint } from './tools.ts';
import { useView } from './view.ts';

/** A vertex must not wait for an engine that is busy with something long. */
const PATIENCE_MS = 300;

/** The stored vertex or edge nearest to a place, on the day looked at; null where there is none, or the engine does not answer soon. */
export async function snapTo([lon, lat]: SketchPoint, radius_m: number): Promise<SnapTarget | null> {
  const on = shownDay(useView.getState().on, useSession.getState().summary);
  try {
    return await services().engine.snap([lon, lat, radius_m, on], { signal: AbortSignal.timeout(PATIENCE_MS) });
  } catch {
    return null;
  }
}
