import fc from 'fast-check';

/** Metres to a millimetre within some kilometres of a corner in zone 39. */
const CORNER = { east: 39_510_000, north: 3_786_000 };
const millimetres = (from: number, to: number) => fc.integer({ min: 1000 * from, max: 1000 * to }).map((mm) => mm / 1000);

type Ring = [number, number][];

const box = (east: number, north: number, width: number, height: number): Ring => [
  [east, north],
  [east + width, north],
  [east + width, north + height],
  [east, north + height],
  [east, north],
];

/** A rectangle of 20 to 80 m in the nth place of a grid of 100 m, with a hole in it or without. */
const polygonAt = (place: number) =>
  fc
    .record({ width: millimetres(20, 80), height: millimetres(20, 80), hole: fc.boolean(), turned: fc.boolean() })
    .map(({ width, height, hole, turned }) => {
      const east = CORNER.east + 100 * (place % 30);
      const north = CORNER.north + 100 * Math.floor(place / 30);
      const shell = box(east, north, width, height);
      const rings = hole ? [shell, box(east + 5, north + 5, 10, 7).toReversed()] : [shell];
      return turned ? rings.map((ring) => ring.toReversed()) : rings;
    });

const position = fc.tuple(millimetres(39_510_000, 39_513_000), millimetres(3_786_000, 3_789_000));
const line = fc.array(position, { minLength: 2, maxLength: 5 });

const polygonsAt = (place: number) =>
  fc.oneof(
    polygonAt(place).map((coordinates) => ({ type: 'Polygon', coordinates })),
    fc
      .tuple(polygonAt(place), polygonAt(place + 300))
      .map((coordinates) => ({ type: 'MultiPolygon', coordinates: coordinates as unknown })),
  );
const others = fc.oneof(
  position.map((coordinates) => ({ type: 'Point', coordinates: coordinates as unknown })),
  fc
    .array(position, { minLength: 2, maxLength: 4 })
    .map((coordinates) => ({ type: 'MultiPoint', coordinates: coordinates as unknown })),
  line.map((coordinates) => ({ type: 'LineString', coordinates: coordinates as unknown })),
  fc
    .array(line, { minLength: 2, maxLength: 3 })
    .map((coordinates) => ({ type: 'MultiLineString', coordinates: coordinates as unknown })),
);

/** Words that have broken writers: quotes, markup, formulas, zeros in front, emoji, right-to-left, blanks, long Chinese. */
const text = fc.oneof(
  fc.constantFrom(
    '0012',
    '007',
    '=1+1',
    '@SUM(A1)',
    "O'Brien",
    "'quoted",
    'a,b;c"d"',
    '<b>&amp;</b>',
    '😀𠮷',
    '\u202eabc',
    '1e5',
    'null',
    '-3',
  ),
  fc.string({
    unit: fc.constantFrom('甲', '乙', '地', '块', 'a', 'Z', '9', '-', '(', '）', '，', '/'),
    minLength: 1,
    maxLength: 30,
  }),
  fc
    .string({ unit: 'binary', maxLength: 12 })
    .filter((one) => one.trim() === one && one !== '' && !/[\u0000-\u001f\u007f-\u009f\ufffe\uffff]/.test(one)),
);
const values = {
  编号: text,
  权利人姓名或单位名称: fc.option(text),
  长文: fc.option(fc.integer({ min: 1, max: 400 }).map((length) => '地籍调查'.repeat(length).slice(0, length))),
  户数: fc.option(fc.integer({ min: -5, max: 1_000_000 })),
  大数: fc.maxSafeInteger(),
  面积: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0)),
  日期: fc.option(
    fc
      .date({ min: new Date('1950-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10)),
  ),
  是否: fc.option(fc.boolean()),
};

export interface RandomFeature {
  readonly type: 'Feature';
  readonly properties: Readonly<Record<string, string | number | boolean | null>>;
  readonly geometry: { readonly type: string; readonly coordinates: unknown };
}

/** Features of a layer in EPSG:4527: polygons alone, or all kinds. */
export const randomFeatures = (kinds: 'polygons' | 'all'): fc.Arbitrary<RandomFeature[]> =>
  fc
    .integer({ min: 1, max: 8 })
    .chain((count) =>
      fc.tuple(
        ...Array.from({ length: count }, (_, n) =>
          fc
            .tuple(kinds === 'polygons' ? polygonsAt(n) : fc.oneof(polygonsAt(n), others), fc.record(values))
            .map(([geometry, properties]): RandomFeature => ({ type: 'Feature', properties, geometry })),
        ),
      ),
    );
