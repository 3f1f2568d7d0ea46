import { isBlank } from '../coordinate-table/grid.ts';
import { roleOfHeading } from './column-role.ts';

/** Rows in which the headings are looked for: titles and remarks may stand above. */
const MOST_ABOVE = 30;
const LONGEST = 80;

export interface Headings {
  /** Index of the row of headings; −1 where the table has no row. */
  readonly at: number;
  readonly names: readonly string[];
}

/**
 * The row with the most headings that are known, a column of items among them; else the first with two words. A heading over
 * several columns (签约 over 日期 and 文号) is put in front of those below it.
 */
export function findHeadings(rows: readonly (readonly string[])[]): Headings {
  const candidates = rows.slice(0, MOST_ABOVE).map((_, at) => {
    const names = namesOf(rows, at);
    const roles = new Set(names.map(roleOfHeading).filter((role) => role !== null));
    return { at, names, known: roles.has('parcelNo') || roles.has('item') ? roles.size : 0 };
  });
  const best = candidates.reduce((most, one) => (one.known > most.known ? one : most), {
    at: -1,
    names: [] as string[],
    known: 1,
  });
  if (best.at >= 0) return best;
  return (
    candidates.find(({ names }) => names.filter((name) => name !== '').length >= 2) ?? candidates[0] ?? { at: -1, names: [] }
  );
}

function namesOf(rows: readonly (readonly string[])[], at: number): string[] {
  const above = at > 0 ? rows[at - 1] : [];
  const spans = (column: number) => above[column] === above[column + 1] || above[column] === above[column - 1];
  return Array.from(rows[at], (cell, column) => {
    const own = plain(cell);
    const over = plain(above[column]);
    const isOver = over !== '' && over !== own && own !== '' && spans(column) && roleOfHeading(over) !== null;
    return isOver ? `${over} ${own}` : own;
  });
}

const plain = (cell: string | undefined): string =>
  cell === undefined || isBlank(cell) ? '' : cell.trim().replace(/\s+/g, ' ').slice(0, LONGEST);
