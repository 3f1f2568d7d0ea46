import { asinh, cos, sin } from '../geodesy/elementary.ts';
import type { Bounds } from '../geodesy/plane.ts';

/** One square of the Web Mercator pyramid; `y` counts from the north. */
export interface TilePlace {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

/** Which picture of a base map: the map itself, or the names drawn above it. */
export type TilePart = 'picture' | 'labels';

/** The box of land and the zooms that are taken along. */
export interface CoverRequest {
  readonly box: Bounds;
  readonly minZoom: number;
  readonly maxZoom: number;
}

const RADIANS = Math.PI / 180;
/** Where Web Mercator ends, degrees. */
const LAST_LAT = 85.051128;

/** Columns and rows of a zoom that a box touches, inclusive. */
function span({ box: [west, south, east, north] }: CoverRequest, z: number) {
  const side = 2 ** z;
  const hold = (at: number) => Math.min(side - 1, Math.max(0, Math.floor(at)));
  const column = (lon: number) => hold(((lon + 180) / 360) * side);
  const row = (lat: number) => {
    const phi = Math.min(LAST_LAT, Math.max(-LAST_LAT, lat)) * RADIANS;
    return hold(((1 - asinh(sin(phi) / cos(phi)) / Math.PI) / 2) * side);
  };
  return { left: column(west), right: column(east), top: row(north), bottom: row(south) };
}

/** How many tiles a box has at one zoom. */
export function countTilesAt(request: CoverRequest, z: number): number {
  const { left, right, top, bottom } = span(request, z);
  return (right - left + 1) * (bottom - top + 1);
}

/** How many tiles a box has over all its zooms. */
export function countTiles(request: CoverRequest): number {
  let count = 0;
  for (let z = request.minZoom; z <= request.maxZoom; z++) count += countTilesAt(request, z);
  return count;
}

/** The tile at a place of the cover of one zoom, row by row from the north-west. */
export function tileAt(request: CoverRequest, z: number, place: number): TilePlace {
  const { left, right, top } = span(request, z);
  const width = right - left + 1;
  return { z, x: left + (place % width), y: top + Math.floor(place / width) };
}

/** Every tile that a box touches, coarse zooms first, so that a fetch that is cut off leaves a whole, if blurred, picture. */
export function* coverTiles(request: CoverRequest): Generator<TilePlace> {
  for (let z = request.minZoom; z <= request.maxZoom; z++) {
    const count = countTilesAt(request, z);
    for (let place = 0; place < count; place++) yield tileAt(request, z, place);
  }
}

/** Whether the cover of a box has this tile. */
export function coversTile(request: CoverRequest, { z, x, y }: TilePlace): boolean {
  if (z < request.minZoom || z > request.maxZoom) return false;
  const { left, right, top, bottom } = span(request, z);
  return x >= left && x <= right && y >= top && y <= bottom;
}

/** Whether a tile lies, farther in than the zooms of a cover go, over one that it has: what is coarser can be drawn enlarged. */
export function coversCoarser(request: CoverRequest, { z, x, y }: TilePlace): boolean {
  const up = z - request.maxZoom;
  return up > 0 && coversTile(request, { z: request.maxZoom, x: Math.floor(x / 2 ** up), y: Math.floor(y / 2 ** up) });
}

/** The key of a tile on the device: `picture/14/13520/6534`. */
export const nameTile = (part: TilePart, { z, x, y }: TilePlace): string => `${part}/${z}/${x}/${y}`;

/** The tile of a key. */
export function readTileName(name: string): { readonly part: TilePart; readonly tile: TilePlace } {
  const [part, z, x, y] = name.split('/');
  return { part: part === 'labels' ? 'labels' : 'picture', tile: { z: Number(z), x: Number(x), y: Number(y) } };
}

/** The address of a tile: `{-y}` counts rows from the south; several templates take turns, so that no server gets all. */
export function tileAddress(templates: readonly string[], { z, x, y }: TilePlace): string {
  const template = templates[(x + y) % templates.length] ?? '';
  return template
    .replaceAll('{z}', String(z))
    .replaceAll('{x}', String(x))
    .replaceAll('{y}', String(y))
    .replaceAll('{-y}', String(2 ** z - 1 - y));
}
