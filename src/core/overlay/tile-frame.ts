import type { DistrictPlane } from '../geodesy/district-plane.ts';
import type { ClipBox } from './clip-ring.ts';

/** Cells per side of the control grid. At 16 the interpolation stays below 0.1 tile unit from zoom 5 on. */
const CELLS = 16;
/** The tile's outline is sampled at this many points per side to find its box in the plane. */
const SAMPLES = 8;

/**
 * Where a tile lies in the district's plane, and the way from millimetres to its units: exact conversions at the nodes of a
 * grid, bilinear between them. Both projections are conformal and smooth, so within a cell of L metres the error is about
 * L²/8R, e.g. 0.03 units for the 500 m cells of zoom 12.
 */
export interface TileFrame {
  /** Box in millimetres that holds the tile with its buffer. */
  readonly box: ClipBox;
  /** Replaces x, y (mm) of `count` interleaved vertices inside the box by tile units. */
  toTile(coordinates: Float64Array, count: number): void;
}

/** Undefined where the tile lies beyond the plane's reach or does not exist. `buffer` in tile units. */
export function frameTile(
  plane: DistrictPlane,
  z: number,
  x: number,
  y: number,
  extent: number,
  buffer: number,
): TileFrame | undefined {
  const tiles = 2 ** z;
  if (!(Number.isInteger(z) && z >= 0 && z <= 24 && x >= 0 && y >= 0 && x < tiles && y < tiles)) return undefined;
  const box = findBox(plane, tiles, x, y, buffer / extent);
  if (box === undefined) return undefined;
  const [minX, minY, maxX, maxY] = box;
  const stepX = (maxX - minX) / CELLS;
  const stepY = (maxY - minY) / CELLS;
  const nodes = readNodes(plane, box, stepX, stepY, tiles, x, y, extent);
  const stride = 2 * (CELLS + 1);

  function toTile(coordinates: Float64Array, count: number): void {
    for (let v = 0; v < 2 * count; v += 2) {
      const column = (coordinates[v] - minX) / stepX;
      const row = (coordinates[v + 1] - minY) / stepY;
      const c = column < 0 ? 0 : column < CELLS ? column | 0 : CELLS - 1;
      const r = row < 0 ? 0 : row < CELLS ? row | 0 : CELLS - 1;
      const fx = column - c;
      const fy = row - r;
      const low = r * stride + 2 * c;
      const high = low + stride;
      const bottomX = nodes[low] + (nodes[low + 2] - nodes[low]) * fx;
      const topX = nodes[high] + (nodes[high + 2] - nodes[high]) * fx;
      const bottomY = nodes[low + 1] + (nodes[low + 3] - nodes[low + 1]) * fx;
      const topY = nodes[high + 1] + (nodes[high + 3] - nodes[high + 1]) * fx;
      coordinates[v] = bottomX + (topX - bottomX) * fy;
      coordinates[v + 1] = bottomY + (topY - bottomY) * fy;
    }
  }

  return { box, toTile };
}

function findBox(plane: DistrictPlane, tiles: number, x: number, y: number, margin: number): ClipBox | undefined {
  const outline: number[] = [];
  for (let k = 0; k <= SAMPLES; k++) {
    const along = -margin + ((1 + 2 * margin) * k) / SAMPLES;
    for (const across of [-margin, 1 + margin]) {
      outline.push(...lonLatOf((x + along) / tiles, (y + across) / tiles));
      outline.push(...lonLatOf((x + across) / tiles, (y + along) / tiles));
    }
  }
  const { coordinates, refused } = plane.toMillimetres(Float64Array.from(outline));
  if (refused.length > 0) return undefined;
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let v = 0; v < coordinates.length; v += 2) {
    minX = Math.min(minX, coordinates[v]);
    maxX = Math.max(maxX, coordinates[v]);
    minY = Math.min(minY, coordinates[v + 1]);
    maxY = Math.max(maxY, coordinates[v + 1]);
  }
  // Between two samples a border may bulge outwards by far less than this.
  const slack = 0.01 * Math.max(maxX - minX, maxY - minY) + 1000;
  return [minX - slack, minY - slack, maxX + slack, maxY + slack];
}

function readNodes(
  plane: DistrictPlane,
  [minX, minY]: ClipBox,
  stepX: number,
  stepY: number,
  tiles: number,
  x: number,
  y: number,
  extent: number,
): Float64Array {
  const nodes = new Float64Array(2 * (CELLS + 1) * (CELLS + 1));
  let n = 0;
  for (let r = 0; r <= CELLS; r++) {
    for (let c = 0; c <= CELLS; c++) {
      nodes[n++] = minX + c * stepX;
      nodes[n++] = minY + r * stepY;
    }
  }
  plane.toLonLat(nodes, nodes);
  for (let k = 0; k < nodes.length; k += 2) {
    const sine = Math.sin((nodes[k + 1] * Math.PI) / 180);
    let across = ((nodes[k] + 180) / 360) * tiles - x;
    // A tile at the antimeridian has nodes on both sides of it.
    if (across > tiles / 2) across -= tiles;
    else if (across < -tiles / 2) across += tiles;
    nodes[k] = across * extent;
    nodes[k + 1] = ((0.5 - Math.atanh(sine) / (2 * Math.PI)) * tiles - y) * extent;
  }
  return nodes;
}

/** Longitude (wrapped) and latitude of a place in the unit square of Web Mercator. */
function lonLatOf(across: number, down: number): [number, number] {
  const lon = (across - Math.floor(across)) * 360 - 180;
  const lat = (Math.atan(Math.sinh(Math.PI * (1 - 2 * down))) * 180) / Math.PI;
  return [lon, lat];
}
