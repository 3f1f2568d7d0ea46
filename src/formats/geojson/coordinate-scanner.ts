import type { GeometryTypeName } from '../feature-table.ts';
import type { GeometryBuilder, GeometryMark } from '../geometry-builder.ts';
import { LIMITS } from '../limits.ts';
import { CLOSE_ARRAY, COMMA, type JsonCursor, OPEN_ARRAY } from './json-cursor.ts';
import { decimalEnd, readDecimal } from './read-decimal.ts';

const SPACE = 32;

/** Progress is offered every 65 536 positions: one feature may be as large as a file. */
const REPORT_MASK = 0xffff;

/** How many brackets stand around a position, per type. */
const BRACKETS: Partial<Record<GeometryTypeName, number>> = {
  Point: 1,
  MultiPoint: 2,
  LineString: 2,
  MultiLineString: 3,
  Polygon: 3,
  MultiPolygon: 4,
};

/** What stood in a `coordinates` member: the depth of its positions, 0 for none, −1 for values that are no positions. */
export type ScannedDepth = number;

/**
 * Reads a `coordinates` array into the builder before its type need be known: the number of brackets tells rings from parts,
 * and `settle` compares it with the type afterwards.
 */
export class CoordinateScanner {
  /** Positions of the current feature that carried more than x and y. */
  extraOrdinates = 0;
  private positions = 0;

  constructor(
    private readonly cursor: JsonCursor,
    private readonly builder: GeometryBuilder,
    private readonly onProgress: (byte: number) => void,
  ) {}

  /** @throws ReadError where the bytes are not JSON. Values that are JSON but no positions give −1. */
  scan(): ScannedDepth {
    const { cursor } = this;
    const start = cursor.at;
    const mark = this.builder.mark();
    const depth = cursor.peek() === OPEN_ARRAY ? this.scanArrays() : -1;
    if (depth !== -1) return depth;
    this.builder.rollback(mark);
    cursor.at = start;
    cursor.skipValue();
    return -1;
  }

  /** Gives the rings since `mark` their meaning. False when the depth does not fit the type. */
  settle(type: GeometryTypeName, depth: ScannedDepth, mark: GeometryMark): boolean {
    if (depth === 0) return true;
    if (BRACKETS[type] !== depth) return false;
    const { builder } = this;
    if (type === 'Point') {
      builder.endRing();
      builder.endPart(1);
    } else if (type === 'MultiPoint') builder.splitVerticesIntoParts(mark);
    else if (type === 'LineString' || type === 'MultiLineString') builder.splitRingsIntoParts(mark, 2);
    return true;
  }

  private scanArrays(): ScannedDepth {
    const { cursor, builder } = this;
    const { bytes } = cursor;
    let depth = 0;
    let positionDepth = 0;
    for (;;) {
      if (cursor.peek() !== OPEN_ARRAY) return -1;
      cursor.at++;
      depth++;
      const first = cursor.peek();
      if (first === OPEN_ARRAY) {
        if (depth > 4) return -1;
        continue;
      }
      if (first === CLOSE_ARRAY) {
        if (depth === positionDepth) return -1;
        cursor.at++;
      }
      if (first !== CLOSE_ARRAY) {
        if (positionDepth === 0) positionDepth = depth;
        else if (positionDepth !== depth) return -1;
        if (!this.readCompactRun() && !this.readPosition(first)) return -1;
      }
      depth--;
      for (;;) {
        if (depth === 0) return positionDepth;
        const byte = bytes[cursor.at] === COMMA ? COMMA : cursor.peek();
        cursor.at++;
        if (byte === COMMA) break;
        if (byte !== CLOSE_ARRAY) return -1;
        if (positionDepth > 0 && depth >= positionDepth) return -1;
        if (depth === positionDepth - 1) this.endRing();
        else if (depth === positionDepth - 2) builder.endPart(3);
        depth--;
      }
    }
  }

  /**
   * As many positions as stand in the usual form `x,y],[x,y]`, with at most one blank after a comma, from the first ordinate to
   * past the last closing bracket. Whatever is written otherwise stays for `readPosition`; false where that is the first one.
   */
  private readCompactRun(): boolean {
    const { cursor, builder } = this;
    const { bytes } = cursor;
    let at = cursor.at;
    let read = false;
    for (;;) {
      const x = readDecimal(bytes, at);
      at = decimalEnd.at;
      if (bytes[at] !== COMMA) return read;
      at += bytes[at + 1] === SPACE ? 2 : 1;
      const y = readDecimal(bytes, at);
      at = decimalEnd.at;
      if (bytes[at] !== CLOSE_ARRAY || !Number.isFinite(x) || !Number.isFinite(y)) return read;
      builder.vertices.push(x, y);
      at++;
      cursor.at = at;
      read = true;
      if ((++this.positions & REPORT_MASK) === 0) this.onProgress(at);
      if (bytes[at] !== COMMA) return true;
      at += bytes[at + 1] === SPACE ? 2 : 1;
      if (bytes[at++] !== OPEN_ARRAY) return true;
    }
  }

  private endRing(): void {
    if (this.builder.openVertices > LIMITS.verticesPerRing) this.cursor.fail('ring-too-long', { limit: LIMITS.verticesPerRing });
    this.builder.endRing();
  }

  /** From the first ordinate to past the closing bracket. False for anything that is no position of finite numbers. */
  private readPosition(first: number | undefined): boolean {
    const { cursor, builder } = this;
    if (!isNumberStart(first)) return false;
    const x = cursor.readNumber();
    if (cursor.peek() !== COMMA) return false;
    cursor.at++;
    if (!isNumberStart(cursor.peek())) return false;
    const y = cursor.readNumber();
    let next = cursor.peek();
    if (next === COMMA) {
      this.extraOrdinates++;
      while (next === COMMA) {
        cursor.at++;
        if (!isNumberStart(cursor.peek())) return false;
        cursor.readNumber();
        next = cursor.peek();
      }
    }
    if (next !== CLOSE_ARRAY || !Number.isFinite(x) || !Number.isFinite(y)) return false;
    cursor.at++;
    builder.vertices.push(x, y);
    if ((++this.positions & REPORT_MASK) === 0) this.onProgress(cursor.at);
    return true;
  }
}

function isNumberStart(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 48 && byte <= 57) || byte === 45);
}
