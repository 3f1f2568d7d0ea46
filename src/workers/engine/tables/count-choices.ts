import type { ColumnChoice, TableWords } from '../../calls/tables.ts';
import type { Call } from '../../rpc.ts';
import { NO_VALUE } from './column-data.ts';
import { type OpenTable, wordOf } from './open-table.ts';

/** More than these nobody reads: the search narrows them. */
const MOST_CHOICES = 500;

/** The values that rows have in a column with how many have each, most frequent first; the empty text for those without one. */
export async function countChoices(
  table: OpenTable,
  rows: Uint32Array,
  key: string,
  search: string,
  words: TableWords,
  call: Call,
): Promise<{ total: number; choices: ColumnChoice[] }> {
  const source = table.source(key);
  const data = await table.column(key, call);
  if (data.type !== 'codes') return { total: 0, choices: [] };
  const counts = new Uint32Array(data.values.length + 1);
  for (const row of rows) counts[data.codes[row] === NO_VALUE ? data.values.length : data.codes[row]]++;
  const wanted = search.trim().toLocaleLowerCase();
  const choices = [...data.values, '']
    .map((value, code) => ({ value, rows: counts[code] }))
    .filter(
      (choice) => choice.rows > 0 && (wanted === '' || wordOf(source, words, choice.value).toLocaleLowerCase().includes(wanted)),
    );
  if (source.ordered) return { total: choices.length, choices: choices.slice(0, MOST_CHOICES) };
  choices.sort((a, b) => b.rows - a.rows);
  return { total: choices.length, choices: choices.slice(0, MOST_CHOICES) };
}
