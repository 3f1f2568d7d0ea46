import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashName, isHashName } from '../../../src/formats/package/name.ts';
import type { Package, PropertyColumn } from '../../../src/formats/package/package.ts';
import { readPackage } from '../../../src/formats/package/read.ts';
import { writePackage } from '../../../src/formats/package/write.ts';
import { ReadError } from '../../../src/formats/reader.ts';

const plane = { meridian: 135, origin: { east_m: 418_000, north_m: 2_655_000 } };
type Rings = readonly (readonly (readonly [number, number])[])[];

/** Features as polygons of open rings. */
function packageOf(
  features: readonly (readonly Rings[])[],
  properties: readonly PropertyColumn[] = [],
  ids?: readonly string[],
): Package {
  const featureOffsets = [0];
  const polygonOffsets = [0];
  const ringOffsets = [0];
  const coordinates: number[] = [];
  for (const polygons of features) {
    for (const rings of polygons) {
      for (const ring of rings) {
        for (const [x, y] of [...ring, ring[0]]) coordinates.push(x, y);
        ringOffsets.push(coordinates.length / 2);
      }
      polygonOffsets.push(ringOffsets.length - 1);
    }
    featureOffsets.push(polygonOffsets.length - 1);
  }
  const columns = {
    count: features.length,
    featureOffsets: Uint32Array.from(featureOffsets),
    polygonOffsets: Uint32Array.from(polygonOffsets),
    ringOffsets: Uint32Array.from(ringOffsets),
    coordinates: Int32Array.from(coordinates),
  };
  return { district: 'demo', layer: 'parcels', plane, columns, ids: ids ?? features.map((_, row) => `row ${row}`), properties };
}

const millimetre = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const ring = fc.array(fc.tuple(millimetre, millimetre), { minLength: 3, maxLength: 8 });
const shape = fc.array(fc.array(ring, { minLength: 1, maxLength: 3 }), { maxLength: 3 });
const cell = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('住宅', '商业'),
  fc.double({ noNaN: true }),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.constant(undefined),
);
const columnOf = (rows: number): fc.Arbitrary<PropertyColumn> =>
  fc.record({
    name: fc.string(),
    values: fc.oneof(
      fc.array(cell, { minLength: rows, maxLength: rows }),
      fc.array(fc.integer(), { minLength: rows, maxLength: rows }),
      fc.array(fc.double({ noNaN: true }), { minLength: rows, maxLength: rows }),
      fc.array(fc.boolean(), { minLength: rows, maxLength: rows }),
      fc.array(fc.option(fc.string(), { nil: null }), { minLength: rows, maxLength: rows }),
    ),
  });
const packages = fc.array(shape, { maxLength: 6 }).chain((features) =>
  fc
    .record({
      properties: fc.array(columnOf(features.length), { maxLength: 4 }),
      ids: fc.oneof(
        fc.array(fc.uuid(), { minLength: features.length, maxLength: features.length }),
        fc.array(fc.string(), { minLength: features.length, maxLength: features.length }),
      ),
    })
    .map(({ properties, ids }) => packageOf(features, properties, ids)),
);

describe('a package', () => {
  it('reads back as it was written, whatever it holds', () => {
    fc.assert(
      fc.property(packages, (content) => {
        const read = readPackage(writePackage(content));
        expect(read.columns).toEqual(content.columns);
        expect(read.ids).toEqual(content.ids);
        expect(read.plane).toEqual(plane);
        expect(read.properties.map(({ name }) => name)).toEqual(content.properties.map(({ name }) => name));
        // JSON has no −0, NaN or infinities: only mixed columns lose them, and none is expected there.
        read.properties.forEach(({ values }, index) => {
          const expected = content.properties[index].values;
          const isMixed =
            new Set(expected.filter((value) => value !== null && value !== undefined).map((value) => typeof value)).size > 1;
          if (!isMixed) expect(values).toEqual(expected);
        });
      }),
      { seed: 41, numRuns: 300 },
    );
  });

  it('gives the same bytes for the same content, and so the same name', async () => {
    const content = packageOf(
      [
        [
          [
            [
              [0, 0],
              [1000, 0],
              [1000, 1000],
            ],
          ],
        ],
      ],
      [{ name: 'landUse', values: ['住宅'] }],
    );
    const name = await hashName(writePackage(content));
    expect(await hashName(writePackage(readPackage(writePackage(content))))).toBe(name);
    expect(isHashName(name)).toBe(true);
  });

  it('keeps columns that it does not know', () => {
    const future = { name: 'slope', type: 'float16', bytes: new Uint8Array([1, 2, 3]) };
    const content = {
      ...packageOf([
        [
          [
            [
              [0, 0],
              [1, 0],
              [1, 1],
            ],
          ],
        ],
      ]),
      unknownColumns: [future],
    };
    const again = readPackage(writePackage(readPackage(writePackage(content))));
    expect(again.unknownColumns).toEqual([future]);
  });

  it('lets a property bear the name of a structure column', () => {
    const content = packageOf(
      [
        [
          [
            [
              [0, 0],
              [1, 0],
              [1, 1],
            ],
          ],
        ],
      ],
      [{ name: '#ids', values: [7] }],
    );
    expect(readPackage(writePackage(content)).properties).toEqual([{ name: '#ids', values: [7] }]);
  });

  it('refuses rings that are not closed, a fault of the caller', () => {
    const { columns, ...rest } = packageOf([
      [
        [
          [
            [0, 0],
            [1, 0],
            [1, 1],
          ],
        ],
      ],
    ]);
    expect(() =>
      writePackage({ ...rest, columns: { ...columns, coordinates: Int32Array.from([0, 0, 1, 0, 1, 1, 2, 2]) } }),
    ).toThrow(RangeError);
  });
});

describe('damaged packages are refused', () => {
  const good = writePackage(
    packageOf(
      [
        [
          [
            [
              [0, 0],
              [100_000, 0],
              [100_000, 70_000],
            ],
            [
              [5, 5],
              [9, 5],
              [9, 9],
            ],
          ],
        ],
        [
          [
            [
              [1, 1],
              [2, 1],
              [2, 2],
            ],
          ],
        ],
      ],
      [
        { name: 'landUse', values: ['住宅', null] },
        { name: 'floors', values: [3, 4] },
        { name: 'open', values: [true, undefined] },
        { name: 'stated', values: [1.5, 2.5] },
      ],
    ),
  );
  const codeOf = (bytes: Uint8Array): string => {
    try {
      readPackage(bytes);
      return 'read';
    } catch (error) {
      expect(error).toBeInstanceOf(ReadError);
      return (error as ReadError).code;
    }
  };

  it('cut off at any byte', () => {
    for (let length = 0; length < good.length; length++) {
      expect(['package-truncated', 'package-damaged']).toContain(codeOf(good.slice(0, length)));
    }
  });

  it('of another version or kind', () => {
    const other = good.slice();
    other[7] = 2;
    expect(codeOf(other)).toBe('package-version');
    expect(codeOf(new TextEncoder().encode('{"type":"FeatureCollection"}'))).toBe('not-a-package');
    expect(codeOf(new Uint8Array([...good, 0]))).toBe('package-damaged');
  });

  it('with counts that lie', () => {
    const text = new TextDecoder('latin1').decode(good);
    for (const [from, to] of [
      ['"features":2', '"features":9'],
      ['"vertices":12', '"vertices":99'],
      ['"rings":3', '"rings":2'],
      ['"polygons":2', '"polygons":1'],
    ]) {
      expect(text).toContain(from);
      expect(codeOf(Uint8Array.from(text.replace(from, to), (char) => char.charCodeAt(0)))).toBe('package-damaged');
    }
  });

  it('with bytes altered at random: read or refused, never worse (seed 5)', () => {
    let state = 5;
    const random = (below: number): number => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return (state >>> 8) % below;
    };
    for (let round = 0; round < 2000; round++) {
      const damaged = good.slice();
      for (let hit = random(4); hit >= 0; hit--) damaged[random(damaged.length)] = random(256);
      expect(['read', 'package-damaged', 'package-truncated', 'package-version', 'not-a-package']).toContain(codeOf(damaged));
    }
  });
});
