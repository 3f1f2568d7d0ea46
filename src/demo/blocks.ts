import { insetRing, splayCorners } from './inset-ring.ts';
import type { Random } from './random.ts';
import { distance, innerPoint, type Point, type Ring, ringArea, ringCentroid, toWhole, square } from './ring.ts';
import type { StreetPlan } from './streets.ts';
import type { EdgeKind, Face } from './subdivision.ts';
import type { Terrain, Use } from './terrain.ts';

export interface Block {
  readonly face: number;
  readonly use: Use;
  readonly ring: Ring;
  /** The ring without the points along its sides: enough to draw it. */
  readonly outline: Ring;
  readonly centre: Point;
}

/** Half the width of what lies on an edge, metres: how far a block stands back from it. */
const HALF_WIDTH_M: Record<EdgeKind, number> = {
  coast: 22,
  bank: 5,
  drive: 7,
  avenue: 17,
  road: 9.5,
  street: 6,
  lane: 2.6,
  track: 1.6,
};

const CORNER_M: Partial<Record<Use, number>> = { 'old-town': 1.2, suburb: 4, 'new-town': 7, industry: 9, village: 1, park: 8 };

/** Blocks are faces without their streets. Some blocks of the town are parks; small remnants are greens. */
export function cutBlocks(plan: StreetPlan, terrain: Terrain, random: Random): Block[] {
  const blocks: Block[] = [];
  for (const face of plan.subdivision.faces.values()) {
    const planned = plan.useOf.get(face.id) ?? 'farm';
    if (planned === 'water') continue;
    const ring = standBack(plan, face);
    if (ring === null || ringArea(ring) < 120e6) continue;
    const use = settleUse(planned, ring, terrain, random);
    const splay = CORNER_M[use];
    const outline = splay === undefined ? ring : splayCorners(ring, splay * 1000);
    blocks.push({ face: face.id, use, ring: markSides(outline, use, random), outline, centre: innerPoint(ring) });
  }
  return blocks;
}

function standBack(plan: StreetPlan, face: Face): Point[] | null {
  const ring = plan.subdivision.ringOf(face);
  const widths = face.ring.map((v, i) => HALF_WIDTH_M[plan.subdivision.kindOf(v, face.ring[(i + 1) % face.ring.length])] * 1000);
  for (const share of [1, 0.8, 0.6, 0.4]) {
    const inset = insetRing(
      ring,
      widths.map((w) => w * share),
    );
    if (inset !== null && ringArea(inset) > 0.35 * ringArea(ring)) return inset;
  }
  return insetRing(
    ring,
    widths.map(() => 1200),
  );
}

function settleUse(use: Use, ring: Ring, terrain: Terrain, random: Random): Use {
  const area_m2 = ringArea(ring) / 1e6;
  const [x, y] = ringCentroid(ring);
  const km = 1e6 * terrain.scale;
  const lake = square(x / km - 1.72) + square(y / km - 0.42) < square(0.34);
  if (use === 'new-town' && lake) return 'park';
  if (use === 'new-town' || use === 'suburb') return random.chance(0.055) || area_m2 < 900 ? 'park' : use;
  if (use === 'old-town') return random.chance(0.02) ? 'park' : use;
  if (use === 'farm') return random.chance(0.07) ? 'forest' : use;
  return use;
}

/** Inner points along the sides, as a survey would set them. */
function markSides(corners: Ring, use: Use, random: Random): Point[] {
  const every = use === 'farm' || use === 'forest' ? 90000 : use === 'industry' ? 40000 : 30000;
  const out: Point[] = [];
  for (let i = 0; i < corners.length; i++) {
    const a = corners[i];
    const b = corners[(i + 1) % corners.length];
    out.push(a);
    const length = distance(a, b);
    const count = Math.min(8, Math.floor(length / every));
    for (let k = 1; k <= count; k++) {
      const t = (k + random.between(-0.25, 0.25)) / (count + 1);
      const side = random.between(-60, 60) / length;
      out.push(toWhole(a[0] + (b[0] - a[0]) * t - (b[1] - a[1]) * side, a[1] + (b[1] - a[1]) * t + (b[0] - a[0]) * side));
    }
  }
  return out;
}
