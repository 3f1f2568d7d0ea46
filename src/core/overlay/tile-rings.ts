import type { CutTile } from './cut-tile.ts';

/** Side of the square that stands for a feature too small to draw, in tile units: half a pixel of a 512-pixel tile. */
const SPECK = 4;

/** Collects rounded, thinned rings of one tile. Rings come counter-clockwise in the plane (y up) and are turned for y down. */
export class TileRings {
  readonly #tolerance: number;
  #rows: number[] = [];
  #featureOffsets = [0];
  #polygonOffsets = [0];
  #ringOffsets = [0];
  #coordinates = new Int32Array(4096);
  #vertices = 0;
  #row = -1;
  #speckX = 0;
  #speckY = 0;
  #hasSpeck = false;

  constructor(tolerance: number) {
    this.#tolerance = tolerance;
  }

  beginFeature(row: number): void {
    this.#row = row;
    this.#hasSpeck = false;
  }

  /** Adds one ring in tile units; false where nothing is left of it after rounding. A lost shell is kept in mind as a speck. */
  addRing(ring: Float64Array, count: number, isShell: boolean): boolean {
    const first = this.#vertices;
    this.#thin(ring, count);
    const doubled = this.#doubledArea(first);
    const fits = this.#vertices - first >= 3 && (isShell ? doubled > 0 : doubled < 0);
    if (fits) {
      this.#ringOffsets.push(this.#vertices);
      return true;
    }
    this.#vertices = first;
    if (isShell && !this.#hasSpeck) {
      this.#hasSpeck = true;
      this.#speckX = Math.round(ring[0]);
      this.#speckY = Math.round(ring[1]);
    }
    return false;
  }

  endPolygon(): void {
    if (this.#ringOffsets.length - 1 > this.#polygonOffsets[this.#polygonOffsets.length - 1]) {
      this.#polygonOffsets.push(this.#ringOffsets.length - 1);
    }
  }

  endFeature(): void {
    const last = this.#featureOffsets[this.#featureOffsets.length - 1];
    if (this.#polygonOffsets.length - 1 === last) {
      if (!this.#hasSpeck) return;
      this.#addSpeck();
    }
    this.#featureOffsets.push(this.#polygonOffsets.length - 1);
    this.#rows.push(this.#row);
  }

  finish(extent: number, leftOut: number, cover: Int32Array = new Int32Array()): CutTile {
    return {
      extent,
      rows: Uint32Array.from(this.#rows),
      featureOffsets: Uint32Array.from(this.#featureOffsets),
      polygonOffsets: Uint32Array.from(this.#polygonOffsets),
      ringOffsets: Uint32Array.from(this.#ringOffsets),
      coordinates: this.#coordinates.slice(0, 2 * this.#vertices),
      cover,
      leftOut,
    };
  }

  /** Rounds the ring backwards, without vertices closer than the tolerance to the last one kept. */
  #thin(ring: Float64Array, count: number): void {
    if (this.#coordinates.length < 2 * (this.#vertices + count)) this.#grow(count);
    const out = this.#coordinates;
    const tolerance = this.#tolerance;
    const first = 2 * this.#vertices;
    let end = first;
    for (let v = 2 * count - 2; v >= 0; v -= 2) {
      const x = Math.round(ring[v]);
      const y = Math.round(ring[v + 1]);
      if (end > first && Math.abs(x - out[end - 2]) <= tolerance && Math.abs(y - out[end - 1]) <= tolerance) continue;
      out[end++] = x;
      out[end++] = y;
    }
    while (
      end > first + 2 &&
      Math.abs(out[first] - out[end - 2]) <= tolerance &&
      Math.abs(out[first + 1] - out[end - 1]) <= tolerance
    ) {
      end -= 2;
    }
    this.#vertices = end / 2;
  }

  #doubledArea(first: number): number {
    const c = this.#coordinates;
    const end = 2 * this.#vertices;
    let doubled = 0;
    let px = c[end - 2];
    let py = c[end - 1];
    for (let v = 2 * first; v < end; v += 2) {
      doubled += px * c[v + 1] - c[v] * py;
      px = c[v];
      py = c[v + 1];
    }
    return doubled;
  }

  #addSpeck(): void {
    if (this.#coordinates.length < 2 * (this.#vertices + 4)) this.#grow(4);
    const x = this.#speckX;
    const y = this.#speckY;
    this.#coordinates.set([x, y, x + SPECK, y, x + SPECK, y + SPECK, x, y + SPECK], 2 * this.#vertices);
    this.#vertices += 4;
    this.#ringOffsets.push(this.#vertices);
    this.#polygonOffsets.push(this.#ringOffsets.length - 1);
  }

  #grow(vertices: number): void {
    const grown = new Int32Array(Math.max(2 * this.#coordinates.length, 2 * (this.#vertices + vertices)));
    grown.set(this.#coordinates.subarray(0, 2 * this.#vertices));
    this.#coordinates = grown;
  }
}
