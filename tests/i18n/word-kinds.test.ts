import { describe, expect, it } from 'vitest';
import { createI18n } from '../../src/i18n/create-i18n.ts';
import { describeError } from '../../src/i18n/describe-error.ts';
import { describeFinding } from '../../src/i18n/describe-finding.ts';

describe('kinds of steps and outlines in messages', () => {
  it.each([
    ['zh-CN', '“决定”', '未说明', '“签约”之前没有“登记或补偿决定”'],
    ['en', 'Decision', 'not stated', '“Signed” of 2026-03-01 has no “Registered or Compensation decided”'],
  ] as const)('are worded in %s, a case’s steps by their own names', async (locale, decided, unknown, words) => {
    const texts = await createI18n(locale);
    const needed = describeError(texts, { code: 'case-step-needed', params: { kind: 'decided', neededOn: '2026-03-01' } });
    expect(needed).toContain(decided);
    const missing = describeError(texts, { code: 'step-missing', params: { missing: 'legally-reviewed', article: '58' } });
    expect(missing).not.toMatch(/legally-reviewed|\{\{/);
    const rough = describeError(texts, { code: 'geometry-not-surveyed', params: { origin: 'unknown', sigma_m: '–' } });
    expect(rough).toContain(unknown);
    const dayText = (code: string, params: Readonly<Record<string, string>>) => describeError(texts, { code, params });
    const day = dayText('day-invalid', { day: '2026-02-30', field: 'servedOn' });
    const noDay = dayText('day-missing', { field: 'performBy' });
    const oldDay = dayText('day-invalid', { day: '2026-02-30' });
    expect(day).toContain(locale === 'en' ? 'day of service' : '送达日');
    expect(noDay).toContain(locale === 'en' ? 'perform by' : '履行期限');
    expect([day, noDay, oldDay].join(' ')).not.toMatch(/servedOn|performBy|undefined|\{\{/);
    const found = describeFinding(texts, {
      code: 'milestone-order',
      on: '2026-03-01',
      params: { kind: 'signed', needs: 'registered|decided' },
    });
    expect(found).toContain(words);
  });
});
