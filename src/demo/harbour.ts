import type { BaseFeature } from './base-feature.ts';
import { bandAround, smoothCurve } from './curve.ts';
import { PLACE_NAMES } from './names.ts';
import type { Random } from './random.ts';
import { type Point, ringContains, toWhole } from './ring.ts';
import { blobAround, type Terrain } from './terrain.ts';

/** Off the coast and in no unit: piers and breakwaters of the harbour, and a few islets. */
export function drawHarbour(terrain: Terrain, random: Random): BaseFeature[] {
  const km = 1e6 * terrain.scale;
  const features: BaseFeature[] = [];
  for (const x of [1.75, 2.05, 2.35, 2.65]) {
    const shore = findShore(terrain, toWhole(x * km, -2 * km), [0.12, -1]);
    if (shore === null) continue;
    const length = random.between(230, 330) * 1000;
    const end: Point = toWhole(shore[0] + 0.12 * length, shore[1] - length);
    const start: Point = toWhole(shore[0] - 0.12 * 40000, shore[1] + 40000);
    features.push({ class: 'land', kind: 'pier', rings: [bandAround([start, end], () => 19000)] });
    for (const side of [-1, 1]) {
      const shed = [0.3, 0.9].map((t) =>
        toWhole(start[0] + (end[0] - start[0]) * t + side * 9500, start[1] + (end[1] - start[1]) * t),
      );
      features.push({ class: 'building', kind: 'pier', floors: 1, rings: [bandAround(shed, () => 5000)] });
    }
  }
  const west = findShore(terrain, toWhole(1.45 * km, -2 * km), [0, -1]);
  const east = findShore(terrain, toWhole(3.1 * km, -2 * km), [0, -1]);
  if (west !== null && east !== null) {
    const outer = Math.min(west[1], east[1]) - 620000;
    const gap = west[0] + (east[0] - west[0]) * 0.45;
    const arms: Point[][] = [
      [
        toWhole(west[0], west[1] + 30000),
        toWhole(west[0] - 40000, (west[1] + outer) / 2),
        toWhole(west[0] + 170000, outer + 120000),
        toWhole(gap - 130000, outer + 30000),
      ],
      [
        toWhole(east[0], east[1] + 30000),
        toWhole(east[0] + 60000, (east[1] + outer) / 2),
        toWhole(east[0] - 230000, outer + 30000),
        toWhole(gap + 90000, outer),
      ],
    ];
    for (const arm of arms)
      features.push({ class: 'land', kind: 'breakwater', rings: [bandAround(smoothCurve(arm, 60000), () => 9000)] });
    const mark = toWhole(gap, outer + 220000);
    features.push({
      class: 'place',
      kind: 'water',
      name: PLACE_NAMES.harbour,
      rings: [[mark, toWhole(mark[0] + 1000, mark[1]), toWhole(mark[0] + 500, mark[1] + 900)]],
    });
  }
  for (const [x, y, r] of [
    [-4.6, -3.1, 0.16],
    [-4.95, -2.8, 0.08],
    [4.9, 2.7, 0.2],
    [-1.6, -4.05, 0.1],
    [5.2, 2.35, 0.07],
  ]) {
    const islet = blobAround(toWhole(x * km, y * km), r * 1e6, random, 0.3);
    if (islet.some((p) => ringContains(terrain.coast, p))) continue;
    features.push({ class: 'land', kind: 'islet', rings: [islet] });
    features.push({
      class: 'green',
      kind: 'forest',
      rings: [islet.map(([px, py]) => toWhole(x * km + (px - x * km) * 0.86, y * km + (py - y * km) * 0.86))],
    });
  }
  return features;
}

/** Where a walk from an inland point in a direction meets the sea, to ten metres. */
function findShore(terrain: Terrain, from: Point, [dx, dy]: Point): Point | null {
  for (let step = 0; step < 400; step++) {
    const p = toWhole(from[0] + dx * step * 10000 * terrain.scale, from[1] + dy * step * 10000 * terrain.scale);
    if (!ringContains(terrain.coast, p)) return step === 0 ? null : p;
  }
  return null;
}
