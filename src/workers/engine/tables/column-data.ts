import { nameDay } from '../../../core/register/day.ts';
import type { Cell, ColumnKind } from '../../calls/tables.ts';

/** Stands for a row without a value among the codes of a dictionary. */
export const NO_VALUE = -1;

/** Values of one column, a row each. Blank: the empty text, `NO_VALUE`, NaN. Days are day numbers. */
export type ColumnData =
  | { readonly type: 'texts'; at(row: number): string }
  | { readonly type: 'codes'; readonly codes: Int32Array; readonly values: readonly string[] }
  | { readonly type: 'numbers'; readonly numbers: Float64Array };

/** Few values, each kept once. */
export class DictionaryBuilder {
  readonly codes: Int32Array;
  readonly #values: string[];
  readonly #known: Map<string, number>;

  /** `values` come first, in this order, whether rows have them or not. */
  constructor(count: number, values: readonly string[] = []) {
    this.codes = new Int32Array(count).fill(NO_VALUE);
    this.#values = [...values];
    this.#known = new Map(values.map((value, code) => [value, code]));
  }

  set(row: number, value: string | undefined): void {
    if (value === undefined || value === '') return;
    let code = this.#known.get(value);
    if (code === undefined) {
      code = this.#values.push(value) - 1;
      this.#known.set(value, code);
    }
    this.codes[row] = code;
  }

  finish(): Extract<ColumnData, { type: 'codes' }> {
    return { type: 'codes', codes: this.codes, values: this.#values };
  }
}

export function textsOf(at: (row: number) => string | undefined): ColumnData {
  return { type: 'texts', at: (row) => at(row) ?? '' };
}

/** Numbers of some rows; the others are blank. */
export function numbersOf(count: number, fill: (numbers: Float64Array) => void): ColumnData {
  const numbers = new Float64Array(count).fill(Number.NaN);
  fill(numbers);
  return { type: 'numbers', numbers };
}

/** The value as it crosses to the screen. */
export function cellAt(data: ColumnData, kind: ColumnKind, row: number): Cell {
  if (data.type === 'texts') return data.at(row) || null;
  if (data.type === 'codes') return data.codes[row] === NO_VALUE ? null : data.values[data.codes[row]];
  const number = data.numbers[row];
  if (Number.isNaN(number)) return null;
  return kind === 'day' ? nameDay(number) : number;
}
