import type { Random } from './random.ts';
import { distance, longAxis, type Point, type Ring, ringArea, ringCentroid, segmentsCross, spanAlong, toWhole } from './ring.ts';

/** How a block is cut into lots. */
export interface LotStyle {
  readonly area_m2: number;
  /** Spread of lot sizes: 0 = all alike, 1 = from half to double. */
  readonly spread: number;
  /** Sideways wander of a boundary's inner points, millimetres. */
  readonly wander_mm: number;
  /** Metres of boundary per inner point. */
  readonly pointEvery_m: number;
  /** Boundaries run in this direction until lots are `width_m` wide: farmland strips. */
  readonly strips?: { readonly along: Point; readonly width_m: number };
}

/** Cuts a ring into lots that share their boundary chains. A cut's ends are not put into the neighbours: real files do not either. */
export function splitIntoLots(block: Ring, style: LotStyle, random: Random): Point[][] {
  const done: Point[][] = [];
  const pending: Point[][] = [[...block]];
  for (let ring = pending.pop(); ring !== undefined; ring = pending.pop()) {
    const area_m2 = ringArea(ring) / 1e6;
    const limit = style.area_m2 * 1.45 * (1 + style.spread * (random.next() * 1.5 - 0.5));
    const parts = area_m2 > limit ? halve(ring, style, random) : null;
    if (parts === null) done.push(ring);
    else pending.push(parts[0], parts[1]);
  }
  return done;
}

function halve(ring: Ring, style: LotStyle, random: Random): readonly [Point[], Point[]] | null {
  for (let attempt = 0; attempt < 4; attempt++) {
    const cut = chooseCut(ring, style, random, attempt);
    const parts = cutRing(ring, cut.through, cut.along, style, random);
    if (parts === null) continue;
    const smaller = Math.min(ringArea(parts[0]), ringArea(parts[1]));
    if (smaller > 0.2 * ringArea(ring)) return parts;
  }
  return null;
}

function chooseCut(ring: Ring, style: LotStyle, random: Random, attempt: number): { through: Point; along: Point } {
  const centre = ringCentroid(ring);
  if (style.strips !== undefined) {
    const { along, width_m } = style.strips;
    const across: Point = [-along[1], along[0]];
    const { low, high } = spanAlong(ring, across);
    const wide = high - low > 1700 * width_m !== attempt > 1;
    const axis = wide ? across : along;
    const shift = wide
      ? Math.min(0.12, (width_m * 120) / (high - low)) * (high - low) * random.between(-1, 1)
      : 4000 * random.between(-1, 1);
    return { through: [centre[0] + axis[0] * shift, centre[1] + axis[1] * shift], along: wide ? along : across };
  }
  const axis = longAxis(ring);
  const { low, high } = spanAlong(ring, axis);
  const shift = (high - low) * random.between(-0.07, 0.07);
  const tilt = attempt === 0 ? 0 : random.between(-0.12, 0.12);
  const along: Point = attempt < 3 ? [-axis[1] + axis[0] * tilt, axis[0] + axis[1] * tilt] : axis;
  return { through: [centre[0] + axis[0] * shift, centre[1] + axis[1] * shift], along };
}

interface Landing {
  readonly edge: number;
  readonly point: Point;
  /** The landing is the edge's first vertex. */
  readonly atVertex: boolean;
}

function cutRing(ring: Ring, through: Point, along: Point, style: LotStyle, random: Random): readonly [Point[], Point[]] | null {
  const ends = landings(ring, through, along);
  if (ends === null) return null;
  const [from, to] = ends;
  const n = ring.length;
  if (
    from.edge === to.edge ||
    (from.atVertex && to.atVertex && ((from.edge + 1) % n === to.edge || (to.edge + 1) % n === from.edge))
  )
    return null;
  const length = distance(from.point, to.point);
  if (length < 1500) return null;
  const chain = wanderBetween(from.point, to.point, length, style, random);
  const safe = crossesRing(ring, [from.point, ...chain, to.point]) ? [] : chain;
  if (safe.length === 0 && crossesRing(ring, [from.point, to.point])) return null;
  const one = [from.point, ...walk(ring, from, to), to.point, ...[...safe].reverse()];
  const two = [to.point, ...walk(ring, to, from), from.point, ...safe];
  if (one.length < 3 || two.length < 3) return null;
  const whole = ringArea(ring);
  const a = ringArea(one);
  const b = ringArea(two);
  if (a <= 0 || b <= 0 || Math.abs(a + b - whole) > whole * 1e-3) return null;
  return [one, two];
}

/** Where the cut meets the ring on either side of its middle; within 0.9 m of a vertex it takes the vertex. */
function landings(ring: Ring, [px, py]: Point, [ux, uy]: Point): readonly [Landing, Landing] | null {
  let behind = -Infinity;
  let ahead = Infinity;
  let back = -1;
  let front = -1;
  for (let i = 0; i < ring.length; i++) {
    const a = ring[i];
    const b = ring[(i + 1) % ring.length];
    const sa = (a[0] - px) * uy - (a[1] - py) * ux;
    const sb = (b[0] - px) * uy - (b[1] - py) * ux;
    if (sa > 0 === sb > 0) continue;
    const u = sa / (sa - sb);
    const t = (a[0] + (b[0] - a[0]) * u - px) * ux + (a[1] + (b[1] - a[1]) * u - py) * uy;
    if (t < 0 && t > behind) {
      behind = t;
      back = i;
    }
    if (t >= 0 && t < ahead) {
      ahead = t;
      front = i;
    }
  }
  if (back < 0 || front < 0) return null;
  const land = (i: number, t: number): Landing => {
    const j = (i + 1) % ring.length;
    const p = toWhole(px + ux * t, py + uy * t);
    if (distance(p, ring[i]) < 900) return { edge: i, point: ring[i], atVertex: true };
    if (distance(p, ring[j]) < 900) return { edge: j, point: ring[j], atVertex: true };
    return { edge: i, point: p, atVertex: false };
  };
  return [land(back, behind), land(front, ahead)];
}

/** Vertices strictly between two landings, forward round the ring. */
function walk(ring: Ring, from: Landing, to: Landing): Point[] {
  const out: Point[] = [];
  const stop = to.atVertex ? to.edge : (to.edge + 1) % ring.length;
  for (let i = (from.edge + 1) % ring.length; i !== stop; i = (i + 1) % ring.length) out.push(ring[i]);
  return out;
}

function wanderBetween(a: Point, b: Point, length: number, style: LotStyle, random: Random): Point[] {
  const count = Math.min(6, Math.floor(length / (style.pointEvery_m * 1000)));
  const chain: Point[] = [];
  for (let k = 1; k <= count; k++) {
    const t = (k + random.between(-0.2, 0.2)) / (count + 1);
    const side = (random.between(-1, 1) * Math.min(style.wander_mm, length * 0.012)) / length;
    chain.push(toWhole(a[0] + (b[0] - a[0]) * t - (b[1] - a[1]) * side, a[1] + (b[1] - a[1]) * t + (b[0] - a[0]) * side));
  }
  return chain;
}

function crossesRing(ring: Ring, chain: Ring): boolean {
  for (let k = 0; k + 1 < chain.length; k++) {
    for (let i = 0; i < ring.length; i++) {
      const c = ring[i];
      const d = ring[(i + 1) % ring.length];
      if (segmentsCross(chain[k], chain[k + 1], c, d) && !touchesEnd(chain, k, c, d)) return true;
    }
  }
  return false;
}

/** A landing is rounded to the millimetre and so may lie a hair outside its edge: that is no crossing. */
function touchesEnd(chain: Ring, k: number, c: Point, d: Point): boolean {
  const length = distance(c, d) || 1;
  const off = (p: Point): number => Math.abs((d[0] - c[0]) * (p[1] - c[1]) - (d[1] - c[1]) * (p[0] - c[0])) / length;
  return (k === 0 && off(chain[0]) < 2) || (k === chain.length - 2 && off(chain[k + 1]) < 2);
}
