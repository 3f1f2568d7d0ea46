import { gunzipSync, gzipSync, strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import { createRandom, mutateBytes } from '../support/mutate-bytes.ts';

/** Chooses below a limit, the same for the same seed. */
type Below = (limit: number) => number;

/** What a number in a text becomes. */
const NUMBERS = [
  'NaN',
  'Infinity',
  '-Infinity',
  '1e308',
  '-1e308',
  '1e999',
  '-0',
  '5e-324',
  '0',
  '-1',
  '2147483648',
  '4294967296',
  '9007199254740993',
  '99999999999999999999999999',
  '1'.repeat(400),
  '0x7f',
  '1,5',
  '１２',
  '1e',
  '',
];

/** Texts that are put where they do not belong: control and turning characters, halves of pairs, formulas, markup. */
const TEXTS = [
  '\u0000',
  '\u202e',
  '\u2066\u202a',
  '\ufeff',
  '\ud800',
  '\\ud83d',
  '\\udc00\\ud800',
  '\\u0000',
  '=cmd|/c calc!A1',
  '@SUM(1)',
  '<script>alert(1)</script>',
  '<![CDATA[<img src=x onerror=alert(1)>]]>',
  '<!DOCTYPE a [<!ENTITY b "c">]>&b;',
  '&#0;&#x110000;&lol;',
  '../../etc/passwd',
  '__proto__',
  'constructor',
  '"',
  "'",
  '\r',
  '\t',
  '\n\n',
  ',,,,,,,,',
  '#REF!',
  '１',
  'ÿ',
];

const NESTS = [
  '[',
  '{"a":',
  '{"type":"GeometryCollection","geometries":[',
  '<a>',
  '<MultiGeometry>',
  '<Folder>',
  '(',
  '<!--',
  '<',
];
const ENCODINGS = ['utf-16le', 'utf-16be', 'latin1', 'cut'] as const;

/** Lengths and counts that headers lie with. */
const INTEGERS = [
  0, 1, 2, 0x7f, 0xff, 0x100, 0x7fff, 0xffff, 0x1_0000, 0xff_ffff, 0x7fff_ffff, 0x8000_0000, 0xffff_fffe, 0xffff_ffff,
];
const DOUBLES = [Number.NaN, Number.POSITIVE_INFINITY, -1e308, 1e308, -0, 5e-324, 1e18, -1];

/**
 * One damaged copy of a file, the same for the same seed. Archives are also damaged inside and packed again, so that what reads
 * their contents is reached and not the check sums alone.
 * @param other a file of the same format, for splicing
 */
export function mutateFile(original: Uint8Array, other: Uint8Array, seed: number): Uint8Array {
  const random = createRandom(seed);
  const below: Below = (limit) => Math.floor(random() * limit);
  if (isZip(original) && below(4) > 0) return mutateZip(original, other, below, seed);
  if (isGzip(original) && below(4) > 0) return gzipSync(mutateFile(gunzipSync(original), plainOf(other), seed + 1), { level: 1 });
  const isText = original.length > 0 && !original.subarray(0, 2_000).includes(0);
  let bytes = original;
  const rounds = 1 + below(3);
  for (let round = 0; round < rounds; round++)
    bytes = isText ? mutateText(bytes, other, below, seed) : mutateBinary(bytes, other, below, seed);
  return bytes;
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3;
const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;
const plainOf = (bytes: Uint8Array): Uint8Array => (isGzip(bytes) ? gunzipSync(bytes) : bytes);

function mutateText(bytes: Uint8Array, other: Uint8Array, below: Below, seed: number): Uint8Array {
  const choice = below(9);
  if (choice < 2) return mutateBytes(bytes, seed);
  if (choice === 2) return splice(bytes, other, below);
  const text = strFromU8(bytes, true);
  const put = (at: number, length: number, piece: string): Uint8Array =>
    concat(bytes.subarray(0, at), strToU8(piece), bytes.subarray(at + length));
  const at = below(text.length + 1);
  switch (choice) {
    case 3:
    case 4: {
      const numbers = [...text.matchAll(/-?\d[\d.]*/g)];
      if (numbers.length === 0) return mutateBytes(bytes, seed);
      const found = numbers[below(numbers.length)];
      return put(found.index, found[0].length, NUMBERS[below(NUMBERS.length)]);
    }
    case 5:
      return put(at, below(2) * below(12), TEXTS[below(TEXTS.length)]);
    case 6:
      return put(at, 0, NESTS[below(NESTS.length)].repeat(1 + below(3_000)));
    case 7:
      return encodeOtherwise(bytes, below);
    default: {
      // A token twice, or another one in its place: members, elements and lines that are repeated, gone or exchanged.
      const tokens = [...text.matchAll(/[^\s<>{}[\],:="]+|\n[^\n]*/g)];
      if (tokens.length === 0) return mutateBytes(bytes, seed);
      const one = tokens[below(tokens.length)];
      const two = tokens[below(tokens.length)];
      const piece = bytes.subarray(two.index, two.index + two[0].length);
      return concat(bytes.subarray(0, one.index), piece, bytes.subarray(one.index + below(2) * one[0].length));
    }
  }
}

function encodeOtherwise(bytes: Uint8Array, below: Below): Uint8Array {
  const text = new TextDecoder().decode(bytes);
  const encoding = ENCODINGS[below(ENCODINGS.length)];
  if (encoding === 'latin1') return Uint8Array.from(Buffer.from(text, 'latin1'));
  if (encoding === 'cut') {
    const inside = bytes.findIndex((byte, n) => byte > 0x7f && n > below(bytes.length));
    return inside < 0 ? concat(bytes, Uint8Array.of(0xe5)) : bytes.slice(0, inside + 1);
  }
  const little = Uint8Array.from(Buffer.from(`\ufeff${text}`, 'utf16le'));
  const wide = encoding === 'utf-16le' ? little : Uint8Array.from(Buffer.from(little).swap16());
  return below(2) === 0 ? wide : wide.slice(0, -1);
}

function mutateBinary(bytes: Uint8Array, other: Uint8Array, below: Below, seed: number): Uint8Array {
  const choice = below(8);
  if (choice < 2) return mutateBytes(bytes, seed);
  if (choice === 2) return splice(bytes, other, below);
  if (bytes.length < 16) return mutateBytes(bytes, seed);
  const own = bytes.slice();
  const view = new DataView(own.buffer);
  // Headers stand at the beginning: half of the damage is done there.
  const span = below(2) === 0 ? Math.min(bytes.length, 256) : bytes.length;
  const at = below(span - 8);
  const isLittle = below(2) === 0;
  const count = [...INTEGERS, bytes.length, bytes.length - 1, bytes.length + 1][below(INTEGERS.length + 3)];
  switch (choice) {
    case 3:
    case 4:
      view.setUint32(at, count, isLittle);
      break;
    case 5:
      view.setUint16(at, count & 0xffff, isLittle);
      break;
    case 6:
      view.setFloat64(at, DOUBLES[below(DOUBLES.length)], isLittle);
      break;
    default:
      // Every number of variable length in the formats that have them goes on while the highest bit is set.
      own.fill(0xff, at, at + 1 + below(12));
  }
  return own;
}

/** The beginning of one file and the end of another. */
function splice(bytes: Uint8Array, other: Uint8Array, below: Below): Uint8Array {
  return concat(bytes.subarray(0, below(bytes.length + 1)), other.subarray(below(other.length + 1)));
}

function mutateZip(original: Uint8Array, other: Uint8Array, below: Below, seed: number): Uint8Array {
  const files = unzipSync(original);
  const names = Object.keys(files);
  if (names.length === 0) return mutateBytes(original, seed);
  const name = names[below(names.length)];
  const foreign = isZip(other) ? unzipSync(other)[name] : undefined;
  const entries: Zippable = { ...files };
  switch (below(8)) {
    case 0:
      delete entries[name];
      break;
    case 1:
      entries[[`../${name}`, `/${name}`, `${name}\u0000.txt`, `C:\\${name}`, `a/../../${name}`, name.toUpperCase()][below(6)]] =
        files[name];
      break;
    case 2:
      entries[name] = original;
      break;
    default:
      entries[name] = mutateFile(files[name], foreign ?? files[name], seed + 1);
  }
  return zipSync(entries, { level: 1 });
}

function concat(...pieces: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(pieces));
}
