import { expect, test } from './explaining-driver.ts';

const PARCEL = '990101001001JD00001';

test('another number is traced to its method, and the answer is kept with the objection that raised it', async ({
  planner,
  explainer,
}) => {
  await planner.opensTheDistrict();
  await planner.finds(PARCEL);
  const own = (await planner.seesArea('planar')).split(' ')[0];
  await explainer.asksOf('feature');
  await explainer.types('大约二十亩');
  expect(await explainer.seesRefusal()).toMatch(/^读不懂这个数字/);
  await explainer.types(`${own} m²`);
  expect(await explainer.seesVerdict()).toBe(`${own} m² 就是本系统的面积，按所写的位数四舍五入。`);
  expect(await planner.accessibilityProblems()).toEqual([]);
  await explainer.closes();

  await explainer.opensItem();
  await explainer.receivesObjection();
  await explainer.asksOf('item');
  await explainer.types(`${own} m²`);
  expect(await explainer.seesVerdict()).toBe(`${own} m² 是这样得到的：整宗地的面积。`);
  await explainer.attaches();
  await explainer.closes();
  expect(await explainer.seesAttached()).toContain(`${own} m² 是这样得到的：整宗地的面积。`);
});
