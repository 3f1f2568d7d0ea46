import type { Pacer } from '../../../formats/pacer.ts';
import { type ColumnData, NO_VALUE } from './column-data.ts';
import { plainKey, sortInSlices } from './text-keys.ts';

/** Place of each row's value among the different values of its column; rows without a value have `blank`, the highest. */
export interface Ranks {
  readonly ranks: Uint32Array;
  readonly blank: number;
}

/** What a column sorts by: texts as a reader of the language expects, names instead of ids, declared codes in their order. */
export interface RankRule {
  readonly locale: string;
  /** What stands for a value of a dictionary; absent sorts the codes in the order of their declaration. */
  readonly nameOf?: (value: string) => string;
}

/** Ranks a column once, so that every sorting afterwards only counts. @throws ReadError `cancelled` */
export function rankColumn(data: ColumnData, count: number, rule: RankRule, pacer: Pacer): Promise<Ranks> {
  if (data.type === 'texts') return rankTexts(count, data, rule, pacer);
  return data.type === 'codes' ? rankCodes(data, rule, pacer) : Promise.resolve(rankNumbers(data.numbers));
}

async function rankTexts(
  count: number,
  data: Extract<ColumnData, { type: 'texts' }>,
  rule: RankRule,
  pacer: Pacer,
): Promise<Ranks> {
  const texts = new Array<string>(count);
  const rows = new Uint32Array(count);
  let filled = 0;
  for (let row = 0; row < count; row++) {
    const text = data.at(row);
    if (text !== '') {
      texts[filled] = text;
      rows[filled++] = row;
    }
    if ((row & 4095) === 0 && pacer.isDue()) await pacer.pause(row);
  }
  const { order, differs } = await orderTexts(texts.slice(0, filled), rule.locale, pacer);
  const ranks = new Uint32Array(count);
  let rank = 0;
  for (let n = 0; n < filled; n++) {
    if (n > 0 && differs(order[n - 1], order[n])) rank++;
    ranks[rows[order[n]]] = rank;
  }
  const blank = filled === 0 ? 0 : rank + 1;
  if (filled < count) {
    const isFilled = new Uint8Array(count);
    for (let n = 0; n < filled; n++) isFilled[rows[n]] = 1;
    for (let row = 0; row < count; row++) if (isFilled[row] === 0) ranks[row] = blank;
  }
  return { ranks, blank };
}

async function orderTexts(texts: readonly string[], locale: string, pacer: Pacer) {
  const keys = plainKeys(texts);
  if (keys) {
    const compare = (a: number, b: number) => (keys[a] < keys[b] ? -1 : keys[a] > keys[b] ? 1 : 0);
    return { order: await sortInSlices(texts.length, compare, pacer), differs: (a: number, b: number) => keys[a] !== keys[b] };
  }
  const { compare } = new Intl.Collator(locale, { numeric: true });
  const order = await sortInSlices(texts.length, (a, b) => compare(texts[a], texts[b]), pacer);
  return { order, differs: (a: number, b: number) => compare(texts[a], texts[b]) !== 0 };
}

function plainKeys(texts: readonly string[]): string[] | null {
  const keys: string[] = [];
  for (const text of texts) {
    const key = plainKey(text);
    if (key === null) return null;
    keys.push(key);
  }
  return keys;
}

async function rankCodes(
  { codes, values }: Extract<ColumnData, { type: 'codes' }>,
  rule: RankRule,
  pacer: Pacer,
): Promise<Ranks> {
  const blank = values.length;
  let rankOf = Uint32Array.from(values, (_, code) => code);
  if (rule.nameOf) {
    const ranked = await rankTexts(
      values.length,
      { type: 'texts', at: (code) => rule.nameOf?.(values[code]) ?? '' },
      rule,
      pacer,
    );
    rankOf = Uint32Array.from(ranked.ranks);
  }
  const ranks = new Uint32Array(codes.length);
  for (let row = 0; row < codes.length; row++) ranks[row] = codes[row] === NO_VALUE ? blank : rankOf[codes[row]];
  return { ranks, blank };
}

function rankNumbers(numbers: Float64Array): Ranks {
  const sorted = numbers.filter((number) => !Number.isNaN(number)).sort();
  let different = 0;
  for (let n = 0; n < sorted.length; n++) if (n === 0 || sorted[n] !== sorted[n - 1]) sorted[different++] = sorted[n];
  const ranks = new Uint32Array(numbers.length);
  for (let row = 0; row < numbers.length; row++) {
    const number = numbers[row];
    if (Number.isNaN(number)) {
      ranks[row] = different;
      continue;
    }
    let low = 0;
    let high = different - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle] < number) low = middle + 1;
      else high = middle;
    }
    ranks[row] = low;
  }
  return { ranks, blank: different };
}

/** The rows by rank, those without a value last in both directions; equal ones stay in the order they came in. */
export function orderByRank(rows: Uint32Array, { ranks, blank }: Ranks, descending: boolean): Uint32Array {
  const next = new Uint32Array(blank + 2);
  const placeOf = (row: number) => (descending && ranks[row] < blank ? blank - 1 - ranks[row] : ranks[row]);
  for (const row of rows) next[placeOf(row) + 1]++;
  for (let place = 1; place <= blank + 1; place++) next[place] += next[place - 1];
  const ordered = new Uint32Array(rows.length);
  for (const row of rows) ordered[next[placeOf(row)]++] = row;
  return ordered;
}
