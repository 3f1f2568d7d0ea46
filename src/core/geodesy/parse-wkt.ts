/** A keyword with what stands in its brackets, as every WKT of a coordinate system is made of. */
export interface WktNode {
  /** Upper case. */
  readonly keyword: string;
  /** Texts in quotes, numbers, and bare words such as axis directions, in their order. */
  readonly values: readonly (string | number)[];
  readonly children: readonly WktNode[];
}

const TOKEN = /\s*(?:"((?:[^"]|"")*)"|([A-Za-z][A-Za-z0-9_]*)|([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)|([[\](),]))/y;
const DEEPEST = 24;

/** Reads the brackets of a WKT, square or round; `undefined` where they are not well formed or nested out of reason. */
export function parseWkt(text: string): WktNode | undefined {
  const tokens = tokenise(text);
  if (tokens === undefined) return undefined;
  let at = 0;

  function readNode(keyword: string, depth: number): WktNode | undefined {
    if (depth > DEEPEST) return undefined;
    const values: (string | number)[] = [];
    const children: WktNode[] = [];
    for (;;) {
      const token = tokens?.[at++];
      if (token === undefined) return undefined;
      if (token.kind === 'word' && tokens?.[at]?.kind === 'open') {
        at++;
        const child = readNode(token.text.toUpperCase(), depth + 1);
        if (child === undefined) return undefined;
        children.push(child);
      } else if (token.kind === 'word' || token.kind === 'text') values.push(token.text);
      else if (token.kind === 'number') values.push(Number(token.text));
      else return undefined;
      const next = tokens?.[at++]?.kind;
      if (next === 'close') return { keyword, values, children };
      if (next !== 'comma') return undefined;
    }
  }

  const [first, open] = tokens;
  if (first?.kind !== 'word' || open?.kind !== 'open') return undefined;
  at = 2;
  return readNode(first.text.toUpperCase(), 0);
}

interface Token {
  readonly kind: 'text' | 'word' | 'number' | 'open' | 'close' | 'comma';
  readonly text: string;
}

function tokenise(text: string): Token[] | undefined {
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < end) {
    const match = TOKEN.exec(text);
    if (match === null) return undefined;
    const [, quoted, word, number, mark] = match;
    if (quoted !== undefined) tokens.push({ kind: 'text', text: quoted.replaceAll('""', '"') });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else tokens.push({ kind: mark === ',' ? 'comma' : '[('.includes(mark) ? 'open' : 'close', text: mark });
  }
  return tokens;
}
