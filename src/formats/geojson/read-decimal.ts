const POWERS_OF_TEN = Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));
/** Largest mantissa that takes one more digit and still stays an exact double. */
const EXACT_MANTISSA = 900_719_925_474_098;
const SPLITTER = 134_217_729;

const MINUS = 45;
const POINT = 46;
const ZERO = 48;
const NINE = 57;

/** Where `readDecimal` stopped. One reader at a time: valid until its next call. */
export const decimalEnd = { at: 0 };

/**
 * The number at `start` as `Number(text)` gives it, to the last bit, without making the text; `NaN` where the bytes are no JSON
 * number. Up to 2^53 ÷ 10^22 is one correctly rounded division; up to 19 digits are divided in double-double, and the rare value
 * whose rounding that leaves open, like every other form, goes through `Number`.
 */
export function readDecimal(bytes: Uint8Array, start: number): number {
  let at = start;
  const negative = bytes[at] === MINUS;
  if (negative) at++;
  let byte = bytes[at];
  if (!(byte >= ZERO && byte <= NINE)) return fail(at);

  let high = 0;
  let low = 0;
  let lowDigits = 0;
  let decimals = 0;
  if (byte === ZERO) {
    byte = bytes[++at];
    if (byte >= ZERO && byte <= NINE) return fail(at);
  } else {
    for (; byte >= ZERO && byte <= NINE && high <= EXACT_MANTISSA; byte = bytes[++at]) high = high * 10 + (byte - ZERO);
    for (; byte >= ZERO && byte <= NINE; byte = bytes[++at]) {
      low = low * 10 + (byte - ZERO);
      lowDigits++;
    }
  }
  if (byte === POINT) {
    const first = ++at;
    byte = bytes[at];
    if (lowDigits === 0) {
      for (; byte >= ZERO && byte <= NINE && high <= EXACT_MANTISSA; byte = bytes[++at]) high = high * 10 + (byte - ZERO);
    }
    for (; byte >= ZERO && byte <= NINE; byte = bytes[++at]) {
      low = low * 10 + (byte - ZERO);
      lowDigits++;
    }
    if (at === first) return fail(at);
    decimals = at - first;
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
  if (decimals > 22 || lowDigits > 4) return numberFromText(bytes, start, at);
  if (lowDigits === 0) {
    const value = high / POWERS_OF_TEN[decimals];
    return negative ? -value : value;
  }
  const value = divideLong(high, low, lowDigits, decimals);
  if (Number.isNaN(value)) return numberFromText(bytes, start, at);
  return negative ? -value : value;
}

/** (high × 10^lowDigits + low) ÷ 10^decimals, correctly rounded, or NaN where double-double cannot tell. */
function divideLong(high: number, low: number, lowDigits: number, decimals: number): number {
  const scale = POWERS_OF_TEN[lowDigits];
  const product = high * scale;
  const rest = productError(high, scale, product) + low;
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
