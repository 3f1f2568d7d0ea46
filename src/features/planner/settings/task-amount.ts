import { writeDecimal } from '../../../core/measure/decimal.ts';
import { readAreaAsCm2 } from '../../../core/measure/read-area.ts';
import type { TaskAmount } from '../../../core/register/year-tasks.ts';

const CM2_PER_MU = 20_000_000 / 3;

/** What a field of a year's task says: floor in m², land in mu, households as they are counted; undefined for what is no number. */
export function readTaskAmount(amount: TaskAmount, text: string): number | undefined {
  if (amount !== 'households') return readAreaAsCm2(text, amount === 'land_cm2' ? 'mu' : 'm2');
  const count = Number(text.replace(/[,，\s户]/gu, ''));
  return /\d/.test(text) && Number.isSafeInteger(count) && count >= 0 ? count : undefined;
}

/** As it is typed, to two decimals. */
export function writeTaskAmount(amount: TaskAmount, value: number): string {
  if (amount === 'households') return String(value);
  const isLand = amount === 'land_cm2';
  const hundredths = Math.round(isLand ? (value / CM2_PER_MU) * 100 : value / 100);
  return writeDecimal(hundredths, 2).replace(/\.?0+$/, '');
}
