import type { FigureColumn, FigureRow, FigureTable, FigureUnit } from '../figures/figure-table.ts';
import type { Published } from '../snapshot/published.ts';
import { HIDDEN, type SnapshotTable } from '../snapshot/snapshot.ts';
import { createDisclosureSystem, type DisclosureSystem } from './disclosure-system.ts';
import { isFree } from './find-freedom.ts';

/** What is hidden from an audience, and how well. */
export interface SuppressionRules {
  /** Fewer people than these are a small cell. */
  readonly threshold: number;
  /** Units that count people. No households where there are some are a small cell too: all of them have then not signed. */
  readonly people: readonly Extract<FigureUnit, 'households' | 'cases'>[];
}

/** What can be concluded about a hidden number of people leaves at least so many numbers open less one. */
export const hiddenWidth = ({ threshold }: SuppressionRules): number => threshold - 1;

/** The same for areas that follow people: 1 m², in cm². */
const HIDDEN_AREA = 10_000;
/** Helpers tried before the nearest is taken. */
const TRIED = 12;

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
    table.columns.map(({ follows }) => follows !== undefined && isCovered(table, row, follows, ofPeople, rules)),
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
    return value > 0 || (column.unit === 'households' && (cells[row][rootOf(at)] ?? 0) > 0);
  });
}

type IsHidden = (row: FigureRow, column: string) => boolean;

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
  before.forEach(({ snapshot }, publication) => {
    for (const table of snapshot.figures)
      table.rows.forEach((row, n) =>
        table.columns.forEach(({ key, restOf }, at) => {
          const quantity = quantityOf(system, publication, row, key, restOf);
          if (quantity === undefined) return;
          if (table.cells[n][at] === HIDDEN) hiddenBefore.add(quantity);
          else shownBefore.add(quantity);
        }),
      );
  });
  const current = new Set<number>();
  const hidden = new Set([...hiddenBefore].filter((one) => !shownBefore.has(one)));
  for (const table of tables) {
    table.rows.forEach((row, n) => {
      const starts = startOf(table, n);
      table.columns.forEach(({ key, restOf }, at) => {
        const quantity = quantityOf(system, now, row, key, restOf);
        if (quantity === undefined) return;
        current.add(quantity);
        if (starts[at]) hidden.add(quantity);
      });
    });
  }
  // What was hidden before and is not shown now stays hidden; it may be shown where nothing is given away by it.
  const hide = new Hider(system, { hidden, shownBefore, current, width, threshold: rules.threshold });
  hide.protectAll();
  const names = new Map<string, number>();
  for (const table of tables)
    for (const row of table.rows)
      for (const { key, restOf } of table.columns) {
        const quantity = quantityOf(system, now, row, key, restOf);
        if (quantity !== undefined) names.set(`${row.level}/${row.key}/${key}`, quantity);
      }
  return (row, column) => {
    const quantity = names.get(`${row.level}/${row.key}/${column}`);
    return quantity !== undefined && hidden.has(quantity);
  };
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

interface HiderState {
  /** Cells that are hidden so far; grows. */
  readonly hidden: Set<number>;
  readonly shownBefore: ReadonlySet<number>;
  /** Cells of the newest publication: what can still be hidden. */
  readonly current: ReadonlySet<number>;
  readonly width: number;
  readonly threshold: number;
}

class Hider {
  readonly #proven = new Set<number>();

  constructor(
    private readonly system: DisclosureSystem,
    private readonly state: HiderState,
  ) {}

  /** Hides more until every hidden cell is open; each round hides one, so that it ends. */
  protectAll(): void {
    for (let isDone = false; !isDone; ) {
      isDone = true;
      for (const quantity of this.#sensitive()) {
        if (this.#proven.has(quantity)) continue;
        if (!this.#isOpen(quantity) && this.#hideFor(quantity)) isDone = false;
        // A proof stays good when more is hidden; where nothing is left to hide there is none to be had.
        this.#proven.add(quantity);
        if (!isDone) {
          this.#proven.delete(quantity);
          break;
        }
      }
    }
  }

  /** Hidden cells, and what could be reckoned though no table says it. */
  #sensitive(): number[] {
    const { hidden, shownBefore, threshold } = this.state;
    return this.system.quantities.flatMap(({ value, isCell }, quantity) => {
      if (shownBefore.has(quantity)) return [];
      if (hidden.has(quantity)) return [quantity];
      return !isCell && value > 0 && value < threshold && this.state.width < HIDDEN_AREA ? [quantity] : [];
    });
  }

  #isUnknown = (quantity: number): boolean =>
    !this.state.shownBefore.has(quantity) && (this.state.hidden.has(quantity) || !this.system.quantities[quantity].isCell);

  #isOpen(quantity: number): boolean {
    const { width } = this.state;
    const reach = (sign: 1 | -1): number => {
      const steps = width < HIDDEN_AREA ? Array.from({ length: width }, (_, n) => width - n) : [width];
      return steps.find((by) => isFree(this.system, this.#isUnknown, quantity, sign, by)) ?? 0;
    };
    const up = reach(1);
    return up >= width || up + reach(-1) >= width;
  }

  /** Hides the cheapest cell that opens the quantity, else the nearest one. False where none is left. */
  #hideFor(quantity: number): boolean {
    const helpers = this.#helpers(quantity);
    const { hidden } = this.state;
    for (const one of helpers.slice(0, TRIED)) {
      hidden.add(one);
      if (this.#isOpen(quantity)) return true;
      hidden.delete(one);
    }
    if (helpers.length === 0) return false;
    hidden.add(helpers[0]);
    return true;
  }

  /** Cells that could be hidden with it, those of its own equations first, then those that are least missed. */
  #helpers(quantity: number): number[] {
    const { equations, equationsOf, quantities } = this.system;
    const distances = new Map([[quantity, 0]]);
    const found: { readonly one: number; readonly distance: number }[] = [];
    for (const [from, distance] of distances) {
      if (distance === Number.POSITIVE_INFINITY) continue;
      for (const n of equationsOf[from]) {
        for (const { quantity: one } of equations[n].terms) {
          if (distances.has(one)) continue;
          if (this.#isUnknown(one)) distances.set(one, distance + 1);
          else if (this.state.current.has(one) && !this.state.shownBefore.has(one)) {
            distances.set(one, Number.POSITIVE_INFINITY);
            found.push({ one, distance });
          }
        }
      }
    }
    const cost = (one: number) => (quantities[one].level === 'district' ? 1e12 : 0) + quantities[one].value;
    return found.sort((a, b) => a.distance - b.distance || cost(a.one) - cost(b.one)).map(({ one }) => one);
  }
}
