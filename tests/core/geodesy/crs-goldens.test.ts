import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Crs, isCrsRefusal, resolveCrs } from '../../../src/core/geodesy/crs.ts';
import { solveGeodesic } from '../../../src/core/geodesy/geodesic.ts';

interface Golden {
  readonly key: string;
  readonly lonLat: readonly [number, number];
  readonly eastNorth: readonly [number, number];
  readonly wkt1: string;
  readonly esri: string;
  readonly wkt2: string;
}
interface Shift {
  readonly key: string;
  readonly proj: string;
  readonly parameters: readonly number[];
  readonly eastNorth: readonly [number, number];
  readonly lonLat: readonly [number, number];
}

// Written by GDAL and its PROJ: tests/fixtures/crs/make-goldens.py.
const { systems, shifts } = JSON.parse(readFileSync(join(import.meta.dirname, '../../fixtures/crs/goldens.json'), 'utf8')) as {
  systems: Golden[];
  shifts: Shift[];
};

/** Their datums are not CGCS2000: what lies on them is only taken on request. */
const UNVERIFIED = /^EPSG:(23\d\d|24\d\d|214\d\d|4610|4214|28992)$/;
/** Only from their WKT: we do not know these numbers. */
const BY_WKT_ONLY = ['EPSG:28992', 'EPSG:5070', 'EPSG:3395'];

function known(text: string, unverified = false): Crs {
  const result = resolveCrs(text, { unverified });
  if (isCrsRefusal(result)) throw new Error(`${text} was refused: ${result.refused}`);
  return result;
}

function missBy(crs: Crs, [east, north]: readonly [number, number], [lon, lat]: readonly [number, number]): number {
  const xy = Float64Array.of(east, north);
  expect(crs.toLonLat(xy)).toBeUndefined();
  return solveGeodesic(xy[0], xy[1], lon, lat)?.length_m ?? Number.NaN;
}

const writings = systems.flatMap((golden) =>
  (['wkt1', 'esri', 'wkt2'] as const).map((kind): [string, 'wkt1' | 'esri' | 'wkt2', Golden] => [golden.key, kind, golden]),
);

describe('definitions written by GDAL', () => {
  it.each(writings)('%s as %s places as PROJ does, to a millimetre', (key, kind, golden) => {
    const isOld = UNVERIFIED.test(key);
    if (isOld) expect(resolveCrs(golden[kind])).toMatchObject({ refused: 'crs-unverified-datum' });
    const crs = known(golden[kind], isOld);
    const isTakenOver = isOld && crs.zonePlane !== undefined;
    // The planes of the old datums are taken over as they are: off by what the ellipsoids differ.
    expect(missBy(crs, golden.eastNorth, golden.lonLat)).toBeLessThan(isTakenOver ? 100 : 0.001);
    if (!BY_WKT_ONLY.includes(key) && key.startsWith('EPSG')) expect(crs.code).toBe(key);
  });

  it.each(systems.filter(({ key }) => !BY_WKT_ONLY.includes(key)))(
    '$key by its name places as PROJ does',
    ({ key, eastNorth, lonLat }) => {
      const isOld = UNVERIFIED.test(key);
      const crs = known(key, isOld);
      expect(missBy(crs, eastNorth, lonLat)).toBeLessThan(isOld && crs.zonePlane !== undefined ? 100 : 0.001);
    },
  );

  it('goes back to what it was resolved from, by the code that it gives', () => {
    for (const { wkt1, eastNorth, lonLat, key } of systems) {
      const isOld = UNVERIFIED.test(key);
      const again = known(known(wkt1, isOld).code, isOld);
      expect(missBy(again, eastNorth, lonLat), key).toBeLessThan(isOld && again.zonePlane !== undefined ? 100 : 0.001);
    }
  });
});

describe('a shift that was typed in', () => {
  it.each(shifts)(
    'of $key by seven parameters is that of PROJ, to a millimetre',
    ({ key, proj, parameters, eastNorth, lonLat }) => {
      const [dx_m, dy_m, dz_m, rx_s, ry_s, rz_s, scale_ppm] = parameters;
      const crs = resolveCrs(key, { shift: { dx_m, dy_m, dz_m, rx_s, ry_s, rz_s, scale_ppm } });
      if (isCrsRefusal(crs)) throw new Error(crs.refused);
      expect(crs.findings).toEqual([{ code: 'datum-shifted' }]);
      expect(missBy(crs, eastNorth, lonLat)).toBeLessThan(0.001);
      expect(missBy(known(`${proj} +towgs84=${parameters.join(',')}`), eastNorth, lonLat)).toBeLessThan(0.001);
    },
  );
});
