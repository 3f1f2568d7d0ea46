import { ByteReader } from './byte-reader.ts';
import { ByteWriter } from './byte-writer.ts';
import { STRUCTURE } from './package.ts';
import { readTexts, writeTexts } from './text-dictionary.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const UUID_LENGTH = 36;
/** Where the digits of each byte stand in the text. */
const PLACES = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34];
const DASH = 45;
const DIGITS = Uint8Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0));

/** 16 bytes each where all are canonical UUIDs, else a dictionary of texts. */
export function encodeIds(ids: readonly string[]): { readonly type: 'uuid' | 'text'; readonly bytes: Uint8Array } {
  const isUuid = ids.every((id) => UUID.test(id));
  const writer = new ByteWriter(ids.length * 16 + 16);
  if (!isUuid) writeTexts(writer, ids);
  else {
    for (const id of ids) {
      const digits = id.replaceAll('-', '');
      for (let at = 0; at < 32; at += 2) writer.byte(Number.parseInt(digits.slice(at, at + 2), 16));
    }
  }
  return { type: isUuid ? 'uuid' : 'text', bytes: writer.toBytes() };
}

/** @throws ReadError `package-damaged` */
export function decodeIds(bytes: Uint8Array, type: string, count: number): string[] {
  const reader = new ByteReader(bytes, STRUCTURE.ids);
  if (type === 'text') {
    const ids = readTexts(reader, count);
    reader.end();
    return ids;
  }
  if (type !== 'uuid' || bytes.length !== count * 16) reader.damaged();
  const text = new TextDecoder().decode(uuidTexts(bytes, count));
  return Array.from({ length: count }, (_, row) => text.slice(row * UUID_LENGTH, (row + 1) * UUID_LENGTH));
}

/** Ids of a package's features, kept as compactly as they were written. */
export interface IdColumn {
  at(row: number): string;
  /** Of several rows with one id the last. */
  rowOf(id: string): number | undefined;
}

/**
 * Opens the column without making a string for each row: a million of them take 16 MB as bytes.
 * @throws ReadError `package-damaged`
 */
export function openIds(bytes: Uint8Array, type: string, count: number): IdColumn {
  if (type === 'uuid' && bytes.length === count * 16) return new UuidColumn(bytes.slice(), count);
  const ids = decodeIds(bytes, type, count);
  let rows: Map<string, number> | null = null;
  return {
    at: (row) => ids[row],
    rowOf: (id) => {
      rows ??= new Map(ids.map((one, row) => [one, row]));
      return rows.get(id);
    },
  };
}

class UuidColumn implements IdColumn {
  readonly #view: DataView;
  /** Scratch memory: ids are asked for by the hundred thousand. */
  readonly #codes: number[] = new Array<number>(UUID_LENGTH).fill(DASH);
  readonly #words = [0, 0, 0, 0];
  /** Open addressing over the ids' own bits: row + 1, 0 for a free place. Made when first asked for. */
  #places: Uint32Array | null = null;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly count: number,
  ) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  at(row: number): string {
    for (let index = 0; index < 16; index++) {
      const byte = this.bytes[16 * row + index];
      this.#codes[PLACES[index]] = DIGITS[byte >> 4];
      this.#codes[PLACES[index] + 1] = DIGITS[byte & 15];
    }
    return String.fromCharCode.apply(null, this.#codes);
  }

  rowOf(id: string): number | undefined {
    const words = this.#words;
    if (!readWords(id, words)) return undefined;
    this.#places ??= this.#index();
    const found = this.#places[this.#placeOf(this.#places, words)];
    return found === 0 ? undefined : found - 1;
  }

  #index(): Uint32Array {
    const places = new Uint32Array(2 ** Math.ceil(Math.log2(2 * this.count + 2)));
    const words = [0, 0, 0, 0];
    for (let row = 0; row < this.count; row++) {
      for (let k = 0; k < 4; k++) words[k] = this.#view.getUint32(16 * row + 4 * k);
      places[this.#placeOf(places, words)] = row + 1;
    }
    return places;
  }

  /** Where an id stands, or where it would. */
  #placeOf(places: Uint32Array, [a, b, c, d]: readonly number[]): number {
    const mask = places.length - 1;
    let place = Math.imul(Math.imul(a ^ d, 0x9e3779b1) ^ b ^ (c >>> 3), 0x85ebca6b) >>> 0;
    for (place = (place ^ (place >>> 15)) & mask; places[place] !== 0; place = (place + 1) & mask) {
      const at = 16 * (places[place] - 1);
      const view = this.#view;
      if (
        view.getUint32(at + 12) === d &&
        view.getUint32(at + 8) === c &&
        view.getUint32(at + 4) === b &&
        view.getUint32(at) === a
      )
        break;
    }
    return place;
  }
}

/** The four words of a canonical UUID; false for any other text. */
function readWords(id: string, words: number[]): boolean {
  if (id.length !== UUID_LENGTH) return false;
  let word = 0;
  let digits = 0;
  for (let at = 0; at < UUID_LENGTH; at++) {
    const code = id.charCodeAt(at);
    if (at === 8 || at === 13 || at === 18 || at === 23) {
      if (code !== DASH) return false;
      continue;
    }
    const isDigit = code >= 48 && code <= 57;
    if (!isDigit && (code < 97 || code > 102)) return false;
    word = (word << 4) | (isDigit ? code - 48 : code - 87);
    if (++digits % 8 === 0) words[digits / 8 - 1] = word >>> 0;
  }
  return true;
}

/** All of them as one run of ASCII: one decoding instead of 36 small strings for each. */
function uuidTexts(bytes: Uint8Array, count: number): Uint8Array {
  const texts = new Uint8Array(count * UUID_LENGTH).fill(DASH);
  for (let row = 0; row < count; row++) {
    for (let index = 0; index < 16; index++) {
      const byte = bytes[row * 16 + index];
      const place = row * UUID_LENGTH + PLACES[index];
      texts[place] = DIGITS[byte >> 4];
      texts[place + 1] = DIGITS[byte & 15];
    }
  }
  return texts;
}
