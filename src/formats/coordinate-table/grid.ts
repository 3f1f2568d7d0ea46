import { LIMITS } from '../limits.ts';
import { ReadError } from '../reader.ts';

/** A table as texts: one sheet, or one file of separated values. Blank rows are left out, rows end with their last filled cell or later. */
export interface Grid {
  /** Of the sheet, where there are several. */
  readonly name?: string;
  readonly rows: readonly (readonly string[])[];
  /** Line or row of the source, from 1, per row. */
  readonly lines: readonly number[];
}

/** Takes rows one by one. */
export class GridBuilder {
  private readonly rows: (readonly string[])[] = [];
  private readonly lines: number[] = [];

  constructor(private readonly name?: string) {}

  /** @throws ReadError `too-many-columns`, `too-many-rows` */
  add(cells: readonly string[], line: number): void {
    if (cells.length > LIMITS.columns) throw new ReadError('too-many-columns', { line }, { limit: LIMITS.columns });
    if (cells.every((cell) => isBlank(cell))) return;
    if (this.rows.length === LIMITS.tableRows) throw new ReadError('too-many-rows', { line }, { limit: LIMITS.tableRows });
    this.rows.push(cells);
    this.lines.push(line);
  }

  finish(): Grid {
    return { name: this.name, rows: this.rows, lines: this.lines };
  }
}

/** Also the zeros and the end mark that old devices pad a file with. */
export const isBlank = (cell: string | undefined): boolean => cell === undefined || /^[\s\0\x1a]*$/.test(cell);
