import type { Element, Node } from '@xmldom/xmldom';
import { GEOMETRY, type GeometryTypeName } from '../feature-table.ts';
import type { GeometryBuilder } from '../geometry-builder.ts';
import { localName } from '../xml/tag-scanner.ts';
import { readCoordinates, readTrackPoint } from './read-coordinates.ts';

export type PlacemarkGeometry =
  | { readonly ok: true; readonly type: GeometryTypeName; readonly altitudes: number; readonly notes: readonly string[] }
  | { readonly ok: false; readonly code: string; readonly detail?: string };

const CONTAINERS = new Set(['MultiGeometry', 'MultiTrack']);
const SHAPES = new Set(['Point', 'LineString', 'LinearRing', 'Polygon', 'Track', 'Model']);
const MULTI: Readonly<Record<number, GeometryTypeName>> = {
  [GEOMETRY.point]: 'MultiPoint',
  [GEOMETRY.line]: 'MultiLineString',
  [GEOMETRY.polygon]: 'MultiPolygon',
};
const SINGLE: Readonly<Record<number, GeometryTypeName>> = {
  [GEOMETRY.point]: 'Point',
  [GEOMETRY.line]: 'LineString',
  [GEOMETRY.polygon]: 'Polygon',
};

/**
 * The geometry of one placemark, into the builder. Read here and not by togeojson, which leaves out what it cannot read: a lost
 * vertex, or a hole that becomes a shell because its shell was lost, would change an area without a word.
 */
export function readPlacemarkGeometry(placemark: Element, builder: GeometryBuilder): PlacemarkGeometry {
  const mark = builder.mark();
  const reading = new PlacemarkReading(builder);
  reading.readChildren(placemark);
  const kinds = reading.kinds;
  const refused = reading.bad !== undefined || kinds.length === 0;
  if (refused) {
    builder.rollback(mark);
    if (reading.bad !== undefined) return { ok: false, code: 'dropped-bad-coordinates', detail: reading.bad };
    if (reading.unsupported !== undefined)
      return { ok: false, code: 'dropped-unsupported-geometry', detail: reading.unsupported };
    return { ok: false, code: reading.seen ? 'dropped-empty-geometry' : 'dropped-no-geometry' };
  }
  const notes = [...reading.notes];
  if (reading.unsupported !== undefined) notes.push('unsupported-part-ignored');
  return { ok: true, type: typeOf(kinds), altitudes: reading.altitudes, notes };
}

function typeOf(kinds: readonly number[]): GeometryTypeName {
  if (kinds.length === 1) return SINGLE[kinds[0]];
  return kinds.every((kind) => kind === kinds[0]) ? MULTI[kinds[0]] : 'GeometryCollection';
}

class PlacemarkReading {
  readonly kinds: number[] = [];
  readonly notes = new Set<string>();
  altitudes = 0;
  /** Some geometry element stood there, empty or not. */
  seen = false;
  bad: string | undefined;
  unsupported: string | undefined;

  constructor(private readonly builder: GeometryBuilder) {}

  /** Depth is bounded by the outline's limit on nesting. */
  readChildren(parent: Element): void {
    for (const child of elementsOf(parent)) {
      const name = localName(child.tagName);
      if (CONTAINERS.has(name)) {
        this.seen = true;
        this.readChildren(child);
      } else if (SHAPES.has(name)) {
        this.seen = true;
        this.readShape(child, name);
      }
    }
  }

  private readShape(element: Element, name: string): void {
    if (name === 'Point') this.readPoint(element);
    else if (name === 'Polygon') this.readPolygon(element);
    else if (name === 'Track') this.readTrack(element);
    else if (name === 'Model') this.unsupported ??= name;
    else this.readLine(element, name);
  }

  private readPoint(element: Element): void {
    const { builder } = this;
    const start = builder.vertices.length;
    // One position, however it is spaced.
    if (this.readVertices(element, (text) => text.replace(/\s+/g, '')) === 0) return;
    builder.vertices.length = start + 1;
    builder.endRing();
    this.end(GEOMETRY.point);
  }

  private readLine(element: Element, name: string): void {
    const { builder } = this;
    const first = builder.vertices.length;
    const count = this.readVertices(element);
    if (count === 0) return;
    if (name === 'LinearRing') this.notes.add('linear-ring-as-line');
    else if (isClosed(builder, first)) this.notes.add('line-closed');
    else if (isAlmostClosed(builder, first)) this.notes.add('line-almost-closed');
    builder.endRing();
    this.end(GEOMETRY.line);
  }

  private readPolygon(element: Element): void {
    const outer = childrenNamed(element, 'outerBoundaryIs');
    const shells = (outer.length > 0 ? outer : [element]).flatMap((boundary) => childrenNamed(boundary, 'LinearRing'));
    const holes = childrenNamed(element, 'innerBoundaryIs').flatMap((boundary) => childrenNamed(boundary, 'LinearRing'));
    shells.forEach((shell, index) => {
      const size = this.readVertices(shell);
      if (size === 0) {
        if (holes.length > 0) this.bad ??= 'Polygon without shell';
        return;
      }
      this.builder.endRing();
      if (index === 0) for (const hole of holes) if (this.readVertices(hole) > 0) this.builder.endRing();
      if (index > 0) this.notes.add('outer-rings-split');
      this.end(GEOMETRY.polygon);
    });
  }

  private readTrack(element: Element): void {
    const { builder } = this;
    let count = 0;
    for (const child of elementsOf(element)) {
      if (localName(child.tagName) !== 'coord') continue;
      const text = child.textContent ?? '';
      if (readTrackPoint(text, builder.vertices)) count++;
      // The schema allows an empty coord: a moment without a position.
      else if (text.trim() === '') this.notes.add('track-points-without-position');
      else this.bad ??= `coord ${text.trim().slice(0, 40)}`;
      if (text.trim().split(/\s+/).length > 2) this.altitudes++;
    }
    if (count === 0) return;
    builder.endRing();
    this.end(count === 1 ? GEOMETRY.point : GEOMETRY.line);
  }

  private readVertices(parent: Element, prepare: (text: string) => string = (text) => text): number {
    const text = childrenNamed(parent, 'coordinates')
      .map((element) => element.textContent ?? '')
      .join(' ');
    const { count, altitudes, bad } = readCoordinates(prepare(text), this.builder.vertices);
    if (bad) this.bad ??= `${parent.tagName} ${text.trim().slice(0, 40)}`;
    this.altitudes += altitudes;
    return count;
  }

  private end(kind: 1 | 2 | 3): void {
    this.builder.endPart(kind);
    this.kinds.push(kind);
  }
}

/** At least a triangle drawn as a line that ends where it began. */
function isClosed(builder: GeometryBuilder, first: number): boolean {
  const { vertices } = builder;
  const last = vertices.length - 1;
  return last - first >= 3 && vertices.x(first) === vertices.x(last) && vertices.y(first) === vertices.y(last);
}

/** A line of three edges or more whose closing edge would be no longer than its longest one: it may be meant as a parcel. */
function isAlmostClosed(builder: GeometryBuilder, first: number): boolean {
  const { vertices } = builder;
  const last = vertices.length - 1;
  if (last - first < 3) return false;
  const shrink = Math.cos((vertices.y(first) * Math.PI) / 180);
  const length = (a: number, b: number): number =>
    Math.hypot((vertices.x(a) - vertices.x(b)) * shrink, vertices.y(a) - vertices.y(b));
  let longest = 0;
  for (let vertex = first; vertex < last; vertex++) longest = Math.max(longest, length(vertex, vertex + 1));
  return length(first, last) <= longest;
}

export function elementsOf(parent: Element): Element[] {
  const elements: Element[] = [];
  for (let child: Node | null = parent.firstChild; child !== null; child = child.nextSibling) {
    if (child.nodeType === 1) elements.push(child as Element);
  }
  return elements;
}

function childrenNamed(parent: Element, name: string): Element[] {
  return elementsOf(parent).filter((child) => localName(child.tagName) === name);
}
