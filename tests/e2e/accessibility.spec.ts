import { expect, type Planner, test } from './planner.ts';

const PANELS = ['图层', '红线', '进度', '工作', '发现', '绘制', '量算', '查询', '导入'] as const;
const DOSSIERS = ['进度板', '图斑', '任务', '规则发现', '案件', '征收单元'] as const;
const TABS = ['重叠', '宗地', '红线', '征收单元', '巡查发现', '规则发现', '案件', '任务', '图斑', '进度'] as const;

/** What was found on each screen; names only those with problems. */
async function judge(planner: Planner, look: () => Promise<string[]>): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  const note = async (screen: string) => {
    const problems = await look();
    if (problems.length > 0) found[screen] = problems;
  };
  for (const panel of PANELS) {
    await planner.opensPanel(panel);
    if (panel === '红线') await planner.choosesRedLine(1);
    await note(`panel ${panel}`);
  }
  for (const dossier of DOSSIERS) {
    await planner.opensADossier(dossier);
    await note(`dossier ${dossier}`);
  }
  for (const tab of TABS) {
    await planner.opensTab(tab);
    await note(`table ${tab}`);
  }
  return found;
}

test('no panel, no dossier and no table has accessibility problems', async ({ planner }) => {
  await planner.opensTheDistrict();
  expect(await judge(planner, () => planner.accessibilityProblems())).toEqual({});
});

// What the dark changes is colours.
test('no panel, no dossier and no table is hard to read in the dark', async ({ planner }) => {
  await planner.opensTheDistrict();
  await planner.switchesTheme();
  expect(await judge(planner, () => planner.contrastProblems())).toEqual({});
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('no panel, no dossier and no table has accessibility problems', async ({ planner }) => {
    await planner.opensTheDistrict();
    for (const panel of PANELS) {
      await planner.opensPanel(panel);
      expect([panel, await planner.accessibilityProblems()]).toEqual([panel, []]);
    }
    await planner.opensADossier('案件');
    expect(await planner.accessibilityProblems()).toEqual([]);
    await planner.opensTab('征收单元');
    expect(await planner.accessibilityProblems()).toEqual([]);
  });
});
