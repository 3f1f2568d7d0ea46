import { describe, expect, it } from 'vitest';
import type { Fix } from '../../../../src/core/register/patrol.ts';
import { cleanTrack } from '../../../../src/core/report/track/clean-track.ts';
import { measureTrack } from '../../../../src/core/report/track/measure-track.ts';
import { inverseGeodesic } from '../../../support/geographiclib.ts';
import { createRandom } from '../../../support/random-polygons.ts';
import { SEED } from '../../../support/seeded.ts';
import {
  BLOCK,
  box,
  expectTrue,
  lengthOf,
  nearest,
  plane,
  type Point,
  receive,
  RULES,
  seenOf,
  toFix,
  walk,
  WITHIN_M,
} from './made-walk.ts';

describe('a walk whose truth is known', () => {
  it('with stops of minutes is as long as it was beyond its wavering, however long somebody stood', async () => {
    const truth = walk(BLOCK, 1.3, { 1: 300, 3: 420, 4: 240 });
    const fixes = receive(truth, 3, SEED);
    const { least_m, length_m, gaps, known_s } = measureTrack(cleanTrack([fixes], RULES));
    const real = lengthOf(BLOCK);
    expect(least_m).toBeGreaterThan(0.9 * real);
    expect(least_m).toBeLessThan(1.1 * real);
    expect(length_m).toBeGreaterThan(1.2 * real);
    expect([gaps, known_s]).toEqual([0, truth.length - 1]);
    await expectTrue([fixes], truth, 9);
  });

  it('is the same with a fix every second and one every ten', async () => {
    const truth = walk(BLOCK, 1.3);
    const fine = receive(truth, 2, SEED + 1);
    const coarse = fine.filter((_, n) => n % 10 === 0);
    // Between two fixes ten seconds apart a corner is cut by up to 4.6 m.
    for (const [fixes, cut_m] of [
      [fine, 0.5],
      [coarse, 4.6],
    ] as const) {
      const { least_m, gaps } = measureTrack(cleanTrack([fixes], RULES));
      expect(Math.abs(least_m / lengthOf(BLOCK) - 1)).toBeLessThan(0.08);
      expect(gaps).toBe(0);
      await expectTrue([fixes], truth, 7 + cut_m);
    }
  });

  it('between high houses, where some positions jump away and claim to be good, proves nothing of where they jumped', async () => {
    const truth = walk(BLOCK, 1.3);
    const random = createRandom(SEED + 2);
    let thrown = 0;
    const fixes = receive(truth, 3, SEED + 3).map((one, n): Fix => {
      if (random() > 0.03 || n === 0) return one;
      thrown++;
      const angle = 2 * Math.PI * random();
      const off = 90 + 210 * random();
      const [x, y] = truth[n].at;
      return toFix(n, [x + off * Math.cos(angle), y + off * Math.sin(angle)], 8);
    });
    expect(thrown).toBeGreaterThan(10);
    const { left, pieces } = cleanTrack([fixes], RULES);
    expect(left.outliers).toBeGreaterThanOrEqual(thrown);
    const real = lengthOf(BLOCK);
    expect(Math.abs(measureTrack({ pieces, gaps: [] }).least_m / real - 1)).toBeLessThan(0.1);
    await expectTrue([fixes], truth, 9);
  });

  it('through a tunnel has one gap, and saw nothing of what lies over it', async () => {
    const way: readonly Point[] = [
      [0, 0],
      [400, 0],
    ];
    const truth = walk(way, 1.3);
    const open = truth.filter(({ at: [x] }) => x < 100 || x > 300);
    const fixes = receive(open, 2, SEED + 4);
    const { least_m, gaps, unknown_s } = measureTrack(cleanTrack([fixes], RULES));
    expect(gaps).toBe(1);
    expect(Math.abs(unknown_s - 200 / 1.3)).toBeLessThan(3);
    expect(Math.abs(least_m - 200)).toBeLessThan(20);
    const [before, over, after] = [box(60, 10), box(200, 10), box(340, 10)];
    expect(await seenOf([fixes], [before, over, after])).toEqual(new Set([0, 2]));
    await expectTrue([fixes], open, 7);
  });

  it('along a boundary saw both sides of it', async () => {
    const truth = walk(
      [
        [0, 0],
        [200, 0],
      ],
      1.3,
    );
    const fixes = receive(truth, 3, SEED + 5);
    const [left, right, far] = [
      { west: 0, south: 0, size: 200 },
      { west: 0, south: -200, size: 200 },
      { west: 0, south: -300, size: 60 },
    ];
    expect(await seenOf([fixes], [left, right, far])).toEqual(new Set([0, 1]));
  });

  it('with a clock that jumps an hour ahead and back proves no more than was walked, and no other place', async () => {
    const truth = walk(BLOCK, 1.3);
    const good = receive(truth, 2, SEED + 6);
    const fixes = good.map(
      ([lon, lat, at, accuracy_m], n): Fix => [
        lon,
        lat,
        n >= 200 && n < 280 ? new Date(Date.parse(at) + 3_600_000).toISOString() : at,
        accuracy_m,
      ],
    );
    const made = cleanTrack([fixes], RULES);
    const { least_m, length_m, gaps } = measureTrack(made);
    expect(gaps).toBe(2);
    expect(made.reordered).toBeGreaterThan(0);
    expect(length_m).toBeLessThanOrEqual(measureTrack(cleanTrack([good], RULES)).length_m);
    expect(least_m).toBeLessThan(1.02 * lengthOf(BLOCK));
    await expectTrue([fixes], truth, 7);
  });

  it('over the border of two 3° zones goes on as if there were none', async () => {
    // 118.5° E parts the zones of 117° and 120°.
    const border = plane.toFractionalMillimetres(Float64Array.of(118.5, 34));
    const [x, y] = [border[0] / 1000, border[1] / 1000];
    const way: readonly Point[] = [
      [x - 400, y],
      [x + 400, y + 60],
    ];
    const truth = walk(way, 8);
    const fixes = truth.map(({ second, at }) => toFix(second, at, 4));
    const [from, to] = [fixes[0], fixes[fixes.length - 1]];
    expect(from[0]).toBeLessThan(118.5);
    expect(to[0]).toBeGreaterThan(118.5);
    const { length_m, gaps } = measureTrack(cleanTrack([fixes], RULES));
    expect(gaps).toBe(0);
    // A straight line of the plane is off the geodesic by millimetres here.
    expect(length_m).toBeCloseTo(inverseGeodesic(from[0], from[1], to[0], to[1]).length_m, 1);
    const houses = [box(x - 200, y + 40), box(x + 200, y + 60), box(x - 6, y + 45), box(x, y + 120)];
    const seen = await seenOf([fixes], houses);
    expect(seen).toEqual(new Set(houses.flatMap((house, n) => (nearest(house, truth) < WITHIN_M ? [n] : []))));
    expect(seen.size).toBe(3);
  });
});
