import { useMemo } from 'react';
import type { MapMark, MapScene, MapSelection } from '../../../map/map-scene.ts';
import { useFieldDay } from '../../../state/patrol/day.ts';
import { usePatrolScreen } from '../../../state/patrol/screen.ts';

const NO_SELECTION: readonly MapSelection[] = [];
const NO_MARKS: readonly MapMark[] = [];

/** What the day's list draws: the stops of the way by their order, and the outline of the target that is looked at. */
export function useDayScene(): Pick<MapScene, 'selection'> & { readonly marks: readonly MapMark[] } {
  const isOpen = usePatrolScreen((s) => s.view === 'day');
  const way = useFieldDay((s) => s.day?.way);
  const detail = useFieldDay((s) => s.detail);
  const geometry = isOpen && detail?.geometry;
  const selection = useMemo(() => (geometry ? [{ id: 'target', shape: geometry }] : NO_SELECTION), [geometry]);
  const marks = useMemo(
    () => (isOpen && way ? way.map(({ at }, n) => ({ id: `stop-${n}`, at, text: String(n + 1) })) : NO_MARKS),
    [isOpen, way],
  );
  return useMemo(() => ({ selection, marks }), [selection, marks]);
}
