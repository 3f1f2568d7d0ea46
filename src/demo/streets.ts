import { cos, sin } from '../core/geodesy/elementary.ts';
import { smoothCurve, smoothLoop, spurAround } from './curve.ts';
import type { Random } from './random.ts';
import { innerPoint, longAxis, type Point, type Ring, ringArea, ringContains, spanAlong, toWhole } from './ring.ts';
import { type EdgeKind, type Face, Subdivision } from './subdivision.ts';
import type { Terrain, Use } from './terrain.ts';

export interface NamedRoad {
  readonly id: string;
  readonly line: Ring;
  readonly kind: EdgeKind;
}

export interface StreetPlan {
  readonly subdivision: Subdivision;
  readonly useOf: ReadonlyMap<number, Use>;
  readonly roads: readonly NamedRoad[];
}

const KM = 1e6;

/** Main roads: control points in km on the unscaled island. Loops are closed. */
const ROADS: readonly { id: string; kind: EdgeKind; closed?: boolean; line: readonly (readonly [number, number])[] }[] = [
  {
    id: 'east-west',
    kind: 'avenue',
    line: [
      [-6.5, -0.95],
      [-4, -0.7],
      [-2.3, -0.55],
      [-0.8, -0.38],
      [0.6, -0.3],
      [1.8, -0.12],
      [3, 0.05],
      [4.3, -0.1],
      [6.5, -0.2],
    ],
  },
  {
    id: 'north-south',
    kind: 'avenue',
    line: [
      [1.05, 5],
      [1.1, 3],
      [1.22, 1.9],
      [1.38, 0.8],
      [1.5, -0.1],
      [1.62, -1],
      [1.8, -2],
      [2, -3],
      [2.1, -5],
    ],
  },
  {
    id: 'ring',
    kind: 'avenue',
    closed: true,
    line: [
      [-1.9, -0.9],
      [-1.5, -1.9],
      [-0.5, -2.45],
      [0.7, -2.4],
      [1.7, -1.85],
      [2.6, -1.2],
      [3.15, -0.1],
      [2.9, 0.95],
      [1.9, 1.45],
      [0.6, 1.45],
      [-0.7, 1.25],
      [-1.6, 0.4],
    ],
  },
  {
    id: 'old-street',
    kind: 'road',
    line: [
      [-0.9, 5],
      [-0.75, 3],
      [-0.85, 1.6],
      [-0.78, 0.4],
      [-0.7, -0.5],
      [-0.5, -1.3],
      [-0.45, -2.1],
      [-0.6, -3],
      [-0.7, -5],
    ],
  },
  {
    id: 'market',
    kind: 'road',
    line: [
      [-6.5, -1.9],
      [-3.6, -1.65],
      [-1.9, -1.5],
      [-0.9, -1.42],
      [-0.1, -1.36],
      [0.6, -1.3],
      [1.7, -1.15],
      [2.6, -1.2],
      [4, -1.5],
      [6.5, -1.9],
    ],
  },
  {
    id: 'north-road',
    kind: 'road',
    line: [
      [-6.5, 1.1],
      [-4.4, 0.75],
      [-2.6, 0.55],
      [-1.3, 0.95],
      [0, 1.75],
      [1.3, 1.95],
      [2.6, 1.6],
      [4, 1.1],
      [6.5, 0.9],
    ],
  },
  {
    id: 'west-road',
    kind: 'road',
    line: [
      [-3.6, 5],
      [-4.0, 2.4],
      [-3.7, 1],
      [-3.1, -0.3],
      [-2.7, -1.6],
      [-2.6, -5],
    ],
  },
  {
    id: 'east-road',
    kind: 'road',
    line: [
      [3.3, 5],
      [2.9, 2.6],
      [3.05, 1.6],
      [3.6, 0.6],
      [3.9, -0.6],
      [3.7, -1.6],
      [3.9, -5],
    ],
  },
  {
    id: 'harbour',
    kind: 'road',
    line: [
      [0.9, -1.75],
      [1.3, -2.25],
      [2.2, -2.5],
      [3.2, -2.35],
      [4.2, -2.0],
      [6.5, -1.6],
    ],
  },
];

/** Block area aimed at (m²), how crooked its streets are, and what a street is there. */
const BLOCKS: Record<
  Use,
  { readonly area_m2: number; readonly bend: number; readonly kinds: readonly [EdgeKind, EdgeKind]; readonly pitch_m?: number }
> = {
  'old-town': { area_m2: 6500, bend: 0.05, kinds: ['street', 'lane'] },
  suburb: { area_m2: 21000, bend: 0.03, kinds: ['street', 'street'] },
  'new-town': { area_m2: 42000, bend: 0, kinds: ['road', 'street'], pitch_m: 190 },
  industry: { area_m2: 70000, bend: 0, kinds: ['road', 'street'], pitch_m: 260 },
  village: { area_m2: 6500, bend: 0.06, kinds: ['street', 'lane'] },
  farm: { area_m2: 75000, bend: 0.05, kinds: ['lane', 'track'] },
  forest: { area_m2: 900000, bend: 0.12, kinds: ['track', 'track'] },
  park: { area_m2: 1e9, bend: 0, kinds: ['lane', 'lane'] },
  water: { area_m2: 1e12, bend: 0, kinds: ['bank', 'bank'] },
  shore: { area_m2: 1e9, bend: 0, kinds: ['lane', 'lane'] },
};

/** Bearing of the grid of the planned quarters; their houses face south of it. */
export const GRID: Point = [cos(0.14), sin(0.14)];

export function layStreets(terrain: Terrain, random: Random): StreetPlan {
  const { coast, riverLine, riverHalfAt, river, lakes, scale } = terrain;
  const subdivision = new Subdivision(coast, 'coast');
  subdivision.drawCurve(river, 'bank');
  const embankment = spurAround(riverLine, (i) => riverHalfAt(i) + 36000);
  subdivision.drawCurve(embankment, 'drive');
  const roads: NamedRoad[] = [];
  for (const { id, kind, closed, line } of ROADS) {
    const controls = line.map(([x, y]) => toWhole(x * KM * scale, y * KM * scale));
    const curve = closed ? smoothLoop(controls, 90000) : smoothCurve(controls, 90000);
    subdivision.drawCurve(curve, kind, closed);
    roads.push({ id, kind, line: closed ? [...curve, curve[0]] : curve });
  }
  const coastRoad = coast.filter((_, i) => i % 3 === 0).map(([x, y]) => toWhole(x * 0.945, y * 0.945));
  const coastLine = smoothLoop(coastRoad, 120000);
  subdivision.drawCurve(coastLine, 'road', true);
  roads.push({ id: 'coast', kind: 'road', line: [...coastLine, coastLine[0]] });
  for (const lake of lakes) subdivision.drawCurve(lake, 'bank', true);

  const inWater = (p: Point): boolean => ringContains(river, p) || lakes.some((lake) => ringContains(lake, p));
  const useOf = new Map<number, Use>();
  const uncut = [...subdivision.faces.values()];
  for (const face of uncut) {
    const inside = innerPoint(subdivision.ringOf(face));
    if (inWater(inside)) useOf.set(face.id, 'water');
    else if (ringContains(embankment, inside)) useOf.set(face.id, 'park');
    else cutIntoBlocks(subdivision, face, terrain, random, useOf);
  }
  return { subdivision, useOf, roads };
}

function cutIntoBlocks(subdivision: Subdivision, start: Face, terrain: Terrain, random: Random, useOf: Map<number, Use>): void {
  const pending: Face[] = [start];
  for (let face = pending.pop(); face !== undefined; face = pending.pop()) {
    const ring = subdivision.ringOf(face);
    const area_m2 = ringArea(ring) / 1e6;
    const use = finestUse(ring, area_m2, terrain);
    const style = BLOCKS[use];
    const limit = style.area_m2 * (1.25 + 0.5 * random.next());
    const parts = area_m2 > limit ? halve(subdivision, face, ring, style, area_m2, random) : null;
    if (parts === null) useOf.set(face.id, terrain.useAt(innerPoint(ring)));
    else pending.push(...parts);
  }
}

/** A large face takes the use with the smallest blocks among samples of it, so that a village is not lost in its fields. */
function finestUse(ring: Ring, area_m2: number, terrain: Terrain): Use {
  const inside = innerPoint(ring);
  let finest = terrain.useAt(inside);
  if (area_m2 < 60000) return finest;
  for (let i = 0; i < ring.length; i += Math.max(1, Math.floor(ring.length / 12))) {
    for (const t of [0.15, 0.5, 0.8]) {
      const use = terrain.useAt([inside[0] + (ring[i][0] - inside[0]) * t, inside[1] + (ring[i][1] - inside[1]) * t]);
      if (BLOCKS[use].area_m2 < BLOCKS[finest].area_m2) finest = use;
    }
  }
  return finest;
}

function halve(
  subdivision: Subdivision,
  face: Face,
  ring: Ring,
  style: (typeof BLOCKS)[Use],
  area_m2: number,
  random: Random,
): readonly [Face, Face] | null {
  const kind = area_m2 > style.area_m2 * 5 ? style.kinds[0] : style.kinds[1];
  for (let attempt = 0; attempt < 5; attempt++) {
    const cut =
      style.pitch_m === undefined || attempt > 2 ? crookedCut(ring, random) : gridCut(ring, style.pitch_m * 1000, attempt);
    const bend = style.bend * random.between(-1, 1);
    const parts = subdivision.cutAcross(face, cut.through, cut.along, kind, attempt === 4 ? 0 : bend);
    if (parts !== null) return parts;
  }
  return null;
}

function crookedCut(ring: Ring, random: Random): { through: Point; along: Point } {
  const axis = longAxis(ring);
  const tilt = random.between(-0.1, 0.1);
  const along: Point = [-axis[1] + axis[0] * tilt, axis[0] + axis[1] * tilt];
  const { low, high } = spanAlong(ring, axis);
  const inside = innerPoint(ring);
  const shift = (high - low) * random.between(-0.08, 0.08);
  return { through: [inside[0] + axis[0] * shift, inside[1] + axis[1] * shift], along };
}

/** The grid line nearest to the middle of the longer side, in the bearing that the planned quarters share. */
function gridCut(ring: Ring, pitch: number, attempt: number): { through: Point; along: Point } {
  const across: Point = [-GRID[1], GRID[0]];
  const u = spanAlong(ring, GRID);
  const v = spanAlong(ring, across);
  const first = u.high - u.low > v.high - v.low === (attempt % 2 === 0);
  const axis = first ? GRID : across;
  const along = first ? across : GRID;
  const { low, high } = first ? u : v;
  const inside = innerPoint(ring);
  const middle = inside[0] * axis[0] + inside[1] * axis[1];
  const line = Math.round(middle / pitch) * pitch;
  const target = line > low + pitch * 0.3 && line < high - pitch * 0.3 ? line : (low + high) / 2;
  return { through: [inside[0] + axis[0] * (target - middle), inside[1] + axis[1] * (target - middle)], along };
}
