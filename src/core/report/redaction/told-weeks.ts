import type { Audience } from '../audience.ts';
import type { FigureRow, FigureTable } from '../figures/figure-table.ts';
import type { Published } from '../snapshot/published.ts';
import { HIDDEN } from '../snapshot/snapshot.ts';
import { redactTables } from './redact-tables.ts';

/** Weeks before one that are looked at beside it, as for a snapshot that names its predecessors. */
const BESIDE = 2;
/** Weeks of a chain. What was hidden stays hidden while it does not change: a chain without an end would hide ever more. */
const CHAIN = 8;

/** What of one week is told to an audience. */
export interface ToldWeek {
  readonly published: Published;
  /** Whether a cell is shown; also where there is no such cell: what nobody counts tells of nobody. */
  isTold(level: FigureRow['level'], key: string, column: string): boolean;
}

/**
 * The weeks of a district for an audience, each protected beside the weeks before it. Weeks are taken in chains, each of which begins
 * with the last week of the one before; that week tells only what both tell. So weeks that follow each other are always proven
 * together, and what is told of a week does not depend on the weeks that come later.
 */
export class ToldWeeks {
  readonly #chains: Published[][] = [];
  readonly #told = new Map<number, ToldWeek>();

  /** @param tablesOf all figures of a week, before anything is hidden */
  constructor(
    private readonly tablesOf: (week: number) => readonly FigureTable[],
    private readonly audience: Exclude<Audience, 'planner'>,
    private readonly smallCell: number,
  ) {}

  /** A week where it is known; null after some of the work for it: asked again until it is there. */
  step(week: number): ToldWeek | null {
    const known = this.#told.get(week);
    if (known) return known;
    const own = Math.floor(week / CHAIN);
    const isLast = week % CHAIN === CHAIN - 1;
    const published = this.#publish(own, week);
    const next = isLast && published ? this.#publish(own + 1, week) : null;
    if (!published || (isLast && !next)) return null;
    const told = readTold(next ? [published, next] : [published]);
    this.#told.set(week, told);
    return told;
  }

  /** A week in a chain; null after a step towards it. */
  #publish(chain: number, week: number): Published | null {
    const first = Math.max(0, chain * CHAIN - 1);
    const made = this.#chains[chain] ?? [];
    this.#chains[chain] = made;
    const at = week - first;
    if (made[at]) return made[at];
    const tables = this.tablesOf(first + made.length);
    const { figures } = redactTables(tables, this.audience, this.smallCell, made.slice(-BESIDE));
    made.push({ tables, snapshot: { audience: this.audience, asOf: '', figures } });
    return made[at] ?? null;
  }
}

/** What every one of the publications shows. */
function readTold(publications: readonly Published[]): ToldWeek {
  const [{ tables, snapshot }] = publications;
  const hidden = new Set<string>();
  for (const { snapshot: one } of publications)
    for (const { rows, columns, cells } of one.figures)
      rows.forEach(({ level, key }, n) =>
        columns.forEach((column, at) => {
          if (cells[n][at] === HIDDEN) hidden.add(`${level}/${key}/${column.key}`);
        }),
      );
  const figures = snapshot.figures.map((table) => ({
    ...table,
    cells: table.rows.map(({ level, key }, n) =>
      table.columns.map((column, at) => (hidden.has(`${level}/${key}/${column.key}`) ? HIDDEN : table.cells[n][at])),
    ),
  }));
  return {
    published: { tables, snapshot: { ...snapshot, figures } },
    isTold: (level, key, column) => !hidden.has(`${level}/${key}/${column}`),
  };
}
