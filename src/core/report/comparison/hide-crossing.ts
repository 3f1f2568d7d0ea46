import type { FigureRow, FigureTable } from '../figures/figure-table.ts';
import { suppressCells } from '../redaction/suppress-cells.ts';
import { HIDDEN } from '../snapshot/snapshot.ts';

/** Households of a red line in a unit. */
export interface CrossingCell {
  readonly redLine: string;
  readonly unit: string;
  readonly households: number;
}

/** Households behind the margins of the cells, by id. */
export interface CrossingMargins {
  readonly whole: number;
  readonly redLines: ReadonlyMap<string, number>;
  readonly units: ReadonlyMap<string, number>;
}

/** What an audience outside the office may not see: `redLine` alone for the whole of it, or `redLine/unit`. */
export type HiddenCrossings = ReadonlySet<string>;

const COLUMN = { key: 'households', unit: 'households', formula: 'households' } as const;
const ROOT = 'whole';

/**
 * Small cells of red lines × units, and as many others that none of them follows from the totals of its red line, of its unit and of the
 * district: the same proof as for published tables (`suppressCells`).
 */
export function hideCrossings(cells: readonly CrossingCell[], margins: CrossingMargins, threshold: number): HiddenCrossings {
  const whole: FigureRow = { level: 'district', key: ROOT, name: '' };
  const marginRows = (level: 'red-line' | 'zone', of: ReadonlyMap<string, number>): FigureRow[] =>
    [...of.keys()].map((key) => ({ level, key, name: '', parent: ROOT }));
  const crossing = cells.filter(({ households }) => households > 0);
  const rowOf = ({ redLine, unit }: CrossingCell, parent: string): FigureRow => ({
    level: 'village',
    key: `${redLine}/${unit}`,
    name: '',
    parent,
  });
  const counts = crossing.map(({ households }) => [households]);
  const byLine: FigureTable = {
    key: 'by-line',
    columns: [COLUMN],
    rows: [whole, ...marginRows('red-line', margins.redLines), ...crossing.map((cell) => rowOf(cell, cell.redLine))],
    cells: [[margins.whole], ...[...margins.redLines.values()].map((one) => [one]), ...counts],
  };
  const byUnit: FigureTable = {
    key: 'by-unit',
    columns: [COLUMN],
    rows: [whole, ...marginRows('zone', margins.units), ...crossing.map((cell) => rowOf(cell, cell.unit))],
    cells: [[margins.whole], ...[...margins.units.values()].map((one) => [one]), ...counts],
  };
  const [shown] = suppressCells([byLine, byUnit], { threshold, people: ['households'] });
  return new Set(shown.rows.filter((_, n) => shown.cells[n][0] === HIDDEN).map(({ key }) => key));
}
