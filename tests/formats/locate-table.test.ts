import { describe, expect, it } from 'vitest';
import type { CrsClaim } from '../../src/core/geodesy/crs-claim.ts';
import { forwardGaussKruger } from '../../src/core/geodesy/gauss-kruger.ts';
import { detectAsWished, detectTableCrs, isSettledBy } from '../../src/formats/detect-table-crs.ts';
import { type FeatureTable, GEOMETRY } from '../../src/formats/feature-table.ts';
import { type LocatedTable, locateTable } from '../../src/formats/locate-table.ts';
import { ReadError } from '../../src/formats/reader.ts';

/** One polygon of four vertices. */
function table(pairs: readonly number[], crs: CrsClaim, propertyNames: readonly string[] = []): FeatureTable {
  return {
    count: 1,
    kinds: Uint8Array.of(GEOMETRY.polygon),
    types: Uint8Array.of(5),
    featureOffsets: Uint32Array.of(0, 1),
    partKinds: Uint8Array.of(GEOMETRY.polygon),
    partOffsets: Uint32Array.of(0, 1),
    ringOffsets: Uint32Array.of(0, pairs.length / 2),
    coordinates: Float64Array.from(pairs),
    ids: [null],
    propertyNames,
    property: () => [],
    locate: () => ({ line: 1 }),
    crs,
  };
}

const [LON, LAT] = [117.513, 34.307];
const { east_m, north_m } = forwardGaussKruger(117, LON, LAT);
const plane = (prefix: number): number[] =>
  [0, 0, 100, 0, 100, 100, 0, 100].map((value, n) => value + (n % 2 === 0 ? east_m + 1_000_000 * prefix : north_m));
const turn = (pairs: readonly number[]): number[] => pairs.map((_, n) => pairs[n ^ 1]);
const DEGREES = [LON, LAT, LON + 0.001, LAT, LON + 0.001, LAT + 0.001, LON, LAT + 0.001];
const NONE: CrsClaim = { name: null, found_by: 'none' };
const FORMAT: CrsClaim = { name: 'EPSG:4326', found_by: 'format' };

const codes = ({ notes }: LocatedTable): string[] => notes.map(({ code }) => code);
function refusal(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof ReadError) return error.code;
    throw error;
  }
  return 'none';
}

describe('a table is placed', () => {
  it('as it is where it is in degrees: the same array, no notes', () => {
    const source = table(DEGREES, FORMAT);
    const located = locateTable(source, 'a.geojson');
    expect(located.lonLat).toBe(source.coordinates);
    expect(located).toMatchObject({ crs: { code: 'EPSG:4326', found_by: 'format' }, swapped: false, notes: [], misplaced: 0 });
  });

  it('with its axes put right, and says so; the source stays as it was read', () => {
    const source = table(turn(plane(39)), { name: 'EPSG:4527', found_by: 'prj' });
    const located = locateTable(source, 'a.shp');
    expect(located.lonLat[0]).toBeCloseTo(LON, 9);
    expect(located.lonLat[1]).toBeCloseTo(LAT, 9);
    expect(located).toMatchObject({ meridian: 117, swapped: true });
    expect(codes(located)).toEqual(['axes-swapped']);
    expect(source.coordinates[0]).toBe(north_m);
    expect(codes(locateTable(table(turn(DEGREES), FORMAT), 'a.geojson'))).toEqual(['axes-swapped']);
  });

  it('by the zone in front of its eastings, whatever the header says', () => {
    const located = locateTable(table(plane(39), { ...NONE, header: { datum: 'cgcs2000', zone: 38 } }), 'a.txt');
    expect(located).toMatchObject({ crs: { code: 'EPSG:4527', found_by: 'prefix' }, meridian: 117 });
    expect(located.notes).toEqual([{ code: 'header-zone-contradicts', count: 1, detail: '38 ≠ 39' }]);
  });

  it('by a choice of the user, converted and tagged', () => {
    const gcj = locateTable(table(DEGREES, FORMAT), 'a.geojson', { crs: 'GCJ-02', swapped: false });
    expect(gcj).toMatchObject({ crs: { code: 'GCJ-02', name: 'GCJ-02', found_by: 'user' } });
    expect(codes(gcj)).toEqual(['converted-gcj-02']);
    expect(gcj.lonLat[0]).not.toBeCloseTo(LON, 4);
    const old = locateTable(table(plane(39), NONE), 'a.csv', { crs: 'EPSG:2363', swapped: false, unverified: true });
    expect(old.meridian).toBe(117);
    expect(old.notes).toEqual([{ code: 'position-unverified', count: 1, detail: 'Xian 1980' }]);
    const shift = { dx_m: 100, dy_m: 0, rotation_s: 0, scale_ppm: 0 };
    const shifted = locateTable(table(plane(39), NONE), 'a.csv', { crs: 'EPSG:2363', swapped: false, shift });
    expect(codes(shifted)).toEqual(['datum-shifted']);
    expect((shifted.lonLat[1] - old.lonLat[1]) * 110_920).toBeCloseTo(100, 0);
  });

  it('never in another zone than its eastings name, nor in none', () => {
    expect(refusal(() => locateTable(table(plane(39), NONE), 'a', { crs: 'EPSG:4528', swapped: false }))).toBe(
      'crs-coordinates-outside',
    );
    expect(refusal(() => locateTable(table(plane(0), NONE), 'a', { crs: 'EPSG:4527', swapped: false }))).toBe(
      'crs-coordinates-outside',
    );
  });

  it.each<[string, readonly number[], CrsClaim]>([
    ['crs-unsure', plane(0), NONE],
    ['crs-unverified-datum', plane(39), { name: 'EPSG:2363', found_by: 'prj' }],
    ['crs-unknown', plane(39), { name: 'EPSG:27700', found_by: 'declared' }],
    ['not-degrees', plane(0), FORMAT],
    ['not-metres', DEGREES, { name: 'EPSG:4527', found_by: 'declared' }],
    ['crs-unsure', DEGREES, { ...FORMAT, name: null, axesUnsure: true, found_by: 'none' }],
  ])('or refused as %s', (code, pairs, claim) => {
    const pairsOf = code === 'crs-unsure' && pairs === DEGREES ? [12, 41, 12.1, 41, 12.1, 41.1] : pairs;
    expect(refusal(() => locateTable(table(pairsOf, claim), 'a'))).toBe(code);
  });

  it('with a question where the file’s or a column’s name mentions a map service', () => {
    expect(refusal(() => locateTable(table(DEGREES, FORMAT), '百度.geojson'))).toBe('crs-unsure');
    expect(detectTableCrs(table(DEGREES, NONE, ['gcj02_lng']), 'a.csv').candidates[0].crs).toBe('GCJ-02');
  });
});

describe('a wish', () => {
  const first = (pairs: readonly number[], claim: CrsClaim, wish: Parameters<typeof detectAsWished>[2]): unknown => {
    const detection = detectAsWished(table(pairs, claim), 'a', wish);
    return [isSettledBy(detection, wish), detection.candidates[0]?.crs, detection.candidates[0]?.swapped];
  };

  it('for a system leaves the order of the axes to the numbers', () => {
    expect(first(turn(plane(0)), NONE, { crs: 'EPSG:4548' })).toEqual([true, 'EPSG:4548', true]);
    expect(first(plane(0), NONE, { crs: 'EPSG:4548' })).toEqual([true, 'EPSG:4548', false]);
  });

  it('for a zone with a prefix takes eastings without, and the other way round, but not another zone', () => {
    expect(first(plane(0), NONE, { crs: 'EPSG:4527' })).toEqual([true, 'EPSG:4548', false]);
    expect(first(plane(39), NONE, { crs: 'EPSG:4548' })).toEqual([true, 'EPSG:4527', false]);
    expect(refusal(() => first(plane(39), NONE, { crs: 'EPSG:4528' }))).toBe('crs-coordinates-outside');
    expect(refusal(() => first(plane(39), NONE, { crs: 'nonsense' }))).toBe('crs-unknown');
  });

  it('to exchange the axes counts from the source', () => {
    const open = { ...NONE, axesUnsure: true };
    expect(first([12, 41, 12.1, 41.1], open, {})).toEqual([false, 'EPSG:4326', false]);
    expect(first([12, 41, 12.1, 41.1], open, { swapped: true })).toEqual([true, 'EPSG:4326', true]);
    expect(first([12, 41, 12.1, 41.1], open, { crs: 'EPSG:4326' })).toEqual([true, 'EPSG:4326', false]);
  });

  it('for an unverified position or a shift settles only that', () => {
    const xian: CrsClaim = { name: 'EPSG:2363', found_by: 'prj' };
    expect(first(plane(39), xian, {})).toEqual([false, 'EPSG:2363', false]);
    expect(first(plane(39), xian, { unverified: true })).toEqual([true, 'EPSG:2363', false]);
    const header: CrsClaim = { ...NONE, header: { datum: 'xian-1980' } };
    expect(detectAsWished(table(plane(0), header), 'a', {}).candidates.length).toBeGreaterThan(10);
    expect((first(plane(0), header, { unverified: true }) as unknown[])[0]).toBe(false);
    expect(first(plane(0), header, { crs: 'EPSG:2384', unverified: true })).toEqual([true, 'EPSG:2384', false]);
  });
});
