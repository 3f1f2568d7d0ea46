import type { Plane } from '../../geodesy/plane.ts';
import type { GroundBox } from './sheet-set.ts';

/** Steps of a grid in metres. */
export const GRID_STEPS_m = [10, 20, 50, 100, 200, 500, 1000, 2000, 5000] as const;
/** Ten centimetres on paper, as on the sheets of the state's own series (GB/T 20257). */
const WIDEST_GAP_mm = 100;

/** A line of the grid: where it meets the frame, and the coordinate that it stands for. */
export interface GridLine {
  /** Paper millimetres right of or below the frame's upper left corner. */
  readonly at_mm: number;
  /** Easting or northing in the plane, whole metres, without a zone before it. */
  readonly value_m: number;
}

export interface SheetGrid {
  readonly step_m: number;
  /** Lines of one easting each, from the left. */
  readonly eastings: readonly GridLine[];
  /** Lines of one northing each, from above. */
  readonly northings: readonly GridLine[];
}

/** The widest round step of at most ten paper centimetres. */
export const usualStep = (scale: number): number =>
  GRID_STEPS_m.findLast((step) => step * 1000 <= WIDEST_GAP_mm * scale) ?? GRID_STEPS_m[0];

/** Lines of the plane's own grid on a sheet: straight, square and equally far from each other, since the sheet is drawn in the plane. */
export function readGrid([west, south, east, north]: GroundBox, scale: number, step_m: number, { origin }: Plane): SheetGrid {
  const lines = (least_mm: number, most_mm: number, origin_m: number, place: (mm: number) => number): GridLine[] => {
    const first = Math.ceil((origin_m + least_mm / 1000) / step_m);
    const last = Math.floor((origin_m + most_mm / 1000) / step_m);
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, n) => {
      const value_m = (first + n) * step_m;
      return { at_mm: place((value_m - origin_m) * 1000), value_m };
    });
  };
  return {
    step_m,
    eastings: lines(west, east, origin.east_m, (mm) => (mm - west) / scale),
    northings: lines(south, north, origin.north_m, (mm) => (north - mm) / scale).reverse(),
  };
}
