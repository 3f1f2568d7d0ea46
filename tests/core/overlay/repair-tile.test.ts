import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NestedRings } from '../../../src/core/overlay/build-columns.ts';
import type { CutTile } from '../../../src/core/overlay/cut-tile.ts';
import { repairTile } from '../../../src/core/overlay/repair-tile.ts';
import { oracleUnion } from '../../support/clip-oracle.ts';

type Ring = readonly (readonly [number, number])[];

const SQUARE: Ring = [
  [0, 0],
  [100, 0],
  [100, 100],
  [0, 100],
];

/** Features of one part each, rings open. */
function tileOf(features: readonly (readonly Ring[])[]): CutTile {
  const rings = features.flat();
  const offsets = (lists: readonly { readonly length: number }[]) =>
    Uint32Array.from([0, ...lists.map((_, n) => lists.slice(0, n + 1).reduce((sum, { length }) => sum + length, 0))]);
  return {
    extent: 4096,
    rows: Uint32Array.from(features.keys()),
    featureOffsets: Uint32Array.from([0, ...features.map((_, n) => n + 1)]),
    polygonOffsets: offsets(features),
    ringOffsets: offsets(rings),
    coordinates: Int32Array.from(rings.flat(2)),
    cover: new Int32Array(),
    leftOut: 0,
  };
}

function readFeature(tile: CutTile, feature: number): Ring[][] {
  const parts: Ring[][] = [];
  for (let p = tile.featureOffsets[feature]; p < tile.featureOffsets[feature + 1]; p++) {
    const rings: Ring[] = [];
    for (let r = tile.polygonOffsets[p]; r < tile.polygonOffsets[p + 1]; r++) {
      const ring: [number, number][] = [];
      for (let v = tile.ringOffsets[r]; v < tile.ringOffsets[r + 1]; v++)
        ring.push([tile.coordinates[2 * v], tile.coordinates[2 * v + 1]]);
      rings.push(ring);
    }
    parts.push(rings);
  }
  return parts;
}

/** Shells turn positive on a tile, holes negative: what they enclose, with its sign. */
const signedArea = (ring: Ring): number =>
  ring.reduce((sum, [x, y], v) => {
    const [nextX, nextY] = ring[(v + 1) % ring.length];
    return sum + (x * nextY - nextX * y) / 2;
  }, 0);

/** Land that the parts cover, by polygon-clipping, in square units: what is covered twice or inside out makes it another number. */
const covered = (parts: readonly (readonly Ring[])[]): number => {
  const closed = parts.map((part) => part.map((ring) => [...ring, ring[0]])) as NestedRings;
  return oracleUnion(closed) * 1e6;
};

const sum = (parts: readonly (readonly Ring[])[]): number => parts.flat().reduce((total, ring) => total + signedArea(ring), 0);

const hasSpike = (ring: Ring): boolean =>
  ring.some(([x, y], v) => {
    const [[ax, ay], [bx, by]] = [ring.at(v - 1) ?? [x, y], ring[(v + 1) % ring.length]];
    return (x - ax) * (by - y) === (bx - x) * (y - ay) && (x - ax) * (bx - x) + (y - ay) * (by - y) < 0;
  });

describe('polygons of a tile, after rounding', () => {
  it.each<[string, Ring[], number, number]>([
    [
      'whose sides changed places',
      [
        [
          [0, 0],
          [100, 0],
          [48, 51],
          [100, 100],
          [0, 100],
          [52, 50],
        ],
      ],
      3,
      4960,
    ],
    ['with a spike', [[...SQUARE, [0, 40], [-60, 40], [0, 40]]], 1, 10_000],
    [
      'of two fields that a neck of no width joins',
      [
        [
          [0, 0],
          [40, 0],
          [40, 40],
          [90, 40],
          [90, 0],
          [130, 0],
          [130, 80],
          [90, 80],
          [90, 40],
          [40, 40],
          [40, 80],
          [0, 80],
        ],
      ],
      2,
      6400,
    ],
    [
      'whose hole reached the border',
      [
        SQUARE,
        [
          [0, 20],
          [0, 60],
          [30, 60],
          [30, 20],
        ],
      ],
      1,
      8800,
    ],
  ])('%s are valid', async (_, rings, parts, area) => {
    const repaired = readFeature(await repairTile(tileOf([rings])), 0);
    expect(repaired).toHaveLength(parts);
    expect(repaired.flat().filter(hasSpike)).toEqual([]);
    expect(sum(repaired)).toBeCloseTo(covered(repaired), 3);
    // Crossings are rounded to the grid.
    expect(Math.abs(sum(repaired) - area)).toBeLessThanOrEqual(120);
  });

  it('stay as they were cut where they are valid, beside one that is not', async () => {
    const hole: Ring = [
      [100, 100],
      [20, 60],
      [60, 20],
    ];
    const twisted: Ring = [
      [0, 0],
      [100, 100],
      [100, 0],
      [0, 90],
    ];
    const valid = tileOf([[SQUARE, hole], [SQUARE]]);
    expect(await repairTile(valid)).toBe(valid);
    const mixed = await repairTile(tileOf([[SQUARE, hole], [twisted], [SQUARE]]));
    expect([...mixed.rows]).toEqual([0, 1, 2]);
    expect(readFeature(mixed, 0)).toEqual([[SQUARE, hole]]);
    expect(readFeature(mixed, 2)).toEqual([[SQUARE]]);
    expect(sum(readFeature(mixed, 1))).toBeCloseTo(covered(readFeature(mixed, 1)), 3);
  });

  it('are valid whatever a coarse grid makes of valid ones, and never vanish', async () => {
    const radius = fc.double({ min: 0.6, max: 40, noNaN: true });
    await fc.assert(
      fc.asyncProperty(fc.array(radius, { minLength: 3, maxLength: 40 }), async (radii) => {
        const ring = radii.map((r, n) => {
          const angle = (2 * Math.PI * n) / radii.length;
          return [Math.round(r * Math.cos(angle)), Math.round(r * Math.sin(angle))] as const;
        });
        const distinct = ring.filter((vertex, v) => String(vertex) !== String(ring.at(v - 1)));
        fc.pre(distinct.length >= 3 && signedArea(distinct) > 0);
        const parts = readFeature(await repairTile(tileOf([[distinct]])), 0);
        expect(parts.length).toBeGreaterThan(0);
        expect(parts.flat().filter(hasSpike)).toEqual([]);
        expect(sum(parts)).toBeCloseTo(covered(parts), 3);
      }),
      { numRuns: 200 },
    );
  });

  it('that the clipper loses its way in from west to east are clipped from south to north', async () => {
    const ring: Ring = [
      [-59, 22],
      [-11, 7],
      [-29, -30],
      [-62, -64],
      [29, 0],
      [0, -42],
      [-63, 20],
      [35, 26],
      [-62, -60],
    ];
    const parts = readFeature(await repairTile(tileOf([[signedArea(ring) < 0 ? ring.toReversed() : ring]])), 0);
    expect(sum(parts)).toBeCloseTo(covered(parts), 3);
  });
});
