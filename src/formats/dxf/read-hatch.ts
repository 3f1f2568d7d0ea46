import { assembleRings, type Ring } from '../assemble-rings.ts';
import type { Entity } from './entity.ts';
import { flattenUnitArc, flattenUnitCircle, sweepOf } from './flatten-arc.ts';
import { flattenSpline } from './flatten-spline.ts';
import { Polyline } from './read-polyline.ts';
import { closedRing, type Drafting, type Shape, ShapeRefusal } from './shape.ts';
import type { Transform } from './transform.ts';

/** Rings of one hatch at most: whether each lies in each other is asked. */
const MOST_RINGS = 2_000;
/** Gaps between the edges of a boundary up to a centimetre, in tolerances of a millimetre. */
const EDGE_GAP = 10;
const IS_POLYLINE = 2;
/** The hole that a hatch leaves for a text: no part of the land. */
const IS_TEXT_BOX = 8;
/** Points and directions that a spline was fitted to, in newer versions. */
const FITTED_THROUGH = new Set([97, 11, 21, 12, 22, 13, 23]);
const [LINE, ARC, ELLIPSE, SPLINE] = [1, 2, 3, 4];

/** The boundaries of a hatch as polygons, holes by containment whatever their order. @throws ShapeRefusal */
export function readHatch(entity: Entity, drafting: Drafting): Shape {
  const rings: Ring[] = [];
  const { codes } = entity;
  const count = entity.number(91, 0);
  let at = codes.indexOf(92);
  for (let path = 0; path < count && at >= 0; path++) {
    const flags = entity.numberAt(at);
    const groups = new Groups(entity, at + 1);
    const read = (flags & IS_POLYLINE) !== 0 ? [readPolylinePath(groups, drafting)] : readEdgePath(groups, drafting);
    if ((flags & IS_TEXT_BOX) === 0) rings.push(...read.filter((ring) => ring.length >= 8));
    else drafting.count('dxf-text-boxes-ignored');
    if (rings.length > MOST_RINGS) throw new ShapeRefusal('dropped-unsupported-geometry', `HATCH > ${MOST_RINGS}`);
    at = codes.indexOf(92, groups.at);
  }
  if (rings.length === 0) throw new ShapeRefusal('dropped-empty-geometry', 'HATCH');
  if (rings.some((ring) => !ring.every(Number.isFinite))) throw new ShapeRefusal('dropped-bad-coordinates', 'HATCH');
  return { kind: 'polygon', polygons: assembleRings(rings) };
}

/** Groups in the order that the format lays down. */
class Groups {
  constructor(
    private readonly entity: Entity,
    public at: number,
  ) {}

  /** @throws ShapeRefusal where another group stands here */
  take(code: number): number {
    if (this.entity.codes[this.at] !== code) throw new ShapeRefusal('dropped-bad-coordinates', `HATCH ${code}`);
    return this.entity.numberAt(this.at++);
  }

  takeIf(code: number, fallback: number): number {
    return this.entity.codes[this.at] === code ? this.entity.numberAt(this.at++) : fallback;
  }

  skip(codes: ReadonlySet<number>): void {
    while (codes.has(this.entity.codes[this.at])) this.at++;
  }

  pair(code: number): [number, number] {
    return [this.take(code), this.take(code + 10)];
  }

  /** How many follow, which the entity must be able to hold. */
  count(code: number): number {
    const count = this.take(code);
    if (!(count >= 0 && count <= this.entity.length)) throw new ShapeRefusal('dropped-bad-coordinates', `HATCH ${code}`);
    return count;
  }
}

function readPolylinePath(groups: Groups, drafting: Drafting): Ring {
  groups.takeIf(72, 0);
  groups.takeIf(73, 1);
  const count = groups.count(93);
  const polyline = new Polyline(true);
  for (let n = 0; n < count; n++) {
    const [x, y] = groups.pair(10);
    polyline.add(x, y, groups.takeIf(42, 0));
  }
  if (count < 2) return new Float64Array();
  const shape = polyline.draw(drafting);
  return shape.kind === 'polygon' ? shape.polygons[0][0] : new Float64Array();
}

/** Edges one after the other, each joined to the one before by whichever of its ends lies nearer. */
function readEdgePath(groups: Groups, drafting: Drafting): Ring[] {
  const count = groups.count(93);
  const rings: number[][] = [];
  let path: number[] = [];
  let edges = 0;
  for (let n = 0; n < count; n++) {
    const edge = readEdge(groups, drafting);
    if (n > 0 && !isClosed(path, drafting) && append(path, edge, edges === 1, drafting)) edges++;
    else {
      path = edge;
      edges = 1;
      rings.push(path);
    }
  }
  if (rings.some((ring) => !isClosed(ring, drafting))) throw new ShapeRefusal('dropped-bad-coordinates', 'HATCH open boundary');
  return rings.map((ring) => closedRing(ring.slice(0, -2)));
}

function readEdge(groups: Groups, drafting: Drafting): number[] {
  const kind = groups.take(72);
  if (kind === LINE) return [...groups.pair(10), ...groups.pair(11)];
  if (kind === ARC) return readArcEdge(groups, drafting);
  if (kind === ELLIPSE) return readEllipseEdge(groups, drafting);
  if (kind === SPLINE) return readSplineEdge(groups, drafting);
  throw new ShapeRefusal('dropped-unsupported-geometry', `HATCH edge ${kind}`);
}

function readArcEdge(groups: Groups, drafting: Drafting): number[] {
  const [e, f] = groups.pair(10);
  const radius = groups.take(40);
  return flattenEdge(groups, { a: radius, b: 0, c: 0, d: radius, e, f }, radius, drafting);
}

function readEllipseEdge(groups: Groups, drafting: Drafting): number[] {
  const [e, f] = groups.pair(10);
  const [a, b] = groups.pair(11);
  const ratio = groups.take(40);
  return flattenEdge(groups, { a, b, c: -b * ratio, d: a * ratio, e, f }, Math.hypot(a, b), drafting);
}

/** Angles in degrees; of a clockwise edge they are measured clockwise. */
function flattenEdge(groups: Groups, circle: Transform, radius: number, drafting: Drafting): number[] {
  const from = (groups.take(50) * Math.PI) / 180;
  const to = (groups.take(51) * Math.PI) / 180;
  const direction = groups.take(73) === 0 ? -1 : 1;
  const sweep = sweepOf(from, to);
  drafting.count('dxf-arcs-flattened');
  const { a, b, c, d, e, f } = circle;
  const place = { a, b, c: direction * c, d: direction * d, e, f };
  const tolerance = drafting.tolerance / radius;
  const isWhole = sweep > 2 * Math.PI - 1e-9;
  const path = isWhole
    ? []
    : [a * Math.cos(from) + place.c * Math.sin(from) + e, b * Math.cos(from) + place.d * Math.sin(from) + f];
  const fits = isWhole ? flattenUnitCircle(place, tolerance, path) : flattenUnitArc(place, from, sweep, tolerance, path);
  if (!fits || !path.every(Number.isFinite)) throw new ShapeRefusal('dropped-bad-coordinates', 'HATCH arc');
  return path;
}

function readSplineEdge(groups: Groups, drafting: Drafting): number[] {
  const degree = groups.take(94);
  const isRational = groups.take(73) !== 0;
  groups.take(74);
  const knotCount = groups.count(95);
  const pointCount = groups.count(96);
  const knots = Array.from({ length: knotCount }, () => groups.take(40));
  const points: number[] = [];
  const weights: number[] = [];
  for (let n = 0; n < pointCount; n++) {
    points.push(...groups.pair(10));
    const weight = groups.takeIf(42, 1);
    if (isRational) weights.push(weight);
  }
  groups.skip(FITTED_THROUGH);
  drafting.count('dxf-splines-flattened');
  const path: number[] = [];
  if (!flattenSpline({ degree, knots, points, weights }, drafting.tolerance / 10, path))
    throw new ShapeRefusal('dropped-bad-coordinates', 'HATCH spline');
  return path;
}

/** False where neither end of the edge meets the path. The path's own first edge may have to be turned round first. */
function append(path: number[], edge: number[], isSecond: boolean, { tolerance }: Drafting): boolean {
  const near = EDGE_GAP * tolerance;
  if (isSecond && Math.min(toStart(path, edge), toEnd(path, edge)) > near) path.splice(0, path.length, ...reversed(path));
  if (toStart(path, edge) <= near) path.push(...edge.slice(2));
  else if (toEnd(path, edge) <= near) path.push(...reversed(edge).slice(2));
  else return false;
  return true;
}

const toStart = (path: readonly number[], edge: readonly number[]): number =>
  Math.hypot(path[path.length - 2] - edge[0], path[path.length - 1] - edge[1]);

const toEnd = (path: readonly number[], edge: readonly number[]): number =>
  Math.hypot(path[path.length - 2] - edge[edge.length - 2], path[path.length - 1] - edge[edge.length - 1]);

function isClosed(path: readonly number[], { tolerance }: Drafting): boolean {
  return path.length > 6 && toStart(path, path) <= EDGE_GAP * tolerance;
}

function reversed(path: readonly number[]): number[] {
  const turned: number[] = [];
  for (let n = path.length - 2; n >= 0; n -= 2) turned.push(path[n], path[n + 1]);
  return turned;
}
