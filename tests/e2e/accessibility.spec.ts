import { expect, test } from './planner.ts';

const PANELS = ['图层', '红线', '进度', '量算', '查询', '导入'] as const;
const TABS = ['重叠', '宗地', '红线', '征收单元', '巡查发现', '进度'] as const;

for (const theme of ['light', 'dark'] as const) {
  test(`no panel and no table has accessibility problems (${theme})`, async ({ planner }) => {
    await planner.opensTheDistrict();
    if (theme === 'dark') await planner.switchesTheme();
    for (const panel of PANELS) {
      await planner.opensPanel(panel);
      if (panel === '红线') await planner.choosesRedLine(1);
      expect([panel, await planner.accessibilityProblems()]).toEqual([panel, []]);
    }
    for (const tab of TABS) {
      await planner.opensTab(tab);
      expect([tab, await planner.accessibilityProblems()]).toEqual([tab, []]);
    }
  });
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('no panel and no table has accessibility problems', async ({ planner }) => {
    await planner.opensTheDistrict();
    for (const panel of PANELS) {
      await planner.opensPanel(panel);
      expect([panel, await planner.accessibilityProblems()]).toEqual([panel, []]);
    }
    await planner.opensTab('征收单元');
    expect(await planner.accessibilityProblems()).toEqual([]);
  });
});
