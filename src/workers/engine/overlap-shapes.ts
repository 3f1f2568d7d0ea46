import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { shapeOverlap } from '../../core/overlay/overlap-shape.ts';
import type { NestedRings } from '../../core/overlay/build-columns.ts';
import type { DistrictPlane } from '../../core/geodesy/district-plane.ts';
import type { FeatureRef } from '../engine-api.ts';
import type { DistrictSession } from './district-session.ts';
import { locate } from './locate-feature.ts';

/** Geometry of what a feature shares with others, for drawing; the areas beside it come from the edge integrals. */
export async function drawOverlaps(
  session: DistrictSession,
  ref: FeatureRef,
  others: readonly FeatureRef[],
  on: string,
): Promise<FeatureCollection<Polygon | MultiPolygon>> {
  const subject = locate(session, ref, on);
  const view = subject.polygons.view('planar');
  const features: Feature<Polygon | MultiPolygon>[] = [];
  for (const other of others) {
    const found = locate(session, other, on);
    const shape = await shapeOverlap(view, subject.row, found.polygons.view('planar'), found.row);
    if (!shape.ok || shape.polygons.length === 0) continue;
    features.push({
      type: 'Feature',
      id: JSON.stringify(other),
      properties: { kind: kindOf(session, ref, other) },
      geometry: toGeometry(shape.polygons, session.plane),
    });
  }
  return { type: 'FeatureCollection', features };
}

/** A double claim is a conflict; a build on compensated land or in a red line occupies it. */
function kindOf(session: DistrictSession, a: FeatureRef, b: FeatureRef): 'conflict' | 'occupied' | 'overlap' {
  const isParcel = (ref: FeatureRef) => ref.kind === 'parcel' && session.layers.get(ref.layerId)?.layer.kind === 'parcels';
  if (isParcel(a) && isParcel(b)) return 'conflict';
  return a.kind === 'sighting' || b.kind === 'sighting' ? 'occupied' : 'overlap';
}

/** Closed rings in millimetres of the plane as GeoJSON in lon/lat. */
export function toGeometry(polygons: NestedRings, plane: DistrictPlane): Polygon | MultiPolygon {
  const inDegrees = polygons.map((rings) =>
    rings.map((ring) => {
      const lonLat = plane.toLonLat(Float64Array.from(ring.flatMap(([x, y]) => [x, y])));
      return Array.from(ring, (_, n) => [lonLat[2 * n], lonLat[2 * n + 1]]);
    }),
  );
  return inDegrees.length === 1
    ? { type: 'Polygon', coordinates: inDegrees[0] }
    : { type: 'MultiPolygon', coordinates: inDegrees };
}
