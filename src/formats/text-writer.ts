/** Encodes texts for a file; counts the characters that its encoding does not have, each written as a question mark. */
export interface TextWriter {
  readonly label: 'utf-8' | 'gbk';
  encode(text: string): Uint8Array;
  /** How often a character had to be replaced, and the first of them. */
  readonly missing: { readonly count: number; readonly first?: string };
}

export function createTextWriter(label: 'utf-8' | 'gbk' = 'utf-8'): TextWriter {
  if (label === 'gbk') return new GbkWriter();
  const encoder = new TextEncoder();
  return { label, encode: (text) => encoder.encode(text), missing: { count: 0 } };
}

/** Bytes of a character in two, by its code unit; made once, by decoding every pair there is. */
let pairs: Uint16Array | undefined;

function readPairs(): Uint16Array {
  const table = new Uint16Array(0x10000);
  const decoder = new TextDecoder('gbk');
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const text = decoder.decode(Uint8Array.of(lead, trail));
      const unit = text.charCodeAt(0);
      const isPrivate = unit >= 0xe000 && unit <= 0xf8ff;
      if (text.length === 1 && unit !== 0xfffd && !isPrivate && table[unit] === 0) table[unit] = (lead << 8) | trail;
    }
  }
  return table;
}

/** Does GBK have these characters, all of them? */
export function isInGbk(text: string): boolean {
  const table = (pairs ??= readPairs());
  for (let n = 0; n < text.length; n++) if (text.charCodeAt(n) >= 0x80 && table[text.charCodeAt(n)] === 0) return false;
  return true;
}

class GbkWriter implements TextWriter {
  readonly label = 'gbk';
  readonly missing: { count: number; first?: string } = { count: 0 };

  encode(text: string): Uint8Array {
    pairs ??= readPairs();
    const bytes = new Uint8Array(2 * text.length);
    let at = 0;
    for (const character of text) {
      const unit = character.charCodeAt(0);
      const pair = character.length === 1 ? pairs[unit] : 0;
      if (unit < 0x80) bytes[at++] = unit;
      else if (pair > 0) {
        bytes[at++] = pair >> 8;
        bytes[at++] = pair & 255;
      } else {
        bytes[at++] = 0x3f;
        this.missing.count++;
        this.missing.first ??= character;
      }
    }
    return bytes.slice(0, at);
  }
}

const encoder = new TextEncoder();

/** Texts put together to the bytes of a file, encoded a piece at a time: one long text would take three times its size at once. */
export class TextPieces {
  private readonly chunks: Uint8Array[] = [];
  private waiting = '';

  constructor(private readonly writer: Pick<TextWriter, 'encode'> = encoder) {}

  add(text: string): void {
    this.waiting += text;
    if (this.waiting.length >= PIECE) this.flush();
  }

  toBytes(): Uint8Array {
    this.flush();
    return joinBytes(this.chunks);
  }

  private flush(): void {
    this.chunks.push(this.writer.encode(this.waiting));
    this.waiting = '';
  }
}

const PIECE = 1 << 16;

export function joinBytes(chunks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
