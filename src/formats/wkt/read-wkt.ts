import { GEOMETRY, type GeometryTypeName } from '../feature-table.ts';
import type { GeometryBuilder } from '../geometry-builder.ts';
import { LIMITS } from '../limits.ts';

export type WktReading =
  | {
      readonly ok: true;
      readonly type: GeometryTypeName;
      /** Of the `SRID=…;` in front; 0 means unknown and counts as absent. */
      readonly srid?: number;
      /** Vertices with a third or fourth ordinate, which is dropped. */
      readonly extraOrdinates: number;
    }
  | {
      readonly ok: false;
      readonly code: 'dropped-empty-geometry' | 'dropped-bad-coordinates' | 'dropped-unsupported-geometry';
      /** What stood where reading stopped. */
      readonly detail: string;
    };

const TYPES: Readonly<Record<string, GeometryTypeName>> = {
  POINT: 'Point',
  LINESTRING: 'LineString',
  LINEARRING: 'LineString',
  POLYGON: 'Polygon',
  MULTIPOINT: 'MultiPoint',
  MULTILINESTRING: 'MultiLineString',
  MULTIPOLYGON: 'MultiPolygon',
  GEOMETRYCOLLECTION: 'GeometryCollection',
};
const UNSUPPORTED =
  /^(CIRCULARSTRING|COMPOUNDCURVE|CURVEPOLYGON|MULTICURVE|MULTISURFACE|CURVE|SURFACE|POLYHEDRALSURFACE|TIN|TRIANGLE)/;

/** Does the text begin like well-known text? */
export const looksLikeWkt = (text: string): boolean =>
  /^\s*(SRID\s*=\s*\d+\s*;\s*)?((MULTI)?(POINT|LINESTRING|POLYGON)|GEOMETRYCOLLECTION)\s*(Z|M|ZM)?\s*(\(|EMPTY)/i.test(
    text.slice(0, 100),
  );

/**
 * Reads one geometry of well-known text (OGC 06-103r4, and PostGIS' `SRID=…;`) into the builder and ends the feature, or takes
 * everything back.
 */
export function readWkt(text: string, geometry: GeometryBuilder): WktReading {
  const mark = geometry.mark();
  const cursor = new WktCursor(text, geometry);
  try {
    const srid = cursor.readSrid();
    const type = cursor.readGeometry(0);
    cursor.expectEnd();
    if (geometry.mark().parts === mark.parts) return { ok: false, code: 'dropped-empty-geometry', detail: type };
    geometry.endFeature(type);
    return { ok: true, type, extraOrdinates: cursor.extraOrdinates, ...(srid > 0 ? { srid } : {}) };
  } catch (error) {
    if (!(error instanceof WktFault)) throw error;
    geometry.rollback(mark);
    return { ok: false, code: error.code, detail: error.message };
  }
}

class WktFault extends Error {
  constructor(
    readonly code: 'dropped-bad-coordinates' | 'dropped-unsupported-geometry',
    detail: string,
  ) {
    super(detail);
  }
}

const WORD = /\s*([A-Za-z]+)/y;
const NUMBER = /\s*([-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?)/y;
const SRID = /\s*SRID\s*=\s*(\d{1,9})\s*;/iy;
const BLANK = /\s*/y;

class WktCursor {
  extraOrdinates = 0;
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly geometry: GeometryBuilder,
  ) {}

  readSrid(): number {
    return Number(this.take(SRID) ?? 0);
  }

  readGeometry(depth: number): GeometryTypeName {
    const type = this.readType();
    if (this.isEmpty()) return type;
    switch (type) {
      case 'Point':
        this.inBrackets(() => this.readPoint());
        break;
      case 'MultiPoint':
        this.list(() => {
          if (this.isEmpty()) return;
          if (this.peek() === '(') this.inBrackets(() => this.readPoint());
          else this.readPoint();
        });
        break;
      case 'LineString':
        this.readLine();
        break;
      case 'MultiLineString':
        this.list(() => void (this.isEmpty() || this.readLine()));
        break;
      case 'Polygon':
        this.readPolygon();
        break;
      case 'MultiPolygon':
        this.list(() => void (this.isEmpty() || this.readPolygon()));
        break;
      default:
        if (depth >= LIMITS.geometryNesting) throw new WktFault('dropped-unsupported-geometry', 'GEOMETRYCOLLECTION');
        this.list(() => void this.readGeometry(depth + 1));
    }
    return type;
  }

  expectEnd(): void {
    if (this.peek() !== undefined) this.fail();
  }

  /** The type with `Z`, `M` or `ZM`, joined to it or apart. */
  private readType(): GeometryTypeName {
    const word = this.take(WORD)?.toUpperCase() ?? '';
    const type = TYPES[word] ?? TYPES[word.replace(/(ZM|Z|M)$/, '')];
    if (type === undefined) {
      if (UNSUPPORTED.test(word)) throw new WktFault('dropped-unsupported-geometry', word);
      this.fail();
    }
    if (word in TYPES) {
      const before = this.at;
      if (!/^(Z|M|ZM)$/i.test(this.take(WORD) ?? '')) this.at = before;
    }
    return type;
  }

  private isEmpty(): boolean {
    const before = this.at;
    if (this.take(WORD)?.toUpperCase() === 'EMPTY') return true;
    this.at = before;
    return false;
  }

  private readPoint(): void {
    this.readTuple();
    this.geometry.endRing();
    this.geometry.endPart(GEOMETRY.point);
  }

  private readLine(): void {
    this.list(() => this.readTuple());
    this.geometry.endRing();
    this.geometry.endPart(GEOMETRY.line);
  }

  private readPolygon(): void {
    this.list(() => {
      if (this.isEmpty()) return;
      this.list(() => this.readTuple());
      this.geometry.endRing();
    });
    this.geometry.endPart(GEOMETRY.polygon);
  }

  /** Two to four ordinates. */
  private readTuple(): void {
    const x = this.readNumber();
    const y = this.readNumber();
    let extra = 0;
    while (extra < 2 && this.take(NUMBER) !== undefined) extra++;
    if (extra > 0) this.extraOrdinates++;
    this.geometry.vertices.push(x, y);
  }

  private readNumber(): number {
    const value = Number(this.take(NUMBER) ?? Number.NaN);
    if (!Number.isFinite(value)) this.fail();
    return value;
  }

  private list(readItem: () => void): void {
    this.expect('(');
    do readItem();
    while (this.skip(','));
    this.expect(')');
  }

  private inBrackets(read: () => void): void {
    this.expect('(');
    read();
    this.expect(')');
  }

  private expect(mark: string): void {
    if (!this.skip(mark)) this.fail();
  }

  private skip(mark: string): boolean {
    if (this.peek() !== mark) return false;
    this.at++;
    return true;
  }

  private peek(): string | undefined {
    BLANK.lastIndex = this.at;
    BLANK.test(this.text);
    this.at = BLANK.lastIndex;
    return this.text[this.at];
  }

  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (match === null) return undefined;
    this.at = pattern.lastIndex;
    return match[1];
  }

  private fail(): never {
    this.peek();
    throw new WktFault(
      'dropped-bad-coordinates',
      this.at >= this.text.length ? 'end of text' : this.text.slice(this.at, this.at + 20),
    );
  }
}
