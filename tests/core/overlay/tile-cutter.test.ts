import { describe, expect, it } from 'vitest';
import { createDistrictPlane } from '../../../src/core/geodesy/district-plane.ts';
import { buildColumns, type NestedRings } from '../../../src/core/overlay/build-columns.ts';
import type { CutTile } from '../../../src/core/overlay/cut-tile.ts';
import { indexPolygons } from '../../../src/core/overlay/index-polygons.ts';
import { measureView } from '../../../src/core/overlay/measure-view.ts';
import { createTileCutter, type TileCutter, type TileCutterOptions } from '../../../src/core/overlay/tile-cutter.ts';
import { frameTile } from '../../../src/core/overlay/tile-frame.ts';
import { closeRing, type Ring } from '../../support/random-polygons.ts';

const PLANE = createDistrictPlane({ meridian: 135, origin: { east_m: 418_000, north_m: 2_655_000 } });

function cutterOf(shapes: NestedRings[], options?: TileCutterOptions): TileCutter {
  const columns = buildColumns(shapes);
  const view = measureView(columns, 'planar', columns.coordinates);
  return createTileCutter(view, indexPolygons(view), PLANE, options);
}

/** Exact tile position of a place in the plane, in tiles of the zoom. */
function locate(east_mm: number, north_mm: number, z: number): [number, number] {
  const [lon, lat] = PLANE.toLonLat(Float64Array.of(east_mm, north_mm));
  const sine = Math.sin((lat * Math.PI) / 180);
  return [((lon + 180) / 360) * 2 ** z, (0.5 - Math.atanh(sine) / (2 * Math.PI)) * 2 ** z];
}

function ringsOf(tile: CutTile, feature: number): Ring[][] {
  const polygons: Ring[][] = [];
  for (let p = tile.featureOffsets[feature]; p < tile.featureOffsets[feature + 1]; p++) {
    const rings: Ring[] = [];
    for (let r = tile.polygonOffsets[p]; r < tile.polygonOffsets[p + 1]; r++) {
      const ring: Ring = [];
      for (let v = tile.ringOffsets[r]; v < tile.ringOffsets[r + 1]; v++)
        ring.push([tile.coordinates[2 * v], tile.coordinates[2 * v + 1]]);
      rings.push(ring);
    }
    polygons.push(rings);
  }
  return polygons;
}

function shoelace(ring: Ring): number {
  return ring.reduce((sum, [x, y], k) => sum + x * ring[(k + 1) % ring.length][1] - ring[(k + 1) % ring.length][0] * y, 0) / 2;
}

const square = (x: number, y: number, side: number): Ring =>
  closeRing([
    [x, y],
    [x + side, y],
    [x + side, y + side],
    [x, y + side],
  ]);

describe('tile cutter', () => {
  it.each([8, 12, 14, 16, 17])('places vertices within a tenth of a unit of the exact projection at zoom %i', (z) => {
    const [x, y] = locate(0, 0, z).map(Math.floor);
    const frame = frameTile(PLANE, z, x, y, 4096, 64);
    expect(frame).toBeDefined();
    if (frame === undefined) return;
    const [minX, minY, maxX, maxY] = frame.box;
    let worst = 0;
    for (let k = 0; k < 400; k++) {
      const place = [minX + ((k % 20) / 19.3) * (maxX - minX), minY + (Math.floor(k / 20) / 19.3) * (maxY - minY)];
      const exact = locate(place[0], place[1], z);
      const vertex = Float64Array.from(place);
      frame.toTile(vertex, 1);
      worst = Math.max(worst, Math.abs(vertex[0] - (exact[0] - x) * 4096), Math.abs(vertex[1] - (exact[1] - y) * 4096));
    }
    expect(worst).toBeLessThan(0.1);
  });

  it('gives shells positive and holes negative area with y down, open rings and the feature’s row', () => {
    const cutter = cutterOf([[], [[square(0, 0, 60_000), square(20_000, 20_000, 10_000).toReversed()]]]);
    const [x, y] = locate(30_000, 30_000, 16).map(Math.floor);
    const tile = cutter.cut(16, x, y);
    expect([...tile.rows]).toEqual([1]);
    expect(tile.extent).toBe(4096);
    const [[shell, hole]] = ringsOf(tile, 0);
    expect(shoelace(shell)).toBeGreaterThan(0);
    expect(shoelace(hole)).toBeLessThan(0);
    expect(shell.length).toBe(4);
    expect(shell[0]).not.toEqual(shell[3]);
    // 60 m of ground at this latitude are 60/cos(24°) m of Mercator; one unit of zoom 16 is 40 075 016.7/2^28 m of it.
    const side = 60 / Math.cos((24 * Math.PI) / 180) / (40_075_016.7 / 2 ** 28);
    expect(Math.abs(Math.sqrt(shoelace(shell)) - side)).toBeLessThan(2);
  });

  it('cuts a feature larger than the tile to the tile with its buffer', () => {
    const cutter = cutterOf([[[square(-3_000_000, -3_000_000, 6_000_000)]]]);
    const [x, y] = locate(0, 0, 16).map(Math.floor);
    const tile = cutter.cut(16, x, y);
    const [[ring]] = ringsOf(tile, 0);
    expect(Math.abs(shoelace(ring) - (4096 + 128) ** 2)).toBeLessThan(1);
    for (const [px, py] of ring) {
      expect(Math.min(px, py)).toBeGreaterThanOrEqual(-64);
      expect(Math.max(px, py)).toBeLessThanOrEqual(4160);
    }
  });

  it('meets itself along the border of two tiles', () => {
    const cutter = cutterOf([[[square(-2_000_000, -2_000_000, 4_000_000)]]]);
    const [x, y] = locate(0, 0, 14).map(Math.floor);
    const left = ringsOf(cutter.cut(14, x, y), 0)[0][0];
    const right = ringsOf(cutter.cut(14, x + 1, y), 0)[0][0];
    expect(Math.max(...left.map(([px]) => px))).toBe(4160);
    expect(Math.min(...right.map(([px]) => px))).toBe(-64);
  });

  it('draws a feature too small for the zoom as a speck instead of dropping it', () => {
    const cutter = cutterOf([[[square(0, 0, 3000)]]]);
    const [x, y] = locate(1500, 1500, 12).map(Math.floor);
    const tile = cutter.cut(12, x, y);
    expect([...tile.rows]).toEqual([0]);
    expect(shoelace(ringsOf(tile, 0)[0][0])).toBe(16);
  });

  it('keeps the largest features of a crowded tile and says how many it left out', () => {
    const shapes = Array.from(
      { length: 100 },
      (_, k): NestedRings => [[square(20_000 * (k % 10), 20_000 * Math.floor(k / 10), 10_000 + k)]],
    );
    const cutter = cutterOf(shapes, { mostFeatures: 10 });
    const [x, y] = locate(100_000, 100_000, 13).map(Math.floor);
    const tile = cutter.cut(13, x, y);
    expect(tile.leftOut).toBe(90);
    expect([...tile.rows].sort((a, b) => a - b)).toEqual(Array.from({ length: 10 }, (_, k) => 90 + k));
  });

  it('draws the small of a crowd together, leaving none out, and by themselves the large and the named', () => {
    const shapes = Array.from(
      { length: 100 },
      (_, k): NestedRings => [[square(20_000 * (k % 10), 20_000 * Math.floor(k / 10), k === 44 ? 90_000 : 20_000)]],
    );
    const cutter = cutterOf(shapes, { mostFeatures: 10, coverCrowds: true });
    const [x, y] = locate(100_000, 100_000, 13).map(Math.floor);
    const tile = cutter.cut(13, x, y, new Set([7]));
    expect(tile.leftOut).toBe(0);
    expect([...tile.rows].sort((a, b) => a - b)).toEqual([7, 44]);
    const cells = Array.from({ length: tile.cover.length / 4 }, (_, k) => tile.cover.subarray(4 * k, 4 * k + 4));
    const covered = cells.reduce((sum, [left, top, right, bottom]) => sum + (right - left) * (bottom - top), 0);
    // The field is 200 m square; the tile 4096 units of some 4.45 km here.
    const whole = shoelace(ringsOf(cutterOf([[[square(0, 0, 200_000)]]]).cut(13, x, y), 0)[0][0]);
    expect(covered / whole).toBeGreaterThan(0.85);
    expect(covered / whole).toBeLessThan(1.15);
    expect(cutter.cut(14, ...(locate(100_000, 100_000, 14).map(Math.floor) as [number, number])).cover).toHaveLength(0);
  });

  it('is empty where the layer is not, and for tiles that do not exist', () => {
    const cutter = cutterOf([[[square(0, 0, 3000)]]]);
    expect(cutter.cut(14, 0, 0).rows.length).toBe(0);
    expect(cutter.cut(3, 9, 1).rows.length).toBe(0);
    expect(cutter.cut(2.5, 1, 1).rows.length).toBe(0);
  });
});
