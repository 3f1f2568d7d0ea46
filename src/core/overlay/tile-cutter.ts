import type { DistrictPlane } from '../geodesy/district-plane.ts';
import { type ClipBox, RingClipper } from './clip-ring.ts';
import type { CutTile } from './cut-tile.ts';
import type { PolygonIndex } from './index-polygons.ts';
import type { PolygonView } from './polygon-set.ts';
import { frameTile, type TileFrame } from './tile-frame.ts';
import { TileCover } from './tile-cover.ts';
import { TileRings } from './tile-rings.ts';

/** The deepest zoom worth cutting: one unit is about 7 cm there, and the map magnifies beyond. */
export const DEEPEST_TILE_ZOOM = 17;
export const TILE_EXTENT = 4096;
/** Units around the tile that are cut along, so that outlines are not drawn on its border. */
const BUFFER = 64;
const FRAME: ClipBox = [-BUFFER, -BUFFER, TILE_EXTENT + BUFFER, TILE_EXTENT + BUFFER];
/** More cannot be told apart on a tile: it is crowded. */
const MOST_FEATURES = 12_000;
/** Zoom where features get outlines of their own: a crowded tile then keeps its largest, for a cover has other outlines. */
const OUTLINES_FROM = 14;
/** Units from which a feature of a crowded tile is still drawn by itself: four pixels. */
const NOTICEABLE = 32;

const NONE: ReadonlySet<number> = new Set();

export interface TileCutterOptions {
  readonly mostFeatures?: number;
  /** First zoom that shows each row; a row whose zoom is not reached is left out, and takes no place of another. */
  readonly firstZooms?: Uint8Array;
  /** Small features of a crowded tile are drawn together as a cover; for polygons that are all drawn alike. */
  readonly coverCrowds?: boolean;
}

/** Cuts the tiles of one polygon set on demand. */
export interface TileCutter {
  /**
   * Integer rings of tile z/x/y; without features where nothing lies there.
   * @param single rows that are drawn by themselves in a crowd too, however small
   */
  cut(z: number, x: number, y: number, single?: ReadonlySet<number>): CutTile;
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
  const { mostFeatures = MOST_FEATURES, firstZooms, coverCrowds = false } = options;
  const clipper = new RingClipper();
  let scratch = new Float64Array(1024);

  function cut(z: number, x: number, y: number, single: ReadonlySet<number> = NONE): CutTile {
    const rings = new TileRings(toleranceOf(z));
    const frame = frameTile(plane, z, x, y, TILE_EXTENT, BUFFER);
    if (frame === undefined) return rings.finish(TILE_EXTENT, 0);
    const met = index.search(...frame.box);
    const found = firstZooms ? met.filter((row) => firstZooms[row] <= z) : met;
    const cover = coverCrowds && found.length > mostFeatures && z < OUTLINES_FROM ? new TileCover(TILE_EXTENT) : null;
    const large = cover ? coverSmall(found, single, frame, cover) : found;
    const chosen = large.length > mostFeatures ? chooseLargest(view, large, mostFeatures) : large;
    for (const row of chosen) cutFeature(row, frame, rings);
    return rings.finish(TILE_EXTENT, large.length - chosen.length, cover?.finish());
  }

  /** Marks the small features' land, and returns the others. */
  function coverSmall(rows: readonly number[], single: ReadonlySet<number>, frame: TileFrame, cover: TileCover): number[] {
    const corners = new Float64Array(4 * rows.length);
    rows.forEach((row, k) => corners.set(view.boxes.subarray(4 * row, 4 * row + 4), 4 * k));
    frame.toTile(corners, 2 * rows.length);
    return rows.filter((row, k) => {
      const [west, south, east, north] = corners.subarray(4 * k, 4 * k + 4);
      // East runs right and north up, but for the turn of the meridians, which is far below a cell.
      if (east - west > NOTICEABLE || south - north > NOTICEABLE || single.has(row)) return true;
      cover.mark(west, north, east, south);
      return false;
    });
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
