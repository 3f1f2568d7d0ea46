import { useEffect } from 'react';
import type { Bounds } from '../../../core/geodesy/plane.ts';
import { useFieldDay } from '../../../state/patrol/day.ts';
import { usePatrolScreen } from '../../../state/patrol/screen.ts';
import { SHEET_HEIGHTS } from '../../../ui/sheet-height.ts';
import { usePatrolMap } from '../patrol-map-context.ts';

/** Nearer than this a way of one stop shows nothing around it. */
const NEAREST_ZOOM = 16;

/** Keeps what the list is about above the sheet: the whole way when it is opened, and each target where the sheet leaves room. */
export function useDayView(): void {
  const map = usePatrolMap();
  const height = usePatrolScreen((s) => s.height);
  const isLaid = useFieldDay((s) => (s.day?.way.length ?? 0) > 0);
  useEffect(() => {
    // A sheet over all but a strip of the map leaves no middle: what is shown then is where it will be when it is lower.
    const share = Math.min(SHEET_HEIGHTS[height], SHEET_HEIGHTS.half);
    map?.setPadding({ top: 0, right: 0, left: 0, bottom: Math.round(innerHeight * share) });
  }, [map, height]);
  useEffect(() => () => map?.setPadding({ top: 0, right: 0, left: 0, bottom: 0 }), [map]);
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
