import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDistrictPlane } from '../../../../src/core/geodesy/district-plane.ts';
import { shiftToGcj } from '../../../../src/core/geodesy/gcj-shift.ts';
import type { Fix } from '../../../../src/core/register/patrol.ts';
import { measureOutlines } from '../../../../src/core/report/dated-shapes.ts';
import { checkKnownPoint } from '../../../../src/core/report/track/check-known-point.ts';
import { cleanTrack } from '../../../../src/core/report/track/clean-track.ts';
import { measureTrack } from '../../../../src/core/report/track/measure-track.ts';
import { seeTargets } from '../../../../src/core/report/track/see-targets.ts';
import { splitWalks } from '../../../../src/core/report/track/split-walks.ts';
import { USUAL_TRACK_RULES } from '../../../../src/core/report/track/track-rules.ts';
import { seeded } from '../../../support/seeded.ts';

const plane = createDistrictPlane({ meridian: 117, origin: { east_m: 540_000, north_m: 3_800_000 } });
const RULES = { ...USUAL_TRACK_RULES, accuracy_m: 25 };
const START = Date.parse('2026-11-28T01:00:00.000Z');
const at = (east: number, north: number): [number, number] => {
  const [lon, lat] = plane.toLonLat(Float64Array.of(1000 * east, 1000 * north));
  return [lon, lat];
};
/** Metres east and north of the origin, seconds from the start. */
const fix = (second: number, east: number, north: number, accuracy_m = 5): Fix => [
  ...at(east, north),
  new Date(START + 1000 * second).toISOString(),
  accuracy_m,
];
/** A walk to the east at 1 m/s, one fix a second. */
const walk = (from: number, to: number, east = 0): Fix[] =>
  Array.from({ length: to - from + 1 }, (_, n) => fix(from + n, east + from + n, 0));
const square = (west: number, south: number, side = 10) => ({
  type: 'Polygon' as const,
  coordinates: [
    [at(west, south), at(west + side, south), at(west + side, south + side), at(west, south + side), at(west, south)],
  ],
});
const lengths = (segments: readonly (readonly Fix[])[]) => cleanTrack(segments, RULES).pieces.map((piece) => piece.length);
const causes = (segments: readonly (readonly Fix[])[]) => cleanTrack(segments, RULES).gaps.map(({ cause }) => cause);

describe('a track', () => {
  it('is one piece while fixes follow each other, and as long as its way', () => {
    const clean = cleanTrack([walk(0, 100)], RULES);
    expect(clean.pieces).toHaveLength(1);
    // 40 km from the meridian the plane is 20 ppm longer than the ellipsoid.
    expect(measureTrack(clean).length_m).toBeCloseTo(100, 1);
    expect(measureTrack(clean)).toMatchObject({ known_s: 100, unknown_s: 0, gaps: 0, fixes: 101 });
  });

  it('is open where nothing came for a minute, and that way has no length', () => {
    expect(causes([[...walk(0, 10), ...walk(70, 80)]])).toEqual([]);
    expect(causes([[...walk(0, 10), ...walk(71, 80)]])).toEqual(['silence']);
    expect(measureTrack(cleanTrack([[...walk(0, 10), ...walk(71, 80)]], RULES)).length_m).toBeCloseTo(19, 2);
  });

  it('is open through a tunnel: far apart and some time', () => {
    const throughTunnel = [...walk(0, 10), fix(30, 400, 0), fix(31, 401, 0)];
    expect(causes([throughTunnel])).toEqual(['far']);
    const poor = [11, 15, 20, 25].map((second) => fix(second, 150, 80, 900));
    expect(causes([[...walk(0, 10), ...poor, fix(30, 400, 0), fix(31, 401, 0)]])).toEqual(['far']);
  });

  it('is never joined over a pause', () => {
    expect(causes([walk(0, 10), walk(11, 20)])).toEqual(['pause']);
  });

  it('leaves out what is inaccurate, repeated, impossible or no place, and counts it', () => {
    const spike = fix(20.5, 20, 3000);
    const clean = cleanTrack(
      [[...walk(0, 20), spike, fix(20.7, 20, 0, 26), ...walk(21, 40), fix(40, 40, 9), [200, 0, walk(0, 1)[0][2], 1]]],
      RULES,
    );
    expect(clean.left).toEqual({ inaccurate: 1, unusable: 1, repeated: 1, outliers: 1 });
    expect(clean.pieces.map((piece) => piece.length)).toEqual([41]);
    expect(measureTrack(clean).length_m).toBeCloseTo(40, 2);
  });

  it('does not believe a wrong beginning, and keeps a lasting jump as a jump', () => {
    const wrong = [0, 1, 2].map((second) => fix(second, second, 5000));
    expect(lengths([[...wrong, ...walk(3, 20)]])).toEqual([18]);
    const moved = Array.from({ length: 10 }, (_, n) => fix(21 + n, 0, 5000 + n));
    expect(causes([[...walk(0, 20), ...moved]])).toEqual(['jump']);
  });

  /** A walk to the east, on which the position lies 300 m to the north from one second to another. */
  const away = (from: number, to: number, last: number) =>
    walk(0, last).map((one, second) => (second >= from && second < to ? fix(second, second, 300) : one));

  it.each([6, 15, 40])(
    'leaves out a jump of %i fixes that comes back, however well they agree, and what was seen from there',
    async (many) => {
      const clean = cleanTrack([away(100, 100 + many, 300)], RULES);
      expect(clean.left.outliers).toBe(many);
      expect(clean.gaps).toEqual([]);
      const targets = await measureOutlines([square(100, 300), square(120, -10)], plane);
      expect(new Set(seeTargets(clean.pieces, targets, plane, 30).keys())).toEqual(new Set([1]));
    },
  );

  it('keeps both sides of a jump that comes back where the way between is the larger part, or where it comes back elsewhere', () => {
    expect(causes([away(20, 100, 130)])).toEqual(['jump', 'jump']);
    const elsewhere = away(100, 140, 300).map((one, second) => (second >= 140 ? fix(second, second, -900) : one));
    expect(causes([elsewhere])).toEqual(['jump', 'jump']);
  });

  it('takes a hop inside both circles for no speed', () => {
    expect(lengths([[fix(0, 0, 0, 20), fix(0.1, 88, 0, 20)]])).toEqual([2]);
    expect(lengths([[fix(0, 0, 0, 5), fix(0.1, 88, 0, 5)]])).toEqual([1]);
  });

  it('is put in order of time', () => {
    const [first, second, third] = walk(0, 2);
    const clean = cleanTrack([[first, third, second]], RULES);
    expect(clean.pieces).toEqual([[first, second, third]]);
    expect(clean.reordered).toBe(1);
  });
});

describe('what was seen', () => {
  it('is what the way came near to, also between two fixes, and nothing else', async () => {
    const targets = await measureOutlines([square(50, 30), square(50, 30.1), square(-45, 0), square(20, -5)], plane);
    const { pieces } = cleanTrack([[fix(0, 0, 0), fix(20, 99, 0)]], RULES);
    const seen = seeTargets(pieces, targets, plane, 30);
    expect(new Set(seen.keys())).toEqual(new Set([0, 3]));
    expect(seen.get(0)).toMatchObject({ nearest_m: expect.closeTo(30, 2), firstAt: fix(20, 0, 0)[2] });
    expect(seen.get(3)).toMatchObject({ nearest_m: 0, firstAt: fix(0, 0, 0)[2], lastAt: fix(0, 0, 0)[2] });
  });

  it('is nothing from a gap', async () => {
    const targets = await measureOutlines([square(195, 0)], plane);
    const see = (fixes: readonly Fix[]) => seeTargets(cleanTrack([fixes], RULES).pieces, targets, plane, 30).size;
    expect(see([fix(0, 0, 0), fix(61, 400, 0)])).toBe(0);
    expect(see([fix(0, 0, 0), fix(15, 400, 0)])).toBe(1);
  });
});

const someFixes = (accuracy_m: fc.Arbitrary<number> = fc.constant(5)) =>
  fc
    .array(
      fc.record({
        wait: fc.integer({ min: 1, max: 90 }),
        east: fc.integer({ min: -80, max: 80 }),
        north: fc.integer({ min: -80, max: 80 }),
        accuracy_m,
      }),
      { maxLength: 40 },
    )
    .map((steps) => {
      let [second, east, north] = [0, 0, 0];
      return steps.map((step) => {
        second += step.wait;
        east += step.east;
        north += step.north;
        return fix(second, east, north, step.accuracy_m);
      });
    });
const grid = measureOutlines(
  Array.from({ length: 100 }, (_, n) => square(80 * ((n % 10) - 5), 80 * (Math.floor(n / 10) - 5), 20)),
  plane,
);

describe('for every track', () => {
  const seenOf = async (segments: readonly (readonly Fix[])[], within_m = 30) =>
    new Set(seeTargets(cleanTrack(segments, RULES).pieces, await grid, plane, within_m).keys());
  const isWithin = (some: ReadonlySet<number>, all: ReadonlySet<number>) => [...some].every((row) => all.has(row));

  it('coverage never grows by a pause, and never shrinks with the distance', () =>
    fc.assert(
      fc.asyncProperty(someFixes(), fc.nat(40), async (fixes, cut) => {
        const whole = await seenOf([fixes]);
        expect(isWithin(await seenOf([fixes.slice(0, cut), fixes.slice(cut)]), whole)).toBe(true);
        expect(isWithin(await seenOf([fixes], 10), whole)).toBe(true);
        expect(isWithin(whole, await seenOf([fixes], 50))).toBe(true);
      }),
      seeded(150),
    ));

  it('silence takes away and never adds: what two halves saw apart is what they saw with a gap between', () =>
    fc.assert(
      fc.asyncProperty(someFixes(), someFixes(), async (before, after) => {
        const late = after.map(
          ([lon, lat, moment, accuracy_m]): Fix => [
            lon,
            lat,
            new Date(Date.parse(moment) + 86_400_000).toISOString(),
            accuracy_m,
          ],
        );
        const apart = new Set([...(await seenOf([before])), ...(await seenOf([late]))]);
        expect(isWithin(await seenOf([[...before, ...late]]), apart)).toBe(true);
      }),
      seeded(100),
    ));

  it('inaccurate fixes change nothing', () =>
    fc.assert(
      fc.property(someFixes(), someFixes(fc.integer({ min: 26, max: 5000 })), (fixes, bad) => {
        const mixed = [...fixes, ...bad].toSorted((a, b) => Date.parse(a[2]) - Date.parse(b[2]));
        expect(cleanTrack([mixed], RULES).pieces).toEqual(cleanTrack([fixes], RULES).pieces);
      }),
      seeded(150),
    ));

  it('a few fixes far away in the middle of a steady walk change nothing', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 10, max: 90 }),
        fc.array(fc.integer({ min: 8_000, max: 90_000 }), { minLength: 1, maxLength: 4 }),
        (second, far) => {
          const steady = walk(0, 100);
          const spikes = far.map((north, n) => fix(second + 0.1 * (n + 1), 0, north));
          const mixed = [...steady, ...spikes].toSorted((a, b) => Date.parse(a[2]) - Date.parse(b[2]));
          expect(cleanTrack([mixed], RULES).pieces).toEqual([steady]);
        },
      ),
      seeded(150),
    ));

  it('pieces hold only fixes of the track, each once, in order, and their length is never more than the steps between all', () =>
    fc.assert(
      fc.property(someFixes(fc.integer({ min: 1, max: 40 })), (fixes) => {
        const { pieces, gaps, left } = cleanTrack([fixes], RULES);
        const kept = pieces.flat();
        expect(kept).toEqual(fixes.filter((one) => kept.includes(one)));
        expect(kept.length + left.inaccurate + left.outliers + left.repeated + left.unusable).toBe(fixes.length);
        expect(gaps).toHaveLength(Math.max(0, pieces.length - 1));
      }),
      seeded(150),
    ));
});

describe('a known point', () => {
  const here = at(500, 500);
  const measured = (lon: number, lat: number, accuracy_m = 6): Fix => [lon, lat, '2026-11-28T01:00:00.000Z', accuracy_m];

  it('agrees within the circle of the fix and 10 m', () => {
    const near = at(512, 500);
    expect(checkKnownPoint('桥头', here, measured(...near))).toMatchObject({ verdict: 'agrees', off_m: expect.closeTo(12, 0) });
  });

  it('tells positions that are shifted as map services shift them', () => {
    const shifted = shiftToGcj(...here);
    const check = checkKnownPoint('桥头', here, measured(...shifted));
    expect(check.verdict).toBe('shifted-gcj02');
    expect(check.off_m).toBeGreaterThan(100);
  });

  it('takes any other distance for what it is, also as far as the shift in another direction', () => {
    const [lon, lat] = shiftToGcj(...here);
    expect(checkKnownPoint('桥头', here, measured(2 * here[0] - lon, 2 * here[1] - lat)).verdict).toBe('off');
    expect(checkKnownPoint('Anywhere', [10, 50], measured(10.004, 50)).verdict).toBe('off');
  });
});

describe('walks of a file', () => {
  const NOW = '2026-11-28T12:00:00.000Z';
  const line = (...times: (string | null)[]) => ({
    points: times.map((_, n): [number, number] => [117 + n / 1e5, 34]),
    times,
  });

  it('end where nothing comes for three hours, and lines stay apart', () => {
    const { walks } = splitWalks(
      [
        line('2026-11-27T02:00:00Z', '2026-11-27T02:01:00Z', '2026-11-27T09:00:00Z'),
        line('2026-11-27T02:05:00Z', '2026-11-27T02:06:00Z'),
      ],
      { accuracy_m: 10, now: NOW },
    );
    expect(walks.map(({ segments }) => segments.map((fixes) => fixes.length))).toEqual([[2, 2], [1]]);
  });

  it('leave out points without a time, from the future, or from a second device, and count them', () => {
    const { walks, report } = splitWalks(
      [
        line('2026-11-27T02:00:00Z', null, 'soon', '2026-11-27T02:10:00'),
        line('2026-11-27T02:05:00Z', '2026-11-27T10:11:00+08:00'),
        line('2027-01-01T00:00:00Z'),
      ],
      { accuracy_m: 10, now: NOW },
    );
    expect(walks.map(({ segments }) => segments.map((fixes) => fixes.map((one) => one[2].slice(11, 16))))).toEqual([
      [['02:00', '02:10'], ['02:11']],
    ]);
    expect(report).toEqual({ points: 7, untimed: 2, future: 1, overlapping: 1, reordered: 0 });
  });
});
