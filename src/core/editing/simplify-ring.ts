import { distanceToSegment, meetSegments, type OpenRing, type PlanePoint } from './segments.ts';

/** A side of the simplified ring: from one kept vertex of the drawn one to the next; `to` counts on beyond the end. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * A ring drawn freehand with as few of its own vertices as keep every one that is dropped within the tolerance of the side that takes its
 * place (Douglas and Peucker 1973). Sides that would cross are refined until they do not, so that the result crosses itself only where
 * the drawn ring does (Saalfeld 1999). Where the stroke began is of no consequence. A ring that encloses nothing comes back as it is, but
 * for repeated vertices.
 */
export function simplifyRing(drawn: OpenRing, tolerance_m: number): OpenRing {
  const ring = drawn.filter((at, n) => !isSame(at, drawn[(n + drawn.length - 1) % drawn.length]));
  if (ring.length <= 3) return ring;
  const first = farthestFrom(ring, ring[0]);
  const turned = [...ring.slice(first), ...ring.slice(0, first)];
  const across = farthestFrom(turned, turned[0]);
  let spans = [
    { from: 0, to: across },
    { from: across, to: ring.length },
  ].flatMap((span) => refine(turned, span, 1000 * tolerance_m));
  if (spans.length < 3) spans = openUp(turned, spans);
  for (let crossing = findCrossing(turned, spans); crossing.size > 0; crossing = findCrossing(turned, spans))
    spans = spans.flatMap((span) => (crossing.has(span) ? halve(turned, span) : [span]));
  return spans.map(({ from }) => turned[from]);
}

const isSame = (a: PlanePoint, b: PlanePoint): boolean => a[0] === b[0] && a[1] === b[1];

function farthestFrom(ring: OpenRing, [x, y]: PlanePoint): number {
  let [best, most] = [0, -1];
  ring.forEach((at, n) => {
    const away = Math.hypot(at[0] - x, at[1] - y);
    if (away > most) [best, most] = [n, away];
  });
  return best;
}

/** The dropped vertex of a span that lies farthest from its side; `at` is 0 where none is dropped. */
function farthestOf(ring: OpenRing, { from, to }: Span): { at: number; distance_mm: number } {
  const end = ring[to % ring.length];
  let farthest = { at: 0, distance_mm: -1 };
  for (let n = from + 1; n < to; n++) {
    const { distance_mm } = distanceToSegment(ring[n], ring[from], end);
    if (distance_mm > farthest.distance_mm) farthest = { at: n, distance_mm };
  }
  return farthest;
}

/** On a stack of its own: a long stroke would go deeper than calls can. */
function refine(ring: OpenRing, span: Span, tolerance_mm: number): Span[] {
  const done: Span[] = [];
  const waiting = [span];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { at, distance_mm } = farthestOf(ring, next);
    if (distance_mm <= tolerance_mm) done.push(next);
    else waiting.push({ from: at, to: next.to }, { from: next.from, to: at });
  }
  return done;
}

/** Splits a span at its farthest vertex; one that drops none stays. */
function halve(ring: OpenRing, span: Span): Span[] {
  const { at } = farthestOf(ring, span);
  return at > 0
    ? [
        { from: span.from, to: at },
        { from: at, to: span.to },
      ]
    : [span];
}

/** Two sides enclose nothing: the one that drops the farther vertex is split there. */
function openUp(ring: OpenRing, spans: readonly Span[]): Span[] {
  const [a, b] = spans.map((span) => farthestOf(ring, span).distance_mm);
  return spans.flatMap((span, n) => ((n === 0) === a >= b ? halve(ring, span) : [span]));
}

/** Spans that cross another one and still drop vertices. */
function findCrossing(ring: OpenRing, spans: readonly Span[]): Set<Span> {
  const crossing = new Set<Span>();
  const endOf = ({ to }: Span) => ring[to % ring.length];
  for (let n = 0; n < spans.length; n++) {
    for (let m = n + 1; m < spans.length; m++) {
      const pair = [spans[n], spans[m]];
      if (!cross(ring[spans[n].from], endOf(spans[n]), ring[spans[m].from], endOf(spans[m]))) continue;
      for (const span of pair) if (span.to - span.from > 1) crossing.add(span);
    }
  }
  return crossing;
}

/** Whether two sides have more in common than one end of both. */
function cross(a: PlanePoint, b: PlanePoint, c: PlanePoint, d: PlanePoint): boolean {
  if (isApart(a, b, c, d, 0) || isApart(a, b, c, d, 1)) return false;
  const freeOf = (ends: readonly PlanePoint[], others: readonly PlanePoint[]) =>
    ends.filter((end) => !others.some((other) => isSame(end, other)));
  const own = freeOf([a, b], [c, d]);
  if (own.length === 0) return true;
  if (own.length === 2 && meetSegments(a, b, c, d)) return true;
  return own.some((end) => isOn(end, c, d)) || freeOf([c, d], [a, b]).some((end) => isOn(end, a, b));
}

const isApart = (a: PlanePoint, b: PlanePoint, c: PlanePoint, d: PlanePoint, axis: 0 | 1): boolean =>
  Math.max(a[axis], b[axis]) < Math.min(c[axis], d[axis]) || Math.max(c[axis], d[axis]) < Math.min(a[axis], b[axis]);

/** Within a rounding error. */
const isOn = (at: PlanePoint, a: PlanePoint, b: PlanePoint): boolean => distanceToSegment(at, a, b).distance_mm < 1e-6;
