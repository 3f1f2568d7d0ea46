import { LIMITS } from './limits.ts';
import type { Pacer } from './pacer.ts';
import { ReadError } from './reader.ts';
import type { TextSource } from './text-source.ts';

/** Calls `take` with every line and its number from 1, yielding between pieces. @throws ReadError `line-too-long`, `cancelled` */
export async function eachLine(source: TextSource, pacer: Pacer, take: (text: string, line: number) => void): Promise<void> {
  let open = '';
  let line = 1;
  for (const piece of source.pieces()) {
    const lines = piece.split('\n');
    lines[0] = open + lines[0];
    open = lines.pop() ?? '';
    for (const text of lines) take(text, line++);
    if (open.length > LIMITS.lineCharacters) throw new ReadError('line-too-long', { line }, { limit: LIMITS.lineCharacters });
    if (pacer.isDue()) await pacer.pause(source.at);
  }
  if (open !== '') take(open, line);
}
