import { expect, type Planner, test } from './planner.ts';

const PANELS = ['图层', '红线', '进度', '工作', '问题', '绘制', '量算', '查询', '导入'] as const;
const DOSSIERS = ['征迁进度板', '图斑', '任务', '问题', '案件', '征收单元'] as const;
const TABS = ['重叠', '宗地', '红线', '征收单元', '巡查发现', '问题', '案件', '任务', '图斑', '未化解走势'] as const;

type Screen = readonly [name: string, open: (planner: Planner) => Promise<unknown>];

const PANELS_AND_DOSSIERS: readonly Screen[] = [
  ...PANELS.map((name): Screen => [`panel ${name}`, (planner) => planner.opensPanel(name)]),
  ...DOSSIERS.map((name): Screen => [`dossier ${name}`, (planner) => planner.opensADossier(name)]),
];
const TABLES = TABS.map((name): Screen => [`table ${name}`, (planner) => planner.opensTab(name)]);

/** What was found on each screen; names only those with problems. */
async function judge(
  planner: Planner,
  screens: readonly Screen[],
  look: () => Promise<string[]>,
): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const [name, open] of screens) {
    await open(planner);
    const problems = await look();
    if (problems.length > 0) found[name] = problems;
  }
  return found;
}

for (const [what, screens] of [
  ['panel and no dossier', PANELS_AND_DOSSIERS],
  ['table', TABLES],
] as const)
  test(`no ${what} has accessibility problems`, async ({ planner }) => {
    await planner.opensTheDistrict();
    expect(await judge(planner, screens, () => planner.accessibilityProblems())).toEqual({});
  });

// What the dark changes is colours; the tables share theirs.
test('no panel, no dossier and no table is hard to read in the dark', async ({ planner }) => {
  await planner.opensTheDistrict();
  await planner.switchesTheme();
  const screens = [...PANELS_AND_DOSSIERS, ...TABLES.filter(([name]) => name === 'table 征收单元')];
  expect(await judge(planner, screens, () => planner.contrastProblems())).toEqual({});
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, deviceScaleFactor: 1 });

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
