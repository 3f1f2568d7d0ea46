import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCrsRefusal, resolveCrs } from '../../../src/core/geodesy/crs.ts';
import type { CrsClaim } from '../../../src/core/geodesy/crs-claim.ts';
import { type CrsDetection, detectCrs } from '../../../src/core/geodesy/detect-crs.ts';
import { forwardGaussKruger } from '../../../src/core/geodesy/gauss-kruger.ts';
import type { Bounds } from '../../../src/core/geodesy/plane.ts';
import { epsgOfZone, meridianOfZone } from '../../../src/core/geodesy/zones.ts';
import { seeded } from '../../support/seeded.ts';

const NONE: CrsClaim = { name: null, found_by: 'none' };
const UNSURE: CrsClaim = { ...NONE, axesUnsure: true };
const FORMAT: CrsClaim = { name: 'EPSG:4326', found_by: 'format' };
const declared = (name: string): CrsClaim => ({ name, found_by: 'declared' });

/** A square of 100 m at a place, in a zone. */
function survey(meridian: number, lon: number, lat: number, prefix = 0): number[] {
  const { east_m, north_m } = forwardGaussKruger(meridian, lon, lat);
  const east = east_m + 1_000_000 * prefix;
  return [east, north_m, east + 100, north_m, east + 100, north_m + 100, east, north_m + 100];
}
const turn = (pairs: number[]): number[] => pairs.map((_, n) => pairs[n ^ 1]);
const degrees = (lon: number, lat: number): number[] => [lon, lat, lon + 0.001, lat, lon + 0.001, lat + 0.001, lon, lat + 0.001];

const gk = (meridian: number, prefix: number): string =>
  `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=1 +x_0=${prefix}500000 +y_0=0 +ellps=GRS80 +units=m +no_defs`;
const named = (name: string, meridian: number): string =>
  `PROJCS["${name}",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137,298.257222101]],PRIMEM["Greenwich",0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",500000],PARAMETER["False_Northing",0],PARAMETER["Central_Meridian",${meridian}],PARAMETER["Scale_Factor",1],PARAMETER["Latitude_Of_Origin",0],UNIT["Meter",1]]`;

const around = (lon: number, lat: number): { bounds: Bounds; meridian: number } => ({
  bounds: [lon - 0.2, lat - 0.2, lon + 0.2, lat + 0.2],
  meridian: 3 * Math.round(lon / 3),
});

const detect = (pairs: number[], claim: CrsClaim, district?: ReturnType<typeof around>, hint?: string): CrsDetection =>
  detectCrs(Float64Array.from(pairs), claim, district, hint);
const codes = ({ findings }: CrsDetection): string[] => findings.map(({ code }) => code);
const brief = (found: CrsDetection): unknown[] => [
  found.certain,
  found.candidates[0]?.crs,
  found.candidates[0]?.swapped,
  found.candidates[0]?.found_by,
  codes(found),
];

/** Xuzhou, where the real files lie. */
const [LON, LAT] = [117.513, 34.307];
const PLAIN = survey(117, LON, LAT);
const PREFIXED = survey(117, LON, LAT, 39);

describe('what settles a coordinate system', () => {
  it.each<[string, number[], CrsClaim, unknown]>([
    ['degrees of the format', degrees(LON, LAT), FORMAT, [true, 'EPSG:4326', false, 'format', []]],
    [
      'degrees of the format with latitude first',
      turn(degrees(LON, LAT)),
      FORMAT,
      [true, 'EPSG:4326', true, 'format', ['axes-swapped']],
    ],
    ['degrees that nobody declared', degrees(LON, LAT), NONE, [true, 'EPSG:4326', false, 'range', []]],
    ['degrees in an order that nobody said', turn(degrees(LON, LAT)), UNSURE, [true, 'EPSG:4326', true, 'range', ['axes-found']]],
    ['a zone in front', PREFIXED, NONE, [true, 'EPSG:4527', false, 'prefix', ['datum-assumed']]],
    [
      'a zone in front, columns exchanged',
      turn(PREFIXED),
      NONE,
      [true, 'EPSG:4527', true, 'prefix', ['axes-swapped', 'datum-assumed']],
    ],
    ['a 6° zone in front', survey(117, LON, LAT, 20), NONE, [true, 'EPSG:4498', false, 'prefix', ['datum-assumed']]],
    ['a declared zone', PREFIXED, declared('EPSG:4527'), [true, 'EPSG:4527', false, 'declared', []]],
    [
      'a declared zone, columns exchanged',
      turn(PREFIXED),
      declared('EPSG:4527'),
      [true, 'EPSG:4527', true, 'declared', ['axes-swapped']],
    ],
    ['a declared meridian', PLAIN, declared('EPSG:4548'), [true, 'EPSG:4548', false, 'declared', []]],
    [
      'a declared meridian, columns exchanged',
      turn(PLAIN),
      declared('EPSG:4548'),
      [true, 'EPSG:4548', true, 'declared', ['axes-swapped']],
    ],
    [
      'another zone in front than declared',
      PREFIXED,
      declared('EPSG:4526'),
      [true, 'EPSG:4527', false, 'prefix', ['header-zone-contradicts']],
    ],
    [
      'a prefix that is not declared',
      PREFIXED,
      declared('EPSG:4548'),
      [true, 'EPSG:4527', false, 'declared', ['prefix-undeclared']],
    ],
    [
      'a declared prefix that is missing',
      PLAIN,
      declared('EPSG:4527'),
      [true, 'EPSG:4548', false, 'declared', ['prefix-missing']],
    ],
    [
      'a header’s zone',
      PLAIN,
      { ...NONE, header: { datum: 'cgcs2000', width: 3, zone: 39 } },
      [true, 'EPSG:4548', false, 'header', []],
    ],
    [
      'a header’s zone without a datum',
      PLAIN,
      { ...NONE, header: { zone: 39 } },
      [true, 'EPSG:4548', false, 'header', ['datum-assumed']],
    ],
    [
      'a header’s 6° zone',
      PLAIN,
      { ...NONE, header: { datum: 'cgcs2000', width: 6, zone: 20 } },
      [true, 'EPSG:4509', false, 'header', []],
    ],
    [
      'a header that contradicts the coordinates',
      PREFIXED,
      { name: 'EPSG:4527', found_by: 'prefix', header: { datum: 'cgcs2000', width: 3, zone: 38 } },
      [true, 'EPSG:4527', false, 'prefix', ['header-zone-contradicts']],
    ],
    [
      'a header that agrees with them',
      PREFIXED,
      { name: 'EPSG:4527', found_by: 'prefix', header: { datum: 'cgcs2000', width: 3, zone: 39 } },
      [true, 'EPSG:4527', false, 'header', []],
    ],
    [
      'a header of a plane over degrees',
      degrees(LON, LAT),
      { ...NONE, header: { width: 3, zone: 39 } },
      [true, 'EPSG:4326', false, 'range', ['header-plane-ignored']],
    ],
    ['Lambert-93', [862_000, 6_270_000, 862_100, 6_270_100], declared('EPSG:2154'), [true, 'EPSG:2154', false, 'declared', []]],
    [
      'Lambert-93, columns exchanged',
      [6_270_000, 862_000, 6_270_100, 862_100],
      declared('EPSG:2154'),
      [true, 'EPSG:2154', true, 'declared', ['axes-swapped']],
    ],
    [
      'UTM, columns exchanged',
      [3_800_000, 547_000, 3_800_100, 547_100],
      declared('EPSG:32650'),
      [true, 'EPSG:32650', true, 'declared', ['axes-swapped']],
    ],
    ['GCJ-02', degrees(LON, LAT), declared('GCJ-02'), [true, 'GCJ-02', false, 'declared', []]],
    ['a zone outside China', survey(117, 117.2, 5), declared('EPSG:4548'), [true, 'EPSG:4548', false, 'declared', []]],
    ['degrees of another country', degrees(4.9, 43.5), FORMAT, [true, 'EPSG:4326', false, 'format', []]],
  ])('%s', (_, pairs, claim, expected) => {
    expect(brief(detect(pairs, claim))).toEqual(expected);
  });

  it('reads a local grid by its own meridian', () => {
    const grid = '+proj=tmerc +lat_0=0 +lon_0=117.25 +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m +no_defs';
    const found = detect(survey(117.25, 117.31, 31.84), { name: null, found_by: 'prj', wkt: grid });
    expect(brief(found)).toEqual([true, grid, false, 'prj', []]);
    expect(found.candidates[0].bounds?.[0]).toBeCloseTo(117.31, 6);
    const byHeader = detect(survey(117.25, 117.31, 31.84), { ...NONE, header: { datum: 'cgcs2000', meridian: 117.25 } });
    expect(brief(byHeader)).toEqual([true, grid, false, 'header', []]);
  });

  it('lets a slip of one easting pass, and asks where zones are mixed', () => {
    const many = Array.from({ length: 60 }, () => PREFIXED).flat();
    const slipped = [...many, PREFIXED[0] + 1_000_000, PREFIXED[1]];
    expect(brief(detect(slipped, NONE))).toEqual([true, 'EPSG:4527', false, 'prefix', ['datum-assumed']]);
    const mixed = detect([...PREFIXED, ...survey(120, 118.6, LAT, 40)], NONE);
    expect(brief(mixed)).toEqual([false, 'CGCS2000:PREFIX', false, 'prefix', ['datum-assumed', 'prefixes-mixed']]);
    expect(mixed.candidates.map(({ crs }) => crs)).toEqual(['CGCS2000:PREFIX']);
    expect(mixed.candidates[0].bounds?.[2]).toBeCloseTo(118.6, 1);
  });
});

describe('what has to be asked', () => {
  it('six digits without a zone: every zone in China, or the one at the district first', () => {
    const alone = detect(turn(PLAIN), UNSURE);
    expect(alone).toMatchObject({ certain: false, findings: [{ code: 'axes-found' }] });
    expect(alone.candidates.length).toBeGreaterThan(10);
    expect(alone.candidates.every(({ crs, swapped }) => swapped && /^EPSG:45[345]\d$/.test(crs))).toBe(true);
    const near = detect(turn(PLAIN), UNSURE, around(LON, LAT));
    expect(near.certain).toBe(false);
    expect(near.candidates[0]).toMatchObject({ crs: 'EPSG:4548', distance_m: 0, confidence: 'likely' });
    // UTM of the same place lies 1.5 km off: it is offered too, and further zones by their distance.
    expect(near.candidates.map(({ crs }) => crs)).toContain('EPSG:32650');
    const distances = near.candidates.map(({ distance_m }) => distance_m ?? Number.NaN);
    expect(distances).toEqual([...distances].sort((a, b) => a - b));
  });

  it('only 6° zones for what no 3° zone reaches', () => {
    const { candidates } = detect(survey(117, 119.6, LAT), NONE);
    expect(candidates.length).toBeGreaterThan(4);
    expect(candidates.every(({ crs }) => /^EPSG:4(50[2-9]|51[0-2])$/.test(crs))).toBe(true);
  });

  it('Web Mercator in the east of China, whose eastings begin as those of zones 13 and 14, unless the district tells', () => {
    const shanghai = [13_520_000, 3_660_000, 13_520_100, 3_660_100];
    expect(detect(shanghai, NONE).certain).toBe(false);
    expect(detect(shanghai, NONE).candidates.map(({ crs }) => crs)).toEqual(['EPSG:4491', 'EPSG:3857']);
    expect(brief(detect(shanghai, NONE, around(121.45, 31.2))).slice(0, 2)).toEqual([true, 'EPSG:3857']);
    expect(brief(detect(survey(75, 76, 39.5, 13), NONE, around(76, 39.5))).slice(0, 2)).toEqual([true, 'EPSG:4491']);
    expect(brief(detect(survey(75, 76, 39.5, 13), declared('EPSG:4491'))).slice(0, 2)).toEqual([true, 'EPSG:4491']);
  });

  it.each([
    ['EPSG:2363', PREFIXED],
    ['EPSG:2384', PLAIN],
    ['EPSG:2415', PREFIXED],
    ['EPSG:4610', degrees(LON, LAT)],
  ])('%s: an old datum, whose candidate says that picking it accepts an unverified position', (crs, pairs) => {
    const found = detect(pairs, declared(crs));
    expect(found.certain).toBe(false);
    expect(codes(found)).toContain('crs-unverified-datum');
    expect(found.candidates[0]).toMatchObject({ crs, unverified: true, confidence: 'likely' });
    expect(found.candidates[0].bounds?.[0]).toBeCloseTo(LON, 2);
  });

  it('the datum of a header is that of the zone in front', () => {
    const found = detect(PREFIXED, { ...NONE, header: { datum: 'beijing-1954' } });
    expect(brief(found)).toEqual([false, 'EPSG:2415', false, 'prefix', ['crs-unverified-datum']]);
  });

  it.each<[string, number[], CrsClaim, string]>([
    ['metres passed off as degrees', PLAIN, FORMAT, 'not-degrees'],
    ['degrees passed off as metres', degrees(LON, LAT), declared('EPSG:4527'), 'not-metres'],
    ['degrees passed off as Web Mercator', degrees(LON, LAT), declared('EPSG:3857'), 'not-metres'],
    [
      'Lambert-93 passed off as UTM',
      [862_000, 16_270_000, 862_100, 16_270_100],
      declared('EPSG:32650'),
      'crs-coordinates-outside',
    ],
    ['a system that nobody knows', degrees(LON, LAT), declared('EPSG:27700'), 'crs-unknown'],
  ])('%s', (_, pairs, claim, code) => {
    const found = detect(pairs, claim);
    expect([found.certain, codes(found)[0]]).toEqual([false, code]);
  });

  it('metres passed off as degrees with the zone in front: names the zone, but asks', () => {
    const found = detect(PREFIXED, FORMAT);
    expect(brief(found)).toEqual([false, 'EPSG:4527', false, 'prefix', ['not-degrees', 'datum-assumed']]);
    expect(found.candidates).toHaveLength(1);
  });

  it('a code that its definition belies', () => {
    const wkt = '+proj=tmerc +lat_0=0 +lon_0=120 +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m +no_defs';
    const found = detect(PLAIN, { name: 'EPSG:4548', found_by: 'prj', wkt });
    expect(found.certain).toBe(false);
    expect(codes(found)).toContain('definition-contradicts');
    expect(found.candidates.map(({ crs }) => crs)).toEqual(['EPSG:4548', 'EPSG:4549']);
    const same = '+proj=tmerc +lat_0=0 +lon_0=117 +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m +no_defs';
    expect(detect(PLAIN, { name: 'EPSG:4548', found_by: 'prj', wkt: same }).certain).toBe(true);
  });

  it.each([
    ['a prefix of one zone about the meridian of another', survey(117, LON, LAT, 40), gk(117, 40), ['EPSG:4528', gk(117, 40)]],
    ['the same for eastings without it', PLAIN, gk(117, 40), ['EPSG:4548', 'EPSG:4549']],
    ['a name of another meridian', PLAIN, named('CGCS2000_3_Degree_GK_CM_120E', 117), ['EPSG:4548', 'EPSG:4549']],
    ['a name of another zone', PLAIN, named('CGCS2000_3_Degree_GK_Zone_40', 117), ['EPSG:4548', 'EPSG:4549']],
  ])('%s, which nobody but the user can settle', (_, pairs, definition, candidates) => {
    const found = detect(pairs, { name: null, found_by: 'prj', wkt: definition });
    expect([found.certain, codes(found)[0]]).toEqual([false, 'definition-contradicts']);
    expect(found.candidates.map(({ crs }) => crs)).toEqual(candidates);
    expect(detect(pairs, { name: definition, found_by: 'user' }).certain).toBe(true);
  });

  it('a header whose zone and meridian differ, where the eastings do not say', () => {
    const header = { datum: 'cgcs2000', zone: 40, meridian: 117 } as const;
    const found = detect(PLAIN, { ...NONE, header });
    expect([found.certain, codes(found)]).toEqual([false, ['definition-contradicts']]);
    expect(found.candidates.map(({ crs }) => crs)).toEqual(['EPSG:4548', 'EPSG:4549']);
    expect(detect(PLAIN, { ...NONE, header: { ...header, zone: 39 } }).certain).toBe(true);
  });

  it('says that a zone of 6° was called one of 3°', () => {
    const found = detect(PLAIN, { ...NONE, header: { datum: 'cgcs2000', zone: 20, width: 3 } });
    expect(brief(found)).toEqual([true, 'EPSG:4509', false, 'header', ['definition-contradicts']]);
  });

  it('degrees whose order could be either', () => {
    const pairs = degrees(12.5, 41.9);
    expect(detect(pairs, NONE).certain).toBe(true);
    const open = detect(pairs, UNSURE);
    expect([open.certain, open.candidates.map(({ swapped }) => swapped)]).toEqual([false, [false, true]]);
    expect(brief(detect(pairs, UNSURE, around(41.9, 12.5))).slice(0, 3)).toEqual([true, 'EPSG:4326', true]);
    // Kashgar with latitude first would lie in the Arctic: against the format this is a question.
    const kashgar = detect(turn(degrees(76, 39.5)), FORMAT);
    expect([kashgar.certain, kashgar.candidates.map(({ swapped }) => swapped)]).toEqual([false, [false, true]]);
  });

  it('degrees whose name mentions a map service', () => {
    const found = detect(degrees(LON, LAT), FORMAT, undefined, '高德导出.geojson');
    expect(found).toMatchObject({ certain: false, findings: [{ code: 'map-service-named', detail: 'GCJ-02' }] });
    expect(found.candidates.map(({ crs }) => crs)).toEqual(['GCJ-02', 'EPSG:4326', 'BD-09']);
    expect(detect(degrees(LON, LAT), NONE, undefined, 'bd09_lng bd09_lat').candidates[0].crs).toBe('BD-09');
    // Without a word they are offered, and nothing is asked.
    const plain = detect(degrees(LON, LAT), FORMAT);
    expect(plain.certain).toBe(true);
    expect(plain.candidates.map(({ crs }) => crs)).toEqual(['EPSG:4326', 'GCJ-02', 'BD-09']);
    expect(detect(degrees(4.9, 43.5), FORMAT).candidates).toHaveLength(1);
  });
});

describe('against the district', () => {
  it('a declared zone that leads elsewhere stays, with what would lead to the district', () => {
    const found = detect(PLAIN, declared('EPSG:4549'), around(LON, LAT));
    expect(found.certain).toBe(true);
    expect(codes(found)).toContain('outside-district');
    expect(found.candidates[0]).toMatchObject({ crs: 'EPSG:4549', confidence: 'certain' });
    expect(found.candidates[0].distance_m).toBeGreaterThan(200_000);
    expect(found.candidates[1]).toMatchObject({ crs: 'EPSG:4548', distance_m: 0, confidence: 'possible' });
  });

  it('a declared zone that is left far behind is asked about where another one leads to the district', () => {
    const pairs = survey(117, 119.4, LAT);
    expect(codes(detect(pairs, declared('EPSG:4549')))).toContain('outside-zone');
    expect(detect(pairs, declared('EPSG:4549')).certain).toBe(true);
    const found = detect(pairs, declared('EPSG:4549'), around(119.4, LAT));
    expect(found.certain).toBe(false);
    expect(found.candidates[0]).toMatchObject({ distance_m: 0 });
  });
});

describe('any place in China, in any zone that it may be surveyed in', () => {
  const place = fc.record({
    lon: fc.double({ min: 98, max: 122, noNaN: true }),
    lat: fc.double({ min: 26, max: 42, noNaN: true }),
    wide: fc.boolean(),
    turned: fc.boolean(),
  });

  it('is found with the zone in front, in either order', () => {
    fc.assert(
      fc.property(place, ({ lon, lat, wide, turned }) => {
        const width = wide ? 6 : 3;
        const zone = wide ? Math.floor(lon / 6) + 1 : Math.round(lon / 3);
        const pairs = survey(meridianOfZone(width, zone), lon, lat, zone);
        const { certain, candidates } = detect(turned ? turn(pairs) : pairs, NONE);
        const [{ crs, swapped, bounds }] = candidates;
        expect([certain, crs, swapped]).toEqual([true, `EPSG:${epsgOfZone(width, zone, true)}`, turned]);
        expect(bounds?.[0]).toBeCloseTo(lon, 4);
        expect(bounds?.[1]).toBeCloseTo(lat, 4);
      }),
      seeded(200),
    );
  });

  it('is listed without, in either order, and leads with a district', () => {
    fc.assert(
      fc.property(place, ({ lon, lat, wide, turned }) => {
        const meridian = wide ? meridianOfZone(6, Math.floor(lon / 6) + 1) : 3 * Math.round(lon / 3);
        const pairs = survey(meridian, lon, lat);
        const given = turned ? turn(pairs) : pairs;
        const leadsHome = ({ candidates }: CrsDetection): number =>
          candidates.findIndex(({ bounds, swapped }) => swapped === turned && bounds && Math.abs(bounds[0] - lon) < 1e-4);
        const alone = detect(given, NONE);
        expect(alone.certain).toBe(false);
        expect(leadsHome(alone)).toBeGreaterThanOrEqual(0);
        expect(leadsHome(detect(given, NONE, around(lon, lat)))).toBe(0);
      }),
      seeded(100),
    );
  });

  it('offers only what can be resolved again', () => {
    const { candidates } = detect(PLAIN, NONE, around(LON, LAT));
    for (const { crs } of candidates) expect(isCrsRefusal(resolveCrs(crs)), crs).toBe(false);
  });
});

describe('odd input', () => {
  it.each([
    ['nothing', []],
    ['no number', [Number.NaN, Number.NaN, Infinity, 5]],
    ['numbers of no system', [1e12, -1e12, 3e15, 4]],
    ['small metres', [0, 0, 300, 0, 300, 300, 0, 300]],
  ])('%s ends in no error', (_, pairs) => {
    for (const claim of [
      NONE,
      FORMAT,
      UNSURE,
      declared('EPSG:4527'),
      declared('EPSG:2363'),
      declared('EPSG:3857'),
      { ...NONE, header: { zone: 99 } },
    ]) {
      const found = detect(pairs, claim, around(LON, LAT));
      expect(found.certain).toBe(found.certain && found.candidates.length > 0);
    }
  });
});
