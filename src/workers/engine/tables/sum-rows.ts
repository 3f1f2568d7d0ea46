import type { RowGroup, RowTotals } from '../../calls/tables.ts';
import type { Call } from '../../rpc.ts';
import { NO_VALUE } from './column-data.ts';
import type { OpenTable } from './open-table.ts';
import { orderByRank } from './rank-rows.ts';

/** Adds up whole cm² and counts each household once. */
export type SumRows = (rows: Uint32Array) => RowTotals;

/** What sums any rows of the table. */
export async function openSums(table: OpenTable, call: Call): Promise<SumRows> {
  const { data } = table;
  const areas = await table.column('area', call);
  const sigma = data.sigma();
  return (rows) => {
    const met = data.householdsOf ? new Uint8Array(data.householdCount) : null;
    let area_cm2 = 0;
    let variance = 0;
    let households = 0;
    for (const row of rows) {
      const area = areas.type === 'numbers' ? areas.numbers[row] : Number.NaN;
      if (!Number.isNaN(area)) area_cm2 += area;
      if (sigma && !Number.isNaN(sigma[row]) && !Number.isNaN(area)) variance += sigma[row] * sigma[row];
      if (!met) continue;
      for (const household of data.householdsOf?.(row) ?? []) {
        households += 1 - met[household];
        met[household] = 1;
      }
    }
    return {
      rows: rows.length,
      area_cm2,
      ...(variance > 0 ? { sigma_m2: Math.sqrt(variance) } : {}),
      households: met ? households : null,
    };
  };
}

/** The ordered rows gathered by the value of a column, groups in the order of their values, those without one last. */
export async function groupRows(
  table: OpenTable,
  key: string,
  ordered: Uint32Array,
  sums: SumRows,
  call: Call,
): Promise<{ rows: Uint32Array; groups: RowGroup[] }> {
  const data = await table.column(key, call);
  const ranks = await table.ranks(key, call);
  const rows = orderByRank(ordered, ranks, false);
  const groups: RowGroup[] = [];
  for (let from = 0, to = 0; from < rows.length; from = to) {
    const rank = ranks.ranks[rows[from]];
    while (to < rows.length && ranks.ranks[rows[to]] === rank) to++;
    const code = data.type === 'codes' ? data.codes[rows[from]] : NO_VALUE;
    const value = data.type !== 'codes' || code === NO_VALUE ? '' : data.values[code];
    groups.push({ value, from, ...sums(rows.subarray(from, to)) });
  }
  return { rows, groups };
}
