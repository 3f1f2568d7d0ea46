import { describe, expect, it } from 'vitest';
import { dayOf, isDay, nameDay, numberDay } from '../../../src/core/register/day.ts';

describe('days', () => {
  it.each(['2026-11-23', '2024-02-29', '1999-12-31'])('takes %s', (day) => expect(isDay(day)).toBe(true));
  it.each([
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-1-1',
    '20261123',
    '2026-11-23T00:00',
    '1899-12-31',
    '0026-11-23',
    '',
  ])('refuses "%s"', (day) => expect(isDay(day)).toBe(false));

  it('counts from 1970 and back', () => {
    expect(numberDay('1970-01-02')).toBe(1);
    expect(numberDay('2026-03-01') - numberDay('2026-02-28')).toBe(1);
    expect(nameDay(numberDay('2026-11-23'))).toBe('2026-11-23');
  });

  it('belongs to the time zone, not to the device', () => {
    expect(dayOf('2026-11-22T16:00:00.000Z', 'Asia/Shanghai')).toBe('2026-11-23');
    expect(dayOf('2026-11-22T15:59:59.999Z', 'Asia/Shanghai')).toBe('2026-11-22');
    expect(() => dayOf('2026-11-22T16:00:00.000Z', 'Nowhere/Else')).toThrow(RangeError);
    expect(dayOf('2026-11-22T17:00:00.000Z', 'Asia/Urumqi')).toBe('2026-11-22');
    expect(dayOf('2026-11-22T17:00:00.000Z', 'Asia/Shanghai')).toBe('2026-11-23');
  });
});
