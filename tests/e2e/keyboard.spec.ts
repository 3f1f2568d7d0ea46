import { expect, test } from './planner.ts';

test('a parcel is found, read and left by keyboard alone', async ({ planner }) => {
  await planner.opensTheDistrict();
  await planner.findsByKeyboard('990101010034GB00113');
  await expect.poll(() => planner.seesSelected()).toBe('990101010034GB00113');
  await planner.presses('Tab', 'Escape');
  await expect.poll(() => planner.seesNothingSelected()).toBe(true);
});
