import type { Entity } from './entity.ts';
import { flattenUnitArc, flattenUnitCircle, sweepOf } from './flatten-arc.ts';
import { flattenSpline } from './flatten-spline.ts';
import { readHatch } from './read-hatch.ts';
import { readLightPolyline } from './read-polyline.ts';
import { type Drafting, polygonOf, type Shape, ShapeRefusal } from './shape.ts';
import type { Transform } from './transform.ts';

/** Entities whose coordinates lie in a plane of their own, which their normal turns. */
const IN_OWN_PLANE = new Set(['LWPOLYLINE', 'POLYLINE', 'CIRCLE', 'ARC', 'SOLID', 'TRACE', 'HATCH', 'TEXT', 'ATTRIB', 'INSERT']);

export const isInOwnPlane = (type: string): boolean => IN_OWN_PLANE.has(type);

type ReadEntity = (entity: Entity, drafting: Drafting) => Shape;

const SHAPES: Readonly<Record<string, ReadEntity>> = {
  POINT: (entity) => ({ kind: 'point', ring: Float64Array.of(entity.number(10, Number.NaN), entity.number(20, Number.NaN)) }),
  LINE: (entity) => ({
    kind: 'line',
    ring: Float64Array.from([10, 20, 11, 21], (code) => entity.number(code, Number.NaN)),
  }),
  LWPOLYLINE: (entity, drafting) => readLightPolyline(entity).draw(drafting),
  CIRCLE: readCircle,
  ARC: readArc,
  ELLIPSE: readEllipse,
  SPLINE: readSpline,
  HATCH: (entity, drafting) => {
    drafting.count('dxf-hatches-as-polygons');
    return readHatch(entity, drafting);
  },
  SOLID: (entity) => readCorners(entity, [0, 1, 3, 2]),
  TRACE: (entity) => readCorners(entity, [0, 1, 3, 2]),
  '3DFACE': (entity) => readCorners(entity, [0, 1, 2, 3]),
};

/** What one entity draws, curves as lines within the tolerance. @throws ShapeRefusal */
export function readShape(entity: Entity, drafting: Drafting): Shape {
  const read = Object.hasOwn(SHAPES, entity.type) ? SHAPES[entity.type] : undefined;
  if (read === undefined) throw new ShapeRefusal('dropped-unsupported-geometry', '');
  return read(entity, drafting);
}

function readCircle(entity: Entity, drafting: Drafting): Shape {
  return polygonOf(flattenCircle(circleOf(entity), entity.number(40, Number.NaN), drafting));
}

function readArc(entity: Entity, drafting: Drafting): Shape {
  const from = (entity.number(50, Number.NaN) * Math.PI) / 180;
  const to = (entity.number(51, Number.NaN) * Math.PI) / 180;
  return { kind: 'line', ring: flattenFrom(circleOf(entity), entity.number(40, Number.NaN), from, to, drafting) };
}

/** The major axis as a vector, the minor one at right angles to it in the plane of the normal. */
function readEllipse(entity: Entity, drafting: Drafting): Shape {
  const [a, b, height] = [11, 21, 31].map((code) => entity.number(code, 0));
  const [nx, ny, nz] = normalOf(entity);
  const ratio = entity.number(40, Number.NaN);
  const place: Transform = {
    a,
    b,
    c: ratio * (ny * height - nz * b),
    d: ratio * (nz * a - nx * height),
    e: entity.number(10, Number.NaN),
    f: entity.number(20, Number.NaN),
  };
  const radius = Math.hypot(a, b, height);
  const from = entity.number(41, 0);
  const to = entity.number(42, 2 * Math.PI);
  if (Math.abs(to - from) > 2 * Math.PI - 1e-6) return polygonOf(flattenCircle(place, radius, drafting));
  return { kind: 'line', ring: flattenFrom(place, radius, from, to, drafting) };
}

function readSpline(entity: Entity, drafting: Drafting): Shape {
  const { codes } = entity;
  const [knots, points, weights]: number[][] = [[], [], []];
  for (let n = 0; n < codes.length; n++) {
    if (codes[n] === 40) knots.push(entity.numberAt(n));
    else if (codes[n] === 10 || codes[n] === 20) points.push(entity.numberAt(n));
    else if (codes[n] === 41) weights.push(entity.numberAt(n));
  }
  const path: number[] = [];
  if (!flattenSpline({ degree: entity.number(71, 3), knots, points, weights }, drafting.tolerance / 10, path))
    throw new ShapeRefusal('dropped-unsupported-geometry', '');
  drafting.count('dxf-splines-flattened');
  const last = path.length - 2;
  const isClosed = path.length > 6 && Math.hypot(path[last] - path[0], path[last + 1] - path[1]) <= drafting.tolerance;
  return isClosed ? polygonOf(path.slice(0, last)) : { kind: 'line', ring: Float64Array.from(path) };
}

/** Three or four corners; the fourth often repeats the third. */
function readCorners(entity: Entity, order: readonly number[]): Shape {
  const path: number[] = [];
  for (const corner of order) {
    if (corner === 3 && !entity.has(13)) continue;
    const [x, y] = [entity.number(10 + corner, Number.NaN), entity.number(20 + corner, Number.NaN)];
    if (path[path.length - 2] !== x || path[path.length - 1] !== y) path.push(x, y);
  }
  if (path.length < 6) throw new ShapeRefusal('dropped-empty-geometry', '');
  return polygonOf(path);
}

function circleOf(entity: Entity): Transform {
  const radius = entity.number(40, Number.NaN);
  return { a: radius, b: 0, c: 0, d: radius, e: entity.number(10, Number.NaN), f: entity.number(20, Number.NaN) };
}

function flattenCircle(place: Transform, radius: number, drafting: Drafting): number[] {
  const path: number[] = [];
  if (!(radius > 0) || !flattenUnitCircle(place, drafting.tolerance / radius, path))
    throw new ShapeRefusal('dropped-bad-coordinates', '');
  drafting.count('dxf-arcs-flattened');
  return path;
}

/** Counter-clockwise from one angle to the other, radians. */
function flattenFrom(place: Transform, radius: number, from: number, to: number, drafting: Drafting): Float64Array {
  const sweep = sweepOf(from, to);
  const { a, b, c, d, e, f } = place;
  const path = [a * Math.cos(from) + c * Math.sin(from) + e, b * Math.cos(from) + d * Math.sin(from) + f];
  if (!(radius > 0) || !flattenUnitArc(place, from, sweep, drafting.tolerance / radius, path))
    throw new ShapeRefusal('dropped-bad-coordinates', '');
  drafting.count('dxf-arcs-flattened');
  return Float64Array.from(path);
}

/** The direction in which the entity's plane is seen. */
export function normalOf(entity: Entity): [number, number, number] {
  return [entity.number(210, 0), entity.number(220, 0), entity.number(230, 1)];
}
