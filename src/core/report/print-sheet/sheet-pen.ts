import { placeWithin } from '../../editing/place-within.ts';
import type { OpenRing } from '../../editing/segments.ts';
import { type ClipBox, RingClipper } from '../../overlay/clip-ring.ts';
import type { PolygonView } from '../../overlay/polygon-set.ts';
import type { GroundBox } from './sheet-set.ts';

/** Units of a path in a paper millimetre: a hundredth of one is finer than any printer. */
export const UNITS_PER_MM = 100;
/** Clipped so far beyond the frame, paper millimetres: no cut edge is drawn. */
const BEYOND_mm = 2;
/** Rings of one path: a page takes in paths one after the other, and none for long. */
const RINGS_PER_PATH = 2000;

/** A place on the sheet, in units of `UNITS_PER_MM`, right of and below the frame's upper left corner. */
export type SheetPoint = readonly [x: number, y: number];

/**
 * Draws rows of polygons of the plane on one sheet, as SVG paths in whole units from the frame's upper left corner, to be filled by the
 * rule `nonzero`: shells turn one way and holes the other, so rows that lie on each other are both filled.
 */
export class SheetPen {
  readonly #west: number;
  readonly #north: number;
  readonly #unit_mm: number;
  readonly #frame: GroundBox;
  readonly #clip: ClipBox;
  readonly #clipper = new RingClipper();
  #ring = new Float64Array(1024);
  /** Vertices that the frame left of the ring clipped last. */
  #within = 0;
  readonly #paths: string[] = [];
  #parts: string[] = [];

  /** @param box land of the frame, plane millimetres */
  constructor(box: GroundBox, scale: number) {
    const [west, south, east, north] = box;
    const beyond = BEYOND_mm * scale;
    this.#west = west;
    this.#north = north;
    this.#unit_mm = scale / UNITS_PER_MM;
    this.#frame = box;
    this.#clip = [west - beyond, south - beyond, east + beyond, north + beyond];
  }

  /** Draws a row of a planar view; says whether any of it is within the frame. */
  draw({ columns, boxes, coordinates }: PolygonView, row: number): boolean {
    const [west, south, east, north] = this.#frame;
    const b = 4 * row;
    // A row without polygons has an empty box: infinities that meet nothing.
    if (!(boxes[b] < east && boxes[b + 2] > west && boxes[b + 1] < north && boxes[b + 3] > south)) return false;
    const isWhole = boxes[b] >= west && boxes[b + 2] <= east && boxes[b + 1] >= south && boxes[b + 3] <= north;
    // Holes count against their shells: a sheet may lie within a hole.
    let twiceWithin_mm2 = 0;
    for (let p = columns.featureOffsets[row]; p < columns.featureOffsets[row + 1]; p++) {
      for (let r = columns.polygonOffsets[p]; r < columns.polygonOffsets[p + 1]; r++) {
        const count = this.#read(coordinates, columns.ringOffsets[r], columns.ringOffsets[r + 1] - 1);
        if (isWhole) {
          this.#write(this.#ring, count);
          continue;
        }
        twiceWithin_mm2 += this.#twiceWithin(count);
        const left = this.#clipper.clip(this.#ring, count, this.#clip);
        if (left >= 3) this.#write(this.#clipper.result, left);
      }
    }
    return isWhole || twiceWithin_mm2 > 1;
  }

  /** All paths so far; the pen begins anew. */
  take(): string[] {
    if (this.#parts.length > 0) this.#paths.push(this.#parts.join(''));
    this.#parts = [];
    return this.#paths.splice(0);
  }

  /** Where a place of the plane lies on the sheet. */
  place(east_mm: number, north_mm: number): SheetPoint {
    return [Math.round((east_mm - this.#west) / this.#unit_mm), Math.round((this.#north - north_mm) / this.#unit_mm)];
  }

  /** A place inside what the frame shows of a row: in the largest of its parts. Null where it shows nothing. */
  middle({ columns, coordinates }: PolygonView, row: number): SheetPoint | null {
    let best: OpenRing = [];
    let most = 0;
    for (let p = columns.featureOffsets[row]; p < columns.featureOffsets[row + 1]; p++) {
      const shell = columns.polygonOffsets[p];
      const count = this.#read(coordinates, columns.ringOffsets[shell], columns.ringOffsets[shell + 1] - 1);
      const twice = this.#twiceWithin(count);
      if (twice <= most) continue;
      const { result } = this.#clipper;
      most = twice;
      best = Array.from({ length: this.#within }, (_, v): [number, number] => [result[2 * v], result[2 * v + 1]]);
    }
    const found = placeWithin(best);
    return found && this.place(found[0], found[1]);
  }

  #read(coordinates: Int32Array | Float64Array, from: number, to: number): number {
    const count = to - from;
    if (this.#ring.length < 2 * count) this.#ring = new Float64Array(4 * count);
    this.#ring.set(coordinates.subarray(2 * from, 2 * to));
    return count;
  }

  /** Twice the area of the ring within the frame, mm² of the plane; negative for a hole. */
  #twiceWithin(count: number): number {
    const left = this.#clipper.clip(this.#ring, count, this.#frame);
    const ring = this.#clipper.result;
    this.#within = left;
    let sum = 0;
    for (let v = 0, before = left - 1; v < left; before = v++) {
      const [ax, ay] = [ring[2 * before] - this.#west, ring[2 * before + 1] - this.#north];
      const [bx, by] = [ring[2 * v] - this.#west, ring[2 * v + 1] - this.#north];
      sum += ax * by - bx * ay;
    }
    return sum;
  }

  #write(ring: Float64Array, count: number): void {
    let text = '';
    let written = 0;
    let [lastX, lastY] = [0, 0];
    for (let v = 0; v < count; v++) {
      const x = Math.round((ring[2 * v] - this.#west) / this.#unit_mm);
      const y = Math.round((this.#north - ring[2 * v + 1]) / this.#unit_mm);
      if (written > 0 && x === lastX && y === lastY) continue;
      const [right, down] = written === 0 ? [x, y] : [x - lastX, y - lastY];
      text += `${written === 0 ? 'M' : written === 1 ? 'l' : right < 0 ? '' : ' '}${right}${down < 0 ? '' : ' '}${down}`;
      [lastX, lastY] = [x, y];
      written++;
    }
    // What is smaller than the paper can show encloses nothing.
    if (written < 3) return;
    this.#parts.push(`${text}z`);
    if (this.#parts.length < RINGS_PER_PATH) return;
    this.#paths.push(this.#parts.join(''));
    this.#parts = [];
  }
}
