import { expect, test } from './planner.ts';

test('the first screen has no accessibility problems', async ({ planner }) => {
  await planner.opensTheDistrict();
  expect(await planner.accessibilityProblems()).toEqual([]);
});
