import type { PolygonRings, Ring } from '../assemble-rings.ts';

/** What an entity draws, in the coordinates of its own plane. */
export type Shape =
  | { readonly kind: 'polygon'; readonly polygons: readonly PolygonRings[] }
  | { readonly kind: 'line' | 'point'; readonly ring: Ring };

/** How entities are drawn as vertices. */
export interface Drafting {
  /** Largest distance of a flattened curve from the curve, in the entity's units. */
  readonly tolerance: number;
  /** Counts something worth a note: a code without the vertices, the curves, … that were read otherwise than written. */
  count(code: string, times?: number): void;
}

/** Why an entity is not kept: code of a note, with its detail. */
export class ShapeRefusal extends Error {
  constructor(
    readonly code: 'dropped-bad-coordinates' | 'dropped-unsupported-geometry' | 'dropped-short-line' | 'dropped-empty-geometry',
    readonly detail: string,
  ) {
    super(code);
  }
}

/** A ring as a polygon, its first vertex repeated at its end. */
export function polygonOf(xy: readonly number[]): Shape {
  return { kind: 'polygon', polygons: [[closedRing(xy)]] };
}

export function closedRing(xy: readonly number[]): Ring {
  const last = xy.length - 2;
  const isClosed = last > 0 && xy[0] === xy[last] && xy[1] === xy[last + 1];
  return Float64Array.from(isClosed ? xy : [...xy, xy[0], xy[1]]);
}
