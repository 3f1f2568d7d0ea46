import type { Block } from './blocks.ts';
import type { Random } from './random.ts';
import { longAxis, type Point, type Ring, ringArea } from './ring.ts';
import { type LotStyle, splitIntoLots } from './split-ring.ts';
import type { Use } from './terrain.ts';

export interface Lot {
  readonly block: number;
  readonly use: Use;
  readonly ring: Ring;
}

const LOTS: Partial<Record<Use, Omit<LotStyle, 'strips'>>> = {
  'old-town': { area_m2: 430, spread: 0.75, wander_mm: 250, pointEvery_m: 11 },
  suburb: { area_m2: 2250, spread: 0.6, wander_mm: 180, pointEvery_m: 15 },
  'new-town': { area_m2: 5800, spread: 0.7, wander_mm: 60, pointEvery_m: 24 },
  industry: { area_m2: 10500, spread: 0.7, wander_mm: 60, pointEvery_m: 28 },
  village: { area_m2: 450, spread: 0.5, wander_mm: 200, pointEvery_m: 10 },
  farm: { area_m2: 15500, spread: 0.4, wander_mm: 700, pointEvery_m: 60 },
};

/** Parcels of every block that has any. Parks, forest and shore are unparcelled ground. */
export function cutLots(blocks: readonly Block[], random: Random): Lot[] {
  const lots: Lot[] = [];
  blocks.forEach((block, index) => {
    const base = LOTS[block.use];
    if (base === undefined) return;
    const style =
      block.use === 'farm'
        ? { ...base, strips: { along: stripDirection(block, random), width_m: random.between(38, 80) } }
        : varied(base, block, random);
    for (const ring of splitIntoLots(block.ring, style, random)) {
      if (ringArea(ring) > 25e6) lots.push({ block: index, use: block.use, ring });
    }
  });
  return lots;
}

/** Some blocks of the planned quarters are one large estate, some are small plots of shops. */
function varied(base: Omit<LotStyle, 'strips'>, block: Block, random: Random): LotStyle {
  if (block.use === 'new-town') return { ...base, area_m2: base.area_m2 * random.pick([0.3, 0.8, 1.4, 3]) };
  if (block.use === 'suburb') return { ...base, area_m2: base.area_m2 * random.pick([0.55, 0.75, 1, 1.8, 4]) };
  return base;
}

function stripDirection(block: Block, random: Random): Point {
  const [x, y] = longAxis(block.ring);
  return random.chance(0.6) ? [-y, x] : [x, y];
}
