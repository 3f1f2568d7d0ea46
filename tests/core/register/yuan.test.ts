import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readYuan, writeYuan } from '../../../src/core/register/yuan.ts';

describe('an amount', () => {
  it('comes back to the fen as it was written', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (fen) => {
        expect(readYuan(writeYuan(fen))).toBe(fen);
        expect(readYuan(`￥${writeYuan(fen).replaceAll(',', '')} 元`)).toBe(fen);
      }),
    );
  });

  it('in 万元 is exact to the last digit', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (fen) => {
        const digits = String(fen).padStart(7, '0');
        const written = `${digits.slice(0, -6)}.${digits.slice(-6)}`;
        expect(readYuan(written, 'wan')).toBe(fen);
        expect(readYuan(`${written}万元`, 'yuan')).toBe(fen);
      }),
    );
  });

  it.each<[string, 'yuan' | 'wan', number | string]>([
    ['1,234,567.8', 'yuan', 123_456_780],
    ['１２３４', 'yuan', 123_400],
    ['人民币12元', 'wan', 1_200],
    ['0.07', 'yuan', 7],
    ['0.290', 'yuan', 29],
    ['35.50万', 'yuan', 35_500_000],
    ['1.005', 'yuan', 'amount-not-whole-fen'],
    ['0.0000001', 'wan', 'amount-not-whole-fen'],
    ['-3', 'yuan', 'amount-negative'],
    ['12,34', 'yuan', 'amount-unreadable'],
    ['1e6', 'yuan', 'amount-unreadable'],
    ['约 5 万', 'yuan', 'amount-unreadable'],
    ['', 'yuan', 'amount-unreadable'],
    ['90071992547409.92', 'yuan', 'amount-too-large'],
  ])('%s in %s is %s', (text, unit, read) => {
    expect(readYuan(text, unit)).toBe(read);
  });
});
