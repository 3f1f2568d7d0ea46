import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { describe, expect, it } from 'vitest';
import type { BoardPeriod } from '../../../src/core/report/board/read-period.ts';
import { StuckFigures } from '../../../src/features/leader/board/BoardStuck.tsx';
import { createI18n } from '../../../src/i18n/create-i18n.ts';
import type { BoardAnswer } from '../../../src/workers/calls/leader-board.ts';

const cell = (denominator: number) => ({ denominator });
const ANSWER = {
  smallCell: 3,
  whole: { cells: { payment: cell(992), vacating: cell(748), demolition: cell(767), 'one-month': cell(727) } },
} as unknown as BoardAnswer;
const wait = (items: number | null, longest_days: number | null) => ({ items, longest_days });
const PERIOD = {
  waiting: { payment: wait(78, 374), vacating: wait(1_096, 284), demolition: wait(178, 284) },
  overdue: { ...wait(126, 256), most: { place: { name: '南港片区' }, items: 69 } },
} as unknown as BoardPeriod;

async function show(period: BoardPeriod): Promise<string> {
  const i18n = await createI18n('zh-CN');
  return renderToStaticMarkup(
    <I18nextProvider i18n={i18n}>
      <StuckFigures period={period} answer={ANSWER} onNext={() => undefined} />
    </I18nextProvider>,
  );
}
const textOf = (markup: string): string[] => markup.split(/<[^>]+>/).filter((part) => part !== '');

describe('where it is stuck', () => {
  it('says which step most wait for, how many of how many, how long, and where most are late', async () => {
    const markup = await show(PERIOD);
    expect(textOf(markup)).toEqual(
      expect.arrayContaining([
        '最多的卡在腾空',
        '1,096 宗',
        '已拨付 748 宗（空地不计）',
        '最久已等 284 天',
        '最久逾期 256 天',
        '南港片区最多，69 宗',
      ]),
    );
    expect(markup.match(/data-most="true"/g)).toHaveLength(1);
  });

  it('says of what is hidden that it is few, and nothing else', async () => {
    const few = wait(null, null);
    const texts = textOf(
      await show({
        waiting: { payment: few, vacating: few, demolition: few },
        overdue: { ...few, most: null },
      } as unknown as BoardPeriod),
    );
    expect(texts.filter((one) => one === '不足 3 宗')).toHaveLength(4);
    expect(texts.some((one) => /天|最多/.test(one))).toBe(false);
  });

  it('names no step where nothing waits', async () => {
    const none = wait(0, null);
    const texts = textOf(
      await show({
        waiting: { payment: none, vacating: none, demolition: none },
        overdue: { ...none, most: null },
      } as unknown as BoardPeriod),
    );
    expect(texts.filter((one) => one === '0 宗')).toHaveLength(4);
    expect(texts.some((one) => one.startsWith('最多'))).toBe(false);
  });
});
