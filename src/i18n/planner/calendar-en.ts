import type { calendarZh } from './calendar-zh.ts';

export const calendarEn: typeof calendarZh = {
  missing: 'This district has no holiday table for {{years}} yet',
  hint: 'Without a table only Monday to Friday are taken for working days: ends of periods are provisional, and irreversible steps wait.',
  copy: 'Use the State Council’s tables',
  rules: 'Holiday settings',
  reason: 'Notices of the State Council’s General Office on the holidays of {{years}}',
};
