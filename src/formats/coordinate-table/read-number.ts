import { readOrdinates } from '../../core/geodesy/read-ordinates.ts';
import { readOrdinate } from '../xml/read-ordinate.ts';

const PLAIN = /^-?\d+(\.\d+)?$/;
/** `117-30-47.05`, also with a hemisphere behind it. */
const DASHES = /^(\d{1,3})-(\d{1,2})-(\d{1,2}(?:\.\d+)?)\s*([NSEW])?$/i;
const DEGREES = /[°º˚度:NSEW东西南北]/i;
const GROUPED = /^[-+]?\d{1,3}([,\s'’])\d{3}(?:\1\d{3})*(?:\.\d+)?$/;
const LONGEST = 60;

/** How the numbers of a table are written. */
export interface NumberStyle {
  /** `547228,491` */
  readonly decimalComma: boolean;
}

/** A coordinate or another number of a cell: plain, with thousands in groups, with a decimal comma, or degrees, minutes, seconds; NaN where it is none. */
export function readNumber(written: string, style: NumberStyle): number {
  // Hundreds of digits are no number that has a place.
  if (written.length > LONGEST) return Number.NaN;
  if (PLAIN.test(written)) return Number(written);
  const text = undress(written);
  if (style.decimalComma) {
    const turned = /^[-+]?(\d{1,3}([.\s'’]\d{3})+|\d+)(,\d+)?$/.test(text)
      ? text.replace(/[.\s'’]/g, '').replace(',', '.')
      : text;
    return readDegrees(turned);
  }
  return GROUPED.test(text) ? readOrdinate(text.replace(/[,\s'’]/g, '')) : readDegrees(text);
}

/** Full-width digits as plain ones, without the quote or formula that keeps a spreadsheet from changing a number, without its unit. */
function undress(written: string): string {
  return written
    .normalize('NFKC')
    .trim()
    .replace(/^'|^="([^"]*)"$/, '$1')
    .replace(/(?<=\d)\s*(米|m)$/i, '');
}

function readDegrees(text: string): number {
  const value = readOrdinate(text);
  if (!Number.isNaN(value) || !(DEGREES.test(text) || DASHES.test(text))) return value;
  const marked = text.replace(DASHES, (_, d: string, m: string, s: string, letter = '') => `${d}°${m}′${s}″${letter}`);
  return readOrdinates(`${marked}, 0`)?.[0].value ?? Number.NaN;
}

/** Do these cells write a comma before their decimals? One that cannot be a thousands separator decides. */
export function hasDecimalComma(cells: Iterable<string>): boolean {
  for (const cell of cells) {
    const text = cell.trim();
    if (/^[-+]?(\d+|\d{1,3}(\.\d{3})+),\d+$/.test(text) && !GROUPED.test(text)) return true;
  }
  return false;
}
