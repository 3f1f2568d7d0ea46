import type { FigureColumn, FigureLevel, FigureRow, FigureTable, FigureUnit } from '../figures/figure-table.ts';
import type { Published } from '../snapshot/published.ts';
import { HIDDEN, type SnapshotTable } from '../snapshot/snapshot.ts';
import { createDisclosureSystem, type DisclosureSystem, type Quantity } from './disclosure-system.ts';
import { protectQuantities } from './protect-quantities.ts';

/** What is hidden from an audience, and how well. */
export interface SuppressionRules {
  /** Fewer people than these are a small cell. */
  readonly threshold: number;
  /** Units that count people. */
  readonly people: readonly Extract<FigureUnit, 'households' | 'cases'>[];
  /**
   * No households where there are some are a small cell too: all of them have then not signed. In a row of at least so many households
   * it is told; absent: in none.
   */
  readonly group?: number;
}

/** What can be concluded about a hidden number of people leaves at least so many numbers open less one. */
export const hiddenWidth = ({ threshold }: SuppressionRules): number => threshold - 1;

/** The same for areas that follow people: 1 m², in cm². */
const HIDDEN_AREA = 10_000;

/**
 * Hides small cells, and as many others as needed that no hidden one follows from totals, from rates and what lacks to them, from other
 * tables or from earlier publications. A hidden cell is proven open by other figures that fit everything published; what cannot be
 * proven open makes more be hidden. What an earlier publication said cannot be taken back.
 */
export function suppressCells(
  tables: readonly FigureTable[],
  rules: SuppressionRules,
  before: readonly Published[] = [],
): readonly SnapshotTable[] {
  const people = new Set(tables.flatMap(({ columns }) => columns.filter((one) => isPeople(one, rules)).map(({ key }) => key)));
  const ofPeople = hideIn(tables, before, people, hiddenWidth(rules), rules, (table, row) => smallCells(table, row, rules));
  const following = new Set(tables.flatMap(({ columns }) => columns.filter(({ follows }) => follows).map(({ key }) => key)));
  const ofAreas = hideIn(tables, before, following, HIDDEN_AREA, rules, (table, row) =>
    table.columns.map(
      ({ follows }, at) =>
        follows !== undefined && isSomething(table, row, at) && isCovered(table, row, follows, ofPeople, rules),
    ),
  );
  return tables.map((table) => ({
    key: table.key,
    columns: table.columns,
    rows: table.rows,
    cells: table.rows.map((row, n) =>
      table.columns.map(({ key }, at) => {
        const value = table.cells[n][at];
        return value !== null && (ofPeople(row, key) || ofAreas(row, key)) ? HIDDEN : value;
      }),
    ),
  }));
}

const isPeople = ({ unit }: FigureColumn, { people }: SuppressionRules): boolean => people.some((one) => one === unit);

/** Which cells of a row are small by themselves, by column. */
function smallCells({ columns, cells }: FigureTable, row: number, rules: SuppressionRules): boolean[] {
  const rootOf = (at: number): number => {
    const of = columns.findIndex(({ key }) => key === columns[at].denominator);
    return of < 0 ? at : rootOf(of);
  };
  return columns.map((column, at) => {
    const value = cells[row][at];
    if (value === null || !isPeople(column, rules) || value >= rules.threshold) return false;
    if (value > 0) return true;
    const whole = column.unit === 'households' ? (cells[row][rootOf(at)] ?? 0) : 0;
    return whole > 0 && whole < (rules.group ?? Number.POSITIVE_INFINITY);
  });
}

type IsHidden = (row: FigureRow, column: string) => boolean;

/** Nothing, or a share of nothing, tells of nobody. */
function isSomething({ columns, cells }: FigureTable, row: number, at: number): boolean {
  const { denominator } = columns[at];
  return (cells[row][denominator === undefined ? at : columns.findIndex(({ key }) => key === denominator)] ?? 0) > 0;
}

/** Whether the people of a column are hidden in a row: they themselves, all of them, or the few that lack. */
function isCovered(table: FigureTable, row: number, key: string, isHidden: IsHidden, { threshold }: SuppressionRules): boolean {
  const at = table.columns.findIndex((column) => column.key === key);
  if (at < 0) return false;
  const { denominator } = table.columns[at];
  if (isHidden(table.rows[row], key)) return true;
  if (denominator === undefined) return false;
  const of = table.columns.findIndex((column) => column.key === denominator);
  const [part, whole] = [table.cells[row][at], table.cells[row][of] ?? null];
  const lacks = part === null || whole === null ? 0 : whole - part;
  return isHidden(table.rows[row], denominator) || (lacks > 0 && lacks < threshold);
}

/** Hides cells of some columns of the newest publication, the earlier ones beside it. */
function hideIn(
  tables: readonly FigureTable[],
  before: readonly Published[],
  columns: ReadonlySet<string>,
  width: number,
  rules: SuppressionRules,
  startOf: (table: FigureTable, row: number) => readonly boolean[],
): IsHidden {
  const publications = [...before.map((one) => ({ tables: one.tables })), { tables }];
  const now = publications.length - 1;
  const system = createDisclosureSystem(publications, columns, ({ unit }) => (unit === 'cases' ? 1 : 0), width === HIDDEN_AREA);
  const shownBefore = new Set<number>();
  const hiddenBefore = new Set<number>();
  const placesBefore = new Set<string>();
  before.forEach(({ snapshot }, publication) => {
    for (const table of snapshot.figures)
      table.rows.forEach((row, n) =>
        table.columns.forEach(({ key, restOf }, at) => {
          const quantity = quantityOf(system, publication, row, key, restOf);
          if (quantity === undefined) return;
          if (table.cells[n][at] !== HIDDEN) return void shownBefore.add(quantity);
          hiddenBefore.add(quantity);
          if (publication === now - 1) placesBefore.add(placeOf(row, key));
        }),
      );
  });
  const current = new Map<number, string>();
  // What was hidden before and did not change stays hidden.
  const secret = new Set([...hiddenBefore].filter((one) => !shownBefore.has(one)));
  for (const table of tables) {
    table.rows.forEach((row, n) => {
      const starts = startOf(table, n);
      table.columns.forEach(({ key, restOf }, at) => {
        const quantity = quantityOf(system, now, row, key, restOf);
        if (quantity === undefined) return;
        current.set(quantity, placeOf(row, key));
        // An area that was told cannot be taken back: nothing would be kept by leaving it out now.
        if (starts[at] && (width < HIDDEN_AREA || !shownBefore.has(quantity))) secret.add(quantity);
      });
    });
  }
  if (width < HIDDEN_AREA)
    system.quantities.forEach(({ value, isCell }, quantity) => {
      if (!isCell && value > 0 && value < rules.threshold) secret.add(quantity);
    });
  const followers = new Map<string, number>();
  for (const { follows } of new Map(tables.flatMap((table) => table.columns.map((one) => [one.key, one] as const))).values())
    if (follows !== undefined) followers.set(follows, (followers.get(follows) ?? 0) + 1);
  const hidden = protectQuantities({
    system,
    secret: [...secret].filter((one) => !shownBefore.has(one)),
    width,
    priceOf: (one) => {
      const place = current.get(one);
      if (place === undefined || shownBefore.has(one)) return Number.POSITIVE_INFINITY;
      return priceOf(system.quantities[one], placesBefore.has(place), followers.get(system.quantities[one].column) ?? 0);
    },
  });
  const isHidden = new Map<string, boolean>();
  for (const table of tables)
    for (const row of table.rows)
      for (const { key, restOf } of table.columns) {
        const quantity = quantityOf(system, now, row, key, restOf);
        if (quantity !== undefined) isHidden.set(placeOf(row, key), hidden.has(quantity) || secret.has(quantity));
      }
  return (row, column) => isHidden.get(placeOf(row, column)) ?? false;
}

const placeOf = ({ level, key }: FigureRow, column: string): string => `${level}/${key}/${column}`;

/** How much readers miss a figure of a level: totals least of all may go. */
const WORTH: Readonly<Record<FigureLevel, number>> = {
  village: 1,
  'assisting-unit': 2,
  'red-line': 3,
  township: 4,
  zone: 60,
  district: 1_000,
};

/** Small figures are missed least, and those that readers did not have last week either. */
function priceOf({ level, value }: Quantity, wasHidden: boolean, followers: number): number {
  const price = WORTH[level] * (1 + followers) * (1 + Math.log10(1 + value) / 10);
  return wasHidden ? price / 4 : price;
}

function quantityOf(
  system: DisclosureSystem,
  publication: number,
  row: FigureRow,
  key: string,
  restOf: string | undefined,
): number | undefined {
  return restOf === undefined ? system.cellOf(publication, row, key) : system.restOf(publication, row, restOf);
}
