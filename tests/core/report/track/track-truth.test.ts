import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDistrictPlane } from '../../../../src/core/geodesy/district-plane.ts';
import type { LngLat } from '../../../../src/core/measure/units.ts';
import type { Fix } from '../../../../src/core/register/patrol.ts';
import { measureOutlines } from '../../../../src/core/report/dated-shapes.ts';
import { cleanTrack } from '../../../../src/core/report/track/clean-track.ts';
import { leastWay_m } from '../../../../src/core/report/track/least-way.ts';
import { measureTrack } from '../../../../src/core/report/track/measure-track.ts';
import { seeTargets } from '../../../../src/core/report/track/see-targets.ts';
import { USUAL_TRACK_RULES } from '../../../../src/core/report/track/track-rules.ts';
import { inverseGeodesic } from '../../../support/geographiclib.ts';
import { createRandom } from '../../../support/random-polygons.ts';
import { SEED, seeded } from '../../../support/seeded.ts';

const plane = createDistrictPlane({ meridian: 117, origin: { east_m: 540_000, north_m: 3_800_000 } });
const RULES = { ...USUAL_TRACK_RULES, accuracy_m: 25 };
const START = Date.parse('2026-11-28T01:00:00.000Z');
const at = (east: number, north: number): LngLat => {
  const [lon, lat] = plane.toLonLat(Float64Array.of(1000 * east, 1000 * north));
  return [lon, lat];
};
const fix = (second: number, east: number, north: number, accuracy_m = 5): Fix => [
  ...at(east, north),
  new Date(START + 1000 * second).toISOString(),
  accuracy_m,
];
const geodesic_m = (a: Fix, b: Fix) => inverseGeodesic(a[0], a[1], b[0], b[1]).length_m;
const figures = (segments: readonly (readonly Fix[])[], rules = RULES) => measureTrack(cleanTrack(segments, rules));
/** The same way walked from its end to its beginning. */
const reversed = (fixes: readonly Fix[]): Fix[] => {
  const end = Date.parse(fixes.at(-1)?.[2] ?? '');
  return fixes
    .map(
      ([lon, lat, moment, accuracy_m]): Fix => [lon, lat, new Date(START + end - Date.parse(moment)).toISOString(), accuracy_m],
    )
    .reverse();
};

/**
 * Somebody on foot, with pauses; a step in any direction at up to 2 m/s. Nobody is at one place digit for digit twice: what a receiver
 * that repeats itself proves depends on what comes after it (odd-receivers.test.ts).
 */
const walks = fc
  .array(
    fc.record({
      wait: fc.integer({ min: 1, max: 90 }),
      pace: fc.integer({ min: 1, max: 20 }),
      turn: fc.integer({ min: 0, max: 359 }),
      accuracy_m: fc.integer({ min: 1, max: 40 }),
    }),
    { minLength: 2, maxLength: 60 },
  )
  .map((steps) => {
    let [second, east, north] = [0, 0, 0];
    return steps.map(({ wait, pace, turn, accuracy_m }) => {
      second += wait;
      east += (pace / 10) * wait * Math.cos((turn * Math.PI) / 180);
      north += (pace / 10) * wait * Math.sin((turn * Math.PI) / 180);
      return fix(second, east, north, accuracy_m);
    });
  });

describe('the length of a track, against GeographicLib', () => {
  it('is the sum of the geodesics within each of its pieces', () => {
    fc.assert(
      fc.property(walks, (fixes) => {
        const good = fixes.filter(([, , , accuracy_m]) => accuracy_m <= RULES.accuracy_m);
        const expected = good.slice(1).reduce((sum, next, n) => {
          const seconds = (Date.parse(next[2]) - Date.parse(good[n][2])) / 1000;
          const step_m = geodesic_m(good[n], next);
          const isGap = seconds > 60 || (seconds > 15 && step_m > 100);
          // The two programs may differ about a step that is 100 m to the centimetre.
          fc.pre(seconds <= 15 || seconds > 60 || Math.abs(step_m - 100) > 1);
          return isGap ? sum : sum + step_m;
        }, 0);
        expect(figures([fixes]).length_m).toBeCloseTo(expected, 3);
      }),
      seeded(200),
    );
  });

  it('is the same there and back, with the same gaps', () => {
    fc.assert(
      fc.property(walks, (fixes) => {
        const [there, back] = [figures([fixes]), figures([reversed(fixes)])];
        expect(back.length_m).toBeCloseTo(there.length_m, 6);
        expect(back.least_m).toBeCloseTo(there.least_m, 6);
        expect(back).toMatchObject({ gaps: there.gaps, fixes: there.fixes, known_s: there.known_s, unknown_s: there.unknown_s });
      }),
      seeded(150),
    );
  });

  it('is never longer when fixes are missing, limits are stricter, or the recording is cut', () => {
    fc.assert(
      fc.property(walks, fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }), fc.nat(60), (fixes, keeps, cut) => {
        const { length_m, gaps } = figures([fixes]);
        const hair = 1e-6;
        expect(figures([fixes.filter((_, n) => keeps[n])]).length_m).toBeLessThanOrEqual(length_m + hair);
        expect(figures([fixes], { ...RULES, accuracy_m: 10 }).length_m).toBeLessThanOrEqual(length_m + hair);
        expect(figures([fixes], { ...RULES, gap_s: 30 }).length_m).toBeLessThanOrEqual(length_m + hair);
        expect(figures([fixes], { ...RULES, gap_s: 30 }).gaps).toBeGreaterThanOrEqual(gaps);
        expect(figures([fixes.slice(0, cut), fixes.slice(cut)]).length_m).toBeLessThanOrEqual(length_m + hair);
      }),
      seeded(150),
    );
  });

  it('does not grow by fixes in between on a straight line', () => {
    const sparse = Array.from({ length: 13 }, (_, n) => fix(10 * n, 13 * n, 4 * n));
    const dense = Array.from({ length: 121 }, (_, n) => fix(n, 1.3 * n, 0.4 * n));
    expect(figures([dense]).length_m).toBeCloseTo(figures([sparse]).length_m, 3);
    expect(figures([dense]).least_m).toBeCloseTo(figures([sparse]).least_m, 3);
  });
});

describe('a single wild fix', () => {
  it('changes nothing, whether the device speaks every second or every five', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 2, max: 57 }),
        fc.integer({ min: 200, max: 5000 }),
        fc.integer({ min: 0, max: 359 }),
        (wait, place, far_m, turn) => {
          const steady = Array.from({ length: 60 }, (_, n) => fix(n * wait, 1.3 * n * wait, 0));
          const wild = [...steady];
          const angle = (turn * Math.PI) / 180;
          wild[place] = fix(place * wait, 1.3 * place * wait + far_m * Math.cos(angle), far_m * Math.sin(angle));
          const clean = cleanTrack([wild], RULES);
          expect(clean.left.outliers).toBe(1);
          expect(clean.pieces).toEqual([steady.filter((_, n) => n !== place)]);
          expect(figures([wild]).length_m).toBeCloseTo(figures([steady]).length_m, 3);
        },
      ),
      seeded(200),
    );
  });

  it('is not what somebody does who turns back on foot or in a car', () => {
    const onFoot = Array.from({ length: 61 }, (_, n) => fix(n, n < 30 ? 1.5 * n : 1.5 * (60 - n), 0));
    // 20 m/s, braking at 4 m/s² to a halt and away again, every five seconds.
    const car = [0, 100, 150, 100, 0].map((east, n) => fix(5 * n, east, 0));
    expect(cleanTrack([onFoot], RULES).left.outliers).toBe(0);
    expect(cleanTrack([car], RULES).left.outliers).toBe(0);
  });
});

describe('what is proven beyond the wavering of the fixes', () => {
  const random = createRandom(SEED);
  const gauss = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  /** Receivers err alike from one second to the next: `alike` of each error is the one before. */
  const waver = (places: readonly (readonly [number, number])[], sigma_m: number, alike: number): Fix[] => {
    let [east, north] = [sigma_m * gauss(), sigma_m * gauss()];
    const fresh = sigma_m * Math.sqrt(1 - alike * alike);
    return places.map(([x, y], n) => {
      east = alike * east + fresh * gauss();
      north = alike * north + fresh * gauss();
      // The radius that holds 95 %.
      return fix(n, x + east, y + north, 2.45 * sigma_m);
    });
  };
  const standing = Array.from({ length: 3600 }, () => [0, 0] as const);
  /** Around a block of 160 by 90 m, at 1.3 m/s. */
  const block = (() => {
    const corners = [
      [0, 0],
      [160, 0],
      [160, 90],
      [0, 90],
      [0, 0],
    ];
    return corners.slice(1).flatMap(([x, y], n) => {
      const [fromX, fromY] = corners[n];
      const steps = Math.round(Math.hypot(x - fromX, y - fromY) / 1.3);
      return Array.from(
        { length: steps },
        (_, k) => [fromX + ((x - fromX) * k) / steps, fromY + ((y - fromY) * k) / steps] as const,
      );
    });
  })();

  it.each([0, 0.8, 0.98])('is nothing for an hour on the spot (errors alike by %d)', (alike) => {
    const fixes = waver(standing, 3, alike);
    expect(figures([fixes]).length_m).toBeGreaterThan(1000);
    expect(figures([fixes]).least_m).toBeLessThan(40);
  });

  it.each([0, 0.8, 0.98])('is the way around the block, within a tenth (errors alike by %d)', (alike) => {
    const { least_m, length_m } = figures([waver(block, 3, alike)]);
    expect(least_m).toBeGreaterThan(450);
    expect(least_m).toBeLessThan(550);
    expect(length_m).toBeGreaterThan(least_m);
  });

  it('is never more than the length, and all of it where devices are exact', () => {
    fc.assert(
      fc.property(walks, (fixes) => {
        const { length_m, least_m } = figures([fixes]);
        expect(least_m).toBeLessThanOrEqual(length_m + 1e-6);
        const exact = fixes.map(([lon, lat, moment]): Fix => [lon, lat, moment, 0]);
        const { pieces } = cleanTrack([exact], RULES);
        const along = measureTrack({ pieces, gaps: [] }).length_m;
        expect(pieces.reduce((sum, piece) => sum + leastWay_m(piece), 0)).toBeCloseTo(along, 3);
      }),
      seeded(150),
    );
  });
});

describe('what was seen, against all distances one by one', () => {
  const polygon = fc
    .record({
      east: fc.integer({ min: -150, max: 150 }),
      north: fc.integer({ min: -150, max: 150 }),
      reaches: fc.array(fc.integer({ min: 6, max: 45 }), { minLength: 3, maxLength: 9 }),
    })
    .map(({ east, north, reaches }) => {
      const ring = reaches.map((reach, n) => {
        const angle = (2 * Math.PI * n) / reaches.length;
        return at(east + reach * Math.cos(angle), north + reach * Math.sin(angle));
      });
      return { type: 'Polygon' as const, coordinates: [[...ring, ring[0]].map(([lon, lat]) => [lon, lat])] };
    });
  const STEP_M = 2;
  const between = (line: readonly (readonly number[])[]): LngLat[] =>
    line.slice(1).flatMap((to, n) => {
      const from = line[n];
      const steps = Math.max(1, Math.ceil(inverseGeodesic(from[0], from[1], to[0], to[1]).length_m / STEP_M));
      return Array.from(
        { length: steps + 1 },
        (_, k): LngLat => [from[0] + ((to[0] - from[0]) * k) / steps, from[1] + ((to[1] - from[1]) * k) / steps],
      );
    });
  const isIn = (ring: readonly (readonly number[])[], [x, y]: LngLat) =>
    ring.slice(1).reduce((inside, [bx, by], n) => {
      const [ax, ay] = ring[n];
      return ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax) ? !inside : inside;
    }, false);

  it('is what a piece came near to, inside or out, and nothing over a gap', async () => {
    let [seenCount, unseenCount] = [0, 0];
    await fc.assert(
      fc.asyncProperty(
        fc.array(polygon, { minLength: 4, maxLength: 4 }),
        fc.array(
          fc.tuple(fc.integer({ min: 5, max: 80 }), fc.integer({ min: -120, max: 120 }), fc.integer({ min: -120, max: 120 })),
          { minLength: 1, maxLength: 4 },
        ),
        async (shapes, stops) => {
          let second = 0;
          const fixes = stops.map(([wait, east, north]) => fix((second += wait), east, north));
          const { pieces } = cleanTrack([fixes], RULES);
          const seen = seeTargets(pieces, await measureOutlines(shapes, plane), plane, 30);
          const ways = pieces.map((piece) =>
            piece.length === 1 ? [[piece[0][0], piece[0][1]] as LngLat] : between(piece.map(([lon, lat]) => [lon, lat])),
          );
          shapes.forEach(({ coordinates: [ring] }, row) => {
            const outline = between(ring);
            const nearest_m = Math.min(
              ...ways.flatMap((way) =>
                way.map((place) =>
                  isIn(ring, place) ? 0 : Math.min(...outline.map(([lon, lat]) => inverseGeodesic(...place, lon, lat).length_m)),
                ),
              ),
            );
            // Between the places looked at lies at most a step.
            if (Math.abs(nearest_m - 30) < STEP_M / 2) return;
            expect(seen.has(row)).toBe(nearest_m < 30);
            if (nearest_m < 30) seenCount++;
            else unseenCount++;
            const found = seen.get(row);
            if (found) expect(Math.abs(found.nearest_m - nearest_m)).toBeLessThan(STEP_M / 2 + 0.05);
          });
        },
      ),
      seeded(40),
    );
    expect(Math.min(seenCount, unseenCount)).toBeGreaterThan(15);
  });
});
