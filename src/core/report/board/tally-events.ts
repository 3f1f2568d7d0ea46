import { TALLIES, type Tally } from './board-figures.ts';

const NUMBER_OF = new Map<Tally, number>(TALLIES.map((tally, n) => [tally, n]));

/** What raises or lowers a count, with the day from which it does: made once, then summed over any days. */
export class TallyEvents {
  readonly #tallies: number[] = [];
  readonly #days: number[] = [];
  readonly #by: number[] = [];
  readonly #rows: (readonly number[])[] = [];

  add(tally: Tally, rows: readonly number[], day: number, by: number): void {
    if (by === 0) return;
    this.#tallies.push(NUMBER_OF.get(tally) as number);
    this.#rows.push(rows);
    this.#days.push(day);
    this.#by.push(by);
  }

  /** Counts on `from ≤ day < until`. */
  hold(tally: Tally, rows: readonly number[], from: number, until: number): void {
    if (from >= until) return;
    this.add(tally, rows, from, 1);
    this.add(tally, rows, until, -1);
  }

  /**
   * The counts at the end of each of the days.
   * @param days day numbers, ascending
   * @returns per tally `rowCount × days`, a row after the other
   */
  sum(days: readonly number[], rowCount: number): ReadonlyMap<Tally, Float64Array> {
    const width = days.length;
    const tables = TALLIES.map(() => new Float64Array(rowCount * width));
    const first = days[0];
    const last = days[width - 1];
    const columnOf = new Uint32Array(width === 0 ? 0 : last - first + 1);
    for (let column = 1; column < width; column++) columnOf.fill(column, days[column - 1] - first + 1, days[column] - first + 1);
    for (let n = 0; n < this.#days.length; n++) {
      const day = this.#days[n];
      if (width === 0 || day > last) continue;
      const column = day <= first ? 0 : columnOf[day - first];
      const table = tables[this.#tallies[n]];
      for (const row of this.#rows[n]) table[row * width + column] += this.#by[n];
    }
    for (const table of tables) {
      for (let cell = 0; cell < table.length; cell++) if (cell % width > 0) table[cell] += table[cell - 1];
    }
    return new Map(TALLIES.map((tally, n) => [tally, tables[n]]));
  }
}
