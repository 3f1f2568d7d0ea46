import type { Bounds } from '../../core/geodesy/plane.ts';

/** What the positions of one geometry say, as a service wrote them: nobody knows yet which number is which. */
export interface ItemExtent {
  readonly bounds: Bounds;
  /** Most decimals that a number has. */
  readonly decimals: number;
}

/** Null where there is no position. */
export function itemExtent(geometry: unknown): ItemExtent | null {
  const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  let decimals = 0;
  const visit = (value: unknown): void => {
    if (!Array.isArray(value)) return;
    const [x, y] = value as unknown[];
    if (typeof x !== 'number' || typeof y !== 'number') return value.forEach(visit);
    bounds[0] = Math.min(bounds[0], x);
    bounds[1] = Math.min(bounds[1], y);
    bounds[2] = Math.max(bounds[2], x);
    bounds[3] = Math.max(bounds[3], y);
    decimals = Math.max(decimals, decimalsOf(x), decimalsOf(y));
  };
  const collect = (one: unknown): void => {
    const { coordinates, geometries } = Object(one) as { coordinates?: unknown; geometries?: unknown };
    visit(coordinates);
    if (Array.isArray(geometries)) geometries.forEach(collect);
  };
  collect(geometry);
  return bounds[0] <= bounds[2] ? { bounds, decimals } : null;
}

export const meets = ([w, s, e, n]: Bounds, [west, south, east, north]: Bounds): boolean =>
  w <= east && e >= west && s <= north && n >= south;

export const turned = ([w, s, e, n]: Bounds): Bounds => [s, w, n, e];

const decimalsOf = (value: number): number => {
  const text = String(value);
  const point = text.indexOf('.');
  return point < 0 || text.includes('e') ? 0 : text.length - point - 1;
};
