import { expect, test } from './planner.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, deviceScaleFactor: 1 });

test('on a phone the map stays in view beside an open panel, and nothing is unreadable', async ({ planner }) => {
  await planner.opensTheDistrict();
  expect((await planner.seesMapRegion()).width).toBe(390);
  await planner.opensPanel('进度');
  await expect.poll(() => planner.seesUnresolvedMu()).toBeGreaterThan(0);
  expect((await planner.seesMapRegion()).height).toBeGreaterThan(600);
  expect(await planner.accessibilityProblems()).toEqual([]);
});

test('on a phone what is opened last is what one sees, and what lay below comes back', async ({ planner }) => {
  await planner.opensTheDistrict();
  await planner.opensPanel('红线');
  const name = await planner.choosesRedLine(6);
  await expect.poll(() => planner.seesSheets()).toEqual([name]);
  await planner.opensTab('重叠');
  await expect.poll(() => planner.seesSheets()).toEqual(['表格与走势']);
  await planner.opensPanel('进度');
  await expect.poll(() => planner.seesSheets()).toEqual(['未化解面积']);
  await planner.closesPanel('进度');
  await expect.poll(() => planner.seesSheets()).toEqual([name]);
});
