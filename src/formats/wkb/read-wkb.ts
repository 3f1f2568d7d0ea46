import { GEOMETRY, type GeometryTypeName } from '../feature-table.ts';
import type { GeometryBuilder } from '../geometry-builder.ts';
import { LIMITS } from '../limits.ts';

/** A geometry that was read, with the vertices whose height or measure was left out, or why it cannot be kept (code of a note). */
export type ReadWkb =
  | { readonly ok: true; readonly type: GeometryTypeName; readonly extraOrdinates: number }
  | { readonly ok: false; readonly code: string; readonly detail?: string };

/** By the number of the standard (OGC 06-103r4, ISO 13249-3); the gaps are curves and surfaces. */
const NAMES: Readonly<Record<number, string>> = {
  1: 'Point',
  2: 'LineString',
  3: 'Polygon',
  4: 'MultiPoint',
  5: 'MultiLineString',
  6: 'MultiPolygon',
  7: 'GeometryCollection',
  8: 'CircularString',
  9: 'CompoundCurve',
  10: 'CurvePolygon',
  11: 'MultiCurve',
  12: 'MultiSurface',
  13: 'Curve',
  14: 'Surface',
  15: 'PolyhedralSurface',
  16: 'TIN',
  17: 'Triangle',
};
const COLLECTION = 7;
/** What the parts of a Multi… are. */
const MEMBERS: Readonly<Record<number, number>> = { 4: 1, 5: 2, 6: 3 };
const EWKB_Z = 0x8000_0000;
const EWKB_M = 0x4000_0000;
const EWKB_SRID = 0x2000_0000;

/**
 * One geometry of well-known binary, plain, ISO or EWKB, into the builder; heights and measures are left out. What cannot be kept
 * leaves nothing behind: a lost vertex, ring or part would change an area without a word.
 */
export function readWkb(bytes: Uint8Array, builder: GeometryBuilder): ReadWkb {
  const mark = builder.mark();
  const reading = new WkbReading(bytes, builder);
  try {
    const kind = reading.readGeometry(0);
    if (builder.partCount === mark.parts) return { ok: false, code: 'dropped-empty-geometry' };
    return { ok: true, type: NAMES[kind] as GeometryTypeName, extraOrdinates: reading.extraOrdinates };
  } catch (reason) {
    builder.rollback(mark);
    if (reason instanceof Refusal) return { ok: false, code: reason.code, detail: reason.detail };
    throw reason;
  }
}

class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly detail: string,
  ) {
    super(code);
  }
}

class WkbReading {
  extraOrdinates = 0;
  private readonly view: DataView;
  private at = 0;
  private little = true;
  /** Of the geometry whose header was read last. */
  private ordinates = 2;

  constructor(
    bytes: Uint8Array,
    private readonly builder: GeometryBuilder,
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Its kind. A member of a Multi… must be of the kind that it is made of. */
  readGeometry(depth: number, expected?: number): number {
    if (depth > LIMITS.geometryNesting) throw new Refusal('dropped-bad-coordinates', 'GeometryCollection');
    const kind = this.readHeader();
    const member = MEMBERS[kind];
    if (expected !== undefined && kind !== expected) throw new Refusal('dropped-bad-coordinates', NAMES[kind] ?? String(kind));
    if (member !== undefined || kind === COLLECTION) {
      const count = this.readCount(5);
      for (let n = 0; n < count; n++) this.readGeometry(depth + 1, member);
    } else this.readSimple(kind);
    return kind;
  }

  private readSimple(kind: number): void {
    const { builder } = this;
    if (kind === 1) {
      if (this.readVertex(true)) this.end(GEOMETRY.point);
    } else if (kind === 2) {
      this.readVertices();
      this.end(GEOMETRY.line);
    } else if (kind === 3) {
      const rings = this.readCount(4);
      for (let ring = 0; ring < rings; ring++) {
        const isEmpty = this.readVertices() === 0;
        if (isEmpty && ring === 0 && rings > 1) throw new Refusal('dropped-bad-coordinates', 'Polygon without shell');
        builder.endRing();
      }
      builder.endPart(GEOMETRY.polygon);
    } else throw new Refusal('dropped-unsupported-geometry', NAMES[kind] ?? String(kind));
  }

  private end(kind: 1 | 2): void {
    this.builder.endRing();
    this.builder.endPart(kind);
  }

  private readHeader(): number {
    this.need(5);
    const order = this.view.getUint8(this.at);
    if (order > 1) throw new Refusal('dropped-bad-coordinates', `byte order ${order}`);
    this.little = order === 1;
    const code = this.view.getUint32(this.at + 1, this.little);
    this.at += 5;
    if ((code & EWKB_SRID) !== 0) {
      this.need(4);
      this.at += 4;
    }
    const plain = code & 0x0fff_ffff;
    const dimensions = Math.floor(plain / 1000);
    if (dimensions > 3) throw new Refusal('dropped-unsupported-geometry', String(plain));
    const hasZ = (code & EWKB_Z) !== 0 || dimensions === 1 || dimensions === 3;
    const hasM = (code & EWKB_M) !== 0 || dimensions >= 2;
    this.ordinates = 2 + Number(hasZ) + Number(hasM);
    return plain % 1000;
  }

  /** A count of things of at least so many bytes each, which the rest must hold. */
  private readCount(bytesEach: number): number {
    this.need(4);
    const count = this.view.getUint32(this.at, this.little);
    this.at += 4;
    this.need(count * bytesEach);
    return count;
  }

  private readVertices(): number {
    const count = this.readCount(8 * this.ordinates);
    for (let n = 0; n < count; n++) this.readVertex(false);
    return count;
  }

  /** False for the point without numbers that stands for an empty one. */
  private readVertex(mayBeEmpty: boolean): boolean {
    this.need(8 * this.ordinates);
    const x = this.view.getFloat64(this.at, this.little);
    const y = this.view.getFloat64(this.at + 8, this.little);
    this.at += 8 * this.ordinates;
    if (mayBeEmpty && Number.isNaN(x) && Number.isNaN(y)) return false;
    if (!Number.isFinite(x) || !Number.isFinite(y)) throw new Refusal('dropped-bad-coordinates', `${x} ${y}`);
    if (this.ordinates > 2) this.extraOrdinates++;
    this.builder.vertices.push(x, y);
    return true;
  }

  private need(bytes: number): void {
    if (this.at + bytes > this.view.byteLength) throw new Refusal('dropped-bad-coordinates', 'truncated');
  }
}
