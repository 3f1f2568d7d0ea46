import type { PropertyValue } from '../feature-table.ts';
import { isCodeName } from './column-role.ts';
import { isBlank } from './grid.ts';
import { type NumberStyle, readNumber } from './read-number.ts';

/** Zeros in front, or more digits than a number keeps, make a code. */
const QUANTITY = /^[-+]?(0|[1-9]\d*)([.,]\d+)?$|^[-+]?\d{1,3}([,.\s])\d{3}(\3\d{3})*([.,]\d+)?$/;
const EXACT_DIGITS = 15;

/** Turns the cells of one column into values: numbers where all of them are quantities, else the texts as they stand. */
export class ColumnValues {
  private isNumeric: boolean;
  /** Some cell that was looked at holds something. */
  hasValue = false;

  constructor(
    name: string,
    private readonly numbers: NumberStyle,
  ) {
    this.isNumeric = !isCodeName(name);
  }

  /** Every cell is looked at before the first is turned. */
  look(cell: string | undefined): void {
    if (cell === undefined || isBlank(cell)) return;
    this.hasValue = true;
    if (!this.isNumeric) return;
    const text = cell.trim();
    this.isNumeric =
      QUANTITY.test(text) && text.replace(/\D/g, '').length <= EXACT_DIGITS && !Number.isNaN(readNumber(text, this.numbers));
  }

  turn(cell: string | undefined): PropertyValue | undefined {
    if (cell === undefined || isBlank(cell)) return undefined;
    return this.isNumeric ? readNumber(cell.trim(), this.numbers) : cell.trim();
  }
}
