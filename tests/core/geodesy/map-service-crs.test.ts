import fc from 'fast-check';
import gcoord from 'gcoord';
import { describe, expect, it } from 'vitest';
import { type Crs, isCrsRefusal, resolveCrs } from '../../../src/core/geodesy/crs.ts';
import { solveGeodesic } from '../../../src/core/geodesy/geodesic.ts';
import { seeded } from '../../support/seeded.ts';

function known(name: string): Crs {
  const result = resolveCrs(name);
  if (isCrsRefusal(result)) throw new Error(result.refused);
  return result;
}

const SYSTEMS = [
  ['GCJ-02', gcoord.GCJ02, 'converted-gcj-02', 100, 700],
  ['BD-09', gcoord.BD09, 'converted-bd-09', 500, 1600],
] as const;

describe('coordinates of map services', () => {
  it.each(SYSTEMS)(
    '%s: turned back to where they were shifted from, within 1 mm, by a shift of the published size',
    (name, system, note, least, most) => {
      const crs = known(name);
      expect(crs).toMatchObject({ code: name, geographic: true, findings: [{ code: note }] });
      const place = fc.tuple(fc.double({ min: 74, max: 134, noNaN: true }), fc.double({ min: 18, max: 53, noNaN: true }));
      fc.assert(
        fc.property(place, ([lon, lat]) => {
          const [x, y] = gcoord.transform<[number, number]>([lon, lat], gcoord.WGS84, system);
          const xy = Float64Array.of(x, y);
          expect(crs.toLonLat(xy)).toBeUndefined();
          expect(solveGeodesic(xy[0], xy[1], lon, lat)?.length_m).toBeLessThan(0.001);
          if (lon < 98 || lon > 122 || lat < 24 || lat > 42) return;
          // DOMAIN: 266–621 m and 0.95–1.4 km in its places; somewhat beyond in others.
          const shift_m = solveGeodesic(x, y, lon, lat)?.length_m ?? 0;
          expect(shift_m > least && shift_m < most, `${lon} ${lat}: ${shift_m}`).toBe(true);
        }),
        seeded(500),
      );
    },
  );

  it('leaves what lies outside China where it is', () => {
    for (const [name] of SYSTEMS) {
      const xy = Float64Array.of(4.9, 43.5, -71.1, 42.4, 150, -34);
      known(name).toLonLat(xy);
      expect([...xy]).toEqual([4.9, 43.5, -71.1, 42.4, 150, -34]);
    }
  });

  it.each(['gcj02', 'GCJ-02', '火星坐标系', 'bd09', 'BD09LL', '百度坐标'])('%s is one', (name) => {
    expect(known(name).code).toMatch(/^(GCJ-02|BD-09)$/);
  });

  it('reports what is no degree', () => {
    const xy = Float64Array.of(117, 34, 500_000, 3_800_000);
    expect(known('GCJ-02').toLonLat(xy)).toEqual({ code: 'crs-coordinates-outside', count: 1, vertex: 1 });
  });
});
