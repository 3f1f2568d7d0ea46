import { expect, it } from 'vitest';
import { readTypedNumber, withoutUnit, writtenUnit } from '../../../../src/core/measure/explain/typed-number.ts';

it.each([
  ['12.35 亩', 'mu', '12.35', 2],
  ['12.30', 'ha', '12.30', 2],
  ['１２．３５亩', 'mu', '12.35', 2],
  ['8,233.33 m²', 'm2', '8233.33', 2],
  ['8，233平方米', 'm2', '8233', 0],
  ['0.82 公顷', 'ha', '0.82', 2],
  ['1.5 万平方米', 'ha', '1.5', 1],
  ['0.0123平方公里', 'km2', '0.0123', 4],
  ['3km²', 'km2', '3', 0],
  ['82.0 ㎡', 'm2', '82.0', 1],
])('%s', (text, unit, digits, decimals) => {
  expect(readTypedNumber(text, 'ha')).toEqual({ digits, value: Number(digits), unit, decimals });
});

it.each([
  ['', 'number-missing'],
  ['亩', 'number-unreadable'],
  ['12,35 亩', 'number-unreadable'],
  ['1.2.3', 'number-unreadable'],
  ['12 acres', 'number-unreadable'],
  ['-5', 'number-unreadable'],
  ['0.00', 'number-not-positive'],
  ['1234567890123456', 'number-too-long'],
])('%s is refused', (text, refusal) => {
  expect(readTypedNumber(text, 'm2')).toBe(refusal);
});

it('the unit behind a number is told before the number is asked about, and none where none is known', () => {
  expect(['54.54 m²', '2.3亩', '1,2 公顷', '0.5 KM²'].map(writtenUnit)).toEqual(['m2', 'mu', 'ha', 'km2']);
  expect(['54.54 m²', '８,２３３ 亩', '54.54'].map(withoutUnit)).toEqual(['54.54', '8,233', '54.54']);
  expect(['', '54.54', '54.54 英亩', '大约二十亩'].map(writtenUnit)).toEqual([undefined, undefined, undefined, undefined]);
});
