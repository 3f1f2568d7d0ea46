import { GeometryBuilder } from '../geometry-builder.ts';
import { GrowableUint32 } from '../growable.ts';
import type { NoteList } from '../note-list.ts';
import { GeometryMembers, GeometryScanner, isGeometryType, type ScannedGeometry } from './geometry-scanner.ts';
import { CLOSE_ARRAY, CLOSE_OBJECT, JsonCursor, OPEN_ARRAY, OPEN_OBJECT, QUOTE } from './json-cursor.ts';
import { PropertyIndex } from './property-index.ts';

const RECORD_SEPARATOR = 30;

/**
 * Walks a GeoJSON text: one collection, feature or geometry, or a sequence of them (newline-delimited, RFC 8142).
 * `steps` pauses between features, so that its caller can breathe, report and stop.
 */
export class DocumentScanner {
  readonly cursor: JsonCursor;
  readonly geometry = new GeometryBuilder();
  readonly properties: PropertyIndex;
  /** First byte of each kept feature, and of its id (0 = none). */
  readonly starts = new GrowableUint32();
  readonly idStarts = new GrowableUint32();
  /** Place of each kept feature among all features of the file, from 1. */
  readonly records = new GrowableUint32();
  /** Bytes of the first `crs` member. */
  crs: { readonly start: number; readonly end: number } | undefined;
  /** Top-level values: more than one makes it a sequence. */
  documents = 0;

  private readonly shapes: GeometryScanner;
  private record = 0;

  constructor(
    bytes: Uint8Array,
    private readonly notes: NoteList,
    file?: string,
    onProgress: (byte: number) => void = () => undefined,
    private readonly keepWithoutGeometry = false,
  ) {
    this.cursor = new JsonCursor(bytes, file);
    this.properties = new PropertyIndex(this.cursor);
    this.shapes = new GeometryScanner(this.cursor, this.geometry, onProgress);
  }

  /** @throws ReadError */
  *steps(): Generator<undefined, void> {
    const { cursor } = this;
    for (let next = this.peekDocument(); next !== undefined; next = this.peekDocument()) {
      if (next !== OPEN_OBJECT) {
        cursor.skipValue();
        cursor.fail('not-geojson');
      }
      this.documents++;
      yield* this.scanRoot();
      yield;
    }
    if (this.documents === 0) cursor.fail('file-empty');
  }

  private peekDocument(): number | undefined {
    let byte = this.cursor.peek();
    while (byte === RECORD_SEPARATOR) {
      this.cursor.at++;
      byte = this.cursor.peek();
    }
    return byte;
  }

  /** A root object: any of the GeoJSON types, told apart at its end because `type` may come last. */
  private *scanRoot(): Generator<undefined, void> {
    const { cursor } = this;
    const object = new FeatureMembers(this, this.shapes);
    let features = false;
    if (cursor.enter(CLOSE_OBJECT)) {
      do {
        const name = cursor.readName();
        const isFeatures = name === 'features' && cursor.peek() === OPEN_ARRAY;
        if (isFeatures && (object.type === undefined || object.type === 'FeatureCollection')) {
          object.discard();
          yield* this.scanFeatures();
          features = true;
        } else if (features && name !== 'type' && name !== 'crs') cursor.skipValue();
        else object.read(name);
      } while (cursor.hasNext(CLOSE_OBJECT));
    }
    if (object.type === 'FeatureCollection') {
      if (features) return;
      object.discard();
      this.notes.add('collection-without-features', `line ${cursor.place(object.start).line}`);
      return;
    }
    if (features) cursor.fail('ambiguous-object', { type: object.type ?? '' });
    if (object.type !== 'Feature' && (object.type === undefined || !object.isBareGeometry)) {
      cursor.fail('not-geojson', { type: object.type ?? '' });
    }
    if (object.type !== 'Feature') this.notes.add('bare-geometry');
    this.finish(object);
  }

  private *scanFeatures(): Generator<undefined, void> {
    const { cursor } = this;
    if (!cursor.enter(CLOSE_ARRAY)) return;
    do {
      this.scanFeature();
      yield;
    } while (cursor.hasNext(CLOSE_ARRAY));
  }

  private scanFeature(): void {
    const { cursor } = this;
    if (cursor.peek() !== OPEN_OBJECT) {
      this.record++;
      this.notes.add('dropped-not-a-feature', `line ${this.lineOf(cursor.at, 'dropped-not-a-feature')}`);
      cursor.skipValue();
      return;
    }
    const object = new FeatureMembers(this, this.shapes);
    if (cursor.enter(CLOSE_OBJECT)) {
      do object.read(cursor.readName());
      while (cursor.hasNext(CLOSE_OBJECT));
    }
    if (object.type !== 'Feature' && object.isBareGeometry) this.notes.add('bare-geometry');
    this.finish(object);
  }

  /** Keeps the feature, or counts why not. */
  private finish(object: FeatureMembers): void {
    this.record++;
    const result = object.settle();
    if (!result.ok && this.keepWithoutGeometry && object.type === 'Feature' && result.code === 'dropped-empty-geometry') {
      this.notes.add('null-geometry', `line ${this.lineOf(object.start, 'null-geometry')}`);
      this.keep(object, { ok: true, type: 'None' });
      return;
    }
    if (!result.ok) {
      this.properties.discard();
      this.notes.add(result.code, [result.detail, `line ${this.lineOf(object.start, result.code)}`].filter(Boolean).join(', '));
      return;
    }
    this.keep(object, result);
  }

  private keep(object: FeatureMembers, result: ScannedGeometry & { ok: true }): void {
    this.geometry.endFeature(result.type);
    this.properties.endFeature();
    this.starts.push(object.start);
    this.idStarts.push(object.idStart);
    this.records.push(this.record);
    const altitudes = this.shapes.coordinates.extraOrdinates;
    if (altitudes > 0) this.notes.add('altitude-dropped', `line ${this.lineOf(object.start, 'altitude-dropped')}`, altitudes);
  }

  /** Only a note's first occurrence is worth counting lines for. */
  private lineOf(byte: number, code: string): number {
    return this.notes.count(code) === 0 ? this.cursor.place(byte).line : 0;
  }

  noteIgnored(code: string): void {
    this.notes.add(code, this.notes.count(code) === 0 ? `line ${this.cursor.place(this.cursor.at).line}` : undefined);
  }

  /** Keeps the first `crs` member; a second one must say the same. */
  readCrs(): void {
    const { cursor } = this;
    cursor.peek();
    const start = cursor.at;
    cursor.skipValue();
    if (this.crs === undefined) this.crs = { start, end: cursor.at };
    else if (cursor.texts.decode(this.crs.start, this.crs.end) !== cursor.texts.decode(start, cursor.at)) {
      cursor.at = start;
      cursor.fail('crs-mixed');
    }
  }
}

/** Collects the members of one feature, or of a geometry that stands in its place. */
class FeatureMembers {
  readonly start: number;
  type: string | undefined;
  idStart = 0;
  private geometry: ScannedGeometry | undefined;
  private readonly bare: GeometryMembers;

  constructor(
    private readonly document: DocumentScanner,
    private readonly shapes: GeometryScanner,
  ) {
    this.start = document.cursor.at;
    this.bare = new GeometryMembers(shapes, 0);
    shapes.coordinates.extraOrdinates = 0;
    document.properties.discard();
  }

  get isBareGeometry(): boolean {
    return this.type !== undefined && (isGeometryType(this.type) || (this.bare.hasShape && this.geometry === undefined));
  }

  read(name: string): void {
    const { cursor, properties } = this.document;
    switch (name) {
      case 'type':
        this.type = this.shapes.readType();
        return;
      case 'geometry':
        if (this.type !== undefined && isGeometryType(this.type)) {
          cursor.skipValue();
          return;
        }
        this.bare.discard();
        this.geometry = this.shapes.scan();
        return;
      case 'properties':
        if (cursor.peek() === OPEN_OBJECT) properties.scan();
        else this.skipOther('properties-ignored');
        return;
      case 'id':
        this.readId();
        return;
      case 'crs':
        this.document.readCrs();
        return;
      case 'coordinates':
        if (this.type === 'Feature' || this.geometry !== undefined) cursor.skipValue();
        else this.bare.readCoordinates();
        return;
      case 'geometries':
        if (this.type === 'Feature' || this.geometry !== undefined) cursor.skipValue();
        else this.bare.readChildren();
        return;
      default:
        cursor.skipValue();
    }
  }

  discard(): void {
    this.bare.discard();
    this.geometry = undefined;
    this.document.properties.discard();
  }

  settle(): ScannedGeometry {
    if (this.type === 'Feature') return this.geometry ?? this.withoutGeometry();
    if (!this.isBareGeometry) {
      this.discard();
      return { ok: false, code: 'dropped-not-a-feature', detail: this.type };
    }
    this.bare.type = this.type;
    return this.bare.settle();
  }

  private withoutGeometry(): ScannedGeometry {
    this.bare.discard();
    return { ok: false, code: 'dropped-empty-geometry' };
  }

  private readId(): void {
    const { cursor } = this.document;
    const byte = cursor.peek();
    const isText = byte === QUOTE;
    const isNumber = byte !== undefined && (byte === 45 || (byte >= 48 && byte <= 57));
    if (!isText && !isNumber) {
      this.skipOther('id-ignored');
      return;
    }
    this.idStart = cursor.at;
    cursor.skipValue();
  }

  /** Null is an honest "none"; any other value that does not belong here is ignored with a note. */
  private skipOther(code: string): void {
    const { cursor } = this.document;
    if (cursor.bytes[cursor.at] !== 110) this.document.noteIgnored(code);
    cursor.skipValue();
  }
}
