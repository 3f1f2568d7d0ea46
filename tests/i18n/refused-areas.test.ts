import { expect, it } from 'vitest';
import { createI18n } from '../../src/i18n/create-i18n.ts';
import { describeError } from '../../src/i18n/describe-error.ts';

it.each(['zh-CN', 'en'] as const)(
  'land that is not paid for twice is told with two decimals, as everywhere (%s)',
  async (locale) => {
    const texts = await createI18n(locale);
    const params = { m2: 12_128.6789, redLine: '甲', item: 'i-1', paidOn: '2026-05-04', land: '旧补偿地' };
    for (const code of ['double-compensation', 'compensated-land'])
      expect(describeError(texts, { code, params })).toContain('12128.68 m²');
  },
);
