import type { Transform } from './transform.ts';

/** Vertices of one arc at most: a circle of 80 km to the millimetre. */
const MOST_STEPS = 20_000;
/** Below this part of its chord, an arc is its chord. */
const FLAT = 1e-12;

/**
 * An arc of the unit circle as a line, within `tolerance` of it, its ends exact. The vertices between lie a little outside, so
 * that the line encloses the very area that the arc does: with vertices on the arc, a circle of 10 m would lose 0.04 m² at 1 mm.
 * Written after `place`, without its first vertex. False where it would need too many.
 *
 * n steps of θ at the radius ρ between ends at 1: ½ sin θ · (2ρ + (n − 2)ρ²) = ½ nθ.
 */
export function flattenUnitArc(place: Transform, from: number, sweep: number, tolerance: number, into: number[]): boolean {
  const steps = stepsOf(sweep, tolerance);
  if (steps > MOST_STEPS) return false;
  const step = sweep / steps;
  const target = (steps * step) / Math.sin(step);
  const radius = (Math.sqrt(1 + (steps - 2) * target) - 1) / (steps - 2);
  for (let n = 1; n <= steps; n++) push(place, from + n * step, n === steps ? 1 : radius, into);
  return true;
}

/** The whole unit circle, closed: n · sin θ · ρ² = nθ. */
export function flattenUnitCircle(place: Transform, tolerance: number, into: number[]): boolean {
  const steps = Math.max(8, stepsOf(2 * Math.PI, tolerance));
  if (steps > MOST_STEPS) return false;
  const step = (2 * Math.PI) / steps;
  const radius = Math.sqrt(step / Math.sin(step));
  for (let n = 0; n <= steps; n++) push(place, (n % steps) * step, radius, into);
  return true;
}

/** The arc of a polyline from one vertex to the next: `bulge` is the tangent of a quarter of its angle, positive to the left. */
export function flattenBulge(
  [x1, y1]: readonly [number, number],
  [x2, y2]: readonly [number, number],
  bulge: number,
  tolerance: number,
  into: number[],
): boolean {
  const chord = Math.hypot(x2 - x1, y2 - y1);
  if (Math.abs(bulge) > FLAT && chord > 0) {
    const toCentre = (1 - bulge * bulge) / (4 * bulge);
    const radius = (chord * (1 + bulge * bulge)) / (4 * Math.abs(bulge));
    const x = (x1 + x2) / 2 - (y2 - y1) * toCentre;
    const y = (y1 + y2) / 2 + (x2 - x1) * toCentre;
    const circle = { a: radius, b: 0, c: 0, d: radius, e: x, f: y };
    if (!flattenUnitArc(circle, Math.atan2(y1 - y, x1 - x), 4 * Math.atan(bulge), tolerance / radius, into)) return false;
    into.length -= 2;
  }
  into.push(x2, y2);
  return true;
}

/** Counter-clockwise from one angle to the other: more than nothing, up to a full turn. */
export function sweepOf(from: number, to: number): number {
  const sweep = (to - from) % (2 * Math.PI);
  return sweep > 1e-12 ? sweep : sweep + 2 * Math.PI;
}

/** A chord of θ stays within 2 sin²(θ/4) of the unit circle, and from three chords on the vertices outside it do as well. */
function stepsOf(sweep: number, tolerance: number): number {
  const widest = 4 * Math.asin(Math.sqrt(Math.min(1, Math.max(tolerance, 1e-300) / 2)));
  return Math.max(3, Math.ceil(Math.abs(sweep) / Math.min(widest, Math.PI / 4)));
}

function push({ a, b, c, d, e, f }: Transform, angle: number, radius: number, into: number[]): void {
  const x = radius * Math.cos(angle);
  const y = radius * Math.sin(angle);
  into.push(a * x + c * y + e, b * x + d * y + f);
}
