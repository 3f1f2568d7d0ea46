const POWERS_OF_TEN = Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));
/** Digits that fit a 32-bit integer, whatever they are. */
const HALF = 9;
const SPLITTER = 134_217_729;

const MINUS = 45;
const POINT = 46;
const ZERO = 48;
const NINE = 57;

/** Where `readDecimal` stopped. One reader at a time: valid until its next call. */
export const decimalEnd = { at: 0 };

/**
 * The number at `start` as `Number(text)` gives it, to the last bit, without making the text; `NaN` where the bytes are no JSON
 * number. Digits gather in two integers of nine. Up to 2^53 ÷ 10^22 is one correctly rounded division; up to 18 digits are
 * divided in double-double, and the rare value whose rounding that leaves open, like every other form, goes through `Number`.
 */
export function readDecimal(bytes: Uint8Array, start: number): number {
  let at = start;
  const negative = bytes[at] === MINUS;
  if (negative) at++;
  let byte = bytes[at];
  if (!(byte >= ZERO && byte <= NINE)) return fail(at);

  let first = 0;
  let second = 0;
  let digits = 0;
  if (byte === ZERO) {
    byte = bytes[++at];
    if (byte >= ZERO && byte <= NINE) return fail(at);
  } else {
    for (; byte >= ZERO && byte <= NINE && digits < HALF; byte = bytes[++at], digits++)
      first = Math.imul(first, 10) + (byte - ZERO);
    for (; byte >= ZERO && byte <= NINE && digits < 2 * HALF; byte = bytes[++at], digits++)
      second = Math.imul(second, 10) + (byte - ZERO);
    for (; byte >= ZERO && byte <= NINE; byte = bytes[++at]) digits++;
  }
  let decimals = 0;
  if (byte === POINT) {
    const pointEnd = ++at;
    byte = bytes[at];
    for (; byte >= ZERO && byte <= NINE && digits < HALF; byte = bytes[++at], digits++)
      first = Math.imul(first, 10) + (byte - ZERO);
    for (; byte >= ZERO && byte <= NINE && digits < 2 * HALF; byte = bytes[++at], digits++)
      second = Math.imul(second, 10) + (byte - ZERO);
    for (; byte >= ZERO && byte <= NINE; byte = bytes[++at]) digits++;
    decimals = at - pointEnd;
    if (decimals === 0) return fail(at);
  }
  if (byte === 69 || byte === 101) {
    byte = bytes[++at];
    if (byte === 43 || byte === MINUS) byte = bytes[++at];
    if (!(byte >= ZERO && byte <= NINE)) return fail(at);
    while (byte >= ZERO && byte <= NINE) byte = bytes[++at];
    decimalEnd.at = at;
    return numberFromText(bytes, start, at);
  }
  decimalEnd.at = at;
  const value = fromDigits(first, second, digits, decimals);
  if (Number.isNaN(value)) return numberFromText(bytes, start, at);
  return negative ? -value : value;
}

/** NaN where only `Number` can tell. */
function fromDigits(first: number, second: number, digits: number, decimals: number): number {
  if (digits > 2 * HALF || decimals > 22) return Number.NaN;
  if (digits <= HALF) return first / POWERS_OF_TEN[decimals];
  const scale = POWERS_OF_TEN[digits - HALF];
  const mantissa = first * scale + second;
  if (mantissa < Number.MAX_SAFE_INTEGER) return mantissa / POWERS_OF_TEN[decimals];
  return divideLong(first, scale, second, decimals);
}

/** (first × scale + second) ÷ 10^decimals, correctly rounded, or NaN where double-double cannot tell. */
function divideLong(first: number, scale: number, second: number, decimals: number): number {
  const product = first * scale;
  const rest = productError(first, scale, product) + second;
  const dividend = product + rest;
  const dividendRest = product - dividend + rest;

  const divisor = POWERS_OF_TEN[decimals];
  const quotient = dividend / divisor;
  const back = quotient * divisor;
  const remainder = dividend - back - productError(quotient, divisor, back) + dividendRest;
  const correction = remainder / divisor;
  const value = quotient + correction;
  const error = quotient - value + correction;
  return value + error * 1.000_000_1 === value ? value : Number.NaN;
}

/** What rounding took from `a × b`, exactly (Dekker 1971). */
function productError(a: number, b: number, product: number): number {
  const splitA = SPLITTER * a;
  const highA = splitA - (splitA - a);
  const lowA = a - highA;
  const splitB = SPLITTER * b;
  const highB = splitB - (splitB - b);
  const lowB = b - highB;
  return lowA * lowB - (product - highA * highB - lowA * highB - highA * lowB);
}

function numberFromText(bytes: Uint8Array, start: number, end: number): number {
  let text = '';
  for (let at = start; at < end; at++) text += String.fromCharCode(bytes[at]);
  return Number(text);
}

function fail(at: number): number {
  decimalEnd.at = at;
  return Number.NaN;
}
