import { create } from 'zustand';
import { parseCoordinates } from '../../core/geodesy/parse-coordinates.ts';
import type { LngLat } from '../../core/measure/units.ts';
import type { CodedError } from '../../core/register/coded-error.ts';
import type { KnownPoint } from '../../workers/calls/patrolling.ts';
import { asCodedError } from '../failure.ts';
import { today } from '../record.ts';
import { services } from '../services.ts';
import { useSession } from '../session.ts';
import { usePosition } from './position.ts';
import { noteKnownPoint } from './track.ts';

interface PointChoice {
  /** The place that somebody says they stand on. */
  readonly point: KnownPoint | null;
  readonly error: CodedError | null;
}

const NONE: PointChoice = { point: null, error: null };

export const useKnownPoint = create<PointChoice>()(() => NONE);

/** Takes the corner nearest to a place on the map, else the place itself; nothing is taken where that is far from any corner. */
export async function chooseKnownPoint(at: LngLat): Promise<void> {
  try {
    const point = await services().engine.knownPointNear([at, today()]);
    useKnownPoint.setState(point ? { point, error: null } : { point: null, error: { code: 'corner-missing' } });
  } catch (error) {
    useKnownPoint.setState({ point: null, error: asCodedError(error) });
  }
}

/** Takes typed coordinates, in degrees or of the plane. */
export function typeKnownPoint(text: string): void {
  const { summary } = useSession.getState();
  if (!summary) return;
  const { bounds, plane } = summary.settings;
  const [reading] = parseCoordinates(text, { meridian: plane.meridian, bounds });
  useKnownPoint.setState(
    reading
      ? { point: { label: text.trim(), at: [reading.lon, reading.lat], distance_m: 0 }, error: null }
      : { point: null, error: { code: 'coordinates-unreadable' } },
  );
}

/** Compares what the device says now with the chosen point. */
export async function checkPoint(): Promise<void> {
  const { point } = useKnownPoint.getState();
  const { fix, state } = usePosition.getState();
  const { engine } = services();
  const limit = useSession.getState().summary?.settings.coverageAccuracy_m ?? 25;
  if (!point) return;
  if (!fix || state !== 'on' || fix.accuracy_m > limit) {
    useKnownPoint.setState({ error: { code: 'position-too-poor', params: { limit } } });
    return;
  }
  try {
    const measured = [fix.lon, fix.lat, fix.at, fix.accuracy_m] as const;
    await noteKnownPoint(await engine.checkPoint([point.label, point.at, measured]));
    useKnownPoint.setState({ error: null });
  } catch (error) {
    useKnownPoint.setState({ error: asCodedError(error) });
  }
}

export const clearKnownPoint = (): void => useKnownPoint.setState(NONE);
