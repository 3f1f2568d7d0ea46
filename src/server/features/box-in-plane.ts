import type { DistrictPlane } from '../../core/geodesy/district-plane.ts';
import type { Bounds } from '../../core/geodesy/plane.ts';

/** Boxes in millimetres of the plane around and within a box of longitudes and latitudes, whose sides are curves there. */
export interface BoxInPlane {
  /** Whatever meets the box meets this. */
  readonly outer: Bounds;
  /** Whatever lies in this lies in the box; empty (west beyond east) where there is none. */
  readonly inner: Bounds;
}

const STEPS = 32;
/** What a side bulges between two of its points, with room: of a side of 200 km less than 10 m. */
const BULGE_MM = 20_000;

/** @param box must lie within the plane's reach: cut it to what there is first */
export function boxInPlane(plane: DistrictPlane, [west, south, east, north]: Bounds): BoxInPlane {
  const side = (at: (share: number) => readonly [number, number]) => {
    const points = Array.from({ length: STEPS + 1 }, (_, n) => at(n / STEPS)).flat();
    const { coordinates } = plane.toMillimetres(Float64Array.from(points));
    const axis = (which: number) => [...coordinates].filter((_, n) => n % 2 === which);
    return { xs: axis(0), ys: axis(1) };
  };
  const left = side((share) => [west, south + (north - south) * share]).xs;
  const right = side((share) => [east, south + (north - south) * share]).xs;
  const bottom = side((share) => [west + (east - west) * share, south]).ys;
  const top = side((share) => [west + (east - west) * share, north]).ys;
  return {
    outer: [
      Math.min(...left) - BULGE_MM,
      Math.min(...bottom) - BULGE_MM,
      Math.max(...right) + BULGE_MM,
      Math.max(...top) + BULGE_MM,
    ],
    inner: [
      Math.max(...left) + BULGE_MM,
      Math.max(...bottom) + BULGE_MM,
      Math.min(...right) - BULGE_MM,
      Math.min(...top) - BULGE_MM,
    ],
  };
}
