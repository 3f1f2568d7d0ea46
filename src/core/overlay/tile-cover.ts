/** Cells per side of a tile: a pixel of a 512-pixel tile each. */
const CELLS = 512;

/**
 * The land under features that are too many and too small to be told apart: which cells of a tile they cover, as rectangles. Far
 * out this is the same picture as the features' own fills, at a fraction of the size, and leaves no feature out.
 */
export class TileCover {
  readonly #cells = new Uint8Array(CELLS * CELLS);
  readonly #unit: number;

  constructor(extent: number) {
    this.#unit = extent / CELLS;
  }

  /** Marks what a box in tile units covers; of a small box at least the cell of its middle. */
  mark(minX: number, minY: number, maxX: number, maxY: number): void {
    const [left, right] = this.#span(minX, maxX);
    const [top, bottom] = this.#span(minY, maxY);
    if (left > right) return;
    for (let row = top; row <= bottom; row++) this.#cells.fill(1, row * CELLS + left, row * CELLS + right + 1);
  }

  /** Left, top, right, bottom of each rectangle in tile units; none overlap. */
  finish(): Int32Array {
    const rectangles: number[] = [];
    let above = new Map<number, number>();
    for (let row = 0; row < CELLS; row++) {
      const here = new Map<number, number>();
      for (let cell = 0; cell < CELLS; cell++) {
        if (this.#cells[row * CELLS + cell] === 0) continue;
        const left = cell;
        while (cell < CELLS && this.#cells[row * CELLS + cell] === 1) cell++;
        const key = left * (CELLS + 1) + cell;
        const known = above.get(key);
        const at = known ?? rectangles.push(left, row, cell, row + 1) - 4;
        rectangles[at + 3] = row + 1;
        here.set(key, at);
      }
      above = here;
    }
    return Int32Array.from(rectangles, (cells) => Math.round(cells * this.#unit));
  }

  /** Cells whose middle lies between two units, or the one cell that holds what is smaller; nothing outside of the tile. */
  #span(min: number, max: number): [number, number] {
    const centre = Math.floor((min + max) / 2 / this.#unit);
    const first = Math.min(centre, Math.ceil(min / this.#unit - 0.5));
    const last = Math.max(centre, Math.ceil(max / this.#unit - 0.5) - 1);
    return [Math.max(0, first), Math.min(CELLS - 1, last)];
  }
}
