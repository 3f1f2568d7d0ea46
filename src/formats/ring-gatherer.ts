import { assembleRings, type Ring } from './assemble-rings.ts';
import { GEOMETRY } from './feature-table.ts';
import type { GeometryBuilder } from './geometry-builder.ts';
import { GrowableVertices } from './growable.ts';
import { LIMITS } from './limits.ts';
import type { NoteList } from './note-list.ts';
import { ReadError } from './reader.ts';

/** A ring among the vertices of a gatherer, from `start` up to `end`. */
export interface GatheredRing {
  readonly start: number;
  readonly end: number;
  /** Line of its first vertex. */
  readonly line: number;
  readonly isClosed: boolean;
}

/**
 * Gathers the rings of one feature from vertices that come one by one. A ring ends where its label changes and, of a polygon, where
 * its first vertex comes again: both occur in sources that label their rings and in sources that do not.
 */
export class RingGatherer {
  readonly vertices = new GrowableVertices(64);
  readonly rings: GatheredRing[] = [];
  private start = 0;
  private line = 0;
  private label: string | undefined;

  constructor(private readonly closes: boolean) {}

  /** @param label undefined or empty: that of the vertex before. @throws ReadError `ring-too-long` */
  add(x: number, y: number, label: string | undefined, line: number): void {
    const { vertices } = this;
    if (label !== undefined && label !== '' && label !== this.label) {
      this.endRing(false);
      this.label = label;
    }
    if (this.repeatsClosingVertex(x, y)) return;
    if (vertices.length === this.start) this.line = line;
    vertices.push(x, y);
    if (vertices.length - this.start > LIMITS.verticesPerRing)
      throw new ReadError('ring-too-long', { line: this.line }, { limit: LIMITS.verticesPerRing });
    if (this.closes && this.isBackAtStart()) this.endRing(true);
  }

  finish(): void {
    this.endRing(false);
  }

  /** At least three vertices and then the first one. */
  private isBackAtStart(): boolean {
    const last = this.vertices.length - 1;
    return last - this.start >= 3 && this.isAt(last, this.vertices.x(this.start), this.vertices.y(this.start));
  }

  private repeatsClosingVertex(x: number, y: number): boolean {
    const { start, rings } = this;
    return this.vertices.length === start && rings.length > 0 && rings[rings.length - 1].isClosed && this.isAt(start - 1, x, y);
  }

  private isAt(index: number, x: number, y: number): boolean {
    return this.vertices.x(index) === x && this.vertices.y(index) === y;
  }

  private endRing(isClosed: boolean): void {
    const end = this.vertices.length;
    if (end > this.start) this.rings.push({ start: this.start, end, line: this.line, isClosed });
    this.start = end;
  }
}

/** Rings of enough vertices; shorter ones are noted where others remain. */
export function ringsOfAtLeast(least: number, rings: readonly GatheredRing[], notes: NoteList): readonly GatheredRing[] {
  const kept = rings.filter(({ start, end, isClosed }) => end - start - (isClosed ? 1 : 0) >= least);
  if (kept.length > 0 && kept.length < rings.length)
    notes.add('short-rings-ignored', `line ${rings[0].line}`, rings.length - kept.length);
  return kept;
}

/**
 * Ends a feature of the gathered rings as polygons, holes and parts by containment; false where no ring encloses anything.
 * @throws ReadError `too-many-rings`
 */
export function endPolygons(gathered: RingGatherer, geometry: GeometryBuilder, notes: NoteList): boolean {
  const { vertices } = gathered;
  const rings = ringsOfAtLeast(3, gathered.rings, notes);
  if (rings.length === 0) return false;
  if (rings.length > LIMITS.ringsToNest)
    throw new ReadError('too-many-rings', { line: rings[0].line }, { limit: LIMITS.ringsToNest });
  for (const ring of rings) noteGap(vertices, ring, notes);
  const polygons = assembleRings(rings.map((ring) => closedRing(vertices, ring)));
  if (rings.length > 1) {
    const holes = rings.length - polygons.length;
    const where = `line ${rings[0].line}`;
    if (holes > 0) notes.add('rings-as-holes', where, holes);
    if (polygons.length > 1) notes.add('rings-as-parts', where, polygons.length);
  }
  for (const polygon of polygons) {
    for (const ring of polygon) {
      for (let i = 0; i < ring.length; i += 2) geometry.vertices.push(ring[i], ring[i + 1]);
      geometry.endRing();
    }
    geometry.endPart(GEOMETRY.polygon);
  }
  geometry.endFeature(polygons.length > 1 ? 'MultiPolygon' : 'Polygon');
  return true;
}

/** A list of boundary points means a closed ring, whether its first point comes again or not. */
function closedRing(vertices: GrowableVertices, { start, end, isClosed }: GatheredRing): Ring {
  const points = vertices.slice(start, end);
  if (isClosed) return points;
  const ring = new Float64Array(points.length + 2);
  ring.set(points);
  ring.set(points.subarray(0, 2), points.length);
  return ring;
}

/** The closing point is often left out; the length of the side that closes the ring shows where another one is missing instead. */
function noteGap(vertices: GrowableVertices, { start, end, line, isClosed }: GatheredRing, notes: NoteList): void {
  if (isClosed) return;
  const gap = Math.hypot(vertices.x(end - 1) - vertices.x(start), vertices.y(end - 1) - vertices.y(start));
  notes.add('rings-closed', `line ${line}: ${Number(gap.toPrecision(6))}`);
}
