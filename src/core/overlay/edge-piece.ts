/**
 * What one edge of a polygon contributes inside a box whose lower left corner is (0, 0): the winding number there is
 * Σ turn · [x right of `crossing`] + Σ sign · [point below the piece left → right].
 * One instance is scratch that `clip` overwrites.
 */
export class EdgePiece {
  /** Where the edge leaves through the box's top; everything right of it, over the full height, counts `turn`. */
  crossing = 0;
  turn = 0;
  /** The part of the edge inside the box, left to right; `sign` 0 when there is none. */
  sign = 0;
  leftX = 0;
  leftY = 0;
  rightX = 0;
  rightY = 0;

  /**
   * Clips the edge a → b to the box of the given width and height. The part below the box bounds nothing inside it,
   * the part above counts through the crossing. False when the edge contributes nothing.
   */
  clip(ax: number, ay: number, bx: number, by: number, width: number, height: number): boolean {
    const aBelow = ay < height;
    const bBelow = by < height;
    if ((!aBelow && !bBelow) || (ay <= 0 && by <= 0) || (ax >= width && bx >= width)) return false;
    const crosses = aBelow !== bBelow;
    const cross = crosses ? ax + ((height - ay) * (bx - ax)) / (by - ay) : 0;
    this.turn = crosses && cross < width ? (bBelow ? 1 : -1) : 0;
    this.crossing = cross;
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
      this.sign = rightwards ? -1 : 1;
      this.leftX = leftX;
      this.leftY = leftY;
      this.rightX = rightX;
      this.rightY = rightY;
    }
    return true;
  }
}
