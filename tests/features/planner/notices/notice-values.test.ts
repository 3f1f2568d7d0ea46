import { expect, it } from 'vitest';
import { valuesOf } from '../../../../src/features/planner/notices/notice-values.ts';
import { createI18n } from '../../../../src/i18n/create-i18n.ts';
import type { NoticeFacts } from '../../../../src/workers/calls/notices.ts';

const allowed = { verdict: 'allowed', obstacles: [] } as const;
const facts: NoticeFacts = {
  caseNo: '案1',
  track: 'planning',
  builds: [],
  occupiedLand: null,
  parcels: [],
  redLines: [],
  units: [],
  steps: [
    { kind: 'decided', on: '2026-03-09', changeId: 'c-1', documentNo: '决1', served: { on: '2026-03-10', proof: '本人签收' } },
  ],
  verdicts: { 'stop-work': allowed, notice: allowed, demand: allowed, announcement: allowed },
};
const settings = { decimals: { m2: 2, ha: 4, mu: 2 }, office: { name: '本局', address: '', phone: '' } };

it('writes days as papers do in Chinese, and leaves numbers as they are', async () => {
  const { t } = await createI18n('zh-CN');
  expect(valuesOf(facts, { writtenOn: '2026-11-28', documentNo: '2026-11-28' }, settings, '区', 'zh-CN', t)).toEqual({
    writtenOn: '2026年11月28日',
    documentNo: '2026-11-28',
    district: '区',
    office: '本局',
    caseNo: '案1',
    decisionNo: '决1',
    decisionOn: '2026年3月9日',
    decisionServedOn: '2026年3月10日',
  });
});

it('writes days out in English', async () => {
  const { t } = await createI18n('en');
  expect(valuesOf(facts, { writtenOn: '2026-11-28' }, settings, 'District', 'en', t).decisionOn).toBe('March 9, 2026');
});
