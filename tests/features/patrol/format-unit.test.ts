import { expect, it } from 'vitest';
import { formatSpan, formatUnit } from '../../../src/features/patrol/format-unit.ts';

it('writes a number and its unit with a space between them, whatever the language does', () => {
  const metres = (language: string) => new Intl.NumberFormat(language, { style: 'unit', unit: 'meter' });
  expect(formatUnit(metres('zh-CN'), 1_240)).toBe('1,240 米');
  expect(formatUnit(metres('en'), 1_240)).toBe('1,240 m');
});

it.each([
  [86_400_200, '1 天', '1 day'],
  [5_400_000, '1.5 小时', '1.5 hours'],
  [240_000, '4 分钟', '4 minutes'],
  [40_000, '40 秒钟', '40 seconds'],
  [300, '0.3 秒钟', '0.3 seconds'],
])('says a span of %i ms in the unit that it fills', (span_ms, zh, en) => {
  expect(formatSpan('zh-CN', span_ms)).toBe(zh);
  expect(formatSpan('en', span_ms)).toBe(en);
});
