import { orderOfPair } from '../survey-plane.ts';
import { readOrdinate } from '../xml/read-ordinate.ts';

/** Brackets and marks of a line that full-width typing may have replaced. Names keep theirs. */
const ASCII = /^[\0-\x7f]*$/;
const COMMA = /[,，]/;

/** What a line of the file is, by its form alone. */
export type Line =
  | { readonly kind: 'blank' | 'comment' }
  | { readonly kind: 'section'; readonly name: string }
  | { readonly kind: 'key'; readonly key: string; readonly value: string }
  /** Fields before the closing `@`, as written but for blanks around them. */
  | { readonly kind: 'header'; readonly fields: readonly string[] }
  | { readonly kind: 'point'; readonly fields: readonly string[] }
  | { readonly kind: 'other' };

/** What somebody wrote beside the data, or took out of it. */
const COMMENT = /^(#|\/\/|＃|／／)/;

/** Fewest fields of a plot's header. */
const HEADER_FIELDS = 5;

export function parseLine(written: string): Line {
  const text = trimBlank(written);
  if (text === '') return { kind: 'blank' };
  if (COMMENT.test(text)) return { kind: 'comment' };
  const section = /^[[［【](.*)[\]］】]$/su.exec(text);
  if (section) return { kind: 'section', name: plain(section[1]).replace(/\s/g, '') };
  const mark = Math.max(text.lastIndexOf('@'), text.lastIndexOf('＠'));
  if (mark >= 0 && /^[\s,，]*$/.test(text.slice(mark + 1))) {
    const fields = splitFields(text.slice(0, mark).replace(/[,，]\s*$/, ''));
    if (fields.length >= HEADER_FIELDS) return { kind: 'header', fields };
  }
  const equals = /[=＝]/.exec(text);
  if (equals && !COMMA.test(text.slice(0, equals.index)))
    return { kind: 'key', key: plain(text.slice(0, equals.index)), value: trimBlank(text.slice(equals.index + 1)) };
  const fields = COMMA.test(text) ? splitFields(text) : text.split(/[\s\u3000]+/);
  return fields.length >= 2 ? { kind: 'point', fields } : { kind: 'other' };
}

const splitFields = (text: string): string[] => text.split(COMMA).map(trimBlank);

/** Also the zeros and the end mark that old devices pad a file with. */
const trimBlank = (text: string): string => text.replace(/^[\s\0\x1a]+/, '').replace(/[\s\0\x1a]+$/, '');

/** Full-width letters, digits and marks as plain ones, blanks around them gone. */
export function plain(text: string): string {
  return ASCII.test(text) ? text : text.normalize('NFKC').replaceAll('。', '.').trim();
}

/** One boundary point; NaN where a coordinate is no number. */
export interface BoundaryPoint {
  readonly number: string;
  /** Undefined in files that write none. */
  readonly ring: string | undefined;
  /** First and second coordinate as they stand, by convention X (north) and Y (east). */
  readonly x: number;
  readonly y: number;
  /** The coordinates as written, for messages. */
  readonly written: readonly [string, string];
  /** Fields behind the coordinates that hold something. */
  readonly extras: number;
}

/** `number, ring, X, Y`, or without ring; undefined where too few fields stand there. */
export function parsePoint(fields: readonly string[]): BoundaryPoint | undefined {
  const hasRing = fields.length >= 4 && (isRingNumber(fields[1]) || isPair(fields[2], fields[3]));
  const first = fields.length === 2 ? 0 : hasRing ? 2 : 1;
  if (fields.length < first + 2) return undefined;
  const written = [fields[first], fields[first + 1]] as const;
  return {
    number: first === 0 ? '' : fields[0],
    ring: hasRing ? fields[1] : undefined,
    x: readOrdinate(plain(written[0])),
    y: readOrdinate(plain(written[1])),
    written,
    extras: fields.slice(first + 2).filter((field) => field !== '').length,
  };
}

/** Beyond doubt the two coordinates, whatever word stands before them. */
const isPair = (first: string, second: string): boolean =>
  orderOfPair(readOrdinate(plain(first)), readOrdinate(plain(second))) !== 'open';

/** A small whole number or a label without digits behind a point, or nothing: a coordinate has more to it. */
const isRingNumber = (text: string): boolean => /^[a-z]?-?\d{0,4}$/i.test(plain(text));
