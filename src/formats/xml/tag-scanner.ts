import { ReadError } from '../reader.ts';
import { textPieces } from './text-pieces.ts';

const ATTRIBUTES = new Map<string, RegExp>();
const NAME = /[^\s/>"'<=]+/y;

/**
 * Steps from tag to tag through an XML text, past comments, CDATA and processing instructions, without a tree and without
 * expanding anything. A document type with declarations is refused: entities are how small files become huge ones.
 */
export class TagScanner {
  kind: 'open' | 'close' | 'empty' = 'open';
  /** As written, prefix included. */
  name = '';
  /** First character of the tag, and the one after it. */
  start = 0;
  end: number;
  /** What a tree would hold of the text passed so far: elements, comments, CDATA, instructions. */
  nodes = 0;

  constructor(
    readonly text: string,
    start = 0,
    private readonly limit = text.length,
  ) {
    this.end = start;
  }

  /** @throws ReadError `xml-syntax`, `xml-truncated`, `xml-entities-refused` */
  next(): boolean {
    const { text, limit } = this;
    for (;;) {
      const at = text.indexOf('<', this.end);
      if (at === -1 || at >= limit) return false;
      this.start = at;
      const after = text.charCodeAt(at + 1);
      if (after !== 47) this.nodes++;
      if (after === 33) this.skipDeclaration(at);
      else if (after === 63) this.end = this.past('?>', at);
      else {
        this.readTag(at, after === 47);
        return true;
      }
    }
  }

  /** Name without its prefix. */
  get localName(): string {
    return localName(this.name);
  }

  /** @param name a fixed name or pattern of the caller's, never one from a file */
  attribute(name: string): string | undefined {
    let pattern = ATTRIBUTES.get(name);
    if (pattern === undefined) {
      pattern = new RegExp(`[\\s"'](?:${name})\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
      ATTRIBUTES.set(name, pattern);
    }
    const match = pattern.exec(this.text.slice(this.start, this.end));
    return match === null ? undefined : decodeText(match[1] ?? match[2]);
  }

  fail(code: string, params: Record<string, string | number> = {}): never {
    throw new ReadError(code, placeOf(this.text, this.start), params);
  }

  private readTag(at: number, isClose: boolean): void {
    const { text } = this;
    NAME.lastIndex = isClose ? at + 2 : at + 1;
    const name = NAME.exec(text)?.[0];
    if (name === undefined) this.fail(at + 1 >= text.length ? 'xml-truncated' : 'xml-syntax', { found: text.slice(at, at + 12) });
    let end = NAME.lastIndex;
    for (let code = text.charCodeAt(end); code !== 62; code = text.charCodeAt(++end)) {
      if (Number.isNaN(code)) this.fail('xml-truncated');
      if (code === 60) this.fail('xml-syntax', { found: text.slice(at, at + 24) });
      if (code !== 34 && code !== 39) continue;
      end = text.indexOf(code === 34 ? '"' : "'", end + 1);
      if (end === -1) this.fail('xml-truncated');
    }
    this.name = name;
    this.kind = isClose ? 'close' : text.charCodeAt(end - 1) === 47 ? 'empty' : 'open';
    this.end = end + 1;
  }

  private skipDeclaration(at: number): void {
    const { text } = this;
    if (text.startsWith('<!--', at)) this.end = this.past('-->', at + 4);
    else if (text.startsWith('<![CDATA[', at)) this.end = this.past(']]>', at);
    else if (/^<!doctype/i.test(text.slice(at, at + 9))) {
      const close = this.past('>', at);
      if (text.slice(at, close).includes('[')) this.fail('xml-entities-refused');
      this.end = close;
    } else this.fail('xml-syntax', { found: text.slice(at, at + 12) });
  }

  private past(mark: string, from: number): number {
    const at = this.text.indexOf(mark, from);
    if (at === -1) this.fail('xml-truncated');
    return at + mark.length;
  }
}

export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Line and column, both from 1. */
export function placeOf(text: string, at: number): { line: number; column: number } {
  let line = 1;
  let lineStart = 0;
  for (let next = text.indexOf('\n'); next !== -1 && next < at; next = text.indexOf('\n', next + 1)) {
    line++;
    lineStart = next + 1;
  }
  return { line, column: at - lineStart + 1 };
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Character data as a person reads it: CDATA opened, comments and instructions gone, the five entities and numeric references resolved, others left as they are. */
export function decodeText(source: string): string {
  if (!/[<&]/.test(source)) return source;
  return textPieces(source)
    .map((piece) => {
      if (piece.kind === 'cdata') return piece.source.slice(9, -3);
      return piece.kind === 'text' ? decodeReferences(piece.source) : '';
    })
    .join('');
}

function decodeReferences(text: string): string {
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|\w{1,8});/gi, (whole, body: string) => {
    if (!body.startsWith('#')) return ENTITIES[body] ?? whole;
    const code = body[1].toLowerCase() === 'x' ? Number.parseInt(body.slice(2), 16) : Number(body.slice(1));
    return code <= 0x10_ffff ? String.fromCodePoint(code) : whole;
  });
}
