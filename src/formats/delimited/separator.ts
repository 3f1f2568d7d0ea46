/** Likeliest first: where two part the lines equally well, the first one counts. */
const SEPARATORS = ['\t', ';', ',', '|', '，'] as const;
const MOST_LINES = 50;

/** What parts the fields of most lines into the same number, two or more; undefined where nothing does. */
export function findSeparator(text: string): string | undefined {
  const lines = linesOutsideQuotes(text);
  let best: { separator: string; score: number } | undefined;
  for (const separator of SEPARATORS) {
    const counts = new Map<number, number>();
    for (const line of lines) {
      const fields = line.split(separator).length;
      if (fields > 1) counts.set(fields, (counts.get(fields) ?? 0) + 1);
    }
    const score = Math.max(0, ...counts.values());
    if (score > 0 && (best === undefined || score > best.score)) best = { separator, score };
  }
  return best?.separator;
}

/** Lines with a letter for what stands in quotes: a polygon in a cell has commas of its own. */
function linesOutsideQuotes(text: string): string[] {
  return text
    .replace(/"(?:[^"]|"")*("|$)/g, 'q')
    .split(/\r\n?|\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, MOST_LINES);
}
