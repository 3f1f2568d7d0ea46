/** One ring of a feature: x, y interleaved, closed or not. */
export type Ring = Float64Array;

/** Rings grouped to polygons: the shell first, then its holes. */
export type PolygonRings = readonly [shell: Ring, ...holes: Ring[]];

interface Nested {
  readonly ring: Ring;
  readonly size: number;
  readonly box: readonly [west: number, south: number, east: number, north: number];
  depth: number;
  parent: Nested | null;
}

/**
 * Decides by containment alone which rings are shells and which are holes, whatever their order, number or winding: a ring
 * within an odd number of others is a hole of the innermost of them, all others are shells. Rings that only cross or touch
 * contain nothing. Rings of fewer than three vertices are left to the caller.
 */
export function assembleRings(rings: readonly Ring[]): PolygonRings[] {
  const nested = rings.map(
    (ring): Nested => ({ ring, size: Math.abs(twiceArea(ring)), box: boxOf(ring), depth: 0, parent: null }),
  );
  const bySize = [...nested].sort((a, b) => b.size - a.size);
  for (const [at, inner] of bySize.entries()) {
    for (let n = at - 1; n >= 0; n--) {
      const outer = bySize[n];
      if (outer.size === inner.size || !boxHolds(outer.box, inner.box) || !holdsRing(outer.ring, inner.ring)) continue;
      inner.depth++;
      inner.parent ??= outer;
    }
  }
  const shells = nested.filter(({ depth }) => depth % 2 === 0);
  const holesOf = new Map<Nested, Ring[]>(shells.map((shell) => [shell, []]));
  for (const one of nested) if (one.depth % 2 === 1 && one.parent) holesOf.get(one.parent)?.push(one.ring);
  return shells.map((shell) => [shell.ring, ...(holesOf.get(shell) ?? [])]);
}

/** Some of it inside and nothing outside; where every vertex lies on the boundary, the middles of edges decide. */
function holdsRing(outer: Ring, inner: Ring): boolean {
  let isInside = false;
  for (let i = 0; i < inner.length; i += 2) {
    const side = sideOf(outer, inner[i], inner[i + 1]);
    if (side < 0) return false;
    isInside ||= side > 0;
  }
  for (let i = 0; !isInside && i + 3 < inner.length; i += 2) {
    const side = sideOf(outer, (inner[i] + inner[i + 2]) / 2, (inner[i + 1] + inner[i + 3]) / 2);
    if (side < 0) return false;
    isInside = side > 0;
  }
  return isInside;
}

/** 1 inside, −1 outside, 0 on an edge. */
function sideOf(ring: Ring, x: number, y: number): -1 | 0 | 1 {
  let inside = false;
  const last = ring.length - 2;
  for (let i = 0, j = last; i <= last; j = i, i += 2) {
    const [ax, ay, bx, by] = [ring[j], ring[j + 1], ring[i], ring[i + 1]];
    const turn = (bx - ax) * (y - ay) - (by - ay) * (x - ax);
    if (turn === 0 && x >= Math.min(ax, bx) && x <= Math.max(ax, bx) && y >= Math.min(ay, by) && y <= Math.max(ay, by)) return 0;
    if (ay > y !== by > y && turn > 0 === by > ay) inside = !inside;
  }
  return inside ? 1 : -1;
}

function twiceArea(ring: Ring): number {
  const last = ring.length - 2;
  let sum = 0;
  for (let i = 0, j = last; i <= last; j = i, i += 2) {
    sum += (ring[j] - ring[0]) * (ring[i + 1] - ring[1]) - (ring[i] - ring[0]) * (ring[j + 1] - ring[1]);
  }
  return sum;
}

function boxOf(ring: Ring): Nested['box'] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < ring.length; i += 2) {
    west = Math.min(west, ring[i]);
    east = Math.max(east, ring[i]);
    south = Math.min(south, ring[i + 1]);
    north = Math.max(north, ring[i + 1]);
  }
  return [west, south, east, north];
}

const boxHolds = (outer: Nested['box'], inner: Nested['box']): boolean =>
  outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3];
