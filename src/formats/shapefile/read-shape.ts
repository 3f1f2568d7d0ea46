import { GEOMETRY } from '../feature-table.ts';
import type { GeometryBuilder } from '../geometry-builder.ts';
import { LIMITS } from '../limits.ts';
import type { NoteList } from '../note-list.ts';
import { ReadError } from '../reader.ts';
import { groupParts, type GroupedParts } from './group-parts.ts';
import type { ShapeRecord } from './scan-records.ts';

/** Shape types without Z and M; with Z they are 10 more, with M 20 more. */
const NULL = 0;
const POINT = 1;
const POLYLINE = 3;
const POLYGON = 5;
const MULTIPOINT = 8;
const MULTIPATCH = 31;

/** Where the counts, the part list and the vertices stand in the content of a record. */
const AFTER_BOX = 36;
/** Measures below this mean "no value". */
const NO_MEASURE = -1e38;

/** Reads the shapes of one .shp into the builder: one feature for each record that is kept. */
export class ShapeReader {
  private readonly view: DataView;

  constructor(
    bytes: Uint8Array,
    /** For the notes. */
    private readonly name: string,
    private readonly builder: GeometryBuilder,
    private readonly notes: NoteList,
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  /** False where nothing is kept of the record; the note is then written. */
  read(record: ShapeRecord): boolean {
    const code = this.view.getInt32(record.start, true);
    const type = code > 0 && code < MULTIPATCH ? code % 10 : code;
    const hasZ = code > 10 && code < 20;
    const hasM = code > 20 && code < MULTIPATCH;
    if (type === NULL) return this.keepWithout(record);
    if (type === POINT) return this.readPoint(record, hasZ, hasM);
    if (type === MULTIPOINT) return this.readMultiPoint(record, hasZ, hasM);
    if (type === POLYLINE || type === POLYGON) return this.readParts(record, type, hasZ, hasM);
    const detail = code === MULTIPATCH ? 'MultiPatch' : `type ${code}`;
    this.notes.add('dropped-unsupported-geometry', `${detail}, ${this.placeOf(record)}`);
    return false;
  }

  private readPoint(record: ShapeRecord, hasZ: boolean, hasM: boolean): boolean {
    if (record.end - record.start < 20) return this.refuse('dropped-damaged-record', record);
    const x = this.view.getFloat64(record.start + 4, true);
    const y = this.view.getFloat64(record.start + 12, true);
    if (!(Number.isFinite(x) && Number.isFinite(y))) return this.refuse('dropped-bad-coordinates', record);
    const { builder } = this;
    builder.vertices.push(x, y);
    builder.endRing();
    builder.endPart(GEOMETRY.point);
    builder.endFeature('Point');
    const extra = record.start + 20;
    this.noteExtras(1, hasZ, hasM && extra + 8 <= record.end && this.view.getFloat64(extra, true) > NO_MEASURE);
    return true;
  }

  private readMultiPoint(record: ShapeRecord, hasZ: boolean, hasM: boolean): boolean {
    const first = record.start + AFTER_BOX + 4;
    const count = first <= record.end ? this.view.getInt32(record.start + AFTER_BOX, true) : -1;
    if (count < 0 || first + 16 * count > record.end) return this.refuse('dropped-damaged-record', record);
    if (count === 0) return this.keepWithout(record);
    const vertices = this.readVertices(first, count);
    if (vertices === undefined) return this.refuse('dropped-bad-coordinates', record);
    const { builder } = this;
    const mark = builder.mark();
    pushAll(builder, vertices);
    builder.splitVerticesIntoParts(mark);
    builder.endFeature('MultiPoint');
    this.noteExtras(count, hasZ, hasM && this.hasMeasures(record, first + 16 * count, count));
    return true;
  }

  private readParts(record: ShapeRecord, type: typeof POLYLINE | typeof POLYGON, hasZ: boolean, hasM: boolean): boolean {
    const rings = this.readRings(record);
    if (typeof rings === 'string') return this.refuse(rings, record);
    if (rings.length === 0) return this.keepWithout(record);
    if (type === POLYGON) this.addPolygons(rings, record);
    else this.addLines(rings);
    const count = rings.reduce((sum, { length }) => sum + length / 2, 0);
    const after = record.start + AFTER_BOX + 8 + 4 * this.view.getInt32(record.start + AFTER_BOX, true) + 16 * count;
    this.noteExtras(count, hasZ, hasM && this.hasMeasures(record, after, count));
    return true;
  }

  /** Vertices of the parts that have any, or the code of what is wrong. */
  private readRings(record: ShapeRecord): Float64Array[] | string {
    const { view } = this;
    const list = record.start + AFTER_BOX + 8;
    if (list > record.end) return 'dropped-damaged-record';
    const parts = view.getInt32(list - 8, true);
    const points = view.getInt32(list - 4, true);
    const first = list + 4 * parts;
    if (parts < 0 || points < 0 || first + 16 * points > record.end) return 'dropped-damaged-record';
    if (parts === 0) return points === 0 ? [] : 'dropped-damaged-record';
    if (view.getInt32(list, true) !== 0) return 'dropped-damaged-record';
    const rings: Float64Array[] = [];
    for (let part = 0; part < parts; part++) {
      const from = view.getInt32(list + 4 * part, true);
      const to = part + 1 < parts ? view.getInt32(list + 4 * part + 4, true) : points;
      if (to < from || to > points) return 'dropped-damaged-record';
      if (to === from) continue;
      if (to - from > LIMITS.verticesPerRing)
        throw new ReadError('ring-too-long', { byte: record.start }, { limit: LIMITS.verticesPerRing });
      const ring = this.readVertices(first + 16 * from, to - from);
      if (ring === undefined) return 'dropped-bad-coordinates';
      rings.push(ring);
    }
    return rings;
  }

  /** Undefined where a coordinate is no number. */
  private readVertices(start: number, count: number): Float64Array | undefined {
    const vertices = new Float64Array(2 * count);
    for (let i = 0; i < vertices.length; i++) {
      const value = this.view.getFloat64(start + 8 * i, true);
      if (!Number.isFinite(value)) return undefined;
      vertices[i] = value;
    }
    return vertices;
  }

  private addPolygons(rings: readonly Float64Array[], record: ShapeRecord): void {
    const { builder } = this;
    const { polygons, contradicts } = this.group(rings, record);
    for (const polygon of polygons) {
      for (const ring of polygon) {
        pushAll(builder, ring);
        builder.endRing();
      }
      builder.endPart(GEOMETRY.polygon);
    }
    builder.endFeature(polygons.length === 1 ? 'Polygon' : 'MultiPolygon');
    if (contradicts) this.notes.add('rings-wound-otherwise', this.placeOf(record));
  }

  private group(rings: readonly Float64Array[], record: ShapeRecord): GroupedParts {
    try {
      return groupParts(rings);
    } catch (error) {
      if (!(error instanceof ReadError)) throw error;
      throw new ReadError(error.code, { feature: record.number, byte: record.start }, error.params);
    }
  }

  private addLines(lines: readonly Float64Array[]): void {
    const { builder } = this;
    for (const line of lines) {
      pushAll(builder, line);
      builder.endRing();
      builder.endPart(GEOMETRY.line);
    }
    builder.endFeature(lines.length === 1 ? 'LineString' : 'MultiLineString');
  }

  /** Measures follow their range, 16 bytes; a record may leave both out. */
  private hasMeasures(record: ShapeRecord, after: number, count: number): boolean {
    for (let n = 0, at = after + 16; n < count && at + 8 <= record.end; n++, at += 8) {
      if (this.view.getFloat64(at, true) > NO_MEASURE) return true;
    }
    return false;
  }

  private noteExtras(vertices: number, hasZ: boolean, hasM: boolean): void {
    if (hasZ) this.notes.add('altitude-dropped', undefined, vertices);
    if (hasM) this.notes.add('measures-dropped', undefined, vertices);
  }

  private keepWithout(record: ShapeRecord): true {
    this.builder.endFeature('None');
    this.notes.add('null-geometry', this.placeOf(record));
    return true;
  }

  private placeOf({ number }: ShapeRecord): string {
    return `${this.name}: ${number}`;
  }

  private refuse(code: string, record: ShapeRecord): false {
    this.notes.add(code, this.placeOf(record));
    return false;
  }
}

function pushAll(builder: GeometryBuilder, vertices: Float64Array): void {
  for (let i = 0; i < vertices.length; i += 2) builder.vertices.push(vertices[i], vertices[i + 1]);
}
