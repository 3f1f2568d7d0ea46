import { PLANAR_LIMIT_DEG } from '../core/geodesy/district-plane.ts';
import { forwardGaussKruger } from '../core/geodesy/gauss-kruger.ts';
import type { Bounds, Plane } from '../core/geodesy/plane.ts';
import { nearestMeridian, wrapDegrees } from '../core/geodesy/zones.ts';

/** A plane whose origin is the given place, floored to whole kilometres. The place must lie within 40° of the meridian. */
export function planeAround(meridian: number, lon: number, lat: number): Plane {
  const { east_m, north_m } = forwardGaussKruger(meridian, lon, lat);
  return { meridian, origin: { east_m: 1000 * Math.floor(east_m / 1000), north_m: 1000 * Math.floor(north_m / 1000) } };
}

/** The source's own meridian where its data lies in that plane, else the 3° meridian nearest to the middle; `null` without vertices. */
export function choosePlane(lonLat: Float64Array, ownMeridian: number | undefined): Plane | null {
  const bounds = boundsOfVertices(lonLat, 0, lonLat.length / 2);
  if (bounds === null) return null;
  const [lon, lat] = middleOf(bounds);
  const isOwn = ownMeridian !== undefined && Math.abs(wrapDegrees(lon - ownMeridian)) <= PLANAR_LIMIT_DEG;
  return planeAround(isOwn ? ownMeridian : nearestMeridian(lon), lon, lat);
}

/**
 * Bounds of vertices that are degrees, as written or, where that is narrower and at most half the Earth, across the antimeridian:
 * west then exceeds east. `null` where there are none.
 */
export function boundsOfVertices(lonLat: Float64Array, from: number, to: number): Bounds | null {
  const asWritten = [Infinity, -Infinity];
  const eastward = [Infinity, -Infinity];
  let [south, north] = [Infinity, -Infinity];
  for (let i = 2 * from; i < 2 * to; i += 2) {
    const lon = lonLat[i];
    const lat = lonLat[i + 1];
    if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) continue;
    const turned = lon < 0 ? lon + 360 : lon;
    if (lon < asWritten[0]) asWritten[0] = lon;
    if (lon > asWritten[1]) asWritten[1] = lon;
    if (turned < eastward[0]) eastward[0] = turned;
    if (turned > eastward[1]) eastward[1] = turned;
    if (lat < south) south = lat;
    if (lat > north) north = lat;
  }
  if (south > north) return null;
  const across = eastward[1] - eastward[0];
  const written = asWritten[1] - asWritten[0];
  // Nothing but −180 and 180 is the whole Earth, not a line along the antimeridian.
  const isWhole = across === 0 && written === 360;
  const [west, east] = across < written && across <= 180 && !isWhole ? eastward.map(wrapDegrees) : asWritten;
  return [west, south, east, north];
}

/** Longitude and latitude of the middle. */
export function middleOf([west, south, east, north]: Bounds): readonly [lon: number, lat: number] {
  return [wrapDegrees(west <= east ? (west + east) / 2 : (west + east) / 2 + 180), (south + north) / 2];
}

/** Width and height in degrees. */
export function extentOf([west, south, east, north]: Bounds): readonly [width: number, height: number] {
  return [west <= east ? east - west : east - west + 360, north - south];
}
