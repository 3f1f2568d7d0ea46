import { cos, sin } from '../core/geodesy/elementary.ts';
import { smoothCurve, smoothLoop, spurAround } from './curve.ts';
import type { Random } from './random.ts';
import { type Point, type Ring, ringContains, toWhole, square } from './ring.ts';

/** What the land is used for; decides blocks, parcels and buildings. */
export type Use = 'old-town' | 'suburb' | 'new-town' | 'industry' | 'village' | 'farm' | 'forest' | 'park' | 'water' | 'shore';

/** The lie of the land before anything is built: all in whole millimetres, `scale` enlarges the island and not its houses. */
export interface Terrain {
  readonly scale: number;
  readonly coast: Ring;
  readonly riverLine: Ring;
  readonly riverHalfAt: (index: number) => number;
  readonly river: Ring;
  readonly lakes: readonly Ring[];
  readonly villages: readonly { readonly centre: Point; readonly radius: number }[];
  useAt(p: Point): Use;
}

const KM = 1e6;

const RIVER: readonly (readonly [number, number])[] = [
  [-2.75, 2.1],
  [-2.2, 1.62],
  [-1.95, 0.95],
  [-1.2, 0.5],
  [-0.35, 0.78],
  [0.35, 0.72],
  [0.62, 0.1],
  [0.2, -0.62],
  [0.12, -1.35],
  [0.62, -2.1],
  [0.85, -2.85],
  [0.95, -3.6],
  [1.0, -5],
];

/** Centre, half axes (km) and turn (degrees) of the parts of the town. */
const QUARTERS: readonly (readonly [use: Use, x: number, y: number, rx: number, ry: number, turn: number])[] = [
  ['forest', -2.75, 2.05, 1.75, 1.05, -20],
  ['forest', 3.55, 2.0, 0.62, 0.5, 30],
  ['old-town', -0.48, -1.35, 0.72, 0.62, 10],
  ['industry', 2.35, -2.3, 1.4, 0.95, 10],
  ['new-town', 1.75, 0.1, 1.25, 1.05, 8],
  ['suburb', 0.55, -0.55, 2.25, 1.75, 5],
];

const LAKES: readonly (readonly [x: number, y: number, r: number])[] = [
  [-2.95, 2.2, 0.33],
  [1.72, 0.42, 0.17],
  [-3.4, -1.2, 0.14],
  [2.9, 1.15, 0.12],
];

export function shapeTerrain(random: Random, scale: number): Terrain {
  const at = (x: number, y: number): Point => toWhole(x * KM * scale, y * KM * scale);
  const coast = shapeCoast(random.fork('coast'), scale);
  const riverLine = smoothCurve(
    RIVER.map(([x, y]) => at(x, y)),
    70000,
  );
  const riverHalfAt = (i: number): number => {
    const t = i / (riverLine.length - 1);
    return 7000 + 26000 * Math.min(1, t * 2) + 32000 * Math.max(0, t - 0.45) + 90000 * Math.max(0, t - 0.82);
  };
  const lakeRandom = random.fork('lakes');
  const lakes = LAKES.map(([x, y, r]) => blobAround(at(x, y), r * KM, lakeRandom, 0.28));
  const villages = placeVillages(random.fork('villages'), scale, coast);
  const river = spurAround(riverLine, riverHalfAt);
  return { scale, coast, riverLine, riverHalfAt, river, lakes, villages, useAt: (p) => findUse(p, scale, villages) };
}

/** A rounded, irregular closed shape. */
export function blobAround([cx, cy]: Point, radius: number, random: Random, roughness: number, step = 35000): Point[] {
  const waves = [2, 3, 4, 5].map((f) => [f, random.between(0, roughness) / f, random.between(0, 6.283)] as const);
  const controls: Point[] = [];
  for (let k = 0; k < 16; k++) {
    const angle = (k * Math.PI) / 8;
    const r = radius * waves.reduce((sum, [f, a, p]) => sum + a * 2 * cos(f * angle + p), 1);
    controls.push(toWhole(cx + r * cos(angle), cy + r * sin(angle)));
  }
  return smoothLoop(controls, Math.min(step, radius / 5));
}

function shapeCoast(random: Random, scale: number): Point[] {
  const waves = [3, 4, 5, 7, 9, 13, 19].map((f) => [f, random.between(0.5, 1) * (0.34 / f), random.between(0, 6.283)] as const);
  const controls: Point[] = [];
  const count = 128;
  for (let k = 0; k < count; k++) {
    const angle = (k * 2 * Math.PI) / count;
    const mouth = Math.abs((((angle * 180) / Math.PI) % 360) - 286);
    const bay = mouth < 17 ? -0.125 * (1 + cos((mouth / 17) * Math.PI)) : 0;
    const r =
      (1 + bay + waves.reduce((sum, [f, a, p]) => sum + a * 0.72 * cos(f * angle + p), 0)) * (1 + random.between(-0.008, 0.008));
    controls.push(toWhole(5.1 * KM * scale * r * cos(angle), 3.85 * KM * scale * r * sin(angle)));
  }
  return smoothLoop(controls, 100000);
}

function findQuarter(x: number, y: number): Use | null {
  for (const [use, cx, cy, rx, ry, degrees] of QUARTERS) {
    const c = cos((degrees * Math.PI) / 180);
    const s = sin((degrees * Math.PI) / 180);
    const u = ((x - cx) * c + (y - cy) * s) / rx;
    const v = (-(x - cx) * s + (y - cy) * c) / ry;
    const edge = 1 + 0.1 * sin(5.3 * x + 1.7) * cos(4.1 * y);
    if (u * u + v * v < edge) return use;
  }
  return null;
}

function findUse([px, py]: Point, scale: number, villages: Terrain['villages']): Use {
  const quarter = findQuarter(px / KM / scale, py / KM / scale);
  if (quarter !== null) return quarter;
  for (const { centre, radius } of villages) {
    if (square(px - centre[0]) + square(py - centre[1]) < radius * radius) return 'village';
  }
  return 'farm';
}

function placeVillages(random: Random, scale: number, coast: Ring): { centre: Point; radius: number }[] {
  const villages: { centre: Point; radius: number }[] = [];
  for (let tries = 0; tries < 900 && villages.length < 26; tries++) {
    const x = random.between(-4.8, 4.8);
    const y = random.between(-3.6, 3.6);
    const centre = toWhole(x * KM * scale, y * KM * scale);
    const away = toWhole(x * 1.1 * KM * scale, y * 1.1 * KM * scale);
    if (findQuarter(x, y) !== null || findQuarter(x * 0.93, y * 0.93) !== null || !ringContains(coast, away)) continue;
    if (villages.some((v) => square(v.centre[0] - centre[0]) + square(v.centre[1] - centre[1]) < square(0.95 * KM * scale)))
      continue;
    villages.push({ centre, radius: random.between(0.115, 0.165) * KM * scale });
  }
  return villages;
}
