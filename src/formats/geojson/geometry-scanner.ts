import { GEOMETRY_TYPES, type GeometryTypeName } from '../feature-table.ts';
import type { GeometryBuilder, GeometryMark } from '../geometry-builder.ts';
import { LIMITS } from '../limits.ts';
import { CoordinateScanner, type ScannedDepth } from './coordinate-scanner.ts';
import { CLOSE_ARRAY, CLOSE_OBJECT, type JsonCursor, OPEN_ARRAY, OPEN_OBJECT } from './json-cursor.ts';

/** A geometry that was read, or why it cannot be kept (a code of a note, with its detail). */
export type ScannedGeometry =
  | { readonly ok: true; readonly type: GeometryTypeName }
  | { readonly ok: false; readonly code: string; readonly detail?: string };

const EMPTY = { ok: false, code: 'dropped-empty-geometry' } as const;

/** Collects the members of one geometry object, in whatever order they come, and settles them at its end. */
export class GeometryMembers {
  type: string | undefined;
  private depth: ScannedDepth | undefined;
  private children: ScannedGeometry | undefined;
  private readonly mark: GeometryMark;

  constructor(
    private readonly scanner: GeometryScanner,
    private readonly level: number,
  ) {
    this.mark = scanner.builder.mark();
  }

  get hasShape(): boolean {
    return this.depth !== undefined || this.children !== undefined;
  }

  readCoordinates(): void {
    this.scanner.builder.rollback(this.mark);
    this.children = undefined;
    this.depth = this.scanner.coordinates.scan();
  }

  readChildren(): void {
    this.scanner.builder.rollback(this.mark);
    this.depth = undefined;
    this.children = this.scanner.scanCollection(this.level + 1);
  }

  discard(): void {
    this.scanner.builder.rollback(this.mark);
    this.depth = undefined;
    this.children = undefined;
  }

  settle(): ScannedGeometry {
    const result = this.judge();
    if (!result.ok) this.scanner.builder.rollback(this.mark);
    return result;
  }

  private judge(): ScannedGeometry {
    const { type } = this;
    if (type === 'GeometryCollection') return this.children ?? (this.hasShape ? badCoordinates(type) : EMPTY);
    if (type === undefined || !isGeometryType(type)) return { ok: false, code: 'dropped-unsupported-geometry', detail: type };
    if (this.depth === undefined) return this.children === undefined ? EMPTY : badCoordinates(type);
    if (this.depth === 0) return EMPTY;
    if (!this.scanner.coordinates.settle(type, this.depth, this.mark)) return badCoordinates(type);
    return { ok: true, type };
  }
}

/** Reads geometry objects into the builder. */
export class GeometryScanner {
  readonly coordinates: CoordinateScanner;

  constructor(
    readonly cursor: JsonCursor,
    readonly builder: GeometryBuilder,
    onProgress: (byte: number) => void,
  ) {
    this.coordinates = new CoordinateScanner(cursor, builder, onProgress);
  }

  /** A `geometry` member: an object or null. */
  scan(level = 0): ScannedGeometry {
    const { cursor } = this;
    if (level > LIMITS.geometryNesting) cursor.fail('nesting-too-deep', { limit: LIMITS.geometryNesting });
    if (cursor.peek() !== OPEN_OBJECT) {
      const isNull = cursor.bytes[cursor.at] === 110;
      cursor.skipValue();
      return isNull ? EMPTY : { ok: false, code: 'dropped-unsupported-geometry' };
    }
    const members = new GeometryMembers(this, level);
    if (cursor.enter(CLOSE_OBJECT)) {
      do {
        const name = cursor.readName();
        if (name === 'type') members.type = this.readType();
        else if (name === 'coordinates') members.readCoordinates();
        else if (name === 'geometries') members.readChildren();
        else cursor.skipValue();
      } while (cursor.hasNext(CLOSE_OBJECT));
    }
    return members.settle();
  }

  /** A `geometries` member. One bad or empty child is the fate of its own; a collection with none left is empty. */
  scanCollection(level: number): ScannedGeometry {
    const { cursor } = this;
    if (cursor.peek() !== OPEN_ARRAY) {
      cursor.skipValue();
      return badCoordinates('GeometryCollection');
    }
    let kept = 0;
    let refused: ScannedGeometry | undefined;
    if (cursor.enter(CLOSE_ARRAY)) {
      do {
        const child = this.scan(level);
        if (child.ok) kept++;
        else if (child.code !== EMPTY.code) refused ??= child;
      } while (cursor.hasNext(CLOSE_ARRAY));
    }
    if (refused !== undefined) return refused;
    return kept === 0 ? EMPTY : { ok: true, type: 'GeometryCollection' };
  }

  /** A `type` member; whatever is not a string reads as no type. */
  readType(): string | undefined {
    const { cursor } = this;
    if (cursor.peek() === 34) return cursor.readText();
    cursor.skipValue();
    return undefined;
  }
}

export function isGeometryType(type: string): type is GeometryTypeName {
  return type !== 'None' && (GEOMETRY_TYPES as readonly string[]).includes(type);
}

function badCoordinates(detail: string): ScannedGeometry {
  return { ok: false, code: 'dropped-bad-coordinates', detail };
}
