import { describe, expect, it } from 'vitest';
import { type Crs, isCrsRefusal, resolveCrs } from '../../../src/core/geodesy/crs.ts';
import type { CrsChoice } from '../../../src/core/geodesy/crs-claim.ts';
import { inverseGaussKruger } from '../../../src/core/geodesy/gauss-kruger.ts';

type Way = Pick<CrsChoice, 'shift' | 'unverified'>;

function known(name: string, way: Way): Crs {
  const result = resolveCrs(name, way);
  if (isCrsRefusal(result)) throw new Error(result.refused);
  return result;
}
const NOTHING = { dx_m: 0, dy_m: 0, rotation_s: 0, scale_ppm: 0 };
const SEVEN = { dx_m: 1, dy_m: 2, dz_m: 3, rx_s: 0, ry_s: 0, rz_s: 0, scale_ppm: 0 };

describe('Xi’an 1980 and Beijing 1954', () => {
  it.each(['EPSG:2363', 'EPSG:2384', 'EPSG:2415', 'EPSG:21420', 'EPSG:4610', 'EPSG:4214'])(
    '%s is refused, and taken as unverified',
    (name) => {
      expect(resolveCrs(name)).toMatchObject({ refused: 'crs-unverified-datum' });
      expect(known(name, { unverified: true }).findings?.[0].code).toBe('position-unverified');
    },
  );

  it('taken over as unverified, the plane is that of the zone: areas stay those of the survey', () => {
    const xy = Float64Array.of(39_540_000, 3_786_000);
    const crs = known('EPSG:2363', { unverified: true });
    crs.toLonLat(xy);
    const { lon, lat } = inverseGaussKruger(117, 540_000, 3_786_000);
    expect([crs.meridian, xy[0], xy[1]]).toEqual([117, lon, lat]);
  });

  it('four parameters move, turn and stretch X north and Y east', () => {
    const place = (shift: typeof NOTHING): [number, number] => {
      const xy = Float64Array.of(39_540_000, 3_786_000);
      known('EPSG:2363', { shift }).toLonLat(xy);
      return [xy[0], xy[1]];
    };
    const expected = (north: number, east: number): [number, number] => {
      const { lon, lat } = inverseGaussKruger(117, east, north);
      return [lon, lat];
    };
    expect(place({ ...NOTHING, dx_m: 100, dy_m: -50 })).toEqual(expected(3_786_100, 539_950));
    // A quarter of a turn: X' = −Y, Y' = X; brought back by the translation.
    const turned = place({ dx_m: 4_326_000, dy_m: -3_246_000, rotation_s: 90 * 3600, scale_ppm: 0 });
    const back = expected(3_786_000, 540_000);
    expect(turned[0]).toBeCloseTo(back[0], 9);
    expect(turned[1]).toBeCloseTo(back[1], 9);
    const stretched = place({ ...NOTHING, scale_ppm: 10 });
    const far = expected(3_786_037.86, 540_005.4);
    expect(stretched[0]).toBeCloseTo(far[0], 10);
    expect(stretched[1]).toBeCloseTo(far[1], 10);
  });

  it.each<[string, Way]>([
    ['EPSG:4527', { shift: SEVEN }],
    ['EPSG:4490', { shift: SEVEN }],
    ['GCJ-02', { shift: SEVEN }],
    ['EPSG:4610', { shift: NOTHING }],
  ])('%s takes no such shift', (name, way) => {
    expect(resolveCrs(name, way)).toMatchObject({ refused: 'crs-shift-misplaced' });
  });

  it('a foreign datum is refused all the same, whatever it calls itself', () => {
    const airy =
      'PROJCS["British_National_Grid",GEOGCS["GCS_OSGB_1936",DATUM["D_OSGB_1936",SPHEROID["Airy_1830",6377563.396,299.3249646]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",400000.0],PARAMETER["False_Northing",-100000.0],PARAMETER["Central_Meridian",-2.0],PARAMETER["Scale_Factor",0.9996012717],PARAMETER["Latitude_Of_Origin",49.0],UNIT["Meter",1.0]]';
    expect(resolveCrs(airy)).toMatchObject({ refused: 'crs-unverified-datum' });
    expect(resolveCrs(airy.replace('D_OSGB_1936', 'D_WGS_1984'))).toMatchObject({ refused: 'crs-unverified-datum' });
  });
});

describe('definitions that are none', () => {
  const good =
    'PROJCS["x",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",117.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]';
  it.each([
    ['cut short', good.slice(0, -3)],
    ['of an unknown method', good.replace('Transverse_Mercator', 'Krovak')],
    ['with an unknown parameter', good.replace('Scale_Factor', 'Azimuth')],
    ['of another prime meridian', good.replace('PRIMEM["Greenwich",0.0]', 'PRIMEM["Paris",2.33722917]')],
    ['in gradians', good.replace('UNIT["Degree",0.0174532925199433]', 'UNIT["Grad",0.01570796326794897]')],
    ['with axes to the south', good.replace('UNIT["Meter",1.0]', 'UNIT["Meter",1.0],AXIS["X",SOUTH],AXIS["Y",WEST]')],
    ['nested without end', `${'A['.repeat(5000)}1${']'.repeat(5000)}`],
    ['local', 'LOCAL_CS["site",UNIT["metre",1]]'],
    ['a proj string with a grid', '+proj=tmerc +lon_0=117 +nadgrids=x.gsb'],
    ['a proj string without a projection', '+lon_0=117'],
    ['a proj string of an unknown ellipsoid', '+proj=tmerc +lon_0=117 +ellps=bessel'],
    ['a proj string with a word of the prototype', '+proj=constructor +ellps=toString'],
  ])('%s', (_, text) => {
    expect(resolveCrs(text, { unverified: true })).toMatchObject({ refused: 'crs-unknown' });
  });

  it('but the whole one is read', () => {
    expect(isCrsRefusal(resolveCrs(good))).toBe(false);
  });
});
