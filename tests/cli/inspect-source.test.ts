import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Inspection } from '../../src/cli/inspect-source.ts';
import { geodesicArea_m2 } from '../support/geographiclib.ts';
import { chidu, chiduJson } from './command-output.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'chidu-inspect-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Ring = [number, number][];
const square = (west: number, south: number, side: number): Ring => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
];
const polygonArea_m2 = (ring: Ring): number => geodesicArea_m2(Float64Array.from(ring.slice(0, -1).flat()));
const feature = (coordinates: Ring[] | null, id?: string | number): object => ({
  type: 'Feature',
  ...(id === undefined ? {} : { id }),
  properties: {},
  geometry: coordinates === null ? null : { type: 'Polygon', coordinates },
});

/** Share of the ellipsoid between the parallels ± lat, by q of DOMAIN §2. */
function zoneShare(lat: number): number {
  const e = Math.sqrt(0.006694380022900788);
  const q = (sine: number): number => sine / (1 - (e * sine) ** 2) - Math.log((1 - e * sine) / (1 + e * sine)) / (2 * e);
  return q(Math.sin((lat * Math.PI) / 180)) / q(1);
}

async function inspect(features: object[], ...words: string[]): Promise<Inspection> {
  const path = join(folder, `file.geojson`);
  writeFileSync(path, JSON.stringify({ type: 'FeatureCollection', features }));
  return chiduJson('inspect', path, ...words);
}

describe('what inspect reports', () => {
  it('speaks of the direction of rings where the format has a rule for it', async () => {
    const ring = square(120, 30, 0.001).reverse();
    const path = join(folder, 'wkt.csv');
    writeFileSync(path, `id,wkt\n1,"POLYGON((${ring.map((place) => place.join(' ')).join(',')}))"\n`);
    const codes = ({ notes }: Inspection): string[] => notes.map(({ code }) => code);
    expect(codes(await inspect([feature([ring], 1)]))).toContain('ring-reversed');
    expect(codes(await chiduJson('inspect', path))).not.toContain('ring-reversed');
  });

  it('counts positions with dropped features, and limits the list but not the totals', async () => {
    const found = await inspect(
      [feature(null), feature([square(120, 30, 0.001)], 7), feature([square(120.1, 30, 0.001)])],
      '--limit',
      '1',
    );
    expect(found).toMatchObject({
      format: 'geojson',
      features: 2,
      dropped: { 'dropped-empty-geometry': 1 },
      vertices: 10,
      geometry_types: { Polygon: 2 },
      plane: { meridian: 120 },
    });
    expect(found.areas).toHaveLength(1);
    expect(found.areas[0]).toMatchObject({ index: 1, id: '7', repaired: false });
    expect(found.totals.ellipsoidal_m2).toBeGreaterThan(1.9 * (found.areas[0].ellipsoidal_m2 ?? 0));
  });

  it('measures as much in a plane of its own where the district’s plane does not reach', async () => {
    const places: [number, number][] = [
      [0.3, 0.2],
      [100.4, 30.1],
      [-120.6, -45.3],
      [10.2, 80.4],
    ];
    const found = await inspect(places.map(([lon, lat]) => feature([square(lon, lat, 0.001)])));
    places.forEach(([lon, lat], k) => {
      // Parallels are straight in the equal-area plane and no geodesics: 1e-6 covers sides of 111 m.
      expect((found.areas[k].ellipsoidal_m2 ?? 0) / polygonArea_m2(square(lon, lat, 0.001))).toBeCloseTo(1, 5);
    });
    expect(found.notes.map(({ code }) => code)).toContain('beyond-plane');
  });

  it('measures across the antimeridian', async () => {
    const ring: Ring = [
      [179.999, -17],
      [-179.999, -17],
      [-179.999, -16.998],
      [179.999, -16.998],
      [179.999, -17],
    ];
    const { areas, plane } = await inspect([feature([ring])]);
    expect(plane.meridian).toBe(180);
    expect((areas[0].ellipsoidal_m2 ?? 0) / polygonArea_m2(ring)).toBeCloseTo(1, 5);
    expect(areas[0].planar_m2).not.toBeNull();
  });

  it('measures a continent straight from its degrees, and says that it was not admitted', async () => {
    const ring: Ring = [
      [60, 0],
      [150, 0],
      [150, 60],
      [60, 60],
      [60, 0],
    ];
    const { areas, totals, notes } = await inspect([feature([ring])]);
    // A quarter of the zone from the equator to 60° N: the authalic formula in closed form, by q of DOMAIN §2.
    const e2 = 0.006694380022900788;
    const e = Math.sqrt(e2);
    const sine = Math.sin(Math.PI / 3);
    const q = (1 - e2) * (sine / (1 - e2 * sine * sine) - Math.log((1 - e * sine) / (1 + e * sine)) / (2 * e));
    expect((areas[0].ellipsoidal_m2 ?? 0) / ((Math.PI / 4) * 6378137 ** 2 * q)).toBeCloseTo(1, 9);
    expect(totals.planar_m2).toBeNull();
    expect(notes.map(({ code }) => code)).toContain('not-admitted');
  });

  const box = (west: number, south: number, east: number, north: number): Ring => [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];

  it('measures the whole Earth, and a world cut off short of the poles, as they are written', async () => {
    const { areas, plane, notes } = await inspect([feature([box(-180, -90, 180, 90)]), feature([box(-180, -60, 180, 60)])]);
    // Surface of GRS80 (Moritz 2000): 510 065 621.7 km².
    expect((areas[0].ellipsoidal_m2 ?? 0) / 510_065_621.7e6).toBeCloseTo(1, 8);
    expect((areas[1].ellipsoidal_m2 ?? 0) / (areas[0].ellipsoidal_m2 ?? 0)).toBeCloseTo(zoneShare(60), 8);
    expect(plane.meridian).toBe(0);
    expect(notes).toContainEqual({ code: 'not-admitted', count: 2, detail: 'line 1' });
  });

  it('measures a cap that is written along its pole, and refuses one that leaves open which side is meant', async () => {
    const parallel = Array.from({ length: 72 }, (_, k): [number, number] => [-177.5 + 5 * k, -60]);
    const written: Ring = [[-180, -60], ...parallel, [180, -60], [180, -90], [-180, -90], [-180, -60]];
    const open: Ring = [...parallel, parallel[0]];
    const { areas, totals, notes } = await inspect([feature([written]), feature([open])]);
    expect((areas[0].ellipsoidal_m2 ?? 0) / 510_065_621.7e6).toBeCloseTo((1 - zoneShare(60)) / 2, 8);
    expect(areas[1].ellipsoidal_m2).toBeNull();
    expect(totals.ellipsoidal_m2).toBe(areas[0].ellipsoidal_m2);
    expect(notes).toContainEqual({ code: 'encloses-pole', count: 1, detail: 'line 1' });
  });

  it('follows a continent across the antimeridian', async () => {
    const across = await inspect([feature([box(100, 0, -120, 60).map(([lon, lat]): [number, number] => [lon, lat])])]);
    const beside = await inspect([feature([[...box(-70, 0, 70, 60)]])]);
    expect(across.areas[0].ellipsoidal_m2).toBeCloseTo(beside.areas[0].ellipsoidal_m2 ?? 0, -4);
  });

  it('gives no area to a shape of which a vertex is no place', async () => {
    const ring: Ring = [
      [100, 0],
      [110, 0],
      [120, 0],
      [120, 95],
      [100, 60],
      [100, 0],
    ];
    const { areas } = await inspect([feature([ring]), feature([square(134.2, 24, 0.001)])]);
    expect(areas[0].ellipsoidal_m2).toBeNull();
    expect(areas[1].ellipsoidal_m2).not.toBeNull();
  });

  it('has no planar area farther than 3° from the meridian', async () => {
    const { areas, totals, notes } = await inspect([
      feature([square(117.2, 30, 0.001)]),
      feature([square(120, 30, 0.001)]),
      feature([square(123.2, 30, 0.001)]),
    ]);
    expect(areas.map(({ planar_m2 }) => planar_m2 === null)).toEqual([false, false, true]);
    expect(areas.every(({ ellipsoidal_m2 }) => ellipsoidal_m2 !== null)).toBe(true);
    expect(totals.planar_m2).toBeNull();
    expect(notes).toContainEqual({ code: 'outside-plane', count: 1, detail: 'line 1' });
  });

  it('repairs a bow-tie, and lists a refused shape without an area', async () => {
    const bow: Ring = [
      [120, 30],
      [120.001, 30.001],
      [120.001, 30],
      [120, 30.001],
      [120, 30],
    ];
    const flat: Ring = [
      [120, 30],
      [120, 30],
      [120, 30],
      [120, 30],
    ];
    const { areas, notes } = await inspect([feature([bow]), feature([flat])]);
    const half = polygonArea_m2(square(120, 30, 0.001)) / 2;
    expect(areas[0].repaired).toBe(true);
    expect((areas[0].ellipsoidal_m2 ?? 0) / half).toBeCloseTo(1, 3);
    expect(areas[1]).toMatchObject({ planar_m2: null, ellipsoidal_m2: null, repaired: false });
    expect(notes.map(({ code }) => code)).toEqual(expect.arrayContaining(['self-intersection', 'zero-area']));
  });

  it('repairs a bow-tie that is wider than 32 bits of millimetres from its corner', async () => {
    const bow: Ring = [
      [113, -37],
      [141, -13],
      [141, -37],
      [113, -13],
      [113, -37],
    ];
    const { areas, notes } = await inspect([feature([bow])]);
    expect(areas[0].repaired).toBe(true);
    // Two triangles of about 1 250 km × 2 650 km ÷ 2.
    expect((areas[0].ellipsoidal_m2 ?? 0) / 3.4e12).toBeCloseTo(1, 0);
    expect(notes.map(({ code }) => code)).not.toContain('zero-area');
  });

  it('takes coordinates of a zone as surveyed: planar area to the last digit, the zone’s own meridian', async () => {
    const side: Ring = [
      [40_600_000, 3_300_000],
      [40_600_094, 3_300_000],
      [40_600_094, 3_300_100],
      [40_600_000, 3_300_100],
      [40_600_000, 3_300_000],
    ];
    const found = await inspect([feature([side])], '--crs', 'EPSG:4528');
    expect(found.crs.found_by).toBe('user');
    expect(found.plane.meridian).toBe(120);
    // 94 m × 100 m in the plane itself.
    expect(found.areas[0].planar_m2).toBeCloseTo(9400, 4);
    // 100 km from the meridian areas grow by (y/R)² = 0.000 247.
    expect((found.areas[0].ellipsoidal_m2 ?? 0) / 9400).toBeCloseTo(1 - 0.000_247, 5);
  });

  it('prints for people what it prints for scripts', async () => {
    const path = join(folder, 'one.geojson');
    writeFileSync(path, JSON.stringify(feature([square(120, 30, 0.001)], 'A1')));
    const { out, err } = await chidu('inspect', path);
    expect(err).toBe('');
    expect(out).toContain('central meridian 120°');
    expect(out).toMatch(/^ +0 +\d+\.\d\d +\d+\.\d\d {2}A1$/m);
  });
});
