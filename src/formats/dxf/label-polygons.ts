import type { GrowableVertices } from '../growable.ts';
import type { Pacer } from '../pacer.ts';

/** A text of the drawing, at the point that it is fixed to. */
export interface PlacedText {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

export interface PolygonLabels {
  /** By polygon; undefined where it holds no text, or several. */
  readonly labels: readonly (string | undefined)[];
  readonly ambiguous: number;
  /** Texts that became the label of no polygon. */
  readonly unused: number;
  /** False where the drawing is too crowded for all polygons to be asked. */
  readonly complete: boolean;
}

/** Texts and vertices looked at, all polygons together: some seconds. */
const MOST_STEPS = 400_000_000;

/**
 * The one text that lies in each polygon, as parcels are numbered in drawings. `rings` holds the first vertex of each ring and
 * the end of the last; rings are closed. Several texts in one polygon are no label: nothing says which is the number.
 */
export async function labelPolygons(
  polygons: readonly Uint32Array[],
  vertices: GrowableVertices,
  texts: readonly PlacedText[],
  pacer: Pacer,
  done: number,
): Promise<PolygonLabels> {
  const sorted = [...texts].sort((a, b) => a.x - b.x);
  const used = new Set<PlacedText>();
  const labels: (string | undefined)[] = [];
  let ambiguous = 0;
  let steps = 0;
  for (const rings of polygons) {
    if (pacer.isDue()) await pacer.pause(done);
    if (steps > MOST_STEPS) break;
    const box = boxOf(rings, vertices);
    const inside: PlacedText[] = [];
    for (let n = firstFrom(sorted, box[0]); n < sorted.length && sorted[n].x <= box[2] && inside.length < 2; n++) {
      steps++;
      const { x, y } = sorted[n];
      if (y < box[1] || y > box[3]) continue;
      steps += rings[rings.length - 1] - rings[0];
      if (holds(rings, vertices, x, y)) inside.push(sorted[n]);
    }
    steps += rings[rings.length - 1] - rings[0];
    if (inside.length > 1) ambiguous++;
    labels.push(inside.length === 1 ? inside[0].text : undefined);
    if (inside.length === 1) used.add(inside[0]);
  }
  return { labels, ambiguous, unused: texts.length - used.size, complete: labels.length === polygons.length };
}

function firstFrom(sorted: readonly PlacedText[], x: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle].x < x) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Holes count, by the number of edges that a ray crosses. */
function holds(rings: Uint32Array, vertices: GrowableVertices, x: number, y: number): boolean {
  let inside = false;
  for (let ring = 0; ring + 1 < rings.length; ring++) {
    for (let n = rings[ring]; n + 1 < rings[ring + 1]; n++) {
      const [ax, ay, bx, by] = [vertices.x(n), vertices.y(n), vertices.x(n + 1), vertices.y(n + 1)];
      if (ay > y !== by > y && (bx - ax) * (y - ay) - (by - ay) * (x - ax) > 0 === by > ay) inside = !inside;
    }
  }
  return inside;
}

function boxOf(rings: Uint32Array, vertices: GrowableVertices): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let n = rings[0]; n < rings[rings.length - 1]; n++) {
    box[0] = Math.min(box[0], vertices.x(n));
    box[1] = Math.min(box[1], vertices.y(n));
    box[2] = Math.max(box[2], vertices.x(n));
    box[3] = Math.max(box[3], vertices.y(n));
  }
  return box;
}
