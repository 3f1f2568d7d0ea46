/** An open ring on a tile's grid. */
export type TileRing = readonly (readonly [x: number, y: number])[];

interface Edge {
  readonly ring: number;
  /** Place in its ring. */
  readonly at: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** Beyond these the edges of one feature are not compared: a star of so many, each as long as the tile, takes a second. */
const MOST_EDGES = 20_000;

/**
 * Whether rings that make one feature cross or run along one another, or one ring meets itself (OGC 06-103r4, 6.1.11: a ring is simple,
 * rings share points at most). Whole numbers, exact. False where there are more edges than may be compared.
 */
export function hasFaultyRings(rings: readonly TileRing[]): boolean {
  const edges = rings.flatMap(edgesOf);
  if (edges.length > MOST_EDGES) return false;
  edges.sort((a, b) => a.left - b.left);
  for (let e = 0; e < edges.length; e++) {
    const one = edges[e];
    for (let f = e + 1; f < edges.length && edges[f].left <= one.right; f++) {
      const other = edges[f];
      if (other.top > one.bottom || other.bottom < one.top) continue;
      if (isFault(one, other, rings)) return true;
    }
  }
  return false;
}

function edgesOf(ring: TileRing, index: number): Edge[] {
  return ring.map(([x1, y1], at) => {
    const [x2, y2] = ring[(at + 1) % ring.length];
    return {
      ring: index,
      at,
      left: Math.min(x1, x2),
      right: Math.max(x1, x2),
      top: Math.min(y1, y2),
      bottom: Math.max(y1, y2),
      x1,
      y1,
      x2,
      y2,
    };
  });
}

function isFault(a: Edge, b: Edge, rings: readonly TileRing[]): boolean {
  const [b1, b2] = [sideOf(a, b.x1, b.y1), sideOf(a, b.x2, b.y2)];
  if (b1 === 0 && b2 === 0) return sharesLength(a, b);
  const [a1, a2] = [sideOf(b, a.x1, a.y1), sideOf(b, a.x2, a.y2)];
  if (b1 * b2 < 0 && a1 * a2 < 0) return true;
  if (a.ring !== b.ring || areNeighbours(a, b, rings[a.ring].length)) return false;
  return b1 * b2 <= 0 && a1 * a2 <= 0;
}

const areNeighbours = (a: Edge, b: Edge, length: number): boolean => (a.at + 1) % length === b.at || (b.at + 1) % length === a.at;

/** Of two edges on one straight line: whether they have more than a point in common. */
const sharesLength = (a: Edge, b: Edge): boolean =>
  Math.min(a.right, b.right) > Math.max(a.left, b.left) || Math.min(a.bottom, b.bottom) > Math.max(a.top, b.top);

/** On which side of an edge a place lies; 0 on its line. */
const sideOf = ({ x1, y1, x2, y2 }: Edge, x: number, y: number): number => Math.sign((x2 - x1) * (y - y1) - (y2 - y1) * (x - x1));
