import { GEOMETRY, type GeometryTypeName } from '../feature-table.ts';
import type { GeometryBuilder } from '../geometry-builder.ts';
import { LIMITS } from '../limits.ts';
import { ReadError } from '../reader.ts';
import { DamagedTable, type FlatTable } from './flat-table.ts';

/** What one feature's geometry came to. */
export interface FlatGeometryRead {
  readonly code?: 'dropped-bad-coordinates' | 'dropped-unsupported-geometry';
  readonly detail?: string;
  /** Kept without geometry. */
  readonly isEmpty: boolean;
  readonly unsupportedParts: number;
  /** Vertices with them. */
  readonly altitudes: number;
  readonly measures: number;
}

/** Names of the format's geometry types; what stands after the collection cannot be read, but for the triangle. */
const TYPES = [
  'Unknown',
  'Point',
  'LineString',
  'Polygon',
  'MultiPoint',
  'MultiLineString',
  'MultiPolygon',
  'GeometryCollection',
  'CircularString',
  'CompoundCurve',
  'CurvePolygon',
  'MultiCurve',
  'MultiSurface',
  'Curve',
  'Surface',
  'PolyhedralSurface',
  'TIN',
  'Triangle',
];
const FIELD = { ends: 0, xy: 1, z: 2, m: 3, type: 6, parts: 7 };

/** Reads a geometry into the builder and ends the feature, unless it is dropped. @throws DamagedTable */
export function readGeometry(geometry: FlatTable, headerType: number, builder: GeometryBuilder): FlatGeometryRead {
  const reading = new Reading(builder, geometry.view.byteLength);
  const type = reading.read(geometry, headerType, 0);
  const { unsupported, unsupportedParts, altitudes, measures, badCoordinates } = reading;
  const isEmpty = reading.vertices === 0;
  const result = { isEmpty, unsupportedParts: isEmpty ? 0 : unsupportedParts, altitudes, measures };
  if (badCoordinates) return { ...result, code: 'dropped-bad-coordinates' };
  if (isEmpty && unsupported !== undefined) return { ...result, code: 'dropped-unsupported-geometry', detail: unsupported };
  builder.endFeature(isEmpty ? 'None' : type);
  return result;
}

class Reading {
  vertices = 0;
  altitudes = 0;
  measures = 0;
  badCoordinates = false;
  unsupported: string | undefined;
  unsupportedParts = 0;

  constructor(
    private readonly builder: GeometryBuilder,
    /** Bytes that are left to be told of: one part may be pointed to from many places. */
    private budget: number,
  ) {}

  read(geometry: FlatTable, expected: number, depth: number): GeometryTypeName {
    this.budget -= 8;
    if (this.budget < 0 || depth > LIMITS.geometryNesting) throw new DamagedTable();
    const code = expected === 0 ? geometry.byte(FIELD.type, 0) : expected;
    const type = TYPES[code] ?? `type ${code}`;
    switch (type) {
      case 'Point':
      case 'MultiPoint':
        this.readPoints(geometry);
        return type;
      case 'LineString':
      case 'MultiLineString':
        this.readLines(geometry);
        return type;
      case 'Polygon':
      case 'Triangle':
        this.readPolygon(geometry);
        return 'Polygon';
      case 'MultiPolygon':
        for (const part of geometry.tables(FIELD.parts)) this.read(part, TYPES.indexOf('Polygon'), depth + 1);
        return type;
      case 'GeometryCollection':
        for (const part of geometry.tables(FIELD.parts)) this.read(part, 0, depth + 1);
        return type;
      default:
        // An empty geometry may leave its type out.
        if (code !== 0 || geometry.vector(FIELD.xy, 8) !== undefined) {
          this.unsupported ??= type;
          this.unsupportedParts++;
        }
        return 'GeometryCollection';
    }
  }

  private readPoints(geometry: FlatTable): void {
    const { builder } = this;
    const mark = builder.mark();
    const points = this.countVertices(geometry);
    this.readVertices(geometry, 0, points);
    builder.splitVerticesIntoParts(mark);
  }

  private readLines(geometry: FlatTable): void {
    for (const [from, to] of this.rangesOf(geometry)) {
      if (from === to) continue;
      this.readVertices(geometry, from, to);
      this.builder.endRing();
      this.builder.endPart(GEOMETRY.line);
    }
  }

  /** The first ring is the shell. Without it the holes would become one. */
  private readPolygon(geometry: FlatTable): void {
    const ranges = this.rangesOf(geometry);
    const [shell] = ranges;
    if (shell[0] === shell[1]) {
      if (ranges.some(([from, to]) => to > from)) throw new DamagedTable();
      return;
    }
    for (const [from, to] of ranges) {
      this.readVertices(geometry, from, to);
      this.builder.endRing();
    }
    this.builder.endPart(GEOMETRY.polygon);
  }

  /** Lines or rings as ranges of vertices; without a list of ends all is one. */
  private rangesOf(geometry: FlatTable): (readonly [from: number, to: number])[] {
    const count = this.countVertices(geometry);
    const ends = geometry.vector(FIELD.ends, 4);
    if (ends === undefined || ends.length === 0) return [[0, count]];
    let from = 0;
    const ranges = Array.from({ length: ends.length }, (_, n) => {
      const to = geometry.view.getUint32(ends.at + 4 * n, true);
      if (to < from || to > count) throw new DamagedTable();
      const range = [from, to] as const;
      from = to;
      return range;
    });
    if (from !== count) throw new DamagedTable();
    return ranges;
  }

  private countVertices(geometry: FlatTable): number {
    const count = (geometry.vector(FIELD.xy, 8)?.length ?? 0) / 2;
    this.budget -= 16 * count;
    if (!Number.isInteger(count) || this.budget < 0) throw new DamagedTable();
    this.vertices += count;
    if ((geometry.vector(FIELD.z, 8)?.length ?? 0) > 0) this.altitudes += count;
    if ((geometry.vector(FIELD.m, 8)?.length ?? 0) > 0) this.measures += count;
    return count;
  }

  private readVertices(geometry: FlatTable, from: number, to: number): void {
    const xy = geometry.vector(FIELD.xy, 8);
    if (xy === undefined) return;
    if (to - from > LIMITS.verticesPerRing) throw new ReadError('ring-too-long', {}, { limit: LIMITS.verticesPerRing });
    for (let at = xy.at + 16 * from; at < xy.at + 16 * to; at += 16) {
      const x = geometry.view.getFloat64(at, true);
      const y = geometry.view.getFloat64(at + 8, true);
      this.badCoordinates ||= !(Number.isFinite(x) && Number.isFinite(y));
      this.builder.vertices.push(x, y);
    }
  }
}
