import { buffer, lineString, multiPolygon, point } from '@turf/turf';
import type { NestedRings } from './build-columns.ts';

/** What a corridor is drawn around, closed rings or an open line, in millimetres of the plane. */
export type CorridorCore =
  | { readonly kind: 'point'; readonly at: readonly [number, number] }
  | { readonly kind: 'line'; readonly line: readonly (readonly [number, number])[] }
  | { readonly kind: 'polygons'; readonly polygons: NestedRings };

/** Sphere that Turf buffers on. */
const TURF_RADIUS_M = 6_371_008.8;
const DEGREES_PER_MM = 180 / Math.PI / TURF_RADIUS_M / 1000;
/** Corners of a quarter circle: the outline stays within 0.02 % of the distance inside the true circle. */
const STEPS = 64;

/**
 * The land within a distance of something, as polygons in unrounded millimetres of the plane; null where there is none. Turf
 * buffers on a sphere: the plane is laid on it around latitude 0, where over tens of kilometres it is flat to 1e-6. Loaded on
 * demand, since buffering brings a topology library of its own.
 */
export function drawCorridor(core: CorridorCore, distance_m: number): NestedRings | null {
  const [cornerX, cornerY] = firstPlace(core);
  const laid = (places: readonly (readonly [number, number])[]) =>
    places.map(([x, y]) => [(x - cornerX) * DEGREES_PER_MM, (y - cornerY) * DEGREES_PER_MM]);
  const shape =
    core.kind === 'point'
      ? point([0, 0])
      : core.kind === 'line'
        ? lineString(laid(core.line))
        : multiPolygon(core.polygons.map((rings) => rings.map(laid)));
  const drawn = buffer(shape, distance_m, { units: 'meters', steps: STEPS })?.geometry;
  if (!drawn) return null;
  const polygons = drawn.type === 'Polygon' ? [drawn.coordinates] : drawn.coordinates;
  return polygons.map((rings) =>
    rings.map((ring) => ring.map(([lon, lat]) => [lon / DEGREES_PER_MM + cornerX, lat / DEGREES_PER_MM + cornerY] as const)),
  );
}

function firstPlace(core: CorridorCore): readonly [number, number] {
  if (core.kind === 'point') return core.at;
  return core.kind === 'line' ? core.line[0] : core.polygons[0][0][0];
}
