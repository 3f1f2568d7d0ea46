import { isCrsRefusal, resolveCrs } from '../../core/geodesy/crs.ts';
import type { DistrictPlane } from '../../core/geodesy/district-plane.ts';
import type { RingFacts } from '../../core/measure/certificate/certificate-facts.ts';
import type { OriginalShape } from '../../formats/package/original-coordinates.ts';

/**
 * Rings with the pairs that their source wrote for each vertex, found by placing those again. Where one vertex has none (a repaired
 * shape, a system that is no longer known) none is given.
 */
export function matchOriginals(rings: readonly RingFacts[], original: OriginalShape, plane: DistrictPlane): readonly RingFacts[] {
  const { choice } = original;
  const crs = resolveCrs(choice.crs, choice);
  if (isCrsRefusal(crs)) return rings;
  const written = original.polygons.flat(2);
  const lonLat = Float64Array.from(written.flatMap(([x, y]) => (choice.swapped ? [y, x] : [x, y])));
  crs.toLonLat(lonLat);
  const { coordinates } = plane.toMillimetres(lonLat);
  const pairs = new Map(
    written.map(([x, y], n) => [`${coordinates[2 * n]} ${coordinates[2 * n + 1]}`, [String(x), String(y)] as const]),
  );
  const matched = rings.map((ring) => ({ ...ring, originals: ring.points.flatMap(([x, y]) => [pairs.get(`${x} ${y}`)]) }));
  const isWhole = (ring: (typeof matched)[number]): ring is RingFacts & (typeof matched)[number] =>
    ring.originals.every((pair) => pair !== undefined);
  return matched.every(isWhole) ? matched : rings;
}
