/** What a spreadsheet takes for a formula, or passes on to one; spaces in front do not stop it, and a Chinese one reads full-width signs. */
const FORMULA_START = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;
const PLAIN_NUMBER = /^[+-]?\d+(\.\d+)?$/;
/** More digits than a spreadsheet's numbers keep, or zeros it would drop: an office number, not an amount. */
const LOSSY_NUMBER = /^[+-]?(0\d|\d{16})/;

/**
 * A value that no spreadsheet runs as a formula: what begins like one and is not a plain number gets an apostrophe in front, which
 * spreadsheets read as "this is text". So does a number of text that they would shorten: a parcel number of digits stays whole.
 */
export function guardCell(value: string): string {
  if (PLAIN_NUMBER.test(value)) return LOSSY_NUMBER.test(value) ? `'${value}` : value;
  return FORMULA_START.test(value) ? `'${value}` : value;
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
