import { describe, expect, it } from 'vitest';
import type { Fix } from '../../../../src/core/register/patrol.ts';
import { cleanTrack } from '../../../../src/core/report/track/clean-track.ts';
import { measureTrack } from '../../../../src/core/report/track/measure-track.ts';
import { createRandom } from '../../../support/random-polygons.ts';
import { SEED } from '../../../support/seeded.ts';
import {
  BLOCK,
  box,
  expectTrue,
  HOUSES,
  lengthOf,
  nearest,
  type Point,
  receive,
  RULES,
  seenOf,
  toFix,
  walk,
  WITHIN_M,
} from './made-walk.ts';

/* Receivers that err otherwise than at random. The truth is the way that was made; see made-walk.ts. */

const PACE = 1.3;
const atTime = (fix: Fix, milliseconds: number): Fix => [
  fix[0],
  fix[1],
  new Date(Date.parse(fix[2]) + milliseconds).toISOString(),
  fix[3],
];

describe('a receiver', () => {
  it('that drifts away between high houses and comes back is wrong by its drift, and by no more', async () => {
    const truth = walk(BLOCK, PACE);
    const noise = receive(truth, 2, SEED + 20);
    const drift_m = 35;
    // Over two minutes off to the north-east by 35 m and back, with a radius that does not admit it.
    const fixes = truth.map(({ at: [x, y] }, n): Fix => {
      const off = n < 150 || n > 270 ? 0 : drift_m * Math.sin((Math.PI * (n - 150)) / 120);
      return off === 0 ? noise[n] : toFix(n, [x + 0.7 * off, y + 0.7 * off], 8);
    });
    const { least_m, gaps } = measureTrack(cleanTrack([fixes], RULES));
    expect(gaps).toBe(0);
    expect(Math.abs(least_m - lengthOf(BLOCK))).toBeLessThan(2 * drift_m);
    await expectTrue([fixes], truth, drift_m + 7);
  });

  it('that repeats its last position under new times proves nothing of what was passed meanwhile', async () => {
    const way: readonly Point[] = [
      [0, 0],
      [400, 0],
    ];
    const truth = walk(way, PACE);
    const good = receive(truth, 1, SEED + 21);
    // Frozen for 130 m: then the position is suddenly there.
    const fixes = good.map((fix, n): Fix => (n > 100 && n < 200 ? atTime(good[100], 1000 * (n - 100)) : fix));
    const made = cleanTrack([fixes], RULES);
    const { least_m, gaps, unknown_s } = measureTrack(made);
    expect(gaps).toBe(1);
    expect(made.left.repeated).toBeGreaterThan(90);
    expect(Math.abs(unknown_s - 100)).toBeLessThan(6);
    expect(Math.abs(least_m - (400 - 99 * PACE))).toBeLessThan(20);
    // Midway in the frozen part, and 40 m from both its ends.
    expect(await seenOf([fixes], [box(60, 10), box(188, 10), box(340, 10)])).toEqual(new Set([0, 2]));
  });

  it('that is held still by its own filter while somebody stands is believed, however long', () => {
    const good = receive(walk(BLOCK, PACE), 1, SEED + 29);
    const [before, after] = [good.slice(0, 200), good.slice(200)];
    const still = Array.from({ length: 600 }, (_, n) => atTime(good[199], 1000 * (n + 1)));
    const made = measureTrack(cleanTrack([[...before, ...still, ...after.map((fix) => atTime(fix, 600_000))]], RULES));
    expect([made.gaps, made.known_s]).toEqual([0, good.length - 1 + 600]);
  });

  it('that says two places of one moment is believed in the more accurate one, whichever comes first', async () => {
    const truth = walk(BLOCK, PACE);
    const good = receive(truth, 2, SEED + 22);
    const random = createRandom(SEED + 23);
    const doubled = good.flatMap((fix, n): Fix[] => {
      const angle = 2 * Math.PI * random();
      const [x, y] = truth[n].at;
      const wrong = toFix(n, [x + 20 * Math.cos(angle), y + 20 * Math.sin(angle)], 22);
      return n % 2 ? [fix, wrong] : [wrong, fix];
    });
    const made = cleanTrack([doubled], RULES);
    expect(made.left.repeated).toBe(good.length);
    expect(measureTrack(made)).toEqual(measureTrack(cleanTrack([good], RULES)));
    await expectTrue([doubled], truth, 7);
  });

  it('whose fixes arrive out of order tells the same as one whose fixes do not', () => {
    const good = receive(walk(BLOCK, PACE), 2, SEED + 24);
    const random = createRandom(SEED + 25);
    const mixed = good
      .map((fix, n) => ({ fix, late: n + 6 * random() }))
      .toSorted((a, b) => a.late - b.late)
      .map(({ fix }) => fix);
    const made = cleanTrack([mixed], RULES);
    expect(made.reordered).toBeGreaterThan(20);
    expect(made.pieces).toEqual(cleanTrack([good], RULES).pieces);
  });

  it('whose clock falls back by half a minute, again and again, adds no way and no place', async () => {
    const truth = walk(BLOCK, PACE);
    const good = receive(truth, 2, SEED + 26);
    const fixes = good.map((fix, n) => atTime(fix, n % 150 >= 90 && n % 150 < 120 ? -30_500 : 0));
    const { least_m } = measureTrack(cleanTrack([fixes], RULES));
    // Two ways that were walked one after the other lie between each other: to and fro by up to 39 m, five times.
    expect(least_m).toBeLessThan(1.1 * lengthOf(BLOCK) + 5 * 2 * 39);
    // Where moments contradict each other fewer houses count as seen, and none that was not.
    const seen = await seenOf([fixes], HOUSES);
    expect(Math.max(...[...seen].map((row) => nearest(HOUSES[row], truth)))).toBeLessThan(WITHIN_M + 7);
    expect(seen.size).toBeGreaterThan(5);
  });

  it('that is silent through a long tunnel at the speed of a car tells no length and no target of it', async () => {
    const way: readonly Point[] = [
      [0, 0],
      [6000, 0],
    ];
    const truth = walk(way, 16);
    const fixes = receive(truth, 2, SEED + 27).filter((_, n) => truth[n].at[0] < 1500 || truth[n].at[0] > 4500);
    const { length_m, gaps, unknown_s } = measureTrack(cleanTrack([fixes], RULES));
    expect(gaps).toBe(1);
    expect(Math.abs(unknown_s - 3000 / 16)).toBeLessThan(3);
    expect(Math.abs(length_m - 3000)).toBeLessThan(0.05 * 3000);
    expect(await seenOf([fixes], [box(700, 10), box(2000, 10), box(3000, 10), box(4000, 10), box(5200, 10)])).toEqual(
      new Set([0, 4]),
    );
  });

  it.each([
    ['on foot, is a way', PACE, 0],
    ['in a car, proves places only: between them nobody knows the way', 12, 1],
  ] as const)('that speaks every half minute, %s', async (_, pace, share) => {
    const corners: readonly Point[] =
      pace > 2
        ? [
            [0, 0],
            [3600, 0],
            [3600, 1800],
          ]
        : BLOCK;
    const truth = walk(corners, pace);
    const fixes = receive(truth, 2, SEED + 28).filter((_fix, n) => n % 30 === 0);
    const { gaps, length_m } = measureTrack(cleanTrack([fixes], RULES));
    expect(gaps).toBe(share * (fixes.length - 1));
    if (share === 0) expect(Math.abs(length_m / lengthOf(BLOCK) - 1)).toBeLessThan(0.12);
    else {
      expect(length_m).toBe(0);
      expect(await seenOf([fixes], [box(0, 10), box(180, 10), box(360, 10)])).toEqual(new Set([0, 2]));
    }
  });
});
