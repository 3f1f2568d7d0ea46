import { expect, test } from './planner.ts';

test('a planner sees what a red line covers, and how much of each parcel', async ({ planner }) => {
  await planner.opensTheDistrict();
  await planner.opensPanel('红线');
  const name = await planner.choosesRedLine(0);
  await expect.poll(() => planner.seesSelected()).toBe(name);
  const totals = await planner.seesTotals();
  expect(totals).toMatch(/^\d+ 宗，合计 [\d.]+( ± [\d.]+)? m²（[\d.]+ 亩）；重复主张只计一次为 [\d.]+ m²$/);
  const rows = await planner.seesOverlapRows();
  expect(rows.length).toBeGreaterThan(3);
  expect(rows[0]).toMatch(/^990101\d{6}GB\d{5} [\d.]+ [\d.]+ [\d.]+ [\d.]+ (100\.0|>? ?\d+\.\d) %/);
});

test('a parcel is found by its number and shows both measures', async ({ planner }) => {
  await planner.opensTheDistrict();
  await planner.finds('990101010034GB00113');
  await expect.poll(() => planner.seesSelected()).toBe('990101010034GB00113');
  await expect.poll(() => planner.seesArea('planar')).toMatch(/^[\d.]+ m²( ± [\d.]+)? [\d.]+ 亩$/);
  await expect.poll(() => planner.seesArea('ellipsoidal')).toMatch(/^[\d.]+ m²( ± [\d.]+)? [\d.]+ 亩$/);
});

test('the date bar shows the district as of another week, and says so', async ({ planner }) => {
  await planner.opensTheDistrict();
  await planner.opensPanel('进度');
  const latestDay = await planner.seesDay();
  const latest = await planner.seesUnresolvedMu();
  await planner.stepsBackWeeks(8);
  await expect.poll(() => planner.seesDay()).not.toBe(latestDay);
  await expect.poll(() => planner.seesUnresolvedMu()).not.toBe(latest);
  await planner.backToLatest();
  await expect.poll(() => planner.seesUnresolvedMu()).toBe(latest);
  await expect.poll(() => planner.seesDay()).toBe(latestDay);
});

test('everything is there in English and in the dark', async ({ planner }) => {
  await planner.opensTheDistrict();
  await planner.switchesLanguage();
  await planner.switchesTheme();
  expect(await planner.accessibilityProblems()).toEqual([]);
  expect(planner.session.errors).toEqual([]);
});
