import type { PolygonColumns } from './polygon-set.ts';

/** Rings of one feature: polygon → ring → [east, north] in millimetres. The first ring of a polygon is its shell. */
export type NestedRings = readonly (readonly (readonly (readonly [number, number])[])[])[];

/** Grows PolygonColumns vertex by vertex; typed arrays double when they are full, so no vertex becomes an object. */
export class ColumnsBuilder {
  #coordinates: Int32Array;
  #vertices = 0;
  readonly #featureOffsets = new GrowingOffsets();
  readonly #polygonOffsets = new GrowingOffsets();
  readonly #ringOffsets = new GrowingOffsets();

  constructor(expectedVertices = 1024) {
    this.#coordinates = new Int32Array(2 * Math.max(16, expectedVertices));
  }

  /** Features ended so far. */
  get count(): number {
    return this.#featureOffsets.length;
  }

  get vertexCount(): number {
    return this.#vertices;
  }

  addVertex(east_mm: number, north_mm: number): void {
    if (2 * this.#vertices + 2 > this.#coordinates.length) this.#reserve(1);
    this.#coordinates[2 * this.#vertices] = east_mm;
    this.#coordinates[2 * this.#vertices + 1] = north_mm;
    this.#vertices++;
  }

  /** Copies whole vertices [from, to) of interleaved coordinates. */
  addVertices(coordinates: Int32Array, from: number, to: number): void {
    if (2 * (this.#vertices + to - from) > this.#coordinates.length) this.#reserve(to - from);
    this.#coordinates.set(coordinates.subarray(2 * from, 2 * to), 2 * this.#vertices);
    this.#vertices += to - from;
  }

  endRing(): void {
    this.#ringOffsets.push(this.#vertices);
  }

  endPolygon(): void {
    this.#polygonOffsets.push(this.#ringOffsets.length);
  }

  endFeature(): void {
    this.#featureOffsets.push(this.#polygonOffsets.length);
  }

  /** A whole feature at once; rings are taken as they are. */
  addFeature(polygons: NestedRings): void {
    for (const rings of polygons) {
      for (const ring of rings) {
        for (const [east, north] of ring) this.addVertex(east, north);
        this.endRing();
      }
      this.endPolygon();
    }
    this.endFeature();
  }

  /** A copy of one feature of other columns. */
  copyFeature(source: PolygonColumns, row: number): void {
    for (let p = source.featureOffsets[row]; p < source.featureOffsets[row + 1]; p++) {
      for (let r = source.polygonOffsets[p]; r < source.polygonOffsets[p + 1]; r++) {
        this.addVertices(source.coordinates, source.ringOffsets[r], source.ringOffsets[r + 1]);
        this.endRing();
      }
      this.endPolygon();
    }
    this.endFeature();
  }

  finish(): PolygonColumns {
    return {
      count: this.#featureOffsets.length,
      featureOffsets: this.#featureOffsets.finish(),
      polygonOffsets: this.#polygonOffsets.finish(),
      ringOffsets: this.#ringOffsets.finish(),
      coordinates: this.#coordinates.slice(0, 2 * this.#vertices),
    };
  }

  #reserve(vertices: number): void {
    const grown = new Int32Array(Math.max(2 * (this.#vertices + vertices), 2 * this.#coordinates.length));
    grown.set(this.#coordinates.subarray(0, 2 * this.#vertices));
    this.#coordinates = grown;
  }
}

/** An offset table that begins with 0 and counts the entries pushed after it. */
class GrowingOffsets {
  #values = new Uint32Array(256);
  length = 0;

  push(offset: number): void {
    if (this.length + 1 === this.#values.length) {
      const grown = new Uint32Array(2 * this.#values.length);
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#values[++this.length] = offset;
  }

  finish(): Uint32Array {
    return this.#values.slice(0, this.length + 1);
  }
}

/** Columns of nested rings, one entry of `features` per row. */
export function buildColumns(features: Iterable<NestedRings>): PolygonColumns {
  const builder = new ColumnsBuilder();
  for (const polygons of features) builder.addFeature(polygons);
  return builder.finish();
}

/** The chosen rows, in the order given. */
export function subsetColumns(columns: PolygonColumns, rows: Iterable<number>): PolygonColumns {
  const builder = new ColumnsBuilder();
  for (const row of rows) builder.copyFeature(columns, row);
  return builder.finish();
}

/** Several columns one after another; rows of the second begin after the last row of the first. */
export function concatColumns(parts: readonly PolygonColumns[]): PolygonColumns {
  const builder = new ColumnsBuilder(parts.reduce((sum, part) => sum + part.coordinates.length / 2, 0));
  for (const part of parts) for (let row = 0; row < part.count; row++) builder.copyFeature(part, row);
  return builder.finish();
}

/** One feature as nested closed rings, from the columns' own coordinates or those of a view. */
export function readNestedRings(
  columns: PolygonColumns,
  row: number,
  coordinates: Int32Array | Float64Array = columns.coordinates,
): [number, number][][][] {
  const polygons: [number, number][][][] = [];
  for (let p = columns.featureOffsets[row]; p < columns.featureOffsets[row + 1]; p++) {
    const rings: [number, number][][] = [];
    for (let r = columns.polygonOffsets[p]; r < columns.polygonOffsets[p + 1]; r++) {
      const ring: [number, number][] = [];
      for (let v = columns.ringOffsets[r]; v < columns.ringOffsets[r + 1]; v++) {
        ring.push([coordinates[2 * v], coordinates[2 * v + 1]]);
      }
      rings.push(ring);
    }
    polygons.push(rings);
  }
  return polygons;
}
