import type { AreaUnit } from './units.ts';
import { AREA_UNITS } from './units.ts';

/** A number that cannot be rounded or read as a decimal. */
export class DecimalError extends Error {
  readonly code = 'not-a-decimal';
  constructor(readonly text: string) {
    super('not-a-decimal');
    this.name = 'DecimalError';
  }
}

const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/;

/** A decimal as ±digits × 10^−scale. */
interface Digits {
  readonly negative: boolean;
  readonly digits: bigint;
  readonly scale: number;
}

function readDigits(text: string): Digits {
  const match = DECIMAL.exec(text.trim());
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match ?? [];
  if (match === null || whole.length + fraction.length === 0 || text.length > 1000) throw new DecimalError(text.slice(0, 40));
  return { negative: sign === '-', digits: BigInt(whole + fraction), scale: fraction.length - Number(exponent) };
}

/** A fraction to whole numbers, halves away from zero; both at least 0, denominator above 0. */
function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  return (2n * numerator + denominator) / (2n * denominator);
}

/** A whole number of 10^−decimals as a decimal: (−12345, 3) → `-12.345`. */
export function writeDecimal(units: bigint | number, decimals: number): string {
  const digits = BigInt(units);
  return writeDigits(digits < 0n, digits < 0n ? -digits : digits, decimals);
}

function writeDigits(negative: boolean, digits: bigint, decimals: number): string {
  const sign = negative && digits !== 0n ? '-' : '';
  if (decimals <= 0) return `${sign}${digits * 10n ** BigInt(-decimals)}`;
  const padded = digits.toString().padStart(decimals + 1, '0');
  return `${sign}${padded.slice(0, -decimals)}.${padded.slice(-decimals)}`;
}

function requireDecimals(decimals: number): void {
  if (!Number.isInteger(decimals) || Math.abs(decimals) > 100) throw new RangeError('decimals must be a whole number');
}

/**
 * Rounds a decimal half up (四舍五入: a half goes away from zero), working on its written digits: 5.70895 → 5.7090, where
 * `toFixed` says 5.7089. Negative `decimals` round to tens, hundreds, … A number is taken as the shortest decimal that names it.
 * @throws DecimalError for text that is no decimal, and for NaN and infinities.
 */
export function roundHalfUp(value: string | number, decimals: number): string {
  requireDecimals(decimals);
  const { negative, digits, scale } = readDigits(String(value));
  const surplus = scale - decimals;
  const kept = surplus > 0 ? divideHalfUp(digits, 10n ** BigInt(surplus)) : digits * 10n ** BigInt(-surplus);
  return writeDigits(negative, kept, decimals);
}

/**
 * Whole cm² as a decimal of m², hectares or mu, rounded half up from the exact fraction: no floating point on the way.
 * `decimals` may be negative to show only tens or hundreds. @throws RangeError where the area is not a whole number of cm².
 */
export function formatArea(area_cm2: number, unit: AreaUnit, decimals: number): string {
  requireDecimals(decimals);
  if (!Number.isSafeInteger(area_cm2)) throw new RangeError('not a whole number of square centimetres');
  const { numerator, denominator } = AREA_UNITS[unit];
  const size = BigInt(Math.abs(area_cm2)) * numerator;
  const shown =
    decimals >= 0
      ? divideHalfUp(size * 10n ** BigInt(decimals), denominator)
      : divideHalfUp(size, denominator * 10n ** BigInt(-decimals));
  return writeDigits(area_cm2 < 0, shown, decimals);
}

/** As `formatArea`, a growth with its plus; what rounds to nothing has no sign. */
export function formatAreaChange(area_cm2: number, unit: AreaUnit, decimals: number): string {
  const shown = formatArea(area_cm2, unit, decimals);
  return area_cm2 > 0 && /[1-9]/.test(shown) ? `+${shown}` : shown;
}
