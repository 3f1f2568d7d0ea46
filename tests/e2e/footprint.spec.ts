import { expect, test } from './footprint-driver.ts';

test('from a red line to the week that resolved something, and to the plot on the map', async ({ planner, footprint }) => {
  await planner.opensTheDistrict();
  await planner.opensPanel('红线');
  const name = await planner.choosesRedLine(4);
  await footprint.opensItsProgress();
  await expect.poll(() => footprint.seesTarget()).toBe(name);
  const week = await footprint.pinsAWeekThatResolved();
  await expect.poll(() => footprint.seesWeek()).toContain(`截至 ${week} 的一周`);
  await expect.poll(() => footprint.seesWeek()).toContain('已固定');
  const resolved = await footprint.seesResolved();
  expect(resolved[0]).toMatch(/^990101\d{6}G?[A-Z]{1,2}\d{5} −[\d.]+ m² /);
  const no = await footprint.choosesResolved(0);
  await expect.poll(() => planner.seesSelected()).toBe(no);
  await expect.poll(() => planner.seesDay()).toBe(week);
  expect(await planner.accessibilityProblems()).toEqual([]);
});

test('zones are ranked by what is unresolved, one of them opens, and its figures can be taken along', async ({
  planner,
  footprint,
}) => {
  await planner.opensTheDistrict();
  await footprint.opensTheWorkspace();
  await footprint.comparesBy('片区');
  const zones = await footprint.seesRanking();
  expect(zones.length).toBeGreaterThan(2);
  expect(zones.map(({ mu }) => mu)).toEqual(zones.map(({ mu }) => mu).toSorted((a, b) => b - a));
  const name = await footprint.choosesInRanking(1);
  await expect.poll(() => footprint.seesTarget()).toBe(name);
  await expect.poll(() => footprint.seesUnresolvedMu()).toBe(zones[1].mu);
  const [headers, ...rows] = await footprint.copiesFigures();
  expect(headers[0]).toBe('截至');
  expect(rows.length).toBeGreaterThan(70);
  expect(await planner.accessibilityProblems()).toEqual([]);
  expect(planner.session.errors).toEqual([]);
});

test('playing moves the day, the figures and the list together, by keys alone', async ({ planner, footprint }) => {
  await planner.opensTheDistrict();
  await footprint.opensTheWorkspace();
  await footprint.goesBackToTheFirstWeeks();
  const [day, area] = [await planner.seesDay(), await footprint.seesUnresolved()];
  expect(area).toMatch(/^[\d.]+ m²$/);
  await footprint.playsWeeks(3);
  const shown = await planner.seesDay();
  expect(shown > day).toBe(true);
  await expect.poll(() => footprint.seesUnresolved()).not.toBe(area);
  await expect.poll(() => footprint.seesWeek()).toContain(shown);
});
