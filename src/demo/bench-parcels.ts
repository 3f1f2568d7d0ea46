import { cos, sin } from '../core/geodesy/elementary.ts';
import { ColumnsBuilder } from '../core/overlay/build-columns.ts';
import type { PolygonColumns } from '../core/overlay/polygon-set.ts';
import { createRandom, type Random } from './random.ts';
import {
  distance,
  distanceToRing,
  type Point,
  type PolygonRings,
  type Ring,
  ringArea,
  ringCentroid,
  ringContains,
  toWhole,
} from './ring.ts';
import { splitIntoLots } from './split-ring.ts';

export interface BenchRequest {
  readonly parcels: number;
  readonly seed: number;
}

export interface BenchParcels {
  readonly columns: PolygonColumns;
  /** Outlines of some blocks, for red lines that run along parcel edges. */
  readonly blocks: readonly Ring[];
  /** Millimetres from the origin; the parcels lie within 0 … width, 0 … height. */
  readonly width: number;
  readonly height: number;
}

const BLOCK_WIDTH = 190_000;
const BLOCK_HEIGHT = 170_000;
const LOTS_PER_BLOCK = 28;

/**
 * A plain field of town blocks for benches: exactly `parcels` of them, about 20 vertices each, 1.2 % with a hole, 1 % in two
 * parts, 0.4 % double claims. Written straight into columns, so that a million fit.
 */
export function generateBenchParcels({ parcels, seed }: BenchRequest): BenchParcels {
  const random = createRandom(seed);
  const blockCount = Math.ceil((parcels / LOTS_PER_BLOCK) * 1.06) + 6;
  const across = Math.ceil(Math.sqrt(blockCount));
  const node = (i: number, j: number): Point => {
    const own = createRandom(seed ^ (i * 7919 + j * 104729 + 1));
    return [i * BLOCK_WIDTH + own.between(-18000, 18000), j * BLOCK_HEIGHT + own.between(-16000, 16000)];
  };
  const builder = new ColumnsBuilder(parcels * 21);
  const blocks: Ring[] = [];
  let row = 0;
  for (let j = 0; builder.count < parcels; j++) {
    row = j;
    for (let i = 0; i < across && builder.count < parcels; i++) {
      const block = outlineBlock([node(i, j), node(i + 1, j), node(i + 1, j + 1), node(i, j + 1)], random);
      if (blocks.length < 5000) blocks.push(block);
      for (const shape of fillBlock(block, random)) {
        if (builder.count === parcels) break;
        builder.addFeature(shape.map((rings) => rings.map((ring) => [...ring, ring[0]])));
      }
    }
  }
  return { columns: builder.finish(), blocks, width: across * BLOCK_WIDTH, height: (row + 1) * BLOCK_HEIGHT };
}

/** Only the columns of `generateBenchParcels`. */
export function generateParcelColumns(request: BenchRequest): PolygonColumns {
  return generateBenchParcels(request).columns;
}

function outlineBlock(corners: readonly Point[], random: Random): Ring {
  const cx = (corners[0][0] + corners[1][0] + corners[2][0] + corners[3][0]) / 4;
  const cy = (corners[0][1] + corners[1][1] + corners[2][1] + corners[3][1]) / 4;
  const share = 1 - random.between(0.03, 0.09);
  const inner = corners.map(([x, y]) => toWhole(cx + (x - cx) * share, cy + (y - cy) * share));
  return inner.flatMap((a, k) => {
    const b = inner[(k + 1) % 4];
    const count = random.whole(3, 7);
    const length = distance(a, b);
    const side: Point[] = [a];
    for (let m = 1; m <= count; m++) {
      const t = (m + random.between(-0.2, 0.2)) / (count + 1);
      const off = random.between(-800, 800) / length;
      side.push(toWhole(a[0] + (b[0] - a[0]) * t - (b[1] - a[1]) * off, a[1] + (b[1] - a[1]) * t + (b[0] - a[0]) * off));
    }
    return side;
  });
}

function fillBlock(block: Ring, random: Random): PolygonRings[][] {
  const wanted = random.between(14, 42);
  const style = { area_m2: ringArea(block) / 1e6 / wanted, spread: 0.4, wander_mm: 600, pointEvery_m: 5 };
  const lots = splitIntoLots(block, style, random);
  const shapes: PolygonRings[][] = [];
  const merged = new Set<number>();
  lots.forEach((ring, k) => {
    if (merged.has(k)) return;
    const u = random.next();
    const partner =
      u >= 0.012 && u < 0.03 ? lots.findIndex((other, m) => m > k + 2 && !merged.has(m) && areApart(ring, other)) : -1;
    if (u < 0.012) shapes.push(...withHole(ring, random));
    else if (partner > 0) {
      merged.add(partner);
      shapes.push([[ring], [lots[partner]]]);
    } else shapes.push([[ring]]);
    if (u < 0.996) return;
    const dx = random.between(300, 2000);
    const dy = random.between(-1500, 1500);
    shapes.push([[ring.map(([x, y]) => toWhole(x + dx, y + dy))]]);
  });
  return shapes;
}

function areApart(a: Ring, b: Ring): boolean {
  return a.every((p) => distanceToRing(b, p) > 300) && b.every((p) => distanceToRing(a, p) > 300);
}

/** A hole round the middle, filled by a parcel of its own half of the time. */
function withHole(ring: Ring, random: Random): PolygonRings[][] {
  const [x, y] = ringCentroid(ring);
  const room = ringContains(ring, [x, y]) ? distanceToRing(ring, [x, y]) : 0;
  if (room < 3000) return [[[ring]]];
  const radius = room * random.between(0.3, 0.7);
  const count = random.whole(6, 14);
  const hole = Array.from({ length: count }, (_, k) => {
    const angle = (k * 2 * Math.PI) / count;
    return toWhole(x + radius * cos(angle), y + radius * sin(angle));
  });
  const holed: PolygonRings[] = [[ring, [...hole].reverse()]];
  return random.chance(0.5) ? [holed, [[hole]]] : [holed];
}
