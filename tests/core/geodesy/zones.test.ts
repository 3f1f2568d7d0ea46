import { describe, expect, it } from 'vitest';
import {
  epsgOfZone,
  nameZone,
  nearestMeridian,
  wrapDegrees,
  zoneOfEasting,
  zoneOfEpsg,
} from '../../../src/core/geodesy/zones.ts';

describe('zones of CGCS2000', () => {
  // EPSG register: code, width, zone, prefixed, central meridian, name.
  it.each([
    [4513, 3, 25, true, 75, 'CGCS2000 / 3-degree Gauss-Kruger zone 25'],
    [4527, 3, 39, true, 117, 'CGCS2000 / 3-degree Gauss-Kruger zone 39'],
    [4533, 3, 45, true, 135, 'CGCS2000 / 3-degree Gauss-Kruger zone 45'],
    [4534, 3, 25, false, 75, 'CGCS2000 / 3-degree Gauss-Kruger CM 75E'],
    [4548, 3, 39, false, 117, 'CGCS2000 / 3-degree Gauss-Kruger CM 117E'],
    [4554, 3, 45, false, 135, 'CGCS2000 / 3-degree Gauss-Kruger CM 135E'],
    [4491, 6, 13, true, 75, 'CGCS2000 / Gauss-Kruger zone 13'],
    [4501, 6, 23, true, 135, 'CGCS2000 / Gauss-Kruger zone 23'],
    [4502, 6, 13, false, 75, 'CGCS2000 / Gauss-Kruger CM 75E'],
    [4512, 6, 23, false, 135, 'CGCS2000 / Gauss-Kruger CM 135E'],
  ] as const)('EPSG:%d', (code, width, zone, prefixed, meridian, name) => {
    const found = zoneOfEpsg(code);
    expect(found).toEqual({ width, zone, prefixed, meridian });
    expect(found && nameZone(found)).toBe(name);
    expect(epsgOfZone(width, zone, prefixed)).toBe(code);
  });

  it('knows no zone outside its codes and numbers', () => {
    for (const code of [4490, 4555, 0, 4513.5, Number.NaN]) expect(zoneOfEpsg(code)).toBeUndefined();
    expect(epsgOfZone(3, 24, true)).toBeUndefined();
    expect(epsgOfZone(6, 24, false)).toBeUndefined();
    expect(epsgOfZone(3, 39.5, true)).toBeUndefined();
  });

  it('reads the zone off an 8-digit easting', () => {
    expect(zoneOfEasting(39_512_345.678)).toEqual({ width: 3, zone: 39, prefixed: true, meridian: 117 });
    expect(zoneOfEasting(20_512_345.678)).toEqual({ width: 6, zone: 20, prefixed: true, meridian: 117 });
    for (const zone of [13, 23, 25, 45]) expect(zoneOfEasting(zone * 1_000_000 + 500_000)?.zone).toBe(zone);
    for (const easting of [512_345.678, 3_451_100, 24_500_000, 46_500_000, 12_500_000, -39_500_000, Number.NaN]) {
      expect(zoneOfEasting(easting), String(easting)).toBeUndefined();
    }
  });

  it('finds the nearest 3° meridian anywhere', () => {
    expect(nearestMeridian(117.9)).toBe(117);
    expect(nearestMeridian(118.6)).toBe(120);
    expect(nearestMeridian(-71.1)).toBe(-72);
    expect(nearestMeridian(179.9)).toBe(180);
    expect(nearestMeridian(-179.9)).toBe(180);
    expect(nearestMeridian(-0.2)).toBe(0);
    expect(Object.is(nearestMeridian(-0.2), -0)).toBe(false);
  });

  it('wraps differences of longitude', () => {
    expect(wrapDegrees(359)).toBe(-1);
    expect(wrapDegrees(-181)).toBe(179);
    expect(wrapDegrees(180)).toBe(180);
    expect(wrapDegrees(Number.NaN)).toBeNaN();
  });
});
