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
  ordered: null,
  remedies: { reviewUntil: null, suitUntil: null },
  demandRoom: null,
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

it('writes every duty that was decided, of a fine its sum, and the last days of both remedies', async () => {
  const { t } = await createI18n('zh-CN');
  const decided: NoticeFacts = {
    ...facts,
    track: 'land',
    ordered: { decision: 'demolish', fine: 1_234_550 },
    remedies: { reviewUntil: { on: '2026-05-11', provisional: false }, suitUntil: { on: '2027-01-04', provisional: true } },
  };
  const { ordered, reviewUntil, suitUntil } = valuesOf(decided, {}, settings, '区', 'zh-CN', t);
  expect(ordered).toBe('拆除所占土地上的建（构）筑物，退还所占用的土地；缴纳罚款 12,345.50 元，缴款方式以决定书载明的为准');
  expect([reviewUntil, suitUntil]).toEqual(['2026年5月11日', '2027年1月4日（遇法定休假日顺延）']);
  const fined = valuesOf({ ...facts, ordered: { decision: 'fine', fine: 500_000 } }, {}, settings, '区', 'zh-CN', t).ordered;
  expect(fined).toBe('缴纳罚款 5,000.00 元，缴款方式以决定书载明的为准');
});

it('ends what is intended with the one full stop of the wording', async () => {
  const { t } = await createI18n('zh-CN');
  expect(valuesOf(facts, { proposed: '限期拆除。' }, settings, '区', 'zh-CN', t).proposed).toBe('限期拆除');
});
