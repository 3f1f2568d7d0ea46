import { looksLikeWkt } from '../wkt/read-wkt.ts';
import { roleOfColumn } from './column-role.ts';
import { type Grid, isBlank } from './grid.ts';
import { hasDecimalComma, type NumberStyle, readNumber } from './read-number.ts';

/** Where a table's names stand and how its numbers are written. */
export interface TableHead {
  /** One per column; without a row of names their numbers from 1. */
  readonly names: readonly string[];
  readonly hasNames: boolean;
  /** First row of data. */
  readonly first: number;
  /** Texts above the names: a title, a word on the coordinate system. */
  readonly above: readonly string[];
  readonly numbers: NumberStyle;
}

/** Rows in which names are looked for, and in which numbers are sampled. */
const MOST_ABOVE = 40;
const SAMPLED = 2000;

export function findHead({ rows }: Grid): TableHead {
  const numbers = { decimalComma: hasDecimalComma(rows.slice(0, SAMPLED).flat()) };
  const at = findNames(rows, numbers);
  const width = rows.slice(0, SAMPLED).reduce((most, row) => Math.max(most, row.length), 0);
  const written = at === undefined ? [] : rows[at];
  const over = at === undefined || at === 0 ? [] : rows[at - 1];
  return {
    names: uniqueNames(Array.from({ length: width }, (_, n) => nameOf(written[n]) ?? nameOf(over[n]) ?? String(n + 1))),
    hasNames: at !== undefined,
    first: at === undefined ? 0 : at + 1,
    above:
      at === undefined
        ? []
        : rows
            .slice(0, at)
            .flat()
            .filter((cell) => !isBlank(cell)),
    numbers,
  };
}

/**
 * The first row without a number in which a coordinate is named; else the row above the first one with numbers, where all its
 * cells are words. Row 1 also where its numbers are years or zones of a name, as long as coordinates are named.
 */
function findNames(rows: Grid['rows'], numbers: NumberStyle): number | undefined {
  const isNumber = (cell: string) => !isBlank(cell) && !Number.isNaN(readNumber(cell.trim(), numbers));
  const head = rows.slice(0, MOST_ABOVE);
  const named = head.findIndex((row) => !row.some(isNumber) && countAxes(row) >= 2);
  if (named !== -1) return named;
  const isData = (row: readonly string[]) => row.some((cell) => isNumber(cell) || looksLikeWkt(cell));
  const firstData = head.findIndex(isData);
  const before = firstData - 1;
  return before >= 0 && head[before].filter((cell) => !isBlank(cell)).length >= 2 ? before : undefined;
}

function countAxes(row: readonly string[]): number {
  const roles = new Set(row.map(roleOfColumn));
  return ['lon', 'lat', 'north', 'east', 'x', 'y'].filter((role) => roles.has(role as never)).length;
}

function nameOf(cell: string | undefined): string | undefined {
  if (cell === undefined || isBlank(cell)) return undefined;
  return cell.trim().replace(/\s+/g, ' ').slice(0, 200);
}

/** A name that comes again is numbered, so that no column hides another. */
function uniqueNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let unique = name;
    for (let n = 2; taken.has(unique); n++) unique = `${name} ${n}`;
    taken.add(unique);
    return unique;
  });
}
