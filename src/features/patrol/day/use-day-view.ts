import { useEffect } from 'react';
import type { Bounds } from '../../../core/geodesy/plane.ts';
import { useFieldDay } from '../../../state/patrol/day.ts';
import { usePatrolMap } from '../patrol-map-context.ts';

/** Nearer than this a way of one stop shows nothing around it. */
const NEAREST_ZOOM = 16;

/** Shows the whole way when the list is opened. */
export function useDayView(): void {
  const map = usePatrolMap();
  const isLaid = useFieldDay((s) => (s.day?.way.length ?? 0) > 0);
  useEffect(() => {
    const { day, target, from } = useFieldDay.getState();
    if (!isLaid || !day || target) return;
    const places = [...day.way.map(({ at }) => at), ...(from ? [from] : [])];
    const lons = places.map(([lon]) => lon);
    const lats = places.map(([, lat]) => lat);
    const bounds: Bounds = [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
    map?.fitBounds(bounds, NEAREST_ZOOM);
  }, [map, isLaid]);
}
