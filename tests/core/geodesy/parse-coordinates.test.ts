import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDegrees, formatDms, formatInZone, formatPlane } from '../../../src/core/geodesy/format-coordinates.ts';
import { forwardGaussKruger } from '../../../src/core/geodesy/gauss-kruger.ts';
import { parseCoordinates } from '../../../src/core/geodesy/parse-coordinates.ts';

const CONTEXT = { meridian: 114, bounds: [113.4, 23, 113.6, 23.2] } as const;
const read = (text: string) => parseCoordinates(text, CONTEXT);
const LETTERS = Array.from('0123456789.,°′″ NESWXY-度分秒');
const HERE = { lon: 113.5, lat: 23.1 };
const near = (place: { lon: number; lat: number }) => ({ lon: expect.closeTo(place.lon, 8), lat: expect.closeTo(place.lat, 8) });

describe('degrees', () => {
  it.each([
    '113.5, 23.1',
    '113.5 23.1',
    '113.5,23.1',
    '１１３．５，２３．１',
    '113.5E 23.1N',
    'E113.5 N23.1',
    '113.5° 23.1°',
    '东经113.5 北纬23.1',
    'lon 113.5, lat 23.1',
    '经度：113.5 纬度：23.1',
    '(113.5, 23.1)',
    '113°30′00″E 23°06′00″N',
    '113°30\'0.0"E, 23°6\'0"N',
    '东经113度30分0秒，北纬23度6分0秒',
    '113:30:00 23:06:00',
    '113 30 00 E 23 06 00 N',
    '113°30′E 23°06′N',
  ])('“%s” is longitude before latitude', (text) => {
    expect(read(text)[0]).toMatchObject({ ...near(HERE), swapped: false, distance_m: 0 });
  });

  it.each([
    '23.1N 113.5E',
    'N23.1 E113.5',
    'N23.1E113.5',
    '北纬23°06′00″ 东经113°30′00″',
    'lat=23.1 lon=113.5',
    '23 06 00 N 113 30 00 E',
  ])('“%s” is latitude before longitude, as its letters say', (text) => {
    const [first, ...more] = read(text);
    expect(first).toMatchObject({ ...near(HERE), swapped: false });
    expect(more).toEqual([]);
  });

  it('without a letter and the wrong way round are turned, and that is said', () => {
    expect(read('23.1, 113.5')).toEqual([expect.objectContaining({ ...near(HERE), swapped: true })]);
  });

  it('are south and west by letter or sign', () => {
    expect(read('70.5W 33.25S')[0]).toMatchObject({ lon: -70.5, lat: -33.25 });
    expect(read('-70.5, -33.25').some(({ lon, lat }) => lon === -70.5 && lat === -33.25)).toBe(true);
  });

  it('that could be either way round are offered both ways, the one nearer to the district first', () => {
    const found = parseCoordinates('23, 48', { meridian: 21, bounds: [22, 47, 24, 49] });
    expect(found.map(({ lon, swapped }) => ({ lon, swapped }))).toEqual([
      { lon: 23, swapped: false },
      { lon: 48, swapped: true },
    ]);
    expect(found[0].distance_m).toBe(0);
    expect(found[1].distance_m).toBeGreaterThan(1e6);
  });
});

describe('plane coordinates', () => {
  const plane = (meridian: number) => forwardGaussKruger(meridian, HERE.lon, HERE.lat);
  const [x, y] = [plane(114).north_m.toFixed(3), plane(114).east_m.toFixed(3)];

  it('with the number of a 3° zone', () => {
    expect(read(`${x}, 38${y}`)).toEqual([
      expect.objectContaining({ ...near(HERE), notation: 'plane', zone: { width: 3, zone: 38 }, meridian: 114, swapped: false }),
    ]);
  });

  it('with the number of a 6° zone', () => {
    const { north_m, east_m } = plane(111);
    expect(read(`X ${north_m.toFixed(3)} Y 19${east_m.toFixed(3)}`)).toEqual([
      expect.objectContaining({ ...near(HERE), zone: { width: 6, zone: 19 }, meridian: 111 }),
    ]);
  });

  it('in groups of three digits', () => {
    expect(read('2 555 855.123, 38 448 797.456')[0]).toMatchObject({ notation: 'plane', zone: { width: 3, zone: 38 } });
  });

  it.each([`38${y}, ${x}`, `X=38${y}, Y=${x}`])('swapped as in “%s” are turned, and that is said', (text) => {
    const [first, ...more] = read(text);
    expect(first).toMatchObject(near(HERE));
    expect(more).toEqual([]);
    expect(first.swapped).toBe(true);
  });

  it('in the other order are no mistake where X and Y are named', () => {
    expect(read(`Y=38${y} X=${x}`)).toEqual([expect.objectContaining({ ...near(HERE), swapped: false })]);
  });

  it('without a zone are those of the district’s meridian first, then of the zones around', () => {
    const found = parseCoordinates(`${x} ${y}`, CONTEXT);
    expect(found[0]).toMatchObject({ ...near(HERE), meridian: 114, distance_m: 0 });
    expect(found[0].zone).toBeUndefined();
    // The 6° zone around has its meridian at 111°: the same numbers lie three degrees off.
    expect(found.slice(1).map(({ meridian }) => meridian)).toEqual([111]);
    expect(found[1].distance_m).toBeGreaterThan(200_000);
  });
});

describe('anything else', () => {
  it.each(['', '990101002007JD00022', '海湾路 12 号', '113.5', '181, 95', '113.5E 114.5E', '10°70′00″N 20°E', '1,2,3', '0200'])(
    '“%s” is no place',
    (text) => {
      expect(read(text)).toEqual([]);
    },
  );

  it('never throws and never leaves the globe', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...LETTERS), maxLength: 40 }), (text) => {
        for (const { lon, lat } of read(text)) {
          expect(Math.abs(lon)).toBeLessThanOrEqual(180);
          expect(Math.abs(lat)).toBeLessThanOrEqual(90);
        }
      }),
      { numRuns: 3000 },
    );
  });
});

it('reads back what is written, in every notation', () => {
  const place = fc.tuple(fc.double({ min: 73.6, max: 136.4, noNaN: true }), fc.double({ min: 18, max: 53, noNaN: true }));
  fc.assert(
    fc.property(place, ([lon, lat]) => {
      const context = { meridian: 117, bounds: [lon - 0.1, lat - 0.1, lon + 0.1, lat + 0.1] } as const;
      const zone = formatInZone(lon, lat);
      const own = formatPlane(lon, lat, 3 * Math.round(lon / 3));
      const written = [
        `${formatDegrees(lon)}, ${formatDegrees(lat)}`,
        `${formatDms(lon, 'lon')} ${formatDms(lat, 'lat')}`,
        `${formatDms(lat, 'lat')},${formatDms(lon, 'lon')}`,
        ...(zone ? [`${zone.x}\t${zone.y}`] : []),
        `${own.x}, ${own.y}`,
      ];
      for (const text of written) {
        const best = parseCoordinates(text, context).find((one) => Math.abs(one.lon - lon) < 1e-6);
        expect(best, text).toBeDefined();
        // Half a unit of the last digit written: 0.05 mm of degrees, 1.5 mm of seconds, 0.5 mm of metres.
        expect(Math.abs((best?.lon ?? 0) - lon)).toBeLessThan(2e-8);
        expect(Math.abs((best?.lat ?? 0) - lat)).toBeLessThan(2e-8);
      }
    }),
    { numRuns: 500 },
  );
});
