import type { PolygonColumns } from '../core/overlay/polygon-set.ts';
import { toColumns } from './district-shapes.ts';
import type { Random } from './random.ts';
import { type Point, type Ring, toWhole } from './ring.ts';

/** Steps of one side of a red line. */
const STEPS = 25;
/** One in so many reaches over a side into its neighbour, as lines of two offices do. */
const ONE_REACHES = 12;
const MOST_REACH = 0.06;

/**
 * Red lines side by side over a whole field, as clearance divides a district: neighbours share their side to the millimetre, and some
 * reach into the next.
 */
export function drawRedLines([[west, south], [east, north]]: Ring, count: number, random: Random): PolygonColumns {
  const columns = Math.max(1, Math.round(Math.sqrt(count)));
  const rows = Math.ceil(count / columns);
  const [wide, high] = [(east - west) / columns, (north - south) / rows];
  const rough = Math.min(wide, high) / 60;
  const jitter = (): number => random.between(-rough, rough);
  const sides = new Map<string, readonly Point[]>();
  /** A rough line from one knot of the grid to another, the same for both that it parts. */
  const side = (fromX: number, fromY: number, toX: number, toY: number): readonly Point[] => {
    const key = `${fromX} ${fromY} ${toX} ${toY}`;
    const known = sides.get(key);
    if (known) return known;
    const made = Array.from({ length: STEPS }, (_, n): Point => {
      const share = n / STEPS;
      const [x, y] = [fromX + share * (toX - fromX), fromY + share * (toY - fromY)];
      const isKnot = n === 0;
      return toWhole(west + x * wide + (isKnot ? 0 : jitter()), south + y * high + (isKnot ? 0 : jitter()));
    });
    sides.set(key, made);
    return made;
  };
  const back = (points: readonly Point[], end: Point): Point[] => [end, ...points.slice(1).reverse()];
  const knot = (x: number, y: number): Point => toWhole(west + x * wide, south + y * high);
  const rings = Array.from({ length: count }, (_, k): Ring => {
    const [x, y] = [k % columns, Math.floor(k / columns)];
    const ring = [
      ...side(x, y, x + 1, y),
      ...side(x + 1, y, x + 1, y + 1),
      ...back(side(x, y + 1, x + 1, y + 1), knot(x + 1, y + 1)),
      ...back(side(x, y, x, y + 1), knot(x, y + 1)),
    ];
    if (k % ONE_REACHES !== 0) return ring;
    const reach = 1 + random.between(0.02, MOST_REACH);
    const [cx, cy] = [west + (x + 0.5) * wide, south + (y + 0.5) * high];
    return ring.map(([px, py]) => toWhole(cx + reach * (px - cx), cy + reach * (py - cy)));
  });
  return toColumns(rings.map((ring) => [[ring]]));
}
