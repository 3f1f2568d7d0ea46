import { LIMITS } from '../limits.ts';
import { ReadError } from '../reader.ts';
import { ByteTexts } from './byte-texts.ts';
import { decimalEnd, readDecimal } from './read-decimal.ts';

export const OPEN_OBJECT = 123;
export const CLOSE_OBJECT = 125;
export const OPEN_ARRAY = 91;
export const CLOSE_ARRAY = 93;
export const QUOTE = 34;
export const COMMA = 44;
const COLON = 58;
const BACKSLASH = 92;
const SPACE = 32;

/**
 * Walks UTF-8 JSON byte by byte, strictly (RFC 8259), without building values. Nothing here recurses, so nesting costs no stack.
 * Every refusal is a ReadError that names the place.
 */
export class JsonCursor {
  at = 0;
  readonly texts: ByteTexts;
  private readonly nesting = new Uint8Array(LIMITS.nesting);

  constructor(
    readonly bytes: Uint8Array,
    private readonly file?: string,
  ) {
    this.texts = new ByteTexts(bytes);
  }

  /** Skips white space and returns the byte it stands on; `undefined` at the end. */
  peek(): number | undefined {
    const { bytes } = this;
    let at = this.at;
    let byte = bytes[at];
    while (byte === SPACE || byte === 10 || byte === 13 || byte === 9) byte = bytes[++at];
    this.at = at;
    return byte;
  }

  expect(byte: number): void {
    if (this.peek() !== byte) this.refuse();
    this.at++;
  }

  /**
   * After a value inside brackets: steps over a comma and answers true, or over `close` and answers false.
   */
  hasNext(close: number): boolean {
    const byte = this.peek();
    if (byte === COMMA) {
      this.at++;
      return true;
    }
    if (byte !== close) this.refuse();
    this.at++;
    return false;
  }

  /** Steps into an object or array; false when it is empty (and then steps out of it). */
  enter(close: number): boolean {
    this.at++;
    if (this.peek() !== close) return true;
    this.at++;
    return false;
  }

  /** The member name that the cursor stands on, past its colon. */
  readName(): string {
    const name = this.readText();
    this.expect(COLON);
    return name;
  }

  /** A string, decoded; repeated ones are the same object. */
  readText(): string {
    if (this.peek() !== QUOTE) this.refuse();
    const start = this.at + 1;
    const plain = this.skipString();
    return plain ? this.texts.intern(start, this.at - 1) : (JSON.parse(this.texts.decode(start - 1, this.at)) as string);
  }

  /** NaN never comes back: what is no number is refused. An overflow gives Infinity, as in `Number`. */
  readNumber(): number {
    const value = readDecimal(this.bytes, this.at);
    if (Number.isNaN(value)) {
      if (decimalEnd.at > this.at) this.at = decimalEnd.at;
      this.refuse();
    }
    this.at = decimalEnd.at;
    return value;
  }

  /** Steps over the string that starts here; true when it holds no escape. */
  skipString(): boolean {
    const { bytes } = this;
    const end = bytes.length;
    let at = this.at + 1;
    let plain = true;
    for (;;) {
      let byte = bytes[at];
      while (byte !== QUOTE && byte !== BACKSLASH && byte >= SPACE) byte = bytes[++at];
      if (byte === QUOTE) {
        this.at = at + 1;
        return plain;
      }
      this.at = at;
      if (at >= end || byte !== BACKSLASH) this.refuse();
      plain = false;
      at = this.afterEscape(at);
    }
  }

  /** Steps over any value, checking its grammar. */
  skipValue(): void {
    let depth = 0;
    for (;;) {
      const byte = this.peek();
      if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
        if (depth === LIMITS.nesting) this.fail('nesting-too-deep', { limit: LIMITS.nesting });
        const close = byte + 2;
        if (this.enter(close)) {
          this.nesting[depth++] = close;
          if (close === CLOSE_OBJECT) this.skipName();
          continue;
        }
      } else this.skipScalar(byte);

      while (depth > 0 && !this.hasNext(this.nesting[depth - 1])) depth--;
      if (depth === 0) return;
      if (this.nesting[depth - 1] === CLOSE_OBJECT) this.skipName();
    }
  }

  skipName(): void {
    if (this.peek() !== QUOTE) this.refuse();
    this.skipString();
    this.expect(COLON);
  }

  /** @throws ReadError always: what stands here is not JSON. */
  refuse(): never {
    const byte = this.bytes[this.at];
    if (byte === undefined) this.fail('json-truncated');
    const word = this.wordHere();
    if (/^[-+]?(NaN|Inf)/i.test(word)) this.fail('number-not-finite', { token: word.slice(0, 12) });
    this.fail('json-syntax', { found: String.fromCharCode(byte) });
  }

  fail(code: string, params: Record<string, string | number> = {}): never {
    const { line, column } = this.place(this.at);
    throw new ReadError(code, { file: this.file, line, column, byte: this.at }, params);
  }

  /** Line and column, both from 1, of a byte. */
  place(byte: number): { line: number; column: number } {
    let line = 1;
    let lineStart = 0;
    for (let at = this.bytes.indexOf(10); at !== -1 && at < byte; at = this.bytes.indexOf(10, at + 1)) {
      line++;
      lineStart = at + 1;
    }
    return { line, column: byte - lineStart + 1 };
  }

  private skipScalar(byte: number | undefined): void {
    if (byte === QUOTE) {
      this.skipString();
      return;
    }
    if (byte === 45 || (byte !== undefined && byte >= 48 && byte <= 57)) {
      this.readNumber();
      return;
    }
    const word = byte === 116 ? 'true' : byte === 102 ? 'false' : byte === 110 ? 'null' : undefined;
    if (word === undefined) this.refuse();
    for (let index = 1; index < word.length; index++) {
      if (this.bytes[this.at + index] === word.charCodeAt(index)) continue;
      this.at += index;
      this.refuse();
    }
    this.at += word.length;
  }

  private afterEscape(at: number): number {
    const escaped = this.bytes[at + 1];
    if (escaped === 117) {
      for (let digit = at + 2; digit < at + 6; digit++) {
        if (isHex(this.bytes[digit])) continue;
        this.at = digit;
        this.refuse();
      }
      return at + 6;
    }
    if (escaped === undefined || !'"\\/bfnrt'.includes(String.fromCharCode(escaped))) {
      this.at = at + 1;
      this.refuse();
    }
    return at + 2;
  }

  private wordHere(): string {
    let start = this.at;
    while (start > 0 && isWord(this.bytes[start - 1]) && this.at - start < 8) start--;
    let end = this.at;
    while (isWord(this.bytes[end]) && end - start < 16) end++;
    return String.fromCharCode(...this.bytes.subarray(start, end));
  }
}

function isHex(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 48 && byte <= 57) || (byte >= 65 && byte <= 70) || (byte >= 97 && byte <= 102));
}

function isWord(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122) || byte === 43 || byte === 45);
}
