import type { NestedRings } from '../../overlay/build-columns.ts';
import type { MillimetrePoint, RingFacts } from './certificate-facts.ts';

/** Rings of one feature as admission leaves them (closed, shells counter-clockwise) in the certificate's order: the same first vertex, shells clockwise. */
export function listRings(polygons: NestedRings): RingFacts[] {
  return polygons.flatMap((rings, part) =>
    rings.map(([first, ...rest]) => ({ part: part + 1, points: [first, ...rest.slice(0, -1).toReversed()] })),
  );
}

/**
 * Rings of shared land as clipping leaves them (closed, unrounded, either way round): to whole millimetres, shells clockwise from
 * their north-westernmost vertex. What rounding makes flat is left out.
 */
export function listSharedRings(polygons: NestedRings): RingFacts[] {
  const parts = polygons.map((rings) => rings.map(roundRing)).filter(([shell]) => shell.length >= 3 && twiceArea(shell) !== 0);
  return parts.flatMap((rings, part) =>
    rings
      .filter((ring, n) => n === 0 || (ring.length >= 3 && twiceArea(ring) !== 0))
      .map((ring, n) => {
        const isClockwise = twiceArea(ring) < 0;
        return { part: part + 1, points: beginNorthWest(isClockwise === (n === 0) ? ring : ring.toReversed()) };
      }),
  );
}

function roundRing(ring: NestedRings[number][number]): MillimetrePoint[] {
  const points: MillimetrePoint[] = [];
  for (const [x, y] of ring) {
    // Without −0, which no text can hold.
    const point = [Math.round(x) + 0, Math.round(y) + 0] as const;
    const last = points.at(-1);
    if (!last || !isSame(last, point)) points.push(point);
  }
  while (points.length > 1 && isSame(points[0], points[points.length - 1])) points.pop();
  return points;
}

const isSame = (a: MillimetrePoint, b: MillimetrePoint): boolean => a[0] === b[0] && a[1] === b[1];

/** Positive counter-clockwise, mm². */
function twiceArea(points: readonly MillimetrePoint[]): number {
  const [x0, y0] = points[0];
  let sum = 0;
  for (let i = 1; i + 1 < points.length; i++) {
    sum += (points[i][0] - x0) * (points[i + 1][1] - y0) - (points[i + 1][0] - x0) * (points[i][1] - y0);
  }
  return sum;
}

function beginNorthWest(points: readonly MillimetrePoint[]): MillimetrePoint[] {
  let first = 0;
  for (const [i, [x, y]] of points.entries()) if (y - x > points[first][1] - points[first][0]) first = i;
  return [...points.slice(first), ...points.slice(0, first)];
}
