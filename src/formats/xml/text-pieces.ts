export interface TextPiece {
  readonly kind: 'text' | 'cdata' | 'comment' | 'instruction';
  /** As written, marks included. */
  readonly source: string;
}

const KINDS = [
  { kind: 'comment', open: '<!--', close: '-->' },
  { kind: 'cdata', open: '<![CDATA[', close: ']]>' },
  { kind: 'instruction', open: '<?', close: '?>' },
] as const;

/**
 * Parts a piece of XML into what counts as written and what does not, in one pass forward: marks inside a comment or CDATA mean
 * nothing. (A pattern would look for the end anew from every mark, the square of a text full of them.) What is opened and never
 * closed is text to the end. Tags are text.
 */
export function textPieces(source: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let textStart = 0;
  for (let at = source.indexOf('<'); at !== -1; at = source.indexOf('<', at)) {
    const found = KINDS.find(({ open }) => source.startsWith(open, at));
    if (found === undefined) {
      at++;
      continue;
    }
    const close = source.indexOf(found.close, at + found.open.length);
    if (close === -1) break;
    const end = close + found.close.length;
    if (at > textStart) pieces.push({ kind: 'text', source: source.slice(textStart, at) });
    pieces.push({ kind: found.kind, source: source.slice(at, end) });
    textStart = end;
    at = end;
  }
  if (textStart < source.length) pieces.push({ kind: 'text', source: source.slice(textStart) });
  return pieces;
}
