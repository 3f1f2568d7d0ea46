/** Rows of the first Markdown table after a heading: cells with code marks removed. Empty when heading or table is missing. */
export function readTable(markdown: string, heading: string): string[][] {
  const lines = markdown.split('\n');
  const from = lines.findIndex((line) => /^#+ /.test(line) && line.replace(/^#+ /, '').trim() === heading);
  if (from < 0) return [];
  const first = lines.findIndex((line, index) => index > from && line.startsWith('|'));
  if (first < 0) return [];
  const length = lines.slice(first).findIndex((line) => !line.startsWith('|'));
  return lines.slice(first + 2, length < 0 ? undefined : first + length).map(cellsOf);
}

function cellsOf(line: string): string[] {
  return line
    .replace(/^\||\|\s*$/g, '')
    .split('|')
    .map((cell) => cell.replaceAll('`', '').trim());
}
