import { expect, test } from './inspection-driver.ts';

const PARCEL = '990101010034GB00113';

test('several things under one click are listed and stepped through by brackets', async ({ planner, inspector }) => {
  await planner.opensTheDistrict();
  await planner.finds('990101010034GB00116');
  await expect.poll(() => planner.seesSelected()).toBe('990101010034GB00116');
  await expect(async () => {
    await inspector.clicksNearTheMiddle();
    expect((await inspector.seesUnderTheClick()).length).toBe(2);
  }).toPass();
  const under = await inspector.seesUnderTheClick();
  expect(under[1]).toMatch(/^南港仓储物流项目 [\d.]+( ± [\d.]+)? m²$/);
  await planner.presses(']');
  await expect.poll(() => inspector.seesWhichIsChosen()).toContain('南港仓储物流项目');
  await planner.presses('[');
  await expect.poll(() => inspector.seesWhichIsChosen()).toContain('990101010034GB00116');
});

test('the pointer at rest tells what lies there; two parcels stand side by side', async ({ planner, inspector }) => {
  await planner.opensTheDistrict();
  await planner.finds(PARCEL);
  await expect.poll(() => planner.seesSelected()).toBe(PARCEL);
  await inspector.keepsForComparison();
  await inspector.choosesNext('990101010034GB00116');
  const rows = await inspector.seesComparison();
  expect(rows.some((row) => /^≠ ?平面面积 [\d.]+ m² [\d.]+ m²$/.test(row))).toBe(true);
  expect(rows.some((row) => row.startsWith('B 比 A -'))).toBe(true);
  await expect.poll(() => inspector.seesBetween()).toContain('最近距离');
  expect(await planner.accessibilityProblems()).toEqual([]);
  await planner.presses('Tab', 'Escape');
  await expect.poll(() => planner.seesSelected()).toBe(PARCEL);
  await expect(async () => expect(await inspector.restsOnTheMap()).toMatch(/990101010034\w+ [\d.]+ m²/)).toPass();
});

test('what lies in a red line is told by class, what lies in a drawn area too, and what is within 100 m', async ({
  planner,
  inspector,
}) => {
  await planner.opensTheDistrict();
  await planner.opensPanel('红线');
  await planner.choosesRedLine(6);
  const totals = await planner.seesTotals();
  await inspector.asksWhatLiesInSelection();
  const [parcels] = await inspector.seesFound();
  expect(parcels.subject).toBe('parcels');
  expect(totals.startsWith(`${parcels.count} 宗`)).toBe(true);
  const [figure] = parcels.area.split(' ');
  expect(totals.endsWith(`只计一次为 ${figure} m²`)).toBe(true);
  expect((await inspector.seesClasses()).length).toBeGreaterThan(1);
  expect(await planner.accessibilityProblems()).toEqual([]);
  await inspector.drawsAnArea();
  await expect.poll(async () => (await inspector.seesFound())[0].area).not.toBe(parcels.area);
  await inspector.asksWhatIsNear();
  const { count, distances } = await inspector.seesNear();
  expect(count).toBeGreaterThanOrEqual(parcels.count);
  expect(distances).toEqual(distances.toSorted((a, b) => a - b));
  expect(Math.max(...distances)).toBeLessThanOrEqual(100);
});

test('a step of the history shows the day it happened on', async ({ planner, inspector }) => {
  await planner.opensTheDistrict();
  await planner.finds(PARCEL);
  await expect.poll(() => planner.seesSelected()).toBe(PARCEL);
  expect((await inspector.seesHistory()).some((line) => line.includes('签约'))).toBe(true);
  const day = await inspector.goesBackTo('签约');
  await expect.poll(() => planner.seesDay()).toContain(day);
  expect(planner.session.errors).toEqual([]);
});
