/** What a spreadsheet takes for a formula, or passes on to one; spaces in front do not stop it, and a Chinese one reads full-width signs. */
const FORMULA_START = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;
const PLAIN_NUMBER = /^[+-]?\d+(\.\d+)?$/;
/** More digits than a spreadsheet's numbers keep, or zeros it would drop: an office number, not an amount. */
const LOSSY_NUMBER = /^[+-]?(0\d|\d{16})/;

/**
 * A value that no spreadsheet runs as a formula: what begins like one and is not a plain number gets an apostrophe in front, which
 * spreadsheets read as "this is text". So does a number of text that they would shorten: a parcel number of digits stays whole. What
 * looks as if it were marked already is marked once more, so that `unguardCell` gives back every text.
 */
export const guardCell = (value: string): string => (needsGuard(value) ? `'${value}` : value);

/** A cell without the mark that says "this is text". */
export const unguardCell = (cell: string): string => (cell.startsWith("'") && needsGuard(cell.slice(1)) ? cell.slice(1) : cell);

function needsGuard(value: string): boolean {
  const text = value.replace(/^'+/, '');
  return PLAIN_NUMBER.test(text) ? LOSSY_NUMBER.test(text) : FORMULA_START.test(text);
}

/** One record of RFC 4180, with its CRLF. Amounts go in as they are; texts are guarded by `guardCell`. */
export function writeCsvRecord(values: readonly (string | number)[]): string {
  return `${values.map((value) => (typeof value === 'number' ? String(value) : quote(guardCell(value)))).join(',')}\r\n`;
}

/** One line for the clipboard, as spreadsheets exchange cells: no quoting, so tabs and line ends inside a value become spaces. */
export function writeTsvRecord(values: readonly (string | number)[]): string {
  return `${values
    .map((value) => (typeof value === 'number' ? String(value) : guardCell(value).replaceAll(/[\t\r\n]+/g, ' ')))
    .join('\t')}\r\n`;
}

/** UTF-8 says so to spreadsheets that would guess another encoding. */
export const BYTE_ORDER_MARK = '\uFEFF';

function quote(value: string): string {
  return /[",\r\n]/.test(value) || value !== value.trim() ? `"${value.replaceAll('"', '""')}"` : value;
}
