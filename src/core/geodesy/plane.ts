/**
 * The district's plane: Gauss-Krüger on GRS80 (CGCS2000), scale 1, false easting 500 000 m without zone prefix.
 * The origin is in whole kilometres of that plane so that millimetres from it fit 32 bits (±2 147 km).
 */
export interface Plane {
  /** Central meridian, degrees east. */
  readonly meridian: number;
  readonly origin: { readonly east_m: number; readonly north_m: number };
}

/** West, south, east, north in degrees. West may exceed east where the box crosses the antimeridian. */
export type Bounds = readonly [west: number, south: number, east: number, north: number];

/** How far an origin may lie from the equator and from zero, in the plane: beyond, no place of the ellipsoid is meant. */
export const FARTHEST_NORTH_M = 10_000_000;
export const FARTHEST_EAST_M = 4_500_000;
