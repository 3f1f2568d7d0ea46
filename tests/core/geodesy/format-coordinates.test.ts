import { describe, expect, it } from 'vitest';
import {
  formatDegrees,
  formatDms,
  formatInZone,
  formatPlane,
  zoneOfMeridian,
} from '../../../src/core/geodesy/format-coordinates.ts';

describe('degrees, minutes, seconds', () => {
  it.each([
    [113.5, 'lon', '113°30′00.0000″E'],
    [23.1, 'lat', '23°06′00.0000″N'],
    [-0.25, 'lat', '0°15′00.0000″S'],
    [-70.123456789, 'lon', '70°07′24.4444″W'],
    // 59.99995″ is the next minute, and 59′59.99995″ the next degree.
    [10 + 59.99996 / 3600, 'lon', '10°01′00.0000″E'],
    [10 + 3599.99996 / 3600, 'lat', '11°00′00.0000″N'],
    [-179.999999999, 'lon', '180°00′00.0000″W'],
    [-0.000000001, 'lat', '0°00′00.0000″N'],
  ] as const)('%s %s is %s', (degrees, axis, expected) => {
    expect(formatDms(degrees, axis)).toBe(expected);
  });

  it('rounds to whole seconds without a point', () => {
    expect(formatDms(113.999999, 'lon', 0)).toBe('114°00′00″E');
  });
});

describe('plane coordinates', () => {
  it('put the zone in front of Y: false easting 500 000 m on the meridian of zone 40', () => {
    // Meridian arc of GRS80 to latitude 30°: 3 320 113.398 m (PROJ 9, +proj=tmerc +lon_0=120 +ellps=GRS80).
    expect(formatInZone(120, 30)).toEqual({ x: '3320113.398', y: '40500000.000', meridian: 120, zone: 40 });
  });

  it('have no zone in front at a meridian of the office’s own', () => {
    expect(formatPlane(113.75, 30, 113.75, zoneOfMeridian(113.75)).y).toBe('500000.000');
  });

  it('have no zone outside China’s zones 25 to 45', () => {
    expect(formatInZone(2.35, 48.85)).toBeNull();
    expect([zoneOfMeridian(75), zoneOfMeridian(135), zoneOfMeridian(138)]).toEqual([25, 45, undefined]);
  });
});

it('decimal degrees keep nine decimals and round half up', () => {
  expect([formatDegrees(113.5), formatDegrees(-0.1234567895)]).toEqual(['113.500000000', '-0.123456790']);
});
