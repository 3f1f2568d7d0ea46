import { roundHalfUp } from '../decimal.ts';

/** Units that somebody else's area may be written in. */
export const TYPED_UNITS = ['m2', 'mu', 'ha', 'km2'] as const;
export type TypedUnit = (typeof TYPED_UNITS)[number];

/** m² in one unit; a mu is 2000/3 m² exactly. */
export const M2_PER_UNIT: Readonly<Record<TypedUnit, number>> = { m2: 1, mu: 2000 / 3, ha: 1e4, km2: 1e6 };

/** An area as somebody wrote it. Its last written digit is part of it: 12.30 is another statement than 12.3. */
export interface TypedNumber {
  /** Without thousands separators and unit: digits, and a point where there was one. */
  readonly digits: string;
  readonly value: number;
  readonly unit: TypedUnit;
  /** Written decimals; half of the last one's worth is the most that rounding can have taken. */
  readonly decimals: number;
}

/** Words for units, the longest first where one begins another. */
const UNIT_WORDS: readonly (readonly [RegExp, TypedUnit])[] = [
  [/^(km2|km²|km\^2|㎢|平方公里|平方千米|sqkm)$/iu, 'km2'],
  [/^(ha|公顷|万平方米|万㎡|万m2|万m²|hectares?)$/iu, 'ha'],
  [/^(亩|市亩|mu)$/iu, 'mu'],
  [/^(m2|m²|m\^2|㎡|平方米|平米|平方|sqm)$/iu, 'm2'],
];

const PLAIN = /^(\d+)(?:\.(\d*))?$/;
const GROUPED = /^\d{1,3}(,\d{3})+(\.\d*)?$/;
/** More digits than any area is written with; beyond, a double no longer holds them. */
const MOST_DIGITS = 15;

/** A typed number that is none. */
export type NumberRefusal = 'number-missing' | 'number-unreadable' | 'number-not-positive' | 'number-too-long';

/**
 * Reads a number as it is written on a deed, with its unit behind it or without; the written unit counts before `unit`. Full-width digits,
 * spaces and thousands separators are taken; a comma as a decimal point is not, because it may be either.
 */
export function readTypedNumber(text: string, unit: TypedUnit): TypedNumber | NumberRefusal {
  const { written, word } = partsOf(text);
  if (written === '' && word === '') return 'number-missing';
  const named = unitOf(word);
  if (word !== '' && named === undefined) return 'number-unreadable';
  const digits = GROUPED.test(written) ? written.replaceAll(',', '') : written;
  const match = PLAIN.exec(digits);
  if (match === null) return 'number-unreadable';
  if (digits.replace(/^0+|\./g, '').length > MOST_DIGITS) return 'number-too-long';
  const value = Number(digits);
  if (!(value > 0)) return 'number-not-positive';
  return { digits: roundHalfUp(digits, match[2]?.length ?? 0), value, unit: named ?? unit, decimals: match[2]?.length ?? 0 };
}

/** The unit that is written behind a number; undefined where there is none, or none that is known. */
export const writtenUnit = (text: string): TypedUnit | undefined => unitOf(partsOf(text).word);

/** The number alone, as it was typed but for full-width digits and spaces. */
export const withoutUnit = (text: string): string => partsOf(text).written;

function partsOf(text: string): { readonly written: string; readonly word: string } {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s'’]/gu, '')
    .replace(/，/gu, ',');
  const [, written = '', word = ''] = /^([\d.,]*)(.*)$/u.exec(plain) ?? [];
  return { written, word };
}

const unitOf = (word: string): TypedUnit | undefined => UNIT_WORDS.find(([pattern]) => pattern.test(word))?.[1];
