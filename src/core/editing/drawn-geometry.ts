import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { LngLat } from '../measure/units.ts';
import type { DrawnPart } from './drawing.ts';
import { doubledArea } from './segments.ts';

/** A drawing as it is recorded: rings closed, shells counter-clockwise, holes clockwise. */
export function toGeometry(parts: readonly DrawnPart[]): Polygon | MultiPolygon {
  const coordinates = parts.map((rings) => rings.map((ring, n) => closeRing(ring, n === 0)));
  return coordinates.length === 1 ? { type: 'Polygon', coordinates: coordinates[0] } : { type: 'MultiPolygon', coordinates };
}

/** A recorded shape as it is drawn: its own numbers, without the closing vertices. */
export function toParts(geometry: Polygon | MultiPolygon): DrawnPart[] {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons.map((rings) => rings.map((ring) => ring.slice(0, -1).map(([lon, lat]): LngLat => [lon, lat])));
}

function closeRing(ring: readonly LngLat[], isShell: boolean): Position[] {
  const turned = doubledArea(ring) > 0 === isShell ? ring : ring.toReversed();
  return [...turned, turned[0]].map(([lon, lat]) => [lon, lat]);
}
