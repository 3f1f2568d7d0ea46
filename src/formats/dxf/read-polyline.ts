import type { Entity } from './entity.ts';
import { flattenBulge } from './flatten-arc.ts';
import { type Drafting, polygonOf, type Shape, ShapeRefusal } from './shape.ts';

/** Vertices of a polyline, and the bulge of the edge that follows each. */
export class Polyline {
  readonly xy: number[] = [];
  readonly bulges: number[] = [];

  constructor(private readonly isMarkedClosed: boolean) {}

  add(x: number, y: number, bulge: number): void {
    this.xy.push(x, y);
    this.bulges.push(bulge);
  }

  /**
   * A polygon where it is marked as closed, or ends within the tolerance of where it began: many draughtsmen click the first
   * point again. A larger gap stays open, and is named where it may be an oversight.
   * @throws ShapeRefusal
   */
  draw(drafting: Drafting): Shape {
    const { tolerance } = drafting;
    const bulges = this.bulges.slice();
    const xy = this.xy.slice();
    if (bulges.length < 2) throw new ShapeRefusal('dropped-short-line', '');
    const gap = this.gap();
    const mayClose = bulges.length > 3 || (bulges.length === 3 && bulges.some((bulge) => bulge !== 0));
    const isClosed = this.isMarkedClosed || (mayClose && gap <= tolerance);
    if (isClosed && !this.isMarkedClosed) drafting.count('dxf-polylines-closed');
    if (isClosed && gap <= tolerance && mayClose) {
      xy.length -= 2;
      bulges.length -= 1;
    }
    const path = [xy[0], xy[1]];
    const count = bulges.length;
    for (let n = 0; n < (isClosed ? count : count - 1); n++) {
      const to = 2 * ((n + 1) % count);
      if (bulges[n] !== 0) drafting.count('dxf-arcs-flattened');
      if (!flattenBulge([xy[2 * n], xy[2 * n + 1]], [xy[to], xy[to + 1]], bulges[n], tolerance, path))
        throw new ShapeRefusal('dropped-unsupported-geometry', 'arc');
    }
    if (isClosed && path.length > 6) return polygonOf(path);
    if (mayClose && gap <= WIDE * tolerance) drafting.count('line-almost-closed');
    return { kind: 'line', ring: Float64Array.from(path) };
  }

  private gap(): number {
    const { xy } = this;
    return Math.hypot(xy[xy.length - 2] - xy[0], xy[xy.length - 1] - xy[1]);
  }
}

/** Gaps up to half a metre, in tolerances of a millimetre. */
const WIDE = 500;

export function readLightPolyline(entity: Entity): Polyline {
  const polyline = new Polyline(entity.hasFlag(70, 1));
  const { codes } = entity;
  let [x, y, bulge] = [Number.NaN, Number.NaN, 0];
  let isOpen = false;
  for (let n = 0; n < codes.length; n++) {
    if (codes[n] === 10) {
      if (isOpen) polyline.add(x, y, bulge);
      [x, y, bulge, isOpen] = [entity.numberAt(n), Number.NaN, 0, true];
    } else if (codes[n] === 20 && isOpen) y = entity.numberAt(n);
    else if (codes[n] === 42 && isOpen) bulge = entity.numberAt(n);
  }
  if (isOpen) polyline.add(x, y, bulge);
  return polyline;
}
