/** Decimals of a unit in which amounts are written, against fen: 1 yuan = 10² fen, 1 万元 = 10⁶ fen. */
const FEN_DECIMALS = { yuan: 2, wan: 6 } as const;
export type MoneyUnit = keyof typeof FEN_DECIMALS;

/** Why a text is no amount: `unreadable`, `negative`, finer than a fen, or more than can be counted exactly. */
export type MoneyFault = 'amount-unreadable' | 'amount-negative' | 'amount-not-whole-fen' | 'amount-too-large';

const AMOUNT = /^(-?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/;
const LONGEST = 40;

/**
 * Whole fen of an amount as people write it, digit by digit: no floating point on the way. A unit that stands in the text (`12.5万元`)
 * counts before `unit`; full-width digits, `¥`, `人民币` and grouping commas are read.
 */
export function readYuan(written: string, unit: MoneyUnit = 'yuan'): number | MoneyFault {
  if (written.length > LONGEST) return 'amount-unreadable';
  const text = written
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/^(人民币|RMB|CNY|¥)/i, '');
  const named = /(万元|万|元)$/.exec(text)?.[1];
  const own: MoneyUnit = named === undefined ? unit : named === '元' ? 'yuan' : 'wan';
  const match = AMOUNT.exec(named === undefined ? text : text.slice(0, -named.length));
  if (!match) return 'amount-unreadable';
  const [, sign, whole, fraction = ''] = match;
  const decimals = FEN_DECIMALS[own];
  if (/[1-9]/.test(fraction.slice(decimals))) return 'amount-not-whole-fen';
  const fen = BigInt(whole.replaceAll(',', '') + fraction.slice(0, decimals).padEnd(decimals, '0'));
  if (sign === '-' && fen > 0n) return 'amount-negative';
  return fen > BigInt(Number.MAX_SAFE_INTEGER) ? 'amount-too-large' : Number(fen);
}

/** Whole fen as yuan with two decimals, digits in groups of three: 123456700 → `1,234,567.00`. */
export function writeYuan(fen: number): string {
  const digits = BigInt(Math.abs(fen)).toString().padStart(3, '0');
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${fen < 0 ? '-' : ''}${whole}.${digits.slice(-2)}`;
}
