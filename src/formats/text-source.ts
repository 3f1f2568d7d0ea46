import type { NoteList } from './note-list.ts';
import { ReadError, type SourceText } from './reader.ts';
import { createTextDecoder, encodingByMark, encodingByZeros, isUtf8 } from './text-encoding.ts';

/** Bytes decoded at once: short enough to look at the clock in between. */
const SLICE = 1 << 18;
/** Bytes in which zeros tell UTF-16 from other encodings. */
const HEAD = 4096;

/**
 * The text of a file piece by piece, so that no text as large as the file is ever made. Every line end comes as `\n`; a byte that
 * is no text in the encoding comes as U+FFFD and is noted.
 */
export class TextSource {
  readonly text: SourceText;
  /** Bytes read so far, for progress. */
  at = 0;
  private readonly start: number;

  /**
   * By the user's word, else the mark, else zeros (UTF-16), else UTF-8 where it is valid, else GB 18030, the usual encoding of
   * Chinese office files. @throws ReadError `encoding-unknown`
   */
  constructor(
    private readonly bytes: Uint8Array,
    private readonly notes: NoteList,
    wanted?: string,
  ) {
    const mark = encodingByMark(bytes);
    const found = wanted === undefined ? findEncoding(bytes) : ({ encoding: knownLabel(wanted), found_by: 'user' } as const);
    this.start = mark !== undefined && mark.encoding === found.encoding ? mark.length : 0;
    this.text = { ...found, samples: sampleTexts(bytes.subarray(this.start), found.encoding) };
    if (found.found_by === 'guessed') notes.add('encoding-guessed', found.encoding);
    else if (found.encoding !== 'utf-8') notes.add('encoding-converted', found.encoding);
  }

  *pieces(): Generator<string> {
    const decoder = createTextDecoder(this.text.encoding, { ignoreBOM: true });
    let line = 1;
    let heldReturn = '';
    this.at = this.start;
    while (this.at < this.bytes.length) {
      const end = Math.min(this.at + SLICE, this.bytes.length);
      const isLast = end === this.bytes.length;
      const raw = heldReturn + decoder.decode(this.bytes.subarray(this.at, end), { stream: !isLast });
      this.at = end;
      heldReturn = !isLast && raw.endsWith('\r') ? '\r' : '';
      const piece = (heldReturn === '' ? raw : raw.slice(0, -1)).replace(/\r\n?/g, '\n');
      const damage = piece.indexOf('\ufffd');
      if (damage !== -1) this.notes.add('text-damaged', `line ${line + countLines(piece.slice(0, damage))}`);
      line += countLines(piece);
      yield piece;
    }
  }
}

/** The first characters of a file as the reader would see them, to tell whose it is. */
export function decodeHead(head: Uint8Array, length = 1 << 14): string {
  const mark = encodingByMark(head);
  const { encoding } = findEncoding(head);
  return new TextDecoder(encoding).decode(head.subarray(mark?.encoding === encoding ? mark.length : 0, length), { stream: true });
}

function findEncoding(bytes: Uint8Array): Pick<SourceText, 'encoding' | 'found_by'> {
  const mark = encodingByMark(bytes);
  if (mark !== undefined && (mark.encoding !== 'utf-8' || isUtf8(bytes))) return { encoding: mark.encoding, found_by: 'mark' };
  const wide = encodingByZeros(bytes) ?? encodingByZeroShare(bytes.subarray(0, HEAD));
  if (wide !== undefined) return { encoding: wide, found_by: 'valid' };
  return isUtf8(bytes) ? { encoding: 'utf-8', found_by: 'valid' } : { encoding: 'gb18030', found_by: 'guessed' };
}

/** UTF-16 without a mark whose first characters are Chinese: its digits and commas have a zero byte on one side; 一 and few others have one on the other. */
function encodingByZeroShare(head: Uint8Array): string | undefined {
  const zeros = [0, 0];
  for (let at = 0; at < head.length; at++) if (head[at] === 0) zeros[at & 1]++;
  const [even, odd] = zeros;
  if (Math.max(even, odd) < head.length / 20 || Math.max(even, odd) < 8 * Math.min(even, odd)) return undefined;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

/** The Encoding standard's own name of a label. @throws ReadError `encoding-unknown` */
function knownLabel(label: string): string {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    throw new ReadError('encoding-unknown', {}, { encoding: label });
  }
}

const MOST_SAMPLES = 8;
const SAMPLE_BYTES = 120;
/** Tab, line ends, quote, comma, semicolon, equals: never the second byte of a character in any encoding here. */
const ENDS = new Set([9, 10, 13, 34, 44, 59, 61]);

/** Whole fields that hold bytes above 127, in the bytes of the file; of UTF-16 the first lines. */
function sampleTexts(bytes: Uint8Array, encoding: string): Uint8Array[] {
  if (encoding.startsWith('utf-16')) return [bytes.slice(0, Math.min(bytes.length & ~1, SAMPLE_BYTES))];
  const samples: Uint8Array[] = [];
  const scanned = Math.min(bytes.length, 4 * SLICE);
  let start = 0;
  let isHigh = false;
  for (let at = 0; at <= scanned && samples.length < MOST_SAMPLES; at++) {
    if (at < scanned && !ENDS.has(bytes[at])) {
      isHigh ||= bytes[at] > 127;
      continue;
    }
    if (isHigh && at - start <= SAMPLE_BYTES && !samples.some((sample) => isSame(sample, bytes.subarray(start, at))))
      samples.push(bytes.slice(start, at));
    start = at + 1;
    isHigh = false;
  }
  return samples;
}

const isSame = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, n) => byte === b[n]);

function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}
