import type { DistrictPlane } from '../geodesy/district-plane.ts';
import { type ClipBox, RingClipper } from './clip-ring.ts';
import type { CutTile } from './cut-tile.ts';
import type { PolygonIndex } from './index-polygons.ts';
import type { PolygonView } from './polygon-set.ts';
import { frameTile, type TileFrame } from './tile-frame.ts';
import { TileRings } from './tile-rings.ts';

/** The deepest zoom worth cutting: one unit is about 7 cm there, and the map magnifies beyond. */
export const DEEPEST_TILE_ZOOM = 17;
export const TILE_EXTENT = 4096;
/** Units around the tile that are cut along, so that outlines are not drawn on its border. */
const BUFFER = 64;
const FRAME: ClipBox = [-BUFFER, -BUFFER, TILE_EXTENT + BUFFER, TILE_EXTENT + BUFFER];
/** A crowded tile keeps its largest features; more than this cannot be told apart on it. */
const MOST_FEATURES = 24_000;

export interface TileCutterOptions {
  readonly mostFeatures?: number;
  /** First zoom that shows each row; a row whose zoom is not reached is left out, and takes no place of another. */
  readonly firstZooms?: Uint8Array;
}

/** Cuts the tiles of one polygon set on demand. */
export interface TileCutter {
  /** Integer rings of tile z/x/y; without features where nothing lies there. */
  cut(z: number, x: number, y: number): CutTile;
}

/**
 * A cutter over a planar view and its index. Rings are clipped to the tile's box in the plane, carried to tile units by an
 * interpolated grid, clipped to the tile with its buffer, thinned below the zoom's tolerance and rounded. A feature that
 * shrinks to nothing is drawn as a square of half a pixel, so that no parcel looks missing.
 */
export function createTileCutter(
  view: PolygonView,
  index: PolygonIndex,
  plane: DistrictPlane,
  options: TileCutterOptions = {},
): TileCutter {
  if (view.measure !== 'planar') throw new RangeError('view-not-planar');
  const { mostFeatures = MOST_FEATURES, firstZooms } = options;
  const clipper = new RingClipper();
  let scratch = new Float64Array(1024);

  function cut(z: number, x: number, y: number): CutTile {
    const rings = new TileRings(toleranceOf(z));
    const frame = frameTile(plane, z, x, y, TILE_EXTENT, BUFFER);
    if (frame === undefined) return rings.finish(TILE_EXTENT, 0);
    const met = index.search(...frame.box);
    const found = firstZooms ? met.filter((row) => firstZooms[row] <= z) : met;
    const chosen = found.length > mostFeatures ? chooseLargest(view, found, mostFeatures) : found;
    for (const row of chosen) cutFeature(row, frame, rings);
    return rings.finish(TILE_EXTENT, found.length - chosen.length);
  }

  function cutFeature(row: number, frame: TileFrame, rings: TileRings): void {
    const { featureOffsets, polygonOffsets, ringOffsets } = view.columns;
    const whole = isInside(view.boxes, 4 * row, frame.box);
    rings.beginFeature(row);
    for (let p = featureOffsets[row]; p < featureOffsets[row + 1]; p++) {
      for (let r = polygonOffsets[p]; r < polygonOffsets[p + 1]; r++) {
        const isShell = r === polygonOffsets[p];
        const count = cutRing(ringOffsets[r], ringOffsets[r + 1] - 1, whole, frame);
        if (count < 3 && isShell) break;
        if (count < 3) continue;
        if (!rings.addRing(scratch, count, isShell) && isShell) break;
      }
      rings.endPolygon();
    }
    rings.endFeature();
  }

  /** Leaves the ring in tile units in `scratch` and returns its vertices, 0 where nothing of it reaches the tile. */
  function cutRing(from: number, to: number, whole: boolean, frame: TileFrame): number {
    let count = to - from;
    if (scratch.length < 2 * count) scratch = new Float64Array(4 * count);
    const coordinates = view.coordinates;
    for (let k = 0, v = 2 * from; v < 2 * to; k++, v++) scratch[k] = coordinates[v];
    if (!whole) count = keep(clipper.clip(scratch, count, frame.box));
    frame.toTile(scratch, count);
    return meetsBorder(scratch, count) ? keep(clipper.clip(scratch, count, FRAME)) : count;
  }

  function keep(count: number): number {
    if (scratch.length < 2 * count) scratch = new Float64Array(4 * count);
    scratch.set(clipper.result.subarray(0, 2 * count));
    return count;
  }

  return { cut };
}

/** Units within which a vertex adds nothing to the picture: none where shapes are edited, half a pixel far out. */
function toleranceOf(z: number): number {
  if (z >= 16) return 0;
  if (z === 15) return 1;
  return z === 14 ? 2 : 4;
}

function isInside(boxes: Float64Array, b: number, [minX, minY, maxX, maxY]: ClipBox): boolean {
  return boxes[b] >= minX && boxes[b + 1] >= minY && boxes[b + 2] <= maxX && boxes[b + 3] <= maxY;
}

function meetsBorder(ring: Float64Array, count: number): boolean {
  for (let v = 0; v < 2 * count; v++) if (ring[v] < FRAME[0] || ring[v] > FRAME[2]) return true;
  return false;
}

/** The largest features by area, in the order in which they were found. */
function chooseLargest(view: PolygonView, rows: readonly number[], most: number): number[] {
  const areas = Float64Array.from(rows, (row) => view.areas_m2[row]).sort();
  const least = areas[areas.length - most];
  const chosen = rows.filter((row) => view.areas_m2[row] > least);
  for (const row of rows) {
    if (chosen.length >= most) break;
    if (view.areas_m2[row] === least) chosen.push(row);
  }
  return chosen;
}
