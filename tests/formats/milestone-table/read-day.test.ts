import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDay, nameDay } from '../../../src/core/register/day.ts';
import { readWrittenDay } from '../../../src/formats/milestone-table/read-day.ts';

const FORMS: readonly ((year: string, month: string, day: string) => string)[] = [
  (y, m, d) => `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`,
  (y, m, d) => `${y}/${m}/${d}`,
  (y, m, d) => `${y}.${m}.${d}`,
  (y, m, d) => `${y}年${m}月${d}日`,
  (y, m, d) => `${y} 年 ${m} 月 ${d} 日`,
  (y, m, d) => `${y}${m.padStart(2, '0')}${d.padStart(2, '0')}`,
  (y, m, d) => `  ${y}-${m}-${d} 00:00:00`,
  (y, m, d) => `'${y}/${m.padStart(2, '0')}/${d}`,
  (y, m, d) => `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}T08:30:00Z`,
];
const FULL_WIDTH = '０１２３４５６７８９';

describe('a written day', () => {
  it('is read alike in every usual form, full-width digits too', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 45_000 }), fc.constantFrom(...FORMS), fc.boolean(), (number, write, isWide) => {
        const day = nameDay(number);
        const [year, month, date] = day.split('-');
        const text = write(year, String(Number(month)), String(Number(date)));
        const written = isWide ? text.replace(/\d/g, (digit) => FULL_WIDTH[Number(digit)]) : text;
        expect(readWrittenDay(written)).toEqual({ day });
      }),
    );
  });

  it('is a day of the calendar, or none', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 24 }), (text) => {
        const read = readWrittenDay(text);
        expect('fault' in read || isDay(read.day)).toBe(true);
      }),
    );
  });

  it.each([
    ['2026-02-30', 'day-not-in-calendar'],
    ['1899-12-31', 'day-before-records'],
    ['0026年5月1日', 'day-before-records'],
    ['20261301', 'day-not-in-calendar'],
    ['46349', 'day-serial'],
    ['46349.5', 'day-serial'],
    ['26-11-23', 'day-without-year'],
    ['11/23', 'day-without-year'],
    ['11月23日', 'day-without-year'],
    ['11/23/2026', 'day-unreadable'],
    ['2026-11', 'day-unreadable'],
    ['2026/11-23', 'day-unreadable'],
    ['已签', 'day-unreadable'],
    ['2026-03-31T16:00:00.000Z', 'day-unreadable'],
    ['2026-03-31 99:99', 'day-unreadable'],
    ['2026-11-23 至 2026-11-25', 'day-unreadable'],
  ])('%s is refused: %s', (text, fault) => {
    expect(readWrittenDay(text)).toEqual({ fault });
  });
});
