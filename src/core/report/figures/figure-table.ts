import type { Measure } from '../../measure/measurement.ts';
import type { AdminUnit } from '../../register/district.ts';

/** What a row of figures speaks of. */
export type FigureLevel = 'district' | AdminUnit['level'] | 'red-line' | 'assisting-unit';

/**
 * `households` and `cases` are people: small cells of them are suppressed. Areas are whole cm², hours whole hours; a share is never
 * stored, it is the quotient of two columns.
 */
export type FigureUnit = 'households' | 'cases' | 'items' | 'reports' | 'buildings' | 'cm2' | 'hours' | 'days';

export interface FigureColumn {
  /** Names one quantity, the same in every table that has it. Stable: it reaches archives. */
  readonly key: string;
  readonly unit: FigureUnit;
  /** Key of the text that says how it is counted, worded where it is shown. */
  readonly formula: string;
  /** Of an area: how it was measured; `stated` where papers say it. */
  readonly method?: Measure | 'stated';
  /** The column of the same table that a share of this one is taken of. What lacks to it is a figure that every reader can see. */
  readonly denominator?: string;
  /** Other columns of which these people are a part: how many of those are not among them every reader can see too. */
  readonly within?: readonly string[];
  /** The column that this one is the rest of: its denominator less itself, exactly. */
  readonly restOf?: string;
  /** The column of people whose hidden cells hide those of this one: an area of two households is theirs. */
  readonly follows?: string;
}

export interface FigureRow {
  readonly level: FigureLevel;
  /** Id of the unit, red line or district. */
  readonly key: string;
  readonly name: string;
  readonly nameEn?: string;
  /** Key of the row that it is a part of; absent for the whole, and for rows that add up to nothing. */
  readonly parent?: string;
}

/**
 * A table before anything is hidden: `cells[row][column]`, whole numbers, null where there is nothing to count. The rows of one level
 * that name the same parent are its parts.
 */
export interface FigureTable {
  /** Stable: it reaches archives. */
  readonly key: string;
  readonly columns: readonly FigureColumn[];
  readonly rows: readonly FigureRow[];
  readonly cells: readonly (readonly (number | null)[])[];
}
