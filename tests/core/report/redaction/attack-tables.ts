import type { FigureColumn, FigureTable } from '../../../../src/core/report/figures/figure-table.ts';
import { HIDDEN, type SnapshotTable } from '../../../../src/core/report/snapshot/snapshot.ts';
import { type Attack, startAttack } from './linear-attack.ts';

/** One publication, and what it was made from. */
export interface AttackedWeek {
  readonly published: readonly SnapshotTable[];
  readonly truth: readonly FigureTable[];
}

export interface AttackedTables extends Attack {
  /** Every hidden figure by the name of its unknown, once each. */
  readonly hidden: readonly string[];
  /** What was counted in truth. */
  truthOf(name: string): number | undefined;
}

/**
 * Everything that an outsider knows of weeks of publications: the figures shown, that parts add up to wholes, that a share leaves a
 * rest; and, worst of all, which figures did not change from week to week.
 * @param leastOf least value of a figure of a column that he reckons with
 */
export function attackTables(
  weeks: readonly AttackedWeek[],
  isMeant: (column: FigureColumn) => boolean,
  leastOf: (column: FigureColumn) => number = () => 0,
): AttackedTables {
  const attacker = startAttack();
  const truths = weeks.map(
    ({ truth }) =>
      new Map<string, number | null>(
        truth.flatMap(({ rows, columns, cells }) =>
          rows.flatMap((row, n) => columns.map((column, at) => [`${row.level}/${row.key}/${column.key}`, cells[n][at]] as const)),
        ),
      ),
  );
  const nameIn = (week: number, row: string, column: string): string => {
    const place = `${row}/${column}`;
    const value = truths[week].get(place);
    return `${truths.findIndex((truth) => truth.get(place) === value)}|${place}`;
  };
  const hidden = new Set<string>();
  weeks.forEach(({ published }, week) => {
    for (const table of published)
      table.rows.forEach((row, n) =>
        table.columns.forEach((column, at) => {
          const cell = table.cells[n][at];
          if (!isMeant(column) || cell === null) return;
          const name = nameIn(week, `${row.level}/${row.key}`, column.key);
          attacker.value(name, cell === HIDDEN ? null : cell, leastOf(column));
          if (cell === HIDDEN) hidden.add(name);
        }),
      );
  });
  weeks.forEach(({ truth }, week) => {
    for (const table of truth) {
      const columns = table.columns.filter(isMeant);
      for (const { key } of columns) {
        for (const parent of table.rows) {
          for (const level of new Set(table.rows.filter((row) => row.parent === parent.key).map((row) => row.level))) {
            const parts = table.rows.filter((row) => row.parent === parent.key && row.level === level);
            const whole = `${parent.level}/${parent.key}`;
            const valueOf = (row: string) => truths[week].get(`${row}/${key}`) ?? 0;
            const left = valueOf(whole) - parts.reduce((sum, row) => sum + valueOf(`${row.level}/${row.key}`), 0);
            const lost = `${week}|lost ${whole} ${level} ${key}`;
            // What is in no part is not known of people; of areas it is rounding.
            attacker.value(lost, left > 0 && columns[0].unit !== 'cm2' ? null : left);
            attacker.equation(
              [1, nameIn(week, whole, key)],
              ...parts.map((row) => [-1, nameIn(week, `${row.level}/${row.key}`, key)] as const),
              [-1, lost],
            );
          }
        }
      }
      for (const { key, denominator, within } of columns) {
        for (const of of [denominator, ...(within ?? [])]) {
          if (of === undefined || !columns.some((one) => one.key === of)) continue;
          for (const { level, key: rowKey } of table.rows) {
            const row = `${level}/${rowKey}`;
            const lacks = (truths[week].get(`${row}/${of}`) ?? 0) - (truths[week].get(`${row}/${key}`) ?? 0);
            // A household's items may have a later step without the one before: then it is no part.
            if (lacks < 0) continue;
            const rest = columns.find((one) => one.restOf === key);
            const [whole, part] = [nameIn(week, row, of), nameIn(week, row, key)];
            const name = rest ? nameIn(week, row, rest.key) : `${week}|rest ${whole} ${part}`;
            attacker.value(name, null);
            attacker.equation([1, whole], [-1, part], [-1, name]);
          }
        }
      }
    }
  });
  return {
    ...attacker,
    hidden: [...hidden],
    truthOf: (name) => {
      const [week, place] = name.split('|');
      return truths[Number(week)].get(place) ?? undefined;
    },
  };
}
