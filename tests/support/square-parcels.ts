import { createDistrictPlane } from '../../src/core/geodesy/district-plane.ts';

const PLANE = { meridian: 117, origin: { east_m: 540_000, north_m: 3_800_000 } };
const DIGITS = 1e10;

type Box = readonly [west_m: number, south_m: number, east_m: number, north_m: number];

/** A rectangle in the plane of zone 39 as GeoJSON in degrees: its planar area is known to the square centimetre by construction. */
export function rectangle([west, south, east, north]: Box, properties: Record<string, unknown>) {
  const corners = [west, south, east, south, east, north, west, north, west, south].map((metres) => metres * 1000);
  const lonLat = createDistrictPlane(PLANE).toLonLat(Float64Array.from(corners));
  const ring = Array.from({ length: 5 }, (_, n) => [
    Math.round(lonLat[2 * n] * DIGITS) / DIGITS,
    Math.round(lonLat[2 * n + 1] * DIGITS) / DIGITS,
  ]);
  return { type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [ring] } };
}

export const collect = (features: unknown[]) => JSON.stringify({ type: 'FeatureCollection', features });

/** Three parcels of 10 000 m² in a row; the last reaches 10 m into the one before it, a double claim of 1 000 m². */
export const squareParcels = (): string =>
  collect([
    rectangle([0, 0, 100, 100], { 宗地号: 'T-001', 面积: 10_000 }),
    rectangle([100, 0, 200, 100], { 宗地号: 'T-002', 面积: 9_990 }),
    rectangle([190, 0, 290, 100], { 宗地号: 'T-003', 面积: 10_000 }),
  ]);

/** A red line over half of the first parcel, all of the second and 10 m of the third: 5 000, 10 000 and 1 000 m², 15 000 m² of land. */
export const squareRedLine = (): string => collect([rectangle([50, 0, 200, 100], { 名称: '试验红线' })]);

/** The same red line in metres of zone 39 with its prefix (EPSG:4527), without saying so. */
export const metresRedLine = (): string => {
  const [west, south, east, north] = [50, 0, 200, 100];
  const at = (x: number, y: number) => [39_000_000 + PLANE.origin.east_m + x, PLANE.origin.north_m + y];
  const ring = [at(west, south), at(east, south), at(east, north), at(west, north), at(west, south)];
  return collect([{ type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [ring] } }]);
};
