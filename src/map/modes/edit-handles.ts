import { isSameVertex, type VertexPlace } from '../../core/editing/drawing.ts';
import { distanceToSegment } from '../../core/editing/segments.ts';
import type { LonLat } from '../map-scene.ts';
import type { SnapPlace } from './aim.ts';
import { middlesOf, type ScreenPoint } from './sketch-handles.ts';

/** One ring of a drawing, on the ground and on the screen. */
export interface RingOnScreen {
  readonly part: number;
  readonly ring: number;
  readonly places: readonly LonLat[];
  readonly points: readonly ScreenPoint[];
}

/** What of a shape can be taken hold of: a vertex, or the middle of a side, where a new vertex would go before `index`. */
export interface EditHandle {
  readonly kind: 'vertex' | 'middle';
  readonly vertex: VertexPlace;
  readonly at: ScreenPoint;
}

/** Middles of all sides that are long enough to aim at. */
export const middlesOfRings = (rings: readonly RingOnScreen[], least_px: number): EditHandle[] =>
  rings.flatMap(({ part, ring, points }) =>
    middlesOf(points, 'polygon', least_px).map(
      ({ index, at }): EditHandle => ({ kind: 'middle', vertex: { part, ring, index }, at }),
    ),
  );

/** The handle nearest to a place within reach; any vertex goes before a middle. */
export function findEditHandle(rings: readonly RingOnScreen[], pointer: ScreenPoint, reach_px: number): EditHandle | null {
  const vertices = rings.flatMap(({ part, ring, points }) =>
    points.map((at, index): EditHandle => ({ kind: 'vertex', vertex: { part, ring, index }, at })),
  );
  return nearest(vertices, pointer, reach_px) ?? nearest(middlesOfRings(rings, 4 * reach_px), pointer, reach_px);
}

/** The shape's own vertex near a place, else the nearest point of its own sides; not of the vertex in hand and the sides beside it. */
export function snapToOwn(
  rings: readonly RingOnScreen[],
  pointer: ScreenPoint,
  reach_px: number,
  held: VertexPlace | null,
): (SnapPlace & { readonly distance_px: number }) | null {
  let vertex: (SnapPlace & { distance_px: number }) | null = null;
  let edge: (SnapPlace & { distance_px: number }) | null = null;
  for (const { part, ring, places, points } of rings) {
    for (const [index, point] of points.entries()) {
      const next = (index + 1) % points.length;
      const isHeld = (n: number) => isSameVertex(held, { part, ring, index: n });
      const toVertex = Math.hypot(point.x - pointer.x, point.y - pointer.y);
      if (!isHeld(index) && toVertex <= (vertex?.distance_px ?? reach_px))
        vertex = { at: places[index], kind: 'vertex', distance_px: toVertex };
      if (vertex || isHeld(index) || isHeld(next)) continue;
      const { distance_mm: toEdge, share } = distanceToSegment(pairOf(pointer), pairOf(point), pairOf(points[next]));
      if (toEdge > (edge?.distance_px ?? reach_px)) continue;
      const [[lon, lat], [lonTo, latTo]] = [places[index], places[next]];
      edge = { at: [lon + share * (lonTo - lon), lat + share * (latTo - lat)], kind: 'edge', distance_px: toEdge };
    }
  }
  return vertex ?? edge;
}

const pairOf = ({ x, y }: ScreenPoint): [number, number] => [x, y];

function nearest(handles: readonly EditHandle[], { x, y }: ScreenPoint, reach_px: number): EditHandle | null {
  let best: EditHandle | null = null;
  let least = reach_px;
  for (const handle of handles) {
    const away = Math.hypot(handle.at.x - x, handle.at.y - y);
    if (away > least) continue;
    least = away;
    best = handle;
  }
  return best;
}
