/** Axis-aligned box: minX, minY, maxX, maxY. */
export type ClipBox = readonly [minX: number, minY: number, maxX: number, maxY: number];

/**
 * Clips open rings to a box by Sutherland-Hodgman, one side after the other, in memory that is reused. Parts of a concave
 * ring stay joined by edges along the box's border, which cancel in area and lie outside the picture where the box has a buffer.
 */
export class RingClipper {
  #from = new Float64Array(1024);
  #to = new Float64Array(1024);

  /**
   * Clips `count` vertices (x, y interleaved). Returns the number of vertices left, found in `result`: the input is not changed.
   */
  clip(ring: Float64Array, count: number, box: ClipBox): number {
    if (this.#from.length < 2 * count) {
      this.#from = new Float64Array(4 * count);
      this.#to = new Float64Array(4 * count);
    }
    this.#from.set(ring.subarray(0, 2 * count));
    let left = count;
    for (let side = 0; side < 4 && left > 0; side++) left = this.#clipSide(left, side & 1, box[side], side < 2 ? 1 : -1);
    return left;
  }

  get result(): Float64Array {
    return this.#from;
  }

  /** Keeps what lies on the inner side of one border: `axis` 0 is x, `inwards` 1 keeps larger coordinates. */
  #clipSide(count: number, axis: number, border: number, inwards: number): number {
    const from = this.#from;
    if (this.#to.length < 4 * count + 2) this.#to = new Float64Array(8 * count);
    const to = this.#to;
    const other = 1 - axis;
    let kept = 0;
    let previous = 2 * count - 2;
    let before = (from[previous + axis] - border) * inwards;
    for (let v = 0; v < 2 * count; v += 2) {
      const now = (from[v + axis] - border) * inwards;
      if (now >= 0 !== before >= 0) {
        const share = before / (before - now);
        to[kept + axis] = border;
        to[kept + other] = from[previous + other] + (from[v + other] - from[previous + other]) * share;
        kept += 2;
      }
      if (now >= 0) {
        to[kept] = from[v];
        to[kept + 1] = from[v + 1];
        kept += 2;
      }
      previous = v;
      before = now;
    }
    this.#from = to;
    this.#to = from;
    return kept / 2;
  }
}
