import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PolygonColumns } from '../../../src/core/overlay/polygon-set.ts';
import { encodeOriginal, readOriginal, type WrittenPolygons } from '../../../src/formats/package/original-coordinates.ts';
import { ORIGINAL_COLUMN } from '../../../src/formats/package/package.ts';
import { openPackage, readPackage } from '../../../src/formats/package/read.ts';
import { writePackage } from '../../../src/formats/package/write.ts';
import { ReadError } from '../../../src/formats/reader.ts';
import { seeded } from '../../support/seeded.ts';

const PLANE = { meridian: 117, origin: { east_m: 540_000, north_m: 3_800_000 } };
const CHOICE = { crs: 'EPSG:4527', swapped: false };
const NOTHING: PolygonColumns = {
  count: 0,
  featureOffsets: Uint32Array.of(0),
  polygonOffsets: Uint32Array.of(0),
  ringOffsets: Uint32Array.of(0),
  coordinates: new Int32Array(),
};

type Nested = readonly (readonly (readonly (readonly [number, number])[])[])[];

function columnsOf(features: readonly Nested[]): WrittenPolygons {
  const [featureOffsets, polygonOffsets, ringOffsets, coordinates] = [[0], [0], [0], [] as number[]];
  for (const polygons of features) {
    for (const rings of polygons) {
      for (const ring of rings) {
        coordinates.push(...ring.flat());
        ringOffsets.push(coordinates.length / 2);
      }
      polygonOffsets.push(ringOffsets.length - 1);
    }
    featureOffsets.push(polygonOffsets.length - 1);
  }
  const [features_, polygons, rings] = [featureOffsets, polygonOffsets, ringOffsets].map((offsets) => Uint32Array.from(offsets));
  return { featureOffsets: features_, polygonOffsets: polygons, ringOffsets: rings, coordinates: Float64Array.from(coordinates) };
}

/** Any double at all, and decimals as files write them. */
const number = fc.oneof(
  fc.double(),
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc
    .tuple(fc.integer({ min: -180_000_000, max: 180_000_000 }), fc.integer({ min: 0, max: 12 }))
    .map(([n, d]) => Number(`${n}e-${d}`)),
);
const decimal = fc.integer({ min: 0, max: 9 }).chain((decimals) => fc.integer().map((n) => Number(`${n}e-${decimals}`)));
const layer = (value: fc.Arbitrary<number>) =>
  fc.array(
    fc.array(fc.array(fc.array(fc.tuple(value, value), { maxLength: 6 }), { minLength: 1, maxLength: 3 }), { maxLength: 3 }),
    {
      maxLength: 5,
    },
  );

describe('original coordinates', () => {
  it.each([
    ['any doubles', layer(number)],
    ['decimals', layer(decimal)],
    [
      'decimals and a few others',
      layer(fc.oneof({ weight: 9, arbitrary: decimal }, { weight: 1, arbitrary: fc.oneof(fc.double(), fc.constant(-0)) })),
    ],
  ])('come back to the bit: %s', (_, features) => {
    fc.assert(
      fc.property(features, (written) => {
        const block = encodeOriginal(columnsOf(written), { crs: 'EPSG:4490', swapped: true }, NOTHING, PLANE);
        written.forEach((polygons, row) => {
          const read = readOriginal(block, row, NOTHING, PLANE);
          expect(read.choice).toEqual({ crs: 'EPSG:4490', swapped: true });
          const bits = (nested: unknown) =>
            JSON.stringify(nested, (_, value) => (typeof value === 'number' ? bitsOf(value) : value));
          expect(bits(read.polygons)).toBe(bits(polygons));
        });
      }),
      seeded(300),
    );
  });

  it('that are the millimetres of the plane take no room, with the zone number before the easting', () => {
    const corners_mm = [0, 0, 100_123, 0, 100_123, 55_007, 0, 0];
    const columns: PolygonColumns = {
      count: 1,
      featureOffsets: Uint32Array.of(0, 1),
      polygonOffsets: Uint32Array.of(0, 1),
      ringOffsets: Uint32Array.of(0, 4),
      coordinates: Int32Array.from(corners_mm),
    };
    const written = [
      [39_540_000, 3_800_000],
      [39_540_100.123, 3_800_000],
      [39_540_100.123, 3_800_055.007],
      [39_540_000, 3_800_000],
    ] as const;
    const block = encodeOriginal(columnsOf([[[written]]]), CHOICE, columns, PLANE);
    expect(block.length).toBeLessThan(150);
    expect(readOriginal(block, 0, columns, PLANE).polygons).toEqual([[written]]);
    // A tenth of a millimetre more, and they are kept as they are.
    const finer = written.map(([x, y]) => [x, y + 0.0001] as const);
    const kept = encodeOriginal(columnsOf([[[finer]]]), CHOICE, columns, PLANE);
    expect(readOriginal(kept, 0, columns, PLANE).polygons).toEqual([[finer]]);
    // So are rings that admission turned round.
    const turned = written.toReversed();
    expect(readOriginal(encodeOriginal(columnsOf([[[turned]]]), CHOICE, columns, PLANE), 0, columns, PLANE).polygons).toEqual([
      [turned],
    ]);
  });

  it('lie in the package behind its properties; who does not know them keeps them', () => {
    const original = encodeOriginal(columnsOf([]), CHOICE, { ...NOTHING }, PLANE);
    const content = { district: 'd', layer: 'l', plane: PLANE, columns: NOTHING, ids: [], properties: [], original };
    const bytes = writePackage(content);
    expect(readPackage(bytes).original).toEqual(original);
    expect(writePackage(readPackage(bytes))).toEqual(bytes);
    expect(openPackage(bytes).detach().original()).toEqual(original);
    const { original: _, ...older } = readPackage(bytes);
    const unknownColumns = [{ ...ORIGINAL_COLUMN, bytes: original }];
    expect(writePackage({ ...older, unknownColumns })).toEqual(bytes);
  });

  it('that are damaged are refused by code, wherever the block was cut or altered', () => {
    const square = [
      [
        [
          [0.5, 0.25],
          [1.5, 0.25],
          [1.5, 1.25],
          [0.5, 0.25],
        ],
      ],
    ] as unknown as Nested;
    const block = encodeOriginal(columnsOf([square, square]), { crs: 'EPSG:4490', swapped: false }, NOTHING, PLANE);
    for (let cut = 0; cut < block.length; cut++)
      expect(() => readOriginal(block.slice(0, cut), 1, NOTHING, PLANE)).toThrow(ReadError);
    expect(() => readOriginal(block, 2, NOTHING, PLANE)).toThrow(ReadError);
    for (let at = 0; at < block.length; at++) {
      const altered = block.slice();
      altered[at] ^= 0x55;
      try {
        readOriginal(altered, 1, NOTHING, PLANE);
      } catch (error) {
        expect(error).toBeInstanceOf(ReadError);
      }
    }
  });
});

function bitsOf(value: number): string {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  return view.getBigUint64(0).toString(16);
}
