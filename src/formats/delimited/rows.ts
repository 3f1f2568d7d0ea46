import Papa from 'papaparse';
import { type Grid, GridBuilder } from '../coordinate-table/grid.ts';
import { unguardCell } from '../csv/write.ts';
import { LIMITS } from '../limits.ts';
import type { Pacer } from '../pacer.ts';
import { ReadError } from '../reader.ts';
import type { TextSource } from '../text-source.ts';
import { BLANKS } from './separator.ts';

/** What the parser returns; its own declaration leaves it open. */
interface ParsedRows {
  readonly data: string[][];
  readonly errors: readonly Papa.ParseError[];
  readonly meta: { readonly cursor: number };
}

/**
 * The rows of separated values, piece by piece: what of a piece is no whole row yet waits for the next one. A row that goes on
 * doubles what is waited for, so that one long cell costs its length and not the square of it.
 * @throws ReadError `quote-unclosed`, `line-too-long`, `too-many-columns`, `too-many-rows`, `cancelled`
 */
export async function readRows(source: TextSource, separator: string, pacer: Pacer): Promise<Grid> {
  const grid = new GridBuilder();
  const isBlanks = separator === BLANKS;
  const parser = new Papa.Parser({ delimiter: isBlanks ? '\t' : separator, newline: '\n' });
  let line = 1;
  let waiting = '';
  let wanted = 0;
  const take = (isLast: boolean): void => {
    const { data, errors, meta } = parser.parse(waiting, 0, !isLast) as ParsedRows;
    const used = isLast ? waiting.length : meta.cursor;
    const unclosed = errors.find(({ code }) => code === 'MissingQuotes')?.row;
    for (const [row, cells] of data.entries()) {
      if (row === unclosed) throw new ReadError('quote-unclosed', { line });
      grid.add(cells.map(unguardCell), line);
      line += 1 + cells.reduce((breaks, cell) => breaks + countBreaks(cell), 0);
    }
    waiting = waiting.slice(used);
    wanted = data.length > 0 ? 0 : 2 * waiting.length;
    if (waiting.length > LIMITS.rowCharacters) throw new ReadError('line-too-long', { line }, { limit: LIMITS.rowCharacters });
  };
  for (const piece of source.pieces()) {
    waiting += isBlanks ? piece.replace(/[ \u3000]+/g, '\t') : piece;
    if (waiting.length >= wanted) take(false);
    if (pacer.isDue()) await pacer.pause(source.at);
  }
  if (waiting !== '') take(true);
  return grid.finish();
}

function countBreaks(cell: string): number {
  let breaks = 0;
  for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) breaks++;
  return breaks;
}
