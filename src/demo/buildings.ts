import { shrinkRing } from './inset-ring.ts';
import type { Lot } from './lots.ts';
import type { Random } from './random.ts';
import {
  distance,
  innerPoint,
  type Point,
  type Ring,
  ringArea,
  ringContains,
  segmentsCross,
  spanAlong,
  toWhole,
} from './ring.ts';
import { GRID } from './streets.ts';

export interface Building {
  readonly lot: number;
  readonly ring: Ring;
  readonly floors: number;
}

/** Footprints inside the lots, set as each quarter builds. */
export function placeBuildings(lots: readonly Lot[], random: Random): Building[] {
  const buildings: Building[] = [];
  lots.forEach((lot, index) => {
    for (const { ring, floors } of buildOn(lot, random)) buildings.push({ lot: index, ring, floors });
  });
  return buildings;
}

type Footprint = { readonly ring: Point[]; readonly floors: number };

function buildOn(lot: Lot, random: Random): Footprint[] {
  const area_m2 = ringArea(lot.ring) / 1e6;
  switch (lot.use) {
    case 'old-town':
      return random.chance(0.93) ? fillLot(lot.ring, random.between(700, 1600), random.whole(1, 3), random) : [];
    case 'village':
      return random.chance(0.9) ? homestead(lot.ring, random) : [];
    case 'suburb':
      if (area_m2 > 2600)
        return rows(
          lot.ring,
          { depth_m: 12, length_m: random.between(30, 46), gap_m: random.between(15, 19), floors: random.whole(4, 7) },
          random,
        );
      return random.chance(0.88)
        ? oneHouse(lot.ring, random.between(13, 20), random.between(11, 15), random.whole(2, 5), random)
        : [];
    case 'new-town':
      if (area_m2 < 2200) return oneHouse(lot.ring, 30, 18, random.whole(3, 6), random);
      return random.chance(0.9)
        ? rows(
            lot.ring,
            {
              depth_m: 15,
              length_m: random.between(36, 62),
              gap_m: random.between(26, 38),
              floors: random.whole(7, 24),
              axis: GRID,
            },
            random,
          )
        : [];
    case 'industry':
      return random.chance(0.92)
        ? rows(
            lot.ring,
            { depth_m: random.between(28, 46), length_m: random.between(60, 110), gap_m: 14, floors: random.whole(1, 2) },
            random,
          )
        : [];
    case 'farm':
      return random.chance(0.035)
        ? rows(lot.ring, { depth_m: 8, length_m: random.between(40, 60), gap_m: 3, floors: 1 }, random).slice(0, 6)
        : [];
    default:
      return [];
  }
}

/** A house and, where the yard has room, a shed. */
function homestead(lot: Ring, random: Random): Footprint[] {
  const house = oneHouse(lot, random.between(9, 13), random.between(9, 12), random.whole(1, 3), random);
  if (house.length === 0) return house;
  const corners = lot.filter((_, i) => i % 2 === 0);
  const centre = innerPoint(lot);
  for (let tries = 0; tries < 4; tries++) {
    const [x, y] = random.pick(corners);
    const at: Point = [centre[0] + (x - centre[0]) * 0.66, centre[1] + (y - centre[1]) * 0.66];
    const shed = box(at, frontage(lot), random.between(1800, 3000), random.between(1500, 2200));
    const clear =
      shed.every((p) => house.every(({ ring }) => !ringContains(ring, p))) &&
      house.every(({ ring }) => ring.every((p) => !ringContains(shed, p)));
    if (clear && fits(lot, shed, 400)) return [...house, { ring: shed, floors: 1 }];
  }
  return house;
}

/** The lot less a yard, as in an old quarter where houses stand wall to wall. */
function fillLot(lot: Ring, setback: number, floors: number, random: Random): Footprint[] {
  const inner = shrinkRing(simplify(lot), setback);
  if (inner === null || ringArea(inner) < 30e6) return [];
  const axis = frontage(inner);
  if (random.chance(0.45) || inner.length > 9) return oneHouse(lot, 14, 11, floors, random);
  const { low, high } = spanAlong(inner, axis);
  const cut = low + (high - low) * random.between(0.55, 0.8);
  const part = clipBelow(inner, axis, cut);
  return part.length >= 3 && ringArea(part) > 30e6 ? [{ ring: part, floors }] : [{ ring: inner, floors }];
}

function oneHouse(lot: Ring, length_m: number, depth_m: number, floors: number, random: Random): Footprint[] {
  const axis = frontage(lot);
  const centre = innerPoint(lot);
  for (const share of [1, 0.8, 0.62, 0.48]) {
    const a = length_m * 500 * share;
    const b = depth_m * 500 * share;
    const shape = random.chance(0.3) ? ell(centre, axis, a, b, random) : box(centre, axis, a, b);
    if (fits(lot, shape, 500) && ringArea(shape) > 24e6) return [{ ring: shape, floors }];
  }
  return [];
}

interface Rows {
  readonly depth_m: number;
  readonly length_m: number;
  readonly gap_m: number;
  readonly floors: number;
  /** Direction of the slabs; that of the longest side where it is not given. */
  readonly axis?: Point;
}

/** Parallel slabs, as far as they fit; in the planned quarters they face south as the grid does. */
function rows(lot: Ring, { depth_m, length_m, gap_m, floors, axis = frontage(lot) }: Rows, random: Random): Footprint[] {
  const across: Point = [-axis[1], axis[0]];
  const u = spanAlong(lot, axis);
  const v = spanAlong(lot, across);
  const margin = 4500;
  const stepV = (depth_m + gap_m) * 1000;
  const stepU = (length_m + 9) * 1000;
  const columns = Math.max(1, Math.floor((u.high - u.low - 2 * margin + 9000) / stepU));
  const lines = Math.max(1, Math.floor((v.high - v.low - 2 * margin + gap_m * 1000) / stepV));
  const out: Footprint[] = [];
  for (let line = 0; line < lines; line++) {
    for (let column = 0; column < columns; column++) {
      const cu = (u.low + u.high) / 2 + (column - (columns - 1) / 2) * stepU;
      const cv = (v.low + v.high) / 2 + (line - (lines - 1) / 2) * stepV;
      const centre: Point = [axis[0] * cu + across[0] * cv, axis[1] * cu + across[1] * cv];
      for (const share of [1, 0.72, 0.5]) {
        const slab = box(centre, axis, length_m * 500 * share, Math.min(depth_m * 500, length_m * 500 * share));
        if (!fits(lot, slab, 2500)) continue;
        if (!random.chance(0.06)) out.push({ ring: slab, floors });
        break;
      }
    }
  }
  return out;
}

/** Direction of the longest side. */
function frontage(ring: Ring): Point {
  let best: Point = [1, 0];
  let longest = 0;
  const sides = simplify(ring);
  for (let i = 0; i < sides.length; i++) {
    const a = sides[i];
    const b = sides[(i + 1) % sides.length];
    const length = distance(a, b);
    if (length <= longest) continue;
    longest = length;
    best = [(b[0] - a[0]) / length, (b[1] - a[1]) / length];
  }
  return best;
}

/** Without the vertices that lie nearly in line with their neighbours. */
function simplify(ring: Ring): Point[] {
  const out = ring.filter((p, i) => {
    const a = ring[(i + ring.length - 1) % ring.length];
    const b = ring[(i + 1) % ring.length];
    const cross = (p[0] - a[0]) * (b[1] - p[1]) - (p[1] - a[1]) * (b[0] - p[0]);
    return Math.abs(cross) > 0.12 * distance(a, p) * distance(p, b);
  });
  return out.length >= 3 ? out : [...ring];
}

const corner = (c: Point, axis: Point, u: number, v: number): Point =>
  toWhole(c[0] + axis[0] * u - axis[1] * v, c[1] + axis[1] * u + axis[0] * v);

function box(c: Point, axis: Point, a: number, b: number): Point[] {
  return [corner(c, axis, -a, -b), corner(c, axis, a, -b), corner(c, axis, a, b), corner(c, axis, -a, b)];
}

function ell(c: Point, axis: Point, a: number, b: number, random: Random): Point[] {
  const u = a * random.between(-0.2, 0.3);
  const v = b * random.between(-0.1, 0.4);
  return [
    corner(c, axis, -a, -b),
    corner(c, axis, a, -b),
    corner(c, axis, a, v),
    corner(c, axis, u, v),
    corner(c, axis, u, b),
    corner(c, axis, -a, b),
  ];
}

function fits(lot: Ring, shape: Ring, margin: number): boolean {
  const centre = shape.reduce<Point>((s, p) => [s[0] + p[0] / shape.length, s[1] + p[1] / shape.length], [0, 0]);
  const grown = shape.map((p): Point => {
    const d = distance(centre, p) || 1;
    const k = 1 + (margin * 1.4) / d;
    return [centre[0] + (p[0] - centre[0]) * k, centre[1] + (p[1] - centre[1]) * k];
  });
  if (!grown.every((p) => ringContains(lot, p))) return false;
  return !grown.some((p, i) => lot.some((q, j) => segmentsCross(p, grown[(i + 1) % grown.length], q, lot[(j + 1) % lot.length])));
}

/** The part of a convex-like ring whose projection on the axis is below `limit`. */
function clipBelow(ring: Ring, axis: Point, limit: number): Point[] {
  const out: Point[] = [];
  for (let i = 0; i < ring.length; i++) {
    const a = ring[i];
    const b = ring[(i + 1) % ring.length];
    const ta = a[0] * axis[0] + a[1] * axis[1] - limit;
    const tb = b[0] * axis[0] + b[1] * axis[1] - limit;
    if (ta <= 0) out.push(a);
    if (ta < 0 !== tb < 0) out.push(toWhole(a[0] + ((b[0] - a[0]) * ta) / (ta - tb), a[1] + ((b[1] - a[1]) * ta) / (ta - tb)));
  }
  return out;
}
