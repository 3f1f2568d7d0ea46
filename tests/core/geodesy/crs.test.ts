import { describe, expect, it } from 'vitest';
import type { Crs } from '../../../src/core/geodesy/crs.ts';
import { isCrsRefusal, resolveCrs } from '../../../src/core/geodesy/crs.ts';
import { forwardGaussKruger } from '../../../src/core/geodesy/gauss-kruger.ts';

function known(name: string): Crs {
  const result = resolveCrs(name);
  if (isCrsRefusal(result)) throw new Error(`${name} was refused: ${result.refused}`);
  return result;
}

function place(name: string, x: number, y: number): Float64Array {
  const xy = Float64Array.of(x, y);
  expect(known(name).toLonLat(xy)).toBeUndefined();
  return xy;
}

describe('resolving a CRS', () => {
  it.each([
    ['EPSG:4326', 'EPSG:4326'],
    ['epsg:4490', 'EPSG:4490'],
    ['urn:ogc:def:crs:EPSG::4326', 'EPSG:4326'],
    ['urn:ogc:def:crs:EPSG:6.9:4258', 'EPSG:4258'],
    ['urn:ogc:def:crs:EPSG:4269', 'EPSG:4269'],
    ['urn:x-ogc:def:crs:EPSG:4326', 'EPSG:4326'],
    ['http://www.opengis.net/def/crs/EPSG/0/4527', 'EPSG:4527'],
    ['http://www.opengis.net/gml/srs/epsg.xml#32650', 'EPSG:32650'],
    ['urn:ogc:def:crs:OGC:1.3:CRS84', 'OGC:CRS84'],
    ['http://www.opengis.net/def/crs/OGC/1.3/CRS84', 'OGC:CRS84'],
    ['OGC:CRS84', 'OGC:CRS84'],
    ['WGS84', 'EPSG:4326'],
    ['EPSG:900913', 'EPSG:3857'],
    ['EPSG:4548', 'EPSG:4548'],
  ])('%s is %s', (name, code) => {
    expect(known(name).code).toBe(code);
  });

  it.each(['', 'EPSG:', 'EPSG:1', 'EPSG:27700', 'EPSG:4326x', 'urn:ogc:def:crs:EPSG:12345678', 'local', 'x'.repeat(100_000)])(
    'refuses %.40s as unknown',
    (name) => {
      expect(resolveCrs(name)).toMatchObject({ refused: 'crs-unknown' });
    },
  );

  // Xi'an 1980: geographic, 3° zones 25 and 45 with and without prefix, 6° zone 13; Beijing 1954 likewise.
  it.each([4610, 2349, 2369, 2370, 2390, 2327, 4214, 2401, 2421, 2422, 2442, 21420, 21480])(
    'refuses EPSG:%d: its datum shift is not public',
    (code) => {
      expect(resolveCrs(`EPSG:${code}`)).toEqual({ refused: 'crs-unverified-datum', name: `EPSG:${code}` });
    },
  );
});

describe('coordinates of a CRS', () => {
  it('takes degrees as they are', () => {
    expect([...place('EPSG:4490', 117.123456789, 31.5)]).toEqual([117.123456789, 31.5]);
  });

  it('inverts CGCS2000 zones with and without prefix', () => {
    const { east_m, north_m } = forwardGaussKruger(117, 117.4, 31.2);
    for (const [name, easting] of [
      ['EPSG:4527', east_m + 39_000_000],
      ['EPSG:4548', east_m],
      ['EPSG:4498', east_m + 20_000_000],
      ['EPSG:4509', east_m],
    ] as const) {
      const [lon, lat] = place(name, easting, north_m);
      expect(lon, name).toBeCloseTo(117.4, 11);
      expect(lat, name).toBeCloseTo(31.2, 11);
      expect(known(name).meridian, name).toBe(117);
    }
  });

  it('inverts many vertices as it inverts one, within 1e-6 m', () => {
    const many = Float64Array.from({ length: 40_000 }, (_, i) =>
      i % 2 === 0 ? 39_400_000 + ((i * 7919) % 250_000) : 3_300_000 + ((i * 104_729) % 250_000),
    );
    many[20_000] = 1e9;
    const crs = known('EPSG:4527');
    const single = many.slice();
    expect(crs.toLonLat(many)).toEqual({ code: 'crs-coordinates-outside', count: 1, vertex: 10_000 });
    for (let i = 0; i < single.length; i += 386) {
      const xy = single.slice(i, i + 2);
      crs.toLonLat(xy);
      expect(Math.abs(many[i] - xy[0])).toBeLessThan(1e-11);
      expect(Math.abs(many[i + 1] - xy[1])).toBeLessThan(1e-11);
    }
    expect(many[20_000]).toBeNaN();
    expect(many[20_001]).toBeNaN();
  });

  it('inverts UTM, checked through Krüger’s series with k = 0.9996', () => {
    // UTM differs from our own series only by the scale and, on WGS 84, by 0.1 mm of the ellipsoid.
    const { east_m, north_m } = forwardGaussKruger(117, 118.2, 40.1);
    const [lon, lat] = place('EPSG:32650', 500_000 + 0.9996 * (east_m - 500_000), 0.9996 * north_m);
    expect(lon).toBeCloseTo(118.2, 8);
    expect(lat).toBeCloseTo(40.1, 8);
    const south = place('EPSG:32750', 500_000 + 0.9996 * (east_m - 500_000), 10_000_000 - 0.9996 * north_m);
    expect(south[1]).toBeCloseTo(-40.1, 8);
  });

  it('inverts Web Mercator by its closed form', () => {
    const [lon, lat] = place('EPSG:3857', 13_024_000, 3_650_000);
    expect(lon).toBeCloseTo((13_024_000 / 6378137) * (180 / Math.PI), 9);
    expect(lat).toBeCloseTo((2 * Math.atan(Math.exp(3_650_000 / 6378137)) - Math.PI / 2) * (180 / Math.PI), 9);
  });

  it('inverts Lambert-93 at its origin and on its standard parallels', () => {
    const [lon, lat] = place('EPSG:2154', 700_000, 6_600_000);
    expect(lon).toBeCloseTo(3, 9);
    expect(lat).toBeCloseTo(46.5, 9);
    // The scale is 1 along latitude 44: a second of longitude there is N·cos B long (GRS80).
    const e2 = (2 - 1 / 298.257222101) / 298.257222101;
    const latitude = (44 * Math.PI) / 180;
    const oneSecond = (6378137 * Math.cos(latitude)) / Math.sqrt(1 - e2 * Math.sin(latitude) ** 2) / 206_264.80624709636;
    let south = 6_200_000;
    let north = 6_600_000;
    for (let step = 0; step < 60; step++) {
      const middle = (south + north) / 2;
      if (place('EPSG:2154', 700_000, middle)[1] < 44) south = middle;
      else north = middle;
    }
    expect(place('EPSG:2154', 700_000 + oneSecond, south)[0]).toBeCloseTo(3 + 1 / 3600, 10);
  });

  it('marks what it cannot place and says where it begins', () => {
    const xy = Float64Array.of(39_512_000, 3_451_000, Number.NaN, 3_451_000, 512_000, 3_451_000, 1e300, 0);
    expect(known('EPSG:4527').toLonLat(xy)).toEqual({ code: 'crs-coordinates-outside', count: 3, vertex: 1 });
    expect(xy[0]).toBeCloseTo(117.1, 0);
    expect(xy.slice(2).every(Number.isNaN)).toBe(true);
    for (const name of ['EPSG:3857', 'EPSG:2154', 'EPSG:32650']) {
      const hostile = Float64Array.of(Number.POSITIVE_INFINITY, 0, Number.NaN, 0, 1e18, 1e18);
      expect(known(name).toLonLat(hostile), name).toEqual({ code: 'crs-coordinates-outside', count: 3, vertex: 0 });
    }
  });
});
