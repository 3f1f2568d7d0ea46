import { describe, expect, it } from 'vitest';
import { createDistrictPlane } from '../../../../src/core/geodesy/district-plane.ts';
import type { Fix } from '../../../../src/core/register/patrol.ts';
import { measureOutlines } from '../../../../src/core/report/dated-shapes.ts';
import { cleanTrack } from '../../../../src/core/report/track/clean-track.ts';
import { measureTrack } from '../../../../src/core/report/track/measure-track.ts';
import { seeTargets } from '../../../../src/core/report/track/see-targets.ts';
import { USUAL_TRACK_RULES } from '../../../../src/core/report/track/track-rules.ts';
import { inverseGeodesic } from '../../../support/geographiclib.ts';
import { createRandom } from '../../../support/random-polygons.ts';
import { SEED } from '../../../support/seeded.ts';

/*
 * Walks whose truth is known because they are made: where somebody was at each moment, to the decimetre. What the product says of the
 * fixes that a receiver would have given of them is held against that, by sampling the way itself and by no rule of the product's.
 */

type Point = readonly [east: number, north: number];
interface Moment {
  readonly second: number;
  readonly at: Point;
}

const plane = createDistrictPlane({ meridian: 117, origin: { east_m: 540_000, north_m: 3_800_000 } });
const RULES = { ...USUAL_TRACK_RULES, accuracy_m: 25 };
const START = Date.parse('2026-11-28T01:00:00.000Z');
const WITHIN_M = 30;
const toLonLat = ([east, north]: Point): [number, number] => {
  const [lon, lat] = plane.toLonLat(Float64Array.of(1000 * east, 1000 * north));
  return [lon, lat];
};
const toFix = (second: number, at: Point, accuracy_m: number): Fix => [
  ...toLonLat(at),
  new Date(START + 1000 * second).toISOString(),
  accuracy_m,
];

/** Every second of a way through corners at a pace; `stops` at a corner, seconds. */
function walk(corners: readonly Point[], pace_mps: number, stops: Readonly<Record<number, number>> = {}): Moment[] {
  const moments: Moment[] = [];
  corners.forEach(([east, north], n) => {
    const wait = stops[n] ?? 0;
    for (let k = 0; k < wait; k++) moments.push({ second: moments.length, at: [east, north] });
    const next = corners[n + 1];
    if (!next) return;
    const length = Math.hypot(next[0] - east, next[1] - north);
    const steps = Math.max(1, Math.round(length / pace_mps));
    for (let k = 0; k < steps; k++)
      moments.push({
        second: moments.length,
        at: [east + ((next[0] - east) * k) / steps, north + ((next[1] - north) * k) / steps],
      });
  });
  moments.push({ second: moments.length, at: corners[corners.length - 1] });
  return moments;
}

const lengthOf = (corners: readonly Point[]): number =>
  corners.slice(1).reduce((sum, [x, y], n) => sum + Math.hypot(x - corners[n][0], y - corners[n][1]), 0);

/** A receiver that errs by σ, alike from one second to the next, and states its radius of 95 %. */
function receive(moments: readonly Moment[], sigma_m: number, seed: number): Fix[] {
  const random = createRandom(seed);
  const gauss = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const alike = 0.9;
  let [east, north] = [sigma_m * gauss(), sigma_m * gauss()];
  return moments.map(({ second, at: [x, y] }) => {
    east = alike * east + sigma_m * Math.sqrt(1 - alike * alike) * gauss();
    north = alike * north + sigma_m * Math.sqrt(1 - alike * alike) * gauss();
    return toFix(second, [x + east, y + north], 2.45 * sigma_m);
  });
}

interface Box {
  readonly west: number;
  readonly south: number;
  readonly size: number;
}
const box = (west: number, south: number, size = 12): Box => ({ west, south, size });
/** By the nearest place of a box to a point: no polygon, no segment. */
const farFrom = ({ west, south, size }: Box, [x, y]: Point): number =>
  Math.hypot(Math.max(west - x, 0, x - west - size), Math.max(south - y, 0, y - south - size));
const nearest = (one: Box, moments: readonly Moment[]): number => Math.min(...moments.map(({ at }) => farFrom(one, at)));

async function seenOf(segments: readonly (readonly Fix[])[], boxes: readonly Box[]): Promise<ReadonlySet<number>> {
  const outlines = boxes.map(({ west, south, size }) => ({
    type: 'Polygon' as const,
    coordinates: [
      [
        [west, south],
        [west + size, south],
        [west + size, south + size],
        [west, south + size],
        [west, south],
      ].map(([x, y]) => toLonLat([x, y])),
    ],
  }));
  const { pieces } = cleanTrack(segments, RULES);
  return new Set(seeTargets(pieces, await measureOutlines(outlines, plane), plane, WITHIN_M).keys());
}

/** A grid of small houses over a square of land. */
const HOUSES = Array.from({ length: 14 * 14 }, (_, n) => box(-120 + 40 * (n % 14), -120 + 40 * Math.floor(n / 14)));
const BLOCK: readonly Point[] = [
  [0, 0],
  [240, 0],
  [240, 160],
  [60, 160],
  [60, 300],
  [300, 300],
];

/** Nobody is said to have seen what lay clearly too far, nor to have missed what lay clearly near; `unsure_m` is what the receiver errs. */
async function expectTrue(segments: readonly (readonly Fix[])[], truth: readonly Moment[], unsure_m: number): Promise<void> {
  const seen = await seenOf(segments, HOUSES);
  const wrong = HOUSES.flatMap((house, row) => {
    const far = nearest(house, truth);
    if (seen.has(row) && far > WITHIN_M + unsure_m) return [`seen at ${far.toFixed(1)} m`];
    if (!seen.has(row) && far < WITHIN_M - unsure_m) return [`missed at ${far.toFixed(1)} m`];
    return [];
  });
  expect(wrong).toEqual([]);
  expect(seen.size).toBeGreaterThan(5);
}

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
