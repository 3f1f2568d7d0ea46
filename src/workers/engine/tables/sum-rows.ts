import type { RowGroup, RowTotals } from '../../calls/tables.ts';
import type { Call } from '../../rpc.ts';
import { type ColumnData, NO_VALUE } from './column-data.ts';
import { type OpenTable, unknownColumn } from './open-table.ts';
import { orderByRank, type Ranks } from './rank-rows.ts';

/** Adds up whole cm² and counts each household once. */
export type SumRows = (rows: Uint32Array) => RowTotals;

/** What sums any rows of the table. */
export async function openSums(table: OpenTable, call: Call): Promise<SumRows> {
  const { data } = table;
  const areas = data.columns.some(({ key }) => key === 'area') ? await table.column('area', call) : null;
  const sigma = await data.sigma(call);
  return (rows) => {
    const met = data.householdsOf ? new Uint8Array(data.householdCount) : null;
    let area_cm2 = 0;
    let variance = 0;
    let households = 0;
    for (const row of rows) {
      const area = areas?.type === 'numbers' ? areas.numbers[row] : Number.NaN;
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
      ...(areas ? {} : { landless: true }),
      ...(variance > 0 ? { sigma_m2: Math.sqrt(variance) } : {}),
      households: met ? households : null,
    };
  };
}

/**
 * The ordered rows gathered by the value of a choice, groups in the order of their values, those without one last. Values that sort
 * as equals (two villages of one name, codes 01 and 1) are groups of their own. @throws EngineError `table-column-unknown`
 */
export async function groupRows(
  table: OpenTable,
  key: string,
  ordered: Uint32Array,
  sums: SumRows,
  call: Call,
): Promise<{ rows: Uint32Array; groups: RowGroup[] }> {
  const data = await table.column(key, call);
  if (data.type !== 'codes') throw unknownColumn(key);
  const ranks = tellApart(data, await table.ranks(key, call));
  const rows = orderByRank(ordered, ranks, false);
  const groups: RowGroup[] = [];
  for (let from = 0, to = 0; from < rows.length; from = to) {
    const rank = ranks.ranks[rows[from]];
    while (to < rows.length && ranks.ranks[rows[to]] === rank) to++;
    const code = data.codes[rows[from]];
    groups.push({ value: code === NO_VALUE ? '' : data.values[code], from, ...sums(rows.subarray(from, to)) });
  }
  return { rows, groups };
}

/** Ranks in the same order under which no two values share one. */
function tellApart({ codes, values }: Extract<ColumnData, { type: 'codes' }>, { ranks }: Ranks): Ranks {
  const rankOf = new Uint32Array(values.length);
  codes.forEach((code, row) => {
    if (code !== NO_VALUE) rankOf[code] = ranks[row];
  });
  const placeOf = new Uint32Array(values.length);
  [...values.keys()].sort((a, b) => rankOf[a] - rankOf[b] || a - b).forEach((code, place) => (placeOf[code] = place));
  const blank = values.length;
  return { ranks: Uint32Array.from(codes, (code) => (code === NO_VALUE ? blank : placeOf[code])), blank };
}
