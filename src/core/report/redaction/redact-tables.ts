import type { Audience } from '../audience.ts';
import type { FigureLevel, FigureTable } from '../figures/figure-table.ts';
import type { Published } from '../snapshot/published.ts';
import type { Snapshot, SnapshotTable } from '../snapshot/snapshot.ts';
import { hiddenWidth, type SuppressionRules, suppressCells } from './suppress-cells.ts';

/** Least small cell, whatever a setting says: a cell of one is a person. */
const LEAST_THRESHOLD = 2;

/**
 * Whose small cells are hidden from whom. A leader is shown every case on the map, without a person; the public is shown none, and a
 * single case in a zone is somebody's.
 */
const PEOPLE: Readonly<Record<Exclude<Audience, 'planner'>, SuppressionRules['people']>> = {
  leader: ['households'],
  public: ['households', 'cases'],
};

/** A leader is told that nobody has signed of at least so many times the small cell: less would be about each of a few. */
const GROUP = 2;

/** Rows that the public is given: a village is too small, and red lines of a few homes are hidden by their cells. */
const PUBLIC_LEVELS: ReadonlySet<FigureLevel> = new Set<FigureLevel>(['district', 'zone', 'township', 'red-line']);

/** Columns that are not for the public at all: where a unit has one open case, its land would be told. */
const NOT_PUBLIC: ReadonlySet<string> = new Set(['case-land']);

/** The figures for an audience, tables and their members built from named fields alone. */
export function redactTables(
  given: readonly FigureTable[],
  audience: Audience,
  smallCell: number,
  before: readonly Published[],
): Pick<Snapshot, 'figures' | 'suppression'> {
  const tables = given.map((table) => nameFields(table, audience));
  if (audience === 'planner') return { figures: tables, suppression: null };
  const threshold = Math.max(LEAST_THRESHOLD, smallCell);
  const rules: SuppressionRules = {
    threshold,
    people: PEOPLE[audience],
    ...(audience === 'leader' && { group: GROUP * threshold }),
  };
  const earlier = before
    .filter(({ snapshot }) => snapshot.audience === audience)
    .map(({ snapshot, tables: counted }) => ({ snapshot, tables: counted.map((table) => nameFields(table, audience)) }));
  return {
    figures: suppressCells(tables, rules, earlier),
    suppression: { threshold: rules.threshold, width: hiddenWidth(rules) },
  };
}

function nameFields({ key, columns: all, rows, cells }: FigureTable, audience: Audience): FigureTable & SnapshotTable {
  const isTold = all.map((column) => audience !== 'public' || !NOT_PUBLIC.has(column.key));
  const columns = all.filter((_, at) => isTold[at]);
  const kept = rows.map((row, n) => ({ row, n })).filter(({ row }) => audience !== 'public' || PUBLIC_LEVELS.has(row.level));
  return {
    key,
    columns: columns.map((one) => ({
      key: one.key,
      unit: one.unit,
      formula: one.formula,
      ...(one.method !== undefined && { method: one.method }),
      ...(one.denominator !== undefined && { denominator: one.denominator }),
      ...(one.within !== undefined && { within: [...one.within] }),
      ...(one.restOf !== undefined && { restOf: one.restOf }),
      ...(one.follows !== undefined && { follows: one.follows }),
    })),
    rows: kept.map(({ row }) => ({
      level: row.level,
      key: row.key,
      name: row.name,
      ...(row.nameEn !== undefined && { nameEn: row.nameEn }),
      ...(row.parent !== undefined && { parent: row.parent }),
    })),
    cells: kept.map(({ n }) => cells[n].filter((_, at) => isTold[at])),
  };
}
