import { ringTwiceArea } from '../../core/measure/area.ts';
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

/** Positive where the ring runs counter-clockwise. */
const turnOf = (ring: Ring): number => ringTwiceArea(ring, 0, ring.length / 2);
