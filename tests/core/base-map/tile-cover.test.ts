import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  countTiles,
  coversCoarser,
  coversTile,
  coverTiles,
  nameTile,
  readTileName,
  tileAddress,
} from '../../../src/core/base-map/tile-cover.ts';

const cover = (minZoom: number, maxZoom: number) => ({ box: [117.0, 34.0, 117.4, 34.3] as const, minZoom, maxZoom });

// OpenStreetMap's wiki, "Slippy map tilenames": the reference formula with the library's own tangent and logarithm.
const reference = (lon: number, lat: number, z: number) => {
  const phi = (lat * Math.PI) / 180;
  const x = Math.floor(((lon + 180) / 360) * 2 ** z);
  const y = Math.floor(((1 - Math.log(Math.tan(phi) + 1 / Math.cos(phi)) / Math.PI) / 2) * 2 ** z);
  return { z, x, y };
};

it('covers every place of the box at every zoom, and counts what it lists', () => {
  const share = fc.double({ min: 0.001, max: 0.999, noNaN: true });
  fc.assert(
    fc.property(share, share, fc.integer({ min: 0, max: 16 }), (across, up, z) => {
      const request = cover(0, 16);
      const [west, south, east, north] = request.box;
      return coversTile(request, reference(west + across * (east - west), south + up * (north - south), z));
    }),
  );
  const listed = [...coverTiles(cover(8, 14))];
  expect(listed).toHaveLength(countTiles(cover(8, 14)));
  expect(new Set(listed.map((tile) => nameTile('picture', tile))).size).toBe(listed.length);
  expect(listed.every((tile) => coversTile(cover(8, 14), tile))).toBe(true);
});

it('leaves out what the box does not touch', () => {
  const { x, y } = reference(117.0, 34.3, 14);
  expect(coversTile(cover(8, 14), { z: 14, x, y })).toBe(true);
  expect(coversTile(cover(8, 14), { z: 14, x: x - 1, y })).toBe(false);
  expect(coversTile(cover(8, 14), { z: 14, x, y: y - 1 })).toBe(false);
  expect(coversTile(cover(8, 14), { z: 15, x: 2 * x, y: 2 * y })).toBe(false);
  expect(coversTile(cover(8, 14), { z: 7, x: x >> 7, y: y >> 7 })).toBe(false);
});

it('knows that a coarser tile lies under one beyond its zooms', () => {
  const { x, y } = reference(117.2, 34.15, 14);
  expect(coversCoarser(cover(8, 14), { z: 16, x: 4 * x + 3, y: 4 * y + 1 })).toBe(true);
  expect(coversCoarser(cover(8, 14), { z: 14, x, y })).toBe(false);
  expect(coversCoarser(cover(8, 14), { z: 16, x: 0, y: 0 })).toBe(false);
});

it('asks for coarse tiles first, so that what was cut off is whole', () => {
  const zooms = [...coverTiles(cover(9, 13))].map(({ z }) => z);
  expect(zooms).toEqual([...zooms].sort((a, b) => a - b));
});

it('fills addresses in, rows from the south where they are asked for, and takes servers in turn', () => {
  const tile = { z: 3, x: 5, y: 2 };
  expect(tileAddress(['/a/{z}/{x}/{y}.png'], tile)).toBe('/a/3/5/2.png');
  expect(tileAddress(['/a/{z}/{x}/{-y}.png'], tile)).toBe('/a/3/5/5.png');
  const servers = new Set([0, 1, 2].map((x) => tileAddress(['a{z}{x}{y}', 'b{z}{x}{y}'], { ...tile, x })[0]));
  expect(servers).toEqual(new Set(['a', 'b']));
});

it('names a tile so that it is found again', () => {
  const tile = { z: 14, x: 13520, y: 6534 };
  expect(nameTile('labels', tile)).toBe('labels/14/13520/6534');
  expect(readTileName('labels/14/13520/6534')).toEqual({ part: 'labels', tile });
});
