import { expect, test } from './findings-driver.ts';

const REASON = '已到现场核对，双方确认，保留现状。';

test('a finding is filtered by its rule, let stand with a reason, seen apart and opened again', async ({ planner, desk }) => {
  await planner.opensTheDistrict();
  await desk.opens();
  const [open, accepted] = [await desk.counts('待处理'), await desk.counts('已接受')];
  const rule = await desk.filtersByFirstRule();
  await expect.poll(() => desk.seesRules()).toEqual([rule]);

  const what = await desk.opensFirst();
  await expect.poll(() => planner.seesSelected()).toBe(rule);
  await expect.poll(() => desk.seesCard()).toContain('不会使不合规定的步骤变得合法');
  expect(await planner.accessibilityProblems()).toEqual([]);

  await desk.accepts(' ');
  await expect.poll(() => desk.seesRefusal()).toBe('请填写原因。');
  await expect.poll(() => desk.counts('待处理')).toBe(open);

  await desk.accepts(REASON);
  await expect.poll(() => desk.counts('待处理')).toBe(open - 1);
  await expect.poll(() => desk.counts('已接受')).toBe(accepted + 1);
  await expect.poll(() => desk.seesCard()).toContain(REASON);

  await desk.shows('已接受');
  expect(await desk.opensFirst()).toBe(what);
  await expect.poll(() => desk.seesHistory()).toContain('接受问题');

  await desk.reopens('邻户提出异议');
  await expect.poll(() => desk.counts('待处理')).toBe(open);
  await expect.poll(() => desk.seesHistory()).toContain('重新列为待处理');
});

test('the history of a red line tells who changed what, before and after on the map, and the log names it', async ({
  planner,
  desk,
}) => {
  await planner.opensTheDistrict();
  await planner.finds('明市路改扩建项目');
  await desk.opensHistory();
  // Told once the whole district is in the store.
  await expect
    .poll(() => desk.seesHistory(), { timeout: 120_000 })
    .toMatch(/调整红线 #\d+ 2026-01-09 生效 .+ 记录.*理由：优化线位，减少征收/);
  expect(await desk.seesHistory()).toContain('划定红线');
  expect(await desk.comparesShapes()).toMatch(/^相差 -\d+(\.\d+)?( ± \d+(\.\d+)?)? m²$/);
  await expect.poll(() => desk.seesCompared()).toBe(true);

  await desk.opensLog();
  const [newest, next] = (await desk.seesLog()).map((line) => Number(line.split(' ')[0]));
  expect(newest).toBe(next + 1);
  await desk.searchesLog('登记节点');
  expect((await desk.seesLog()).every((line) => line.includes('登记节点'))).toBe(true);
  await desk.closesLog();
});
