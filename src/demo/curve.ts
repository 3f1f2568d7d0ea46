import { distance, type Point, type Ring, toWhole } from './ring.ts';

/** Smooth open curve through control points (Catmull-Rom), a point about every `step` millimetres. */
export function smoothCurve(controls: Ring, step: number): Point[] {
  const curve: Point[] = [];
  for (let i = 0; i + 1 < controls.length; i++) {
    const p0 = controls[Math.max(0, i - 1)];
    const p1 = controls[i];
    const p2 = controls[i + 1];
    const p3 = controls[Math.min(controls.length - 1, i + 2)];
    const count = Math.max(1, Math.round(distance(p1, p2) / step));
    for (let k = 0; k < count; k++) curve.push(between(p0, p1, p2, p3, k / count));
  }
  const last = controls[controls.length - 1];
  curve.push(toWhole(last[0], last[1]));
  return curve;
}

/** Smooth closed curve through control points; open ring. */
export function smoothLoop(controls: Ring, step: number): Point[] {
  const n = controls.length;
  const curve: Point[] = [];
  for (let i = 0; i < n; i++) {
    const p1 = controls[i];
    const p2 = controls[(i + 1) % n];
    const count = Math.max(1, Math.round(distance(p1, p2) / step));
    for (let k = 0; k < count; k++) curve.push(between(controls[(i + n - 1) % n], p1, p2, controls[(i + 2) % n], k / count));
  }
  return curve;
}

/** The curve moved sideways, to its left for a positive width; the width may change along it. */
export function offsetCurve(curve: Ring, widthAt: (index: number) => number): Point[] {
  return curve.map((p, i) => {
    const a = curve[Math.max(0, i - 1)];
    const b = curve[Math.min(curve.length - 1, i + 1)];
    const length = distance(a, b) || 1;
    const w = widthAt(i) / length;
    return toWhole(p[0] - (b[1] - a[1]) * w, p[1] + (b[0] - a[0]) * w);
  });
}

/** Band around a curve: right bank forward, left bank back, so that the ring runs counter-clockwise. */
export function bandAround(curve: Ring, halfAt: (index: number) => number): Point[] {
  return [...offsetCurve(curve, (i) => -halfAt(i)), ...offsetCurve(curve, halfAt).reverse()];
}

/** Band around a curve that begins and ends at the curve's far end, with a rounded tip at its near end. */
export function spurAround(curve: Ring, halfAt: (index: number) => number): Point[] {
  const [tip, next] = curve;
  const reach = halfAt(0) / (distance(tip, next) || 1);
  const back = toWhole(tip[0] - (next[0] - tip[0]) * reach, tip[1] - (next[1] - tip[1]) * reach);
  return [...offsetCurve(curve, halfAt).reverse(), back, ...offsetCurve(curve, (i) => -halfAt(i))];
}

function between(p0: Point, p1: Point, p2: Point, p3: Point, t: number): Point {
  const blend = (a: number, b: number, c: number, d: number): number =>
    0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t);
  return toWhole(blend(p0[0], p1[0], p2[0], p3[0]), blend(p0[1], p1[1], p2[1], p3[1]));
}
