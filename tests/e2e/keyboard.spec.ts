import { expect, test } from './planner.ts';

test('a parcel is found, read and left by keyboard alone', async ({ planner }) => {
  await planner.opensTheDistrict();
  await planner.findsByKeyboard('990101010034GB00113');
  await expect.poll(() => planner.seesSelected()).toBe('990101010034GB00113');
  // The keyboard stands in the detail: Escape closes it.
  await expect.poll(() => planner.seesKeyboardIn()).toBe('990101010034GB00113');
  await planner.presses('Escape');
  await expect.poll(() => planner.seesNothingSelected()).toBe(true);
});
