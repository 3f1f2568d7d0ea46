import type { MultiPolygon, Polygon, Position } from 'geojson';
import { cos, sin } from './elementary.ts';
import { solveGeodesic } from './geodesic.ts';
import { GRS80, RADIANS_PER_DEGREE } from './ellipsoid.ts';

/** From here on the tangent plane will not do, and a shape is no more than a place. */
const FAR_M = 50_000;

/**
 * How far a place lies from a shape, metres; 0 inside it. Both in degrees; reckoned on the ellipsoid's tangent plane at the place,
 * within 1 ‰; beyond 50 km to the shape's first vertex. Meant for "is it here?", never for an area or a boundary. Infinite for a
 * shape without rings.
 */
export function distanceToShape_m(lon: number, lat: number, shape: Polygon | MultiPolygon): number {
  const polygons = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;
  const [east, north] = metresPerDegree(lat);
  let nearest = Number.POSITIVE_INFINITY;
  for (const rings of polygons) {
    let inside = false;
    for (const ring of rings) {
      const flat = ring.map(([x, y]: Position) => [(x - lon) * east, (y - lat) * north] as const);
      for (let i = 1; i < flat.length; i++) {
        const [ax, ay] = flat[i - 1];
        const [bx, by] = flat[i];
        if (ay > 0 !== by > 0 && ax + ((bx - ax) * -ay) / (by - ay) > 0) inside = !inside;
        nearest = Math.min(nearest, distanceToOrigin(ax, ay, bx, by));
      }
    }
    if (inside) return 0;
  }
  const [x, y] = polygons[0]?.[0]?.[0] ?? [];
  if (nearest < FAR_M || x === undefined) return nearest;
  return solveGeodesic(lon, lat, x, y)?.length_m ?? nearest;
}

function distanceToOrigin(ax: number, ay: number, bx: number, by: number): number {
  const dx = bx - ax;
  const dy = by - ay;
  const square = dx * dx + dy * dy;
  const along = square === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / square));
  const x = ax + along * dx;
  const y = ay + along * dy;
  return Math.sqrt(x * x + y * y);
}

/** Radii of curvature of the prime vertical, times the cosine, and of the meridian, per degree. */
function metresPerDegree(lat: number): readonly [east: number, north: number] {
  const sine = sin(lat * RADIANS_PER_DEGREE);
  const w2 = 1 - GRS80.e2 * sine * sine;
  const prime = GRS80.a_m / Math.sqrt(w2);
  const meridian = (prime * (1 - GRS80.e2)) / w2;
  return [prime * cos(lat * RADIANS_PER_DEGREE) * RADIANS_PER_DEGREE, meridian * RADIANS_PER_DEGREE];
}
