import { assembleRings, type PolygonRings, type Ring } from '../assemble-rings.ts';

/** The parts of one polygon record as polygons. */
export interface GroupedParts {
  readonly polygons: readonly PolygonRings[];
  /** Some ring winds as a shell but is a hole, or the other way round. */
  readonly contradicts: boolean;
}

/**
 * Groups the rings of a record by containment. Winding, which the format relies on (shells clockwise), is only compared: writers
 * get it wrong, and a hole taken for a shell changes an area without a word. Rings of fewer than three vertices stay alone, for
 * the check of validity to name.
 */
export function groupParts(rings: readonly Ring[]): GroupedParts {
  const whole = rings.filter(({ length }) => length >= 6);
  const polygons = whole.length > 1 ? assembleRings(whole) : whole.map((ring): PolygonRings => [ring]);
  const contradicts = polygons.some(([shell, ...holes]) => turnOf(shell) > 0 || holes.some((hole) => turnOf(hole) < 0));
  const stubs = rings.filter(({ length }) => length < 6).map((ring): PolygonRings => [ring]);
  return { polygons: [...polygons, ...stubs], contradicts };
}

/** Twice the signed area: positive where the ring runs counter-clockwise. */
function turnOf(ring: Ring): number {
  let sum = 0;
  for (let i = 2; i + 3 < ring.length; i += 2) {
    sum += (ring[i] - ring[0]) * (ring[i + 3] - ring[1]) - (ring[i + 2] - ring[0]) * (ring[i + 1] - ring[1]);
  }
  return sum;
}
