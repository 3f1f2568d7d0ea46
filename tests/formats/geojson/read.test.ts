import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GEOMETRY_TYPES } from '../../../src/formats/feature-table.ts';
import { readGeojson } from '../../../src/formats/geojson/read.ts';
import { writeGeojson } from '../../../src/formats/geojson/write.ts';
import { LIMITS } from '../../../src/formats/limits.ts';
import { ReadError, type ReadResult } from '../../../src/formats/reader.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string | Uint8Array): Promise<ReadResult> =>
  readGeojson(typeof text === 'string' ? encode(text) : text, { fileName: 'test.geojson' });
const point = (x: number, y: number): string =>
  `{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[${x},${y}]}}`;

async function refusal(text: string | Uint8Array): Promise<ReadError> {
  const error = await read(text).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ReadError);
  return error as ReadError;
}

function codes(result: ReadResult): Record<string, number> {
  return Object.fromEntries(result.notes.map(({ code, count }) => [code, count]));
}

describe('shapes of document', () => {
  it('reads a collection, a feature, a bare geometry and a geometry collection', async () => {
    const collection = await read(`{"type":"FeatureCollection","features":[${point(1, 2)},${point(3, 4)}]}`);
    expect([...collection.table.coordinates]).toEqual([1, 2, 3, 4]);
    expect((await read(point(5, 6))).table.count).toBe(1);
    const line = await read('{"type":"LineString","coordinates":[[0,0],[1,1]]}');
    expect(GEOMETRY_TYPES[line.table.types[0]]).toBe('LineString');
    const mixed = await read(
      '{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}]}',
    );
    expect([...mixed.table.kinds]).toEqual([4]);
    expect([...mixed.table.partKinds]).toEqual([1, 3]);
  });

  it('reads members in any order, type last', async () => {
    const { table } = await read(
      '{"features":[{"geometry":{"coordinates":[[[0,0],[1,0],[1,1],[0,0]],[[0.2,0.1],[0.3,0.1],[0.3,0.2],[0.2,0.1]]],"type":"Polygon"},"id":7,"properties":{"a":1},"type":"Feature"}],"type":"FeatureCollection"}',
    );
    expect([...table.featureOffsets]).toEqual([0, 1]);
    expect([...table.partOffsets]).toEqual([0, 2]);
    expect([...table.ringOffsets]).toEqual([0, 4, 8]);
    expect(table.ids).toEqual(['7']);
    expect(table.property('a')).toEqual([1]);
  });

  it('reads newline-delimited and RFC 8142 sequences', async () => {
    const lines = await read(`${point(1, 2)}\n${point(3, 4)}\n`);
    expect([lines.format, lines.table.count]).toEqual(['geojson-sequence', 2]);
    const sequence = await read(`\u001e${point(1, 2)}\n\u001e${point(3, 4)}\n`);
    expect(sequence.table.count).toBe(2);
    expect(lines.table.locate(1)).toEqual({ line: 2, record: 2 });
  });

  it('keeps multi geometries as parts and the type as written', async () => {
    const { table } = await read(
      '{"type":"FeatureCollection","features":[{"type":"Feature","properties":null,"geometry":{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]],[[[5,5],[6,5],[6,6],[5,5]]]]}},{"type":"Feature","properties":null,"geometry":{"type":"MultiPoint","coordinates":[[1,1],[2,2]]}},{"type":"Feature","properties":null,"geometry":{"type":"MultiLineString","coordinates":[[[1,1],[2,2]],[[3,3],[4,4]]]}}]}',
    );
    expect([...table.featureOffsets]).toEqual([0, 2, 4, 6]);
    expect([...table.types].map((type) => GEOMETRY_TYPES[type])).toEqual(['MultiPolygon', 'MultiPoint', 'MultiLineString']);
    expect([...table.ringOffsets]).toEqual([0, 4, 8, 9, 10, 12, 14]);
  });
});

describe('what cannot be kept is counted', () => {
  it('null, missing and empty geometry', async () => {
    const result = await read(
      `{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":{"a":1}},{"type":"Feature","properties":{}},{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[]}},${point(1, 2)}]}`,
    );
    expect(result.table.count).toBe(1);
    expect(codes(result)).toEqual({ 'dropped-empty-geometry': 3 });
    expect(result.table.property('a')).toEqual([undefined]);
  });

  it('positions that are no numbers, or at the wrong depth', async () => {
    const bad = ['["foo",2]', '[1]', '[]', '[[1,2]]', '{}', 'null', '[1,2,"f"]', '[1e999,0]'];
    const features = bad.map((text) => `{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":${text}}}`);
    const result = await read(`{"type":"FeatureCollection","features":[${features.join(',')},${point(1, 2)}]}`);
    expect(result.table.count).toBe(1);
    expect([...result.table.coordinates]).toEqual([1, 2]);
    expect(codes(result)).toEqual({ 'dropped-bad-coordinates': 7, 'dropped-empty-geometry': 1 });
  });

  it('unknown geometry types and members that are no features', async () => {
    const result = await read(
      `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"point","coordinates":[1,2]}},7,{"type":"Blob"},{"type":"Point","coordinates":[1,2]}]}`,
    );
    expect(codes(result)).toEqual({ 'dropped-unsupported-geometry': 1, 'dropped-not-a-feature': 2, 'bare-geometry': 1 });
  });

  it('altitude', async () => {
    const result = await read('{"type":"LineString","coordinates":[[1,2,3],[4,5,6]]}');
    expect([...result.table.coordinates]).toEqual([1, 2, 4, 5]);
    expect(codes(result)).toEqual({ 'altitude-dropped': 2, 'bare-geometry': 1 });
  });
});

describe('coordinate reference system', () => {
  const withCrs = (crs: string): string => `{"type":"FeatureCollection","crs":${crs},"features":[${point(1, 2)}]}`;

  it('is WGS 84 longitude, latitude by the format, or what the old member names', async () => {
    expect((await read(point(1, 2))).table.crs).toEqual({ name: 'EPSG:4326', found_by: 'format' });
    expect((await read(withCrs('{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}}'))).table.crs).toEqual({
      name: 'EPSG:4326',
      found_by: 'declared',
    });
    expect((await read(withCrs('{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4528"}}'))).table.crs.name).toBe(
      'EPSG:4528',
    );
    expect((await read(withCrs('{"type":"name","properties":{"name":"EPSG:4490"}}'))).table.crs.name).toBe('EPSG:4490');
  });

  it('is refused where it cannot be known', async () => {
    expect((await refusal(withCrs('{"type":"link","properties":{"href":"http://example.invalid/crs"}}'))).code).toBe(
      'crs-unsupported',
    );
    expect((await refusal(withCrs('{"type":"name","properties":{"name":"local grid"}}'))).params).toEqual({ crs: 'local grid' });
    expect((await refusal(withCrs('null'))).code).toBe('crs-unsupported');
  });
});

describe('refusals', () => {
  it.each([
    ['', 'file-empty'],
    ['   \n', 'file-empty'],
    ['null', 'not-geojson'],
    ['[1,2]', 'not-geojson'],
    ['{}', 'not-geojson'],
    ['{"type":"Topology","objects":{}}', 'not-geojson'],
    ['{"type":"Point","coordinates":[1,2}', 'json-syntax'],
    ['{"type":"Point" "coordinates":[1,2]}', 'json-syntax'],
    ['{"type":"Point","coordinates":[01,2]}', 'json-syntax'],
    ['{"type":"Point","coordinates":[1.,2]}', 'json-syntax'],
    ['{"type":"Point","coordinates":[+1,2]}', 'json-syntax'],
    ['{"type":"Point","coordinates":[1,2],}', 'json-syntax'],
    ['{"type":"Point","a":"\\q","coordinates":[1,2]}', 'json-syntax'],
    ['{"type":"Point","a":"\\u00g0","coordinates":[1,2]}', 'json-syntax'],
    ['{"type":"Point","a":"line\nbreak","coordinates":[1,2]}', 'json-syntax'],
    ['{"type":"Point","a":tru,"coordinates":[1,2]}', 'json-syntax'],
    ['{"type":"Point","coordinates":[1,2]} x', 'not-geojson'],
    ['{"type":"Point","coordinates":[1,', 'json-truncated'],
    ['{"type":"Poi', 'json-truncated'],
    ['{"type":"FeatureCollection","features":[', 'json-truncated'],
    ['{"type":"Point","coordinates":[NaN,2]}', 'number-not-finite'],
    ['{"type":"Point","coordinates":[1,-Infinity]}', 'number-not-finite'],
    ['{"features":[],"type":"Feature","geometry":null}', 'ambiguous-object'],
  ])('%j is %s', async (text, code) => {
    const expected = text.endsWith(' x') ? 'json-syntax' : code;
    expect((await refusal(text)).code).toBe(expected);
  });

  it('name line and column', async () => {
    const error = await refusal('{"type":"Point",\n "coordinates":[1,\n  NaN]}');
    expect(error.where).toMatchObject({ file: 'test.geojson', line: 3, column: 3 });
  });

  it('survive ten thousand brackets', async () => {
    const deep = '['.repeat(10_000);
    expect((await refusal(`{"type":"Point","coordinates":${deep}`)).code).toBe('nesting-too-deep');
    expect((await refusal(`{"type":"Point","x":${deep}`)).code).toBe('nesting-too-deep');
    const collections = '{"type":"GeometryCollection","geometries":['.repeat(10_000);
    expect((await refusal(collections)).code).toBe('nesting-too-deep');
    expect(LIMITS.nesting).toBeLessThan(10_000);
  });

  it('report progress from inside one huge feature', async () => {
    const positions = Array.from({ length: 200_000 }, (_, index) => `[${index % 180},1]`).join(',');
    const seen: number[] = [];
    const bytes = encode(`{"type":"LineString","coordinates":[${positions}]}`);
    await readGeojson(bytes, { fileName: 'a', progress: (done) => seen.push(done) });
    expect(seen.length).toBeGreaterThan(1);
    expect(seen[0]).toBeLessThan(bytes.length);
    expect(seen[seen.length - 1]).toBe(bytes.length);
  });

  it('refuse more columns than any layer has', async () => {
    const members = Array.from({ length: LIMITS.columns + 1 }, (_, index) => `"c${index}":1`).join(',');
    expect((await refusal(`{"type":"Feature","properties":{${members}},"geometry":null}`)).code).toBe('too-many-columns');
  });

  it('honour a cancel', async () => {
    const error = await readGeojson(encode(point(1, 2)), { fileName: 'a', signal: AbortSignal.abort() }).catch(
      (reason: unknown) => reason,
    );
    expect((error as ReadError).code).toBe('cancelled');
  });
});

describe('encodings', () => {
  it('damage far from the first high byte is told, with its line', async () => {
    const bytes = encode(
      `{"type":"FeatureCollection","features":[\n{"type":"Feature","properties":{"a":"地${'x'.repeat(1_200_000)}","b":"\n地"},"geometry":{"type":"Point","coordinates":[1,2]}}]}`.replace(
        '\n地',
        '地',
      ),
    );
    expect((await read(bytes)).notes).toEqual([]);
    bytes[bytes.lastIndexOf(0xe5)] = 0xb5;
    expect((await read(bytes)).notes).toEqual([{ code: 'text-damaged', count: 1, detail: 'line 2' }]);
  });

  const text = `{"type":"Feature","properties":{"地类":"住宅用地"},"geometry":{"type":"Point","coordinates":[1,2]}}`;

  it('reads UTF-8 with a mark and UTF-16 both ways', async () => {
    expect((await read(`\ufeff${text}`)).table.property('地类')).toEqual(['住宅用地']);
    for (const littleEndian of [true, false]) {
      const bytes = new Uint8Array(2 * (text.length + 1));
      const view = new DataView(bytes.buffer);
      Array.from(`\ufeff${text}`).forEach((char, index) => view.setUint16(2 * index, char.charCodeAt(0), littleEndian));
      const result = await read(bytes);
      expect(result.table.property('地类')).toEqual(['住宅用地']);
      expect(codes(result)).toEqual({ 'encoding-converted': 1 });
    }
  });

  it('reads GB 18030 and says that it guessed', async () => {
    // 住宅用地 in GBK: D7A1 D5AC D3C3 B5D8
    const [before, after] = text.replace('地类', 'use').split('住宅用地');
    const bytes = new Uint8Array([...encode(before), 0xd7, 0xa1, 0xd5, 0xac, 0xd3, 0xc3, 0xb5, 0xd8, ...encode(after)]);
    const result = await read(bytes);
    expect(result.table.property('use')).toEqual(['住宅用地']);
    expect(codes(result)).toEqual({ 'encoding-guessed': 1 });
  });
});

/** JSON text with every liberty that the grammar allows: white space, escapes, number forms, member order. */
function writeOddly(value: unknown, choose: () => number): string {
  const gap = ['', '', ' ', '\n', '\t \r\n'][choose() % 5];
  const text = (content: string): string =>
    `"${Array.from(content, (char) =>
      choose() % 9 === 0
        ? char
            .split('')
            .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
            .join('')
        : JSON.stringify(char).slice(1, -1),
    ).join('')}"`;
  if (typeof value === 'string') return gap + text(value) + gap;
  if (typeof value === 'number') {
    const forms = [
      JSON.stringify(value),
      value.toExponential(),
      value.toExponential().replace('e', 'E'),
      value.toPrecision(17),
      value.toFixed(3 + (choose() % 18)),
    ];
    const form = forms[choose() % forms.length];
    return gap + (Object.is(value, -0) ? '-0' : form) + gap;
  }
  if (Array.isArray(value)) return `${gap}[${gap}${value.map((item) => writeOddly(item, choose)).join(',')}${gap}]`;
  if (value !== null && typeof value === 'object') {
    const members = Object.entries(value).sort(() => (choose() % 2) - 0.5);
    return `${gap}{${gap}${members.map(([key, item]) => `${gap}${text(key)}${gap}:${writeOddly(item, choose)}`).join(',')}}${gap}`;
  }
  return gap + JSON.stringify(value) + gap;
}

const position = fc.tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -90, max: 90, noNaN: true }));
const ring = fc.array(position, { minLength: 1, maxLength: 6 });
const geometry = fc.oneof(
  fc.record({ type: fc.constant('Point'), coordinates: position }),
  fc.record({ type: fc.constant('MultiPoint'), coordinates: ring }),
  fc.record({ type: fc.constant('LineString'), coordinates: ring }),
  fc.record({ type: fc.constant('MultiLineString'), coordinates: fc.array(ring, { minLength: 1, maxLength: 3 }) }),
  fc.record({ type: fc.constant('Polygon'), coordinates: fc.array(ring, { minLength: 1, maxLength: 3 }) }),
  fc.record({
    type: fc.constant('MultiPolygon'),
    coordinates: fc.array(fc.array(ring, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
  }),
);
const feature = fc.record({
  type: fc.constant('Feature'),
  id: fc.oneof(fc.string(), fc.integer()),
  properties: fc.dictionary(
    fc.string({ unit: 'binary' }).filter((key) => key !== '__proto__'),
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
    ),
    { maxKeys: 5, noNullPrototype: true },
  ),
  geometry,
});

describe('the scanner equals JSON.parse', () => {
  it('on random collections, however they are written', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(feature, { maxLength: 6 }), fc.infiniteStream(fc.nat(1000)), async (features, stream) => {
        const text = writeOddly({ type: 'FeatureCollection', features }, () => stream.next().value as number);
        const expected = JSON.parse(text) as {
          features: { id: string | number; properties: Record<string, never>; geometry: { coordinates: unknown[] } }[];
        };
        const { table } = await read(text);
        expect(table.count).toBe(expected.features.length);
        expect([...table.coordinates]).toEqual(expected.features.map((f) => f.geometry.coordinates).flat(Infinity));
        expect(table.ids).toEqual(expected.features.map((f) => String(f.id)));
        expected.features.forEach(({ properties }, index) => {
          const read = Object.fromEntries(
            table.propertyNames.map((name) => [name, table.property(name)[index]]).filter(([, value]) => value !== undefined),
          );
          expect(read).toEqual(properties);
        });
      }),
      { seed: 20261123, numRuns: 300 },
    );
  });

  it('and what is written reads back the same', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(feature, { maxLength: 6 }), async (features) => {
        const first = (await read(JSON.stringify({ type: 'FeatureCollection', features }))).table;
        const second = (await read(writeGeojson(first))).table;
        expect([...second.coordinates]).toEqual([...first.coordinates].map((value) => (value === 0 ? 0 : value)));
        expect([...second.types]).toEqual([...first.types]);
        expect([...second.ringOffsets]).toEqual([...first.ringOffsets]);
        expect(second.propertyNames).toEqual(first.propertyNames);
      }),
      { seed: 20261124, numRuns: 100 },
    );
  });

  it('damaged copies are read or refused, never worse', async () => {
    const seed = 77;
    const text = `{"type":"FeatureCollection","features":[${point(1.5, 2)},{"type":"Feature","id":"x","properties":{"a":"b\\n","c":[1,{"d":null}]},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}}]}`;
    const original = encode(text);
    let state = seed;
    const random = (below: number): number => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return (state >>> 8) % below;
    };
    for (let round = 0; round < 400; round++) {
      const damaged = original.slice(0, random(8) === 0 ? random(original.length) : original.length);
      for (let hit = random(4); hit >= 0; hit--)
        if (damaged.length > 0)
          damaged[random(damaged.length)] = random(3) === 0 ? random(256) : original[random(original.length)];
      const outcome = await read(damaged).then(
        (result) => result.table.propertyNames.map((name) => result.table.property(name)),
        (error: unknown) => error,
      );
      if (outcome instanceof Error) expect(outcome, `seed ${seed}, round ${round}`).toBeInstanceOf(ReadError);
    }
  });
});
