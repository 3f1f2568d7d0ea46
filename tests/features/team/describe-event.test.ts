import { describe, expect, it } from 'vitest';
import { describeEvent } from '../../../src/features/team/audit/describe-event.ts';
import { createI18n } from '../../../src/i18n/create-i18n.ts';

describe('an event of changed settings', () => {
  it.each([
    ['zh-CN', '修改了设置（允许的网址来源、底图、公开时隐去的最少户数）'],
    ['en', /base maps/i],
  ] as const)('names them as their forms do, in %s', async (language, words) => {
    // As the team's page has them: nothing of the desk's words.
    const { t } = await createI18n(language, ['shell', 'team']);
    const event = {
      actor: 'a-1',
      action: 'settings-changed',
      subject: 'd-1',
      detail: { fields: 'allowedOrigins baseMaps smallCell', seq: 7 },
    };
    const { what } = describeEvent(t, event as never, new Map([['a-1', '张三']]));
    expect(what).toMatch(words);
    expect(what).not.toMatch(/baseMaps|smallCell|allowedOrigins/);
  });
});
