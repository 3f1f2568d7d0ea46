import { type NestedRings, readNestedRings } from './build-columns.ts';
import { type ClipBox, RingClipper } from './clip-ring.ts';
import type { PolygonView } from './polygon-set.ts';

export type OverlapShape =
  | {
      readonly ok: true;
      /** Closed rings in millimetres of the view's plane, unrounded; none where the two do not overlap. */
      readonly polygons: NestedRings;
      /** Length of all outlines, metres. */
      readonly perimeter_m: number;
    }
  | { readonly ok: false; readonly code: 'clipping-failed' };

/** Room around the other's box to which each side is cut first, so that the cut itself stays outside the overlap. */
const MARGIN_MM = 1000;

/** One feature of a view. */
export interface ShapeRow {
  readonly view: PolygonView;
  readonly row: number;
}

/**
 * The geometry of an overlap, for showing and storing; its area comes from the edge integrals, not from here. Made by Turf
 * from both features cut down to each other's box, so that a parcel against a long red line costs milliseconds.
 */
export async function shapeOverlap(view: PolygonView, row: number, others: PolygonView, other: number): Promise<OverlapShape> {
  return shapeShared([
    { view, row },
    { view: others, row: other },
  ]);
}

/** The geometry of what two or more features share, as `shapeOverlap` makes it; all views are of one plane. */
export async function shapeShared(rows: readonly ShapeRow[]): Promise<OverlapShape> {
  const { intersectPolygons } = await import('./turf-clipping.ts');
  const [{ view, row }] = rows;
  const cornerX = view.boxes[4 * row];
  const cornerY = view.boxes[4 * row + 1];
  const cut = rows.map((one) => {
    const others = rows.filter((other) => other !== one);
    return cutToBox(one.view, one.row, boxAround(others, cornerX, cornerY), cornerX, cornerY);
  });
  if (cut.some((polygons) => polygons.length === 0)) return { ok: true, polygons: [], perimeter_m: 0 };
  const clipped = intersectPolygons(cut);
  if (!clipped.ok) return clipped;
  const polygons = clipped.polygons.map((rings) =>
    rings.map((ring) => ring.map(([x, y]) => [x + cornerX, y + cornerY] as const)),
  );
  return { ok: true, polygons, perimeter_m: measurePerimeter(clipped.polygons) / 1000 };
}

/** What the boxes of all have in common, with the margin, from the corner. */
function boxAround(rows: readonly ShapeRow[], cornerX: number, cornerY: number): ClipBox {
  const side = (n: number) => rows.map(({ view, row }) => view.boxes[4 * row + n]);
  return [
    Math.max(...side(0)) - cornerX - MARGIN_MM,
    Math.max(...side(1)) - cornerY - MARGIN_MM,
    Math.min(...side(2)) - cornerX + MARGIN_MM,
    Math.min(...side(3)) - cornerY + MARGIN_MM,
  ];
}

function cutToBox(view: PolygonView, row: number, box: ClipBox, cornerX: number, cornerY: number): NestedRings {
  const clipper = new RingClipper();
  const polygons: [number, number][][][] = [];
  for (const part of readNestedRings(view.columns, row, view.coordinates)) {
    const rings: [number, number][][] = [];
    for (const ring of part) {
      const open = Float64Array.from(ring.slice(0, -1).flatMap(([x, y]) => [x - cornerX, y - cornerY]));
      const count = clipper.clip(open, open.length / 2, box);
      if (count < 3 && rings.length === 0) break;
      if (count >= 3) rings.push(closeRing(clipper.result, count));
    }
    if (rings.length > 0) polygons.push(rings);
  }
  return polygons;
}

function closeRing(coordinates: Float64Array, count: number): [number, number][] {
  const ring: [number, number][] = [];
  for (let v = 0; v < 2 * count; v += 2) ring.push([coordinates[v], coordinates[v + 1]]);
  ring.push([coordinates[0], coordinates[1]]);
  return ring;
}

function measurePerimeter(polygons: NestedRings): number {
  let length = 0;
  for (const ring of polygons.flat()) {
    for (let v = 1; v < ring.length; v++) length += Math.hypot(ring[v][0] - ring[v - 1][0], ring[v][1] - ring[v - 1][1]);
  }
  return length;
}
