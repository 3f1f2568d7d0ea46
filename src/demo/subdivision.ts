import { distance, isSimpleRing, type Point, type Ring, ringArea, ringContains, segmentsCross, toWhole, turn } from './ring.ts';

/** What lies on an edge between two faces; decides how far blocks stand back from it. */
export type EdgeKind = 'coast' | 'bank' | 'drive' | 'avenue' | 'road' | 'street' | 'lane' | 'track';

export interface Face {
  readonly id: number;
  /** Vertex numbers, counter-clockwise. */
  ring: number[];
}

const STRIDE = 67108864;
const directed = (a: number, b: number): number => a * STRIDE + b;
const undirected = (a: number, b: number): number => (a < b ? directed(a, b) : directed(b, a));

/** A hit closer than this to the end of an edge takes that end, so that no stub of an edge is left. */
const SNAP_MM = 6000;

/**
 * The district cut into faces that share their vertices: a cut puts its end points into both neighbours, so any group of
 * faces adds up exactly and its outline has the same vertices as its neighbours'.
 */
export class Subdivision {
  readonly points: Point[] = [];
  readonly faces = new Map<number, Face>();
  private readonly faceLeftOf = new Map<number, number>();
  private readonly kinds = new Map<number, EdgeKind>();
  private nextFace = 0;

  constructor(outline: Ring, kind: EdgeKind) {
    this.addFace(outline.map((p) => this.addPoint(p)));
    for (const key of this.faceLeftOf.keys()) this.kinds.set(undirected(Math.floor(key / STRIDE), key % STRIDE), kind);
  }

  ringOf(face: Face): Point[] {
    return face.ring.map((v) => this.points[v]);
  }

  kindOf(a: number, b: number): EdgeKind {
    return this.kinds.get(undirected(a, b)) ?? 'lane';
  }

  /** The face on the other side of the edge a → b of a face, if there is one. */
  neighbour(a: number, b: number): number | undefined {
    return this.faceLeftOf.get(directed(b, a));
  }

  /** Cuts every face that the curve crosses. Loose ends inside a face are dropped. */
  drawCurve(curve: Ring, kind: EdgeKind, closed = false): void {
    const path = closed ? [...curve, curve[0]] : curve;
    const stops = this.crossEdges(path);
    if (stops.length < 2) return;
    for (let k = 0; k + 1 < stops.length; k++) this.cutBetween(path, stops[k], stops[k + 1], kind);
    if (!closed) return;
    const first = stops[0];
    const round = [...path, ...path.slice(1)];
    this.cutBetween(round, stops[stops.length - 1], { at: first.at + path.length - 1, vertex: first.vertex }, kind);
  }

  /** Cuts one face along a nearly straight line through `through`; `bend` moves the middle sideways by that share of the length. */
  cutAcross(face: Face, through: Point, [ux, uy]: Point, kind: EdgeKind, bend: number): readonly [Face, Face] | null {
    const hits: { t: number; edge: number; u: number }[] = [];
    const ring = this.ringOf(face);
    for (let i = 0; i < ring.length; i++) {
      const a = ring[i];
      const b = ring[(i + 1) % ring.length];
      const sa = (a[0] - through[0]) * uy - (a[1] - through[1]) * ux;
      const sb = (b[0] - through[0]) * uy - (b[1] - through[1]) * ux;
      if (sa > 0 === sb > 0) continue;
      const u = sa / (sa - sb);
      hits.push({ t: (a[0] + (b[0] - a[0]) * u - through[0]) * ux + (a[1] + (b[1] - a[1]) * u - through[1]) * uy, edge: i, u });
    }
    const before = hits.filter((h) => h.t < 0).sort((p, q) => q.t - p.t)[0];
    const after = hits.filter((h) => h.t >= 0).sort((p, q) => p.t - q.t)[0];
    if (before === undefined || after === undefined || before.edge === after.edge) return null;
    const ends = [before, after].map((h) => [face.ring[h.edge], face.ring[(h.edge + 1) % face.ring.length], h.u] as const);
    const [from, to] = ends.map(([a, b, u]) => this.landOn(a, b, u));
    const p = this.points[from];
    const q = this.points[to];
    const length = distance(p, q);
    if (length < 2 * SNAP_MM) return null;
    const chain: Point[] = [];
    const count = Math.min(5, Math.floor(length / 70000));
    for (let k = 1; k <= count; k++) {
      const t = k / (count + 1);
      const side = bend * 4 * t * (1 - t);
      chain.push(toWhole(p[0] + (q[0] - p[0]) * t - (q[1] - p[1]) * side, p[1] + (q[1] - p[1]) * t + (q[0] - p[0]) * side));
    }
    return this.split(face, from, to, chain, kind) ?? (chain.length > 0 ? this.split(face, from, to, [], kind) : null);
  }

  /** Outline of a group of faces: the edges that no two of them share, traced into rings (shells left, holes right). */
  outlineOf(faces: Iterable<Face>): Point[][] {
    const open = new Map<number, number[]>();
    const edges = new Set<number>();
    for (const { ring } of faces) {
      for (let i = 0; i < ring.length; i++) {
        const a = ring[i];
        const b = ring[(i + 1) % ring.length];
        if (!edges.delete(directed(b, a))) edges.add(directed(a, b));
      }
    }
    for (const key of edges) {
      const a = Math.floor(key / STRIDE);
      open.set(a, [...(open.get(a) ?? []), key % STRIDE]);
    }
    const rings: Point[][] = [];
    for (const start of open.keys()) {
      while ((open.get(start)?.length ?? 0) > 0) {
        for (const loop of this.trace(open, start)) rings.push(loop.map((v) => this.points[v]));
      }
    }
    return rings;
  }

  /** Follows open edges; a loop is taken out as soon as it closes, so that rings touching at a vertex come out apart. */
  private trace(open: Map<number, number[]>, start: number): number[][] {
    const loops: number[][] = [];
    const path: number[] = [start];
    for (let at = start; path.length > 0; ) {
      const next = open.get(at)?.pop();
      if (next === undefined) break;
      const seen = path.indexOf(next);
      if (seen < 0) path.push(next);
      else loops.push(path.splice(seen, path.length - seen));
      if (seen >= 0) path.push(next);
      at = next;
    }
    return loops;
  }

  private addPoint(p: Point): number {
    return this.points.push(p) - 1;
  }

  private addFace(ring: number[]): Face {
    const face: Face = { id: this.nextFace++, ring };
    this.faces.set(face.id, face);
    for (let i = 0; i < ring.length; i++) this.faceLeftOf.set(directed(ring[i], ring[(i + 1) % ring.length]), face.id);
    return face;
  }

  /** Vertex at the share `u` of the edge a → b: an end where it is near, else a new one put into both neighbours. */
  private landOn(a: number, b: number, u: number): number {
    const p = this.points[a];
    const q = this.points[b];
    const length = distance(p, q);
    if (u * length < SNAP_MM && u <= 0.5) return a;
    if ((1 - u) * length < SNAP_MM) return b;
    const v = this.addPoint(toWhole(p[0] + (q[0] - p[0]) * u, p[1] + (q[1] - p[1]) * u));
    const kind = this.kindOf(a, b);
    for (const [s, t] of [
      [a, b],
      [b, a],
    ]) {
      const id = this.faceLeftOf.get(directed(s, t));
      const face = id === undefined ? undefined : this.faces.get(id);
      this.faceLeftOf.delete(directed(s, t));
      if (face === undefined) continue;
      face.ring.splice(face.ring.indexOf(s) + 1, 0, v);
      this.faceLeftOf.set(directed(s, v), face.id);
      this.faceLeftOf.set(directed(v, t), face.id);
    }
    this.kinds.delete(undirected(a, b));
    this.kinds.set(undirected(a, v), kind);
    this.kinds.set(undirected(v, b), kind);
    return v;
  }

  private crossEdges(path: Ring): { at: number; vertex: number }[] {
    const perEdge = new Map<number, { at: number; u: number }[]>();
    for (const key of this.kinds.keys()) {
      const c = this.points[Math.floor(key / STRIDE)];
      const d = this.points[key % STRIDE];
      for (let i = 0; i + 1 < path.length; i++) {
        if (!segmentsCross(path[i], path[i + 1], c, d)) continue;
        const s = turn(path[i], path[i + 1], c);
        const e = turn(path[i], path[i + 1], d);
        const f = turn(c, d, path[i]);
        const g = turn(c, d, path[i + 1]);
        perEdge.set(key, [...(perEdge.get(key) ?? []), { at: i + f / (f - g), u: s / (s - e) }]);
      }
    }
    const stops: { at: number; vertex: number }[] = [];
    for (const [key, hits] of perEdge) {
      const end = key % STRIDE;
      let start = Math.floor(key / STRIDE);
      let done = 0;
      for (const { at, u } of hits.sort((p, q) => p.u - q.u)) {
        const vertex = this.landOn(start, end, (u - done) / (1 - done));
        stops.push({ at, vertex });
        if (vertex === start || vertex === end) continue;
        start = vertex;
        done = u;
      }
    }
    stops.sort((p, q) => p.at - q.at);
    return stops.filter((stop, i) => i === 0 || stop.vertex !== stops[i - 1].vertex);
  }

  private cutBetween(path: Ring, from: { at: number; vertex: number }, to: { at: number; vertex: number }, kind: EdgeKind): void {
    if (from.vertex === to.vertex) return;
    const p = this.points[from.vertex];
    const q = this.points[to.vertex];
    const chain: Point[] = [];
    for (let i = Math.ceil(from.at); i <= to.at; i++) {
      if (distance(path[i], p) > 2 * SNAP_MM && distance(path[i], q) > 2 * SNAP_MM) chain.push(path[i]);
    }
    const next = chain.length > 0 ? chain[0] : q;
    const probe: Point = [(p[0] + next[0]) / 2, (p[1] + next[1]) / 2];
    for (const face of this.faces.values()) {
      if (!face.ring.includes(from.vertex) || !face.ring.includes(to.vertex)) continue;
      if (!ringContains(this.ringOf(face), probe)) continue;
      this.split(face, from.vertex, to.vertex, chain, kind);
      return;
    }
  }

  /** Replaces a face by its two sides of the chain; refuses (null) where a side would not be a simple ring. */
  private split(face: Face, from: number, to: number, chain: Ring, kind: EdgeKind): readonly [Face, Face] | null {
    const i = face.ring.indexOf(from);
    const j = face.ring.indexOf(to);
    const n = face.ring.length;
    if (i < 0 || j < 0 || (chain.length === 0 && ((i + 1) % n === j || (j + 1) % n === i))) return null;
    const turned = [...face.ring.slice(i), ...face.ring.slice(0, i)];
    const k = (j - i + n) % n;
    const ahead = turned.slice(0, k + 1);
    const fresh = chain.map((_, c) => this.points.length + c);
    const sides = [
      [...ahead, ...[...fresh].reverse()],
      [...turned.slice(k), from, ...fresh],
    ];
    const at = (v: number): Point => (v < this.points.length ? this.points[v] : chain[v - this.points.length]);
    const rings = sides.map((side) => side.map(at));
    if (rings.some((ring) => ringArea(ring) < 4e8 || !isSimpleRing(ring))) return null;
    this.points.push(...chain);
    this.faces.delete(face.id);
    const ends = [from, ...fresh, to];
    for (let c = 0; c + 1 < ends.length; c++) this.kinds.set(undirected(ends[c], ends[c + 1]), kind);
    return [this.addFace(sides[0]), this.addFace(sides[1])];
  }
}
