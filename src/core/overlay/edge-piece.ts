export const CROSSING = 0;
export const LEFT_X = 1;
export const LEFT_Y = 2;
export const RIGHT_X = 3;
export const RIGHT_Y = 4;

/**
 * What one edge of a polygon contributes inside a box: with coordinates relative to the box's lower left corner, the
 * winding number there is Σ turn · [x right of the crossing] + Σ sign · [point below the piece left → right].
 * One instance is scratch that `clip` overwrites. Numbers travel in typed arrays: as fields or arguments of the innermost
 * loop they would be boxed.
 */
export class EdgePiece {
  /** Where the edge leaves through the box's top (CROSSING), everything right of it counts `turn`; 0 when it does not. */
  turn = 0;
  /** The part of the edge inside the box, left to right (LEFT_X … RIGHT_Y), counts `sign`; 0 when there is none. */
  sign = 0;
  readonly at = new Float64Array(5);
  readonly #box = new Float64Array(4);

  /** The box that the following edges are clipped to: its corner in the edges' coordinates, and its size. */
  enterBox(x: number, y: number, width: number, height: number): void {
    this.#box[0] = x;
    this.#box[1] = y;
    this.#box[2] = width;
    this.#box[3] = height;
  }

  /**
   * Clips the edge that begins at index `o` of interleaved coordinates and ends at the vertex after it. The part below the
   * box bounds nothing inside it, the part above counts through the crossing. False when the edge contributes nothing.
   */
  clip(coordinates: Int32Array | Float64Array, o: number): boolean {
    const box = this.#box;
    const x = box[0];
    const y = box[1];
    const width = box[2];
    const height = box[3];
    const ax = coordinates[o] - x;
    const ay = coordinates[o + 1] - y;
    const bx = coordinates[o + 2] - x;
    const by = coordinates[o + 3] - y;
    const aBelow = ay < height;
    const bBelow = by < height;
    if ((!aBelow && !bBelow) || (ay <= 0 && by <= 0) || (ax >= width && bx >= width)) return false;
    const crosses = aBelow !== bBelow;
    const cross = crosses ? ax + ((height - ay) * (bx - ax)) / (by - ay) : 0;
    this.turn = crosses && cross < width ? (bBelow ? 1 : -1) : 0;
    this.at[CROSSING] = cross;
    this.sign = 0;
    if (ax === bx || (ax <= 0 && bx <= 0)) return crosses;

    const rightwards = ax < bx;
    const startX = rightwards ? ax : bx;
    const startY = rightwards ? ay : by;
    const endX = rightwards ? bx : ax;
    const endY = rightwards ? by : ay;
    const slope = (by - ay) / (bx - ax);
    let leftX = startX;
    let leftY = startY;
    let rightX = endX;
    let rightY = endY;
    if (crosses) {
      if (startY >= height) {
        leftX = cross;
        leftY = height;
      } else {
        rightX = cross;
        rightY = height;
      }
    }
    if (leftY < 0) {
      leftX = startX - startY / slope;
      leftY = 0;
    }
    if (rightY < 0) {
      rightX = startX - startY / slope;
      rightY = 0;
    }
    if (leftX < 0) {
      leftY -= leftX * slope;
      leftX = 0;
    }
    if (rightX > width) {
      rightY = leftY + (width - leftX) * slope;
      rightX = width;
    }
    if (leftX < rightX) {
      const at = this.at;
      this.sign = rightwards ? -1 : 1;
      at[LEFT_X] = leftX;
      at[LEFT_Y] = leftY;
      at[RIGHT_X] = rightX;
      at[RIGHT_Y] = rightY;
    }
    return true;
  }
}
