import type { NoteList } from '../note-list.ts';
import type { Pacer } from '../pacer.ts';
import { ColumnValues } from './column-values.ts';
import type { PairGeometry } from './find-columns.ts';
import type { TableHead } from './find-head.ts';
import { type Grid, isBlank } from './grid.ts';
import { readNumber } from './read-number.ts';

/** Rows between two looks at the clock. */
const STRIDE = 512;

/** The columns of a grid that are properties, and the properties of a row. */
export interface GridValues {
  readonly names: readonly string[];
  of(row: number): Iterable<readonly [string, ReturnType<ColumnValues['turn']>]>;
}

/** The rows of one grid, walked through without holding the thread. */
export class GridReading {
  constructor(
    readonly grid: Grid,
    readonly head: TableHead,
    private readonly pacer: Pacer,
    private readonly done: number,
  ) {}

  async each(take: (cells: readonly string[], line: number, row: number) => void): Promise<void> {
    const { rows, lines } = this.grid;
    for (let row = this.head.first; row < rows.length; row++) {
      take(rows[row], lines[row], row);
      if (row % STRIDE === 0 && this.pacer.isDue()) await this.pacer.pause(this.done);
    }
  }

  /** (east, north) per row from the first row of data on; NaN where a cell holds no number. */
  async numbers({ east, north }: PairGeometry): Promise<Float64Array> {
    const { head, grid } = this;
    const xy = new Float64Array(2 * Math.max(0, grid.rows.length - head.first));
    let at = 0;
    await this.each((cells) => {
      xy[at++] = readNumber((cells[east] ?? '').trim(), head.numbers);
      xy[at++] = readNumber((cells[north] ?? '').trim(), head.numbers);
    });
    return xy;
  }

  /** Every column but those given; one that has neither a name nor a value is none. */
  async values(but: readonly number[]): Promise<GridValues> {
    const { head, grid } = this;
    const columns = head.names.flatMap((name, column) =>
      but.includes(column) ? [] : [{ name, column, values: new ColumnValues(name, head.numbers) }],
    );
    await this.each((cells) => {
      for (const { column, values } of columns) values.look(cells[column]);
    });
    return {
      names: columns.filter(({ name, column, values }) => values.hasValue || name !== String(column + 1)).map(({ name }) => name),
      of: (row) => columns.map(({ name, column, values }) => [name, values.turn(grid.rows[row][column])] as const),
    };
  }

  /** Of columns that keep one value through all rows of a feature; the others speak of vertices and are left out with a note. */
  async constantValues(but: readonly number[], feature: number | undefined, notes: NoteList): Promise<GridValues> {
    const { head } = this;
    const varying = new Set<number>();
    const current: (string | undefined)[] = [];
    let label = '';
    await this.each((cells) => {
      const own = feature === undefined || isBlank(cells[feature]) ? label : cells[feature].trim();
      if (own !== label) current.length = 0;
      label = own;
      for (let column = 0; column < head.names.length; column++) {
        const cell = cells[column]?.trim() ?? '';
        if (isBlank(cell) || varying.has(column)) continue;
        if ((current[column] ??= cell) !== cell) varying.add(column);
      }
    });
    const left = [...varying].filter((column) => !but.includes(column));
    if (left.length > 0) notes.add('vertex-columns-ignored', left.map((column) => head.names[column]).join(', '), left.length);
    return this.values([...but, ...varying]);
  }
}
