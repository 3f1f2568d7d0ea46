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
  return run(() => intersect(featureCollection(sets.map(asMultiPolygon))));
}

export function unitePolygons(sets: readonly NestedRings[]): Clipped {
  if (sets.length === 1) return unitePolygons([sets[0], sets[0]]);
  return run(() => union(featureCollection(sets.map(asMultiPolygon))));
}

function asMultiPolygon(polygons: NestedRings): ReturnType<typeof multiPolygon> {
  return multiPolygon(polygons as unknown as number[][][][]);
}

/** The clipper throws on some hostile input; a failure is a result here. */
function run(clip: () => ReturnType<typeof intersect>): Clipped {
  try {
    const geometry = clip()?.geometry;
    if (geometry === undefined) return { ok: true, polygons: [] };
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    return { ok: true, polygons: polygons as unknown as NestedRings };
  } catch {
    return { ok: false, code: 'clipping-failed' };
  }
}
