import { expect, test } from './planner.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

test('on a phone the map stays in view beside an open panel, and nothing is unreadable', async ({ planner }) => {
  await planner.opensTheDistrict();
  expect((await planner.seesMapRegion()).width).toBe(390);
  await planner.opensPanel('进度');
  expect(await planner.seesUnresolvedMu()).toBeGreaterThan(0);
  expect((await planner.seesMapRegion()).height).toBeGreaterThan(600);
  expect(await planner.accessibilityProblems()).toEqual([]);
});
