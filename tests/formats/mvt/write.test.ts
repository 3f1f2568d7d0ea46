import { VectorTile } from '@mapbox/vector-tile';
import fc from 'fast-check';
import { PbfReader } from 'pbf';
import { describe, expect, it } from 'vitest';
import type { CutTile } from '../../../src/core/overlay/cut-tile.ts';
import { encodeTile, MVT_LAYER } from '../../../src/formats/mvt/write.ts';
import { TILE_LAYER } from '../../../src/map/map-scene.ts';

type Ring = readonly (readonly [number, number])[];

function tileOf(features: readonly { row: number; polygons: readonly (readonly Ring[])[] }[]): CutTile {
  const featureOffsets = [0];
  const polygonOffsets = [0];
  const ringOffsets = [0];
  const coordinates: number[] = [];
  for (const { polygons } of features) {
    for (const rings of polygons) {
      for (const ring of rings) {
        coordinates.push(...ring.flat());
        ringOffsets.push(coordinates.length / 2);
      }
      polygonOffsets.push(ringOffsets.length - 1);
    }
    featureOffsets.push(polygonOffsets.length - 1);
  }
  return {
    extent: 4096,
    rows: Uint32Array.from(features, ({ row }) => row),
    featureOffsets: Uint32Array.from(featureOffsets),
    polygonOffsets: Uint32Array.from(polygonOffsets),
    ringOffsets: Uint32Array.from(ringOffsets),
    coordinates: Int32Array.from(coordinates),
    cover: new Int32Array(),
    leftOut: 0,
  };
}

/** Decoded by an independent reader: the one that MapLibre uses. */
const decode = (buffer: ArrayBuffer) => new VectorTile(new PbfReader(new Uint8Array(buffer))).layers[MVT_LAYER];

describe('a vector tile', () => {
  it('has the layer that the map draws', () => {
    expect(MVT_LAYER).toBe(TILE_LAYER);
  });

  it('gives ids, rings and values back to an independent decoder', () => {
    const coordinate = fc.integer({ min: -8192, max: 12_288 });
    const ring = fc.array(fc.tuple(coordinate, coordinate), { minLength: 3, maxLength: 7 });
    const value = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.integer(),
      fc.double({ noNaN: true }),
      fc.boolean(),
      fc.constant(undefined),
      fc.constant(null),
    );
    const feature = fc.record({
      row: fc.nat(4_000_000_000),
      polygons: fc.array(fc.array(ring, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 2 }),
      values: fc.tuple(value, value),
    });
    fc.assert(
      fc.property(fc.uniqueArray(feature, { selector: ({ row }) => row, minLength: 1, maxLength: 8 }), (features) => {
        const byRow = new Map(features.map(({ row, values }) => [row, values]));
        const layer = decode(
          encodeTile(
            tileOf(features),
            [0, 1].map((column) => ({ name: `c${column}`, valueOf: (row: number) => byRow.get(row)?.[column] })),
          ),
        );
        expect(layer.extent).toBe(4096);
        expect(layer.length).toBe(features.length);
        features.forEach(({ row, polygons, values }, index) => {
          const decoded = layer.feature(index);
          expect(decoded.id).toBe(row);
          expect(decoded.type).toBe(3);
          // The decoder repeats the first vertex at ClosePath.
          expect(decoded.loadGeometry().map((points) => points.slice(0, -1).map(({ x, y }) => [x, y]))).toEqual(polygons.flat());
          const expected = Object.fromEntries(
            values.map((item, column) => [`c${column}`, item]).filter(([, item]) => item !== undefined && item !== null),
          );
          expect(decoded.properties).toEqual(expected);
        });
      }),
      { seed: 21, numRuns: 200 },
    );
  });

  it('has the cover as one more feature, without an id, its rectangles wound as shells', () => {
    const tile = { ...tileOf([]), cover: Int32Array.of(0, 8, 16, 24, 64, 0, 72, 4096) };
    const layer = decode(encodeTile(tile));
    expect(layer.length).toBe(1);
    expect(layer.feature(0).id).toBeUndefined();
    const rings = layer.feature(0).loadGeometry();
    expect(rings.map((points) => points.slice(0, -1).map(({ x, y }) => [x, y]))).toEqual([
      [
        [0, 8],
        [16, 8],
        [16, 24],
        [0, 24],
      ],
      [
        [64, 0],
        [72, 0],
        [72, 4096],
        [64, 4096],
      ],
    ]);
  });
});
