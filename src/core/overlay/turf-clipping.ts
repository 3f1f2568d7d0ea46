import { featureCollection, intersect, multiPolygon, union } from '@turf/turf';
import type { NestedRings } from './build-columns.ts';

/**
 * The only door to Turf's clipping, imported on demand so that neither the first load nor the fast path carries it.
 * Coordinates are planar millimetres relative to a corner of the caller's choice; what goes in may be invalid: rings are read
 * by the non-zero rule, holes are subtracted from their shell, parts are joined.
 */
export type Clipped =
  | { readonly ok: true; readonly polygons: NestedRings }
  | { readonly ok: false; readonly code: 'clipping-failed' };

export function intersectPolygons(sets: readonly NestedRings[]): Clipped {
  return run(sets, (polygons) => intersect(featureCollection(polygons.map(asMultiPolygon))));
}

export function unitePolygons(sets: readonly NestedRings[]): Clipped {
  if (sets.length === 1) return unitePolygons([sets[0], sets[0]]);
  return run(sets, (polygons) => union(featureCollection(polygons.map(asMultiPolygon))));
}

function asMultiPolygon(polygons: NestedRings): ReturnType<typeof multiPolygon> {
  return multiPolygon(polygons as unknown as number[][][][]);
}

type Clip = (sets: readonly NestedRings[]) => ReturnType<typeof intersect>;

/**
 * The clipper loses its way in some rings that cross themselves (3 of 1 000 with vertices at random); it sweeps from west to east, and
 * nearly all of those succeed from south to north. What fails both ways is a result here.
 */
function run(sets: readonly NestedRings[], clip: Clip): Clipped {
  const clipped = attempt(sets, clip);
  if (clipped.ok) return clipped;
  const turned = attempt(sets.map(swapAxes), clip);
  return turned.ok ? { ok: true, polygons: swapAxes(turned.polygons) } : turned;
}

function attempt(sets: readonly NestedRings[], clip: Clip): Clipped {
  try {
    const geometry = clip(sets)?.geometry;
    if (geometry === undefined) return { ok: true, polygons: [] };
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    return { ok: true, polygons: polygons as unknown as NestedRings };
  } catch {
    return { ok: false, code: 'clipping-failed' };
  }
}

/** Mirrored at the diagonal; rings are reversed, so that they turn as before. */
const swapAxes = (polygons: NestedRings): NestedRings =>
  polygons.map((part) => part.map((ring) => ring.map(([x, y]) => [y, x] as const).reverse()));
