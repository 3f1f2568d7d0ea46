import { expect } from 'vitest';
import { createDistrictPlane } from '../../../../src/core/geodesy/district-plane.ts';
import type { Fix } from '../../../../src/core/register/patrol.ts';
import { measureOutlines } from '../../../../src/core/report/dated-shapes.ts';
import { cleanTrack } from '../../../../src/core/report/track/clean-track.ts';
import { seeTargets } from '../../../../src/core/report/track/see-targets.ts';
import { USUAL_TRACK_RULES } from '../../../../src/core/report/track/track-rules.ts';
import { createRandom } from '../../../support/random-polygons.ts';

/*
 * Walks whose truth is known because they are made: where somebody was at each moment, to the decimetre. What the product says of the
 * fixes that a receiver would have given of them is held against that, by sampling the way itself and by no rule of the product's.
 */

export type Point = readonly [east: number, north: number];
export interface Moment {
  readonly second: number;
  readonly at: Point;
}

export const plane = createDistrictPlane({ meridian: 117, origin: { east_m: 540_000, north_m: 3_800_000 } });
export const RULES = { ...USUAL_TRACK_RULES, accuracy_m: 25 };
export const START = Date.parse('2026-11-28T01:00:00.000Z');
export const WITHIN_M = 30;
export const toLonLat = ([east, north]: Point): [number, number] => {
  const [lon, lat] = plane.toLonLat(Float64Array.of(1000 * east, 1000 * north));
  return [lon, lat];
};
export const toFix = (second: number, at: Point, accuracy_m: number): Fix => [
  ...toLonLat(at),
  new Date(START + 1000 * second).toISOString(),
  accuracy_m,
];

/** Every second of a way through corners at a pace; `stops` at a corner, seconds. */
export function walk(corners: readonly Point[], pace_mps: number, stops: Readonly<Record<number, number>> = {}): Moment[] {
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

export const lengthOf = (corners: readonly Point[]): number =>
  corners.slice(1).reduce((sum, [x, y], n) => sum + Math.hypot(x - corners[n][0], y - corners[n][1]), 0);

/** A receiver that errs by σ, alike from one second to the next, and states its radius of 95 %. */
export function receive(moments: readonly Moment[], sigma_m: number, seed: number): Fix[] {
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

export interface Box {
  readonly west: number;
  readonly south: number;
  readonly size: number;
}
export const box = (west: number, south: number, size = 12): Box => ({ west, south, size });
/** By the nearest place of a box to a point: no polygon, no segment. */
const farFrom = ({ west, south, size }: Box, [x, y]: Point): number =>
  Math.hypot(Math.max(west - x, 0, x - west - size), Math.max(south - y, 0, y - south - size));
export const nearest = (one: Box, moments: readonly Moment[]): number => Math.min(...moments.map(({ at }) => farFrom(one, at)));

export async function seenOf(segments: readonly (readonly Fix[])[], boxes: readonly Box[]): Promise<ReadonlySet<number>> {
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
export const HOUSES = Array.from({ length: 14 * 14 }, (_, n) => box(-120 + 40 * (n % 14), -120 + 40 * Math.floor(n / 14)));
export const BLOCK: readonly Point[] = [
  [0, 0],
  [240, 0],
  [240, 160],
  [60, 160],
  [60, 300],
  [300, 300],
];

/** Nobody is said to have seen what lay clearly too far, nor to have missed what lay clearly near; `unsure_m` is what the receiver errs. */
export async function expectTrue(
  segments: readonly (readonly Fix[])[],
  truth: readonly Moment[],
  unsure_m: number,
): Promise<void> {
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
