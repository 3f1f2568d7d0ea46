import type { MultiPolygon, Polygon, Position } from 'geojson';
import { createDistrictPlane } from '../core/geodesy/district-plane.ts';
import type { Bounds, Plane } from '../core/geodesy/plane.ts';
import { buildColumns } from '../core/overlay/build-columns.ts';
import type { PolygonColumns } from '../core/overlay/polygon-set.ts';
import type { Shape, ShapeOrigin } from '../core/register/shape.ts';
import type { Point, PolygonRings, Ring } from './ring.ts';

/** Open sea east of the Ryukyu trench: 24.0° N 134.2° E lies 800 m from this origin. */
export const DEMO_PLANE: Plane = { meridian: 135, origin: { east_m: 418000, north_m: 2655000 } };

/** Longitude and latitude are written with this many decimals: a tenth of a millimetre. */
const DECIMALS = 1e9;

const plane = createDistrictPlane(DEMO_PLANE);

/** The shape in degrees; its millimetres come back exactly. */
export function toGeometry(shape: readonly PolygonRings[]): Polygon | MultiPolygon {
  const polygons = shape.map((rings) => rings.map(toPositions));
  return polygons.length === 1 ? { type: 'Polygon', coordinates: polygons[0] } : { type: 'MultiPolygon', coordinates: polygons };
}

export function toShape(shape: readonly PolygonRings[], origin: ShapeOrigin, sigma_m: number): Shape {
  return { coordinates: toGeometry(shape), origin, sigma_m, source: { crs: 'EPSG:4490' } };
}

export function toLonLat([x, y]: Point): { lon: number; lat: number } {
  const [lon, lat] = plane.toLonLat(Float64Array.of(x, y));
  return { lon: roundDegrees(lon), lat: roundDegrees(lat) };
}

/** Box of a ring in degrees, a little more than a kilometre wider on each side. */
export function boundsOf(ring: Ring): Bounds {
  const margin = 1_200_000;
  const xs = ring.map(([x]) => x);
  const ys = ring.map(([, y]) => y);
  const corners = toPositions([
    [Math.min(...xs) - margin, Math.min(...ys) - margin],
    [Math.max(...xs) + margin, Math.max(...ys) + margin],
  ]);
  const short = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;
  return [short(corners[0][0]), short(corners[0][1]), short(corners[1][0]), short(corners[1][1])];
}

/** South-west and north-east corner of columns' coordinates. */
export function cornersOf(coordinates: Int32Array): Ring {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < coordinates.length; i += 2) {
    west = Math.min(west, coordinates[i]);
    east = Math.max(east, coordinates[i]);
    south = Math.min(south, coordinates[i + 1]);
    north = Math.max(north, coordinates[i + 1]);
  }
  return [
    [west, south],
    [east, north],
  ];
}

export function toColumns(shapes: Iterable<readonly PolygonRings[]>): PolygonColumns {
  const closed = function* (): Generator<(readonly [number, number])[][][]> {
    for (const shape of shapes) yield shape.map((rings) => rings.map((ring) => [...ring, ring[0]]));
  };
  return buildColumns(closed());
}

const roundDegrees = (degrees: number): number => Math.round(degrees * DECIMALS) / DECIMALS;

function toPositions(ring: Ring): Position[] {
  const flat = new Float64Array(ring.length * 2 + 2);
  [...ring, ring[0]].forEach(([x, y], i) => flat.set([x, y], 2 * i));
  const degrees = plane.toLonLat(flat);
  return Array.from({ length: ring.length + 1 }, (_, i) => [roundDegrees(degrees[2 * i]), roundDegrees(degrees[2 * i + 1])]);
}
