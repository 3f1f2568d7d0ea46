import { LEFT_X, LEFT_Y, RIGHT_X, RIGHT_Y } from './edge-piece.ts';
import type { PolygonView } from './polygon-set.ts';

/** Above this many edges the strips pay for themselves. */
const STRIPS_FROM = 40;
const MAX_STRIPS = 1 << 16;
/** Long edges lie in many strips: fewer strips are used when the entries would exceed this multiple of the edges. */
const ENTRIES_PER_EDGE = 12;

/**
 * The edges of one polygon feature, ready to be integrated: each runs left to right, relative to the lower left corner of
 * the feature's box (mm), with sign −1 where the ring runs left to right and +1 where it runs right to left.
 * With shells counter-clockwise the winding number at (x, y) is the sum of the signs of the edges above the point;
 * vertical edges bound nothing from above and are left out. Scratch arrays grow with the largest feature loaded.
 */
export class LoadedEdges {
  #x0 = new Float64Array(256);
  #y0 = new Float64Array(256);
  #x1 = new Float64Array(256);
  #slope = new Float64Array(256);
  #sign = new Float64Array(256);
  #count = 0;
  #view: PolygonView | undefined;
  #row = -1;

  #strips = 0;
  #stripScale = 0;
  #stripOffsets = new Uint32Array(0);
  #stripEdges = new Uint32Array(0);
  #firstStrip = new Uint32Array(0);

  /** Loads a feature unless it is the one that is loaded. */
  load(view: PolygonView, row: number): void {
    if (this.#row === row && this.#view === view) return;
    const { columns, coordinates, boxes } = view;
    const { ringOffsets, polygonOffsets, featureOffsets } = columns;
    const firstRing = polygonOffsets[featureOffsets[row]];
    const lastRing = polygonOffsets[featureOffsets[row + 1]];
    this.#reserve(ringOffsets[lastRing] - ringOffsets[firstRing]);
    const cornerX = boxes[4 * row];
    const cornerY = boxes[4 * row + 1];
    const x0 = this.#x0;
    const y0 = this.#y0;
    const x1 = this.#x1;
    const slope = this.#slope;
    const sign = this.#sign;
    let n = 0;
    for (let r = firstRing; r < lastRing; r++) {
      const end = 2 * ringOffsets[r + 1];
      let v = 2 * ringOffsets[r];
      if (v === end) continue;
      let px = coordinates[v] - cornerX;
      let py = coordinates[v + 1] - cornerY;
      for (v += 2; v < end; v += 2) {
        const qx = coordinates[v] - cornerX;
        const qy = coordinates[v + 1] - cornerY;
        if (px !== qx) {
          const rightwards = px < qx;
          x0[n] = rightwards ? px : qx;
          y0[n] = rightwards ? py : qy;
          x1[n] = rightwards ? qx : px;
          slope[n] = (qy - py) / (qx - px);
          sign[n] = rightwards ? -1 : 1;
          n++;
        }
        px = qx;
        py = qy;
      }
    }
    this.#count = n;
    this.#view = view;
    this.#row = row;
    this.#strips = 0;
    if (n >= STRIPS_FROM) this.#fillStrips(boxes[4 * row + 2] - cornerX);
  }

  /**
   * Area (mm²) of the loaded feature below the line LEFT → RIGHT of a piece, between its ends, relative to the feature's
   * corner. Sum over edges of sign · ∫ min(edge, line) dx: one trapezoid, or two triangles' worth where they cross.
   */
  areaUnder(piece: Float64Array): number {
    if (this.#strips > 0) return this.#areaUnderByStrips(piece);
    const x0 = piece[LEFT_X];
    const y0 = piece[LEFT_Y];
    const x1 = piece[RIGHT_X];
    const y1 = piece[RIGHT_Y];
    const ex0 = this.#x0;
    const ey0 = this.#y0;
    const ex1 = this.#x1;
    const slope = this.#slope;
    const sign = this.#sign;
    const n = this.#count;
    const k = (y1 - y0) / (x1 - x0);
    let doubled = 0;
    for (let e = 0; e < n; e++) {
      const a = ex0[e] > x0 ? ex0[e] : x0;
      const b = ex1[e] < x1 ? ex1[e] : x1;
      if (a >= b) continue;
      const ke = slope[e];
      const lineA = y0 + (a - x0) * k;
      const lineB = y0 + (b - x0) * k;
      const gapA = ey0[e] + (a - ex0[e]) * ke - lineA;
      const gapB = ey0[e] + (b - ex0[e]) * ke - lineB;
      let mean = lineA + lineB;
      if (gapA < 0) mean += gapB < 0 ? gapA + gapB : (gapA * gapA) / (gapA - gapB);
      else if (gapB < 0) mean += (gapB * gapB) / (gapB - gapA);
      doubled += sign[e] * (b - a) * mean;
    }
    return doubled / 2;
  }

  /** Area (mm²) of the loaded feature to the right of x, relative to its corner. */
  areaRightOf(x: number): number {
    const ex0 = this.#x0;
    const ey0 = this.#y0;
    const ex1 = this.#x1;
    const slope = this.#slope;
    const sign = this.#sign;
    const n = this.#count;
    let doubled = 0;
    for (let e = 0; e < n; e++) {
      const a = ex0[e] > x ? ex0[e] : x;
      const b = ex1[e];
      if (a >= b) continue;
      doubled += sign[e] * (b - a) * (2 * ey0[e] + (a + b - 2 * ex0[e]) * slope[e]);
    }
    return doubled / 2;
  }

  /**
   * ∫∫ w² (mm²) of the loaded feature: the overlap with itself. Equal to ∫∫ w, the shoelace area, exactly where the
   * winding number is 0 or 1; each place with another winding number adds w·(w − 1) times its area.
   */
  squaredWinding(): number {
    const n = this.#count;
    const ex0 = this.#x0;
    const ey0 = this.#y0;
    const ex1 = this.#x1;
    const slope = this.#slope;
    const sign = this.#sign;
    let sum = 0;
    if (this.#strips > 0) {
      const line = new Float64Array(5);
      for (let e = 0; e < n; e++) {
        line[LEFT_X] = ex0[e];
        line[LEFT_Y] = ey0[e];
        line[RIGHT_X] = ex1[e];
        line[RIGHT_Y] = ey0[e] + (ex1[e] - ex0[e]) * slope[e];
        sum += sign[e] * this.#areaUnderByStrips(line);
      }
      return sum;
    }
    for (let e = 0; e < n; e++) {
      const left = ex0[e];
      const right = ex1[e];
      const base = ey0[e];
      const k = slope[e];
      let doubled = 0;
      for (let f = e + 1; f < n; f++) {
        const a = ex0[f] > left ? ex0[f] : left;
        const b = ex1[f] < right ? ex1[f] : right;
        if (a >= b) continue;
        const lineA = base + (a - left) * k;
        const lineB = base + (b - left) * k;
        const gapA = ey0[f] + (a - ex0[f]) * slope[f] - lineA;
        const gapB = ey0[f] + (b - ex0[f]) * slope[f] - lineB;
        let mean = lineA + lineB;
        if (gapA < 0) mean += gapB < 0 ? gapA + gapB : (gapA * gapA) / (gapA - gapB);
        else if (gapB < 0) mean += (gapB * gapB) / (gapB - gapA);
        doubled += sign[f] * (b - a) * mean;
      }
      sum += sign[e] * doubled + ((right - left) * (2 * base + (right - left) * k)) / 2;
    }
    return sum;
  }

  /** Edge pairs that `squaredWinding` will look at, so that hostile shapes can be refused before they cost minutes. */
  pairsToCompare(): number {
    if (this.#strips === 0) return (this.#count * this.#count) / 2;
    let pairs = 0;
    for (let s = 0; s < this.#strips; s++) {
      const inStrip = this.#stripOffsets[s + 1] - this.#stripOffsets[s];
      pairs += inStrip * inStrip;
    }
    return pairs;
  }

  #areaUnderByStrips(piece: Float64Array): number {
    const x0 = piece[LEFT_X];
    const y0 = piece[LEFT_Y];
    const x1 = piece[RIGHT_X];
    const y1 = piece[RIGHT_Y];
    const ex0 = this.#x0;
    const ey0 = this.#y0;
    const ex1 = this.#x1;
    const slope = this.#slope;
    const sign = this.#sign;
    const offsets = this.#stripOffsets;
    const edges = this.#stripEdges;
    const first = this.#firstStrip;
    const last = this.#strips - 1;
    const k = (y1 - y0) / (x1 - x0);
    const from = clampStrip(x0 * this.#stripScale, last);
    const to = clampStrip(x1 * this.#stripScale, last);
    let doubled = 0;
    for (let s = from; s <= to; s++) {
      for (let z = offsets[s]; z < offsets[s + 1]; z++) {
        const e = edges[z];
        if (s > from && first[e] !== s) continue;
        const a = ex0[e] > x0 ? ex0[e] : x0;
        const b = ex1[e] < x1 ? ex1[e] : x1;
        if (a >= b) continue;
        const lineA = y0 + (a - x0) * k;
        const lineB = y0 + (b - x0) * k;
        const gapA = ey0[e] + (a - ex0[e]) * slope[e] - lineA;
        const gapB = ey0[e] + (b - ex0[e]) * slope[e] - lineB;
        let mean = lineA + lineB;
        if (gapA < 0) mean += gapB < 0 ? gapA + gapB : (gapA * gapA) / (gapA - gapB);
        else if (gapB < 0) mean += (gapB * gapB) / (gapB - gapA);
        doubled += sign[e] * (b - a) * mean;
      }
    }
    return doubled / 2;
  }

  /** Vertical strips with the edges that reach into them; an edge is counted in the first strip of a query that holds it. */
  #fillStrips(width: number): void {
    const n = this.#count;
    const ex0 = this.#x0;
    const ex1 = this.#x1;
    let strips = Math.min(MAX_STRIPS, Math.ceil(n / 3));
    let run = 0;
    for (let e = 0; e < n; e++) run += ex1[e] - ex0[e];
    while (strips > 8 && (run / width) * strips > (ENTRIES_PER_EDGE - 1) * n) strips >>= 1;
    const scale = strips / width;
    const last = strips - 1;
    if (this.#stripOffsets.length < strips + 2) this.#stripOffsets = new Uint32Array(2 * strips + 2);
    if (this.#firstStrip.length < n) this.#firstStrip = new Uint32Array(2 * n);
    // Counted two places on, so that after filling, strip s lies between offsets[s] and offsets[s + 1].
    const offsets = this.#stripOffsets.fill(0, 0, strips + 2);
    const first = this.#firstStrip;
    for (let e = 0; e < n; e++) {
      first[e] = clampStrip(ex0[e] * scale, last);
      const end = clampStrip(ex1[e] * scale, last);
      for (let s = first[e]; s <= end; s++) offsets[s + 2]++;
    }
    for (let s = 1; s <= strips + 1; s++) offsets[s] += offsets[s - 1];
    const entries = offsets[strips + 1];
    if (this.#stripEdges.length < entries) this.#stripEdges = new Uint32Array(2 * entries);
    const edges = this.#stripEdges;
    for (let e = 0; e < n; e++) {
      const end = clampStrip(ex1[e] * scale, last);
      for (let s = first[e]; s <= end; s++) edges[offsets[s + 1]++] = e;
    }
    this.#strips = strips;
    this.#stripScale = scale;
  }

  #reserve(edges: number): void {
    if (edges <= this.#x0.length) return;
    const size = 2 * edges;
    this.#x0 = new Float64Array(size);
    this.#y0 = new Float64Array(size);
    this.#x1 = new Float64Array(size);
    this.#slope = new Float64Array(size);
    this.#sign = new Float64Array(size);
  }
}

function clampStrip(strip: number, last: number): number {
  if (!(strip > 0)) return 0;
  return strip < last ? Math.floor(strip) : last;
}
