import { expect, test } from './measuring-driver.ts';

const SQUARE = [
  [-100, -100],
  [100, -100],
  [100, 100],
  [-100, 100],
] as const;

test('an area is measured with the mouse, changed and given up', async ({ planner, surveyor }) => {
  await planner.opensTheDistrict();
  await planner.finds('990101001001JD00021');
  await expect.poll(() => planner.seesSelected()).toContain('JD00021');
  await surveyor.opensMeasuring('面积');
  await surveyor.switchesSnappingOff();
  await surveyor.draws(...SQUARE);
  await expect.poll(() => surveyor.seesVertices()).toBe(4);
  const { planar, ellipsoidal } = await surveyor.seesSketchArea();
  expect(planar).toMatch(/^\d+ m² ± \d+ .*亩$/);
  expect(ellipsoidal).toMatch(/^\d+ m² ± \d+ .*亩$/);
  // A click that draws chooses nothing else.
  await expect.poll(() => planner.seesSelected()).toContain('JD00021');
  await surveyor.drags([100, 100], [140, 140]);
  await expect.poll(async () => (await surveyor.seesSketchArea()).planar).not.toBe(planar);
  await expect.poll(() => surveyor.seesVertices()).toBe(4);
  await surveyor.drags([0, -100], [0, -140]);
  await expect.poll(() => surveyor.seesVertices()).toBe(5);
  expect(await planner.accessibilityProblems()).toEqual([]);
  await planner.presses('Escape');
  await expect.poll(() => surveyor.seesVertices()).toBe(0);
  await expect.poll(() => surveyor.seesMeasuringPanel()).toBe(true);
  expect(planner.session.errors).toEqual([]);
});

test('a line is drawn, taken back and ended by keys alone, and by typed coordinates', async ({ planner, surveyor }) => {
  await planner.opensTheDistrict();
  await surveyor.opensMeasuring('长度');
  const right = Array.from({ length: 5 }, () => 'ArrowRight');
  const length = async () => Number.parseFloat(await surveyor.seesLength());
  await surveyor.pressesOnTheMap('Enter', ...right, 'Enter');
  await expect.poll(() => surveyor.seesVertices()).toBe(2);
  await expect.poll(length).toBeGreaterThan(0);
  const ofTwo = await length();
  // A window that changes its size meanwhile leaves the map where the keys have moved it.
  await surveyor.narrowsTheWindow();
  await surveyor.pressesOnTheMap(...right, ' ');
  await expect.poll(() => surveyor.seesVertices()).toBe(3);
  await expect.poll(length).toBeGreaterThan(ofTwo);
  await surveyor.pressesOnTheMap('Backspace');
  await expect.poll(() => surveyor.seesVertices()).toBe(2);
  await expect.poll(length).toBe(ofTwo);
  await surveyor.types('2655395.191, 45416550.551');
  await expect.poll(() => surveyor.seesVertices()).toBe(3);
  expect(planner.session.errors).toEqual([]);
});

test('typed plane coordinates are gone to, told in every notation, under the grid of the plane', async ({
  planner,
  surveyor,
}) => {
  await planner.opensTheDistrict();
  await surveyor.opensMeasuring('坐标');
  await surveyor.types('2653126.868, 45414303.684');
  await expect.poll(() => surveyor.seesMarkedPlace()).toContain('45414303.684');
  const place = await surveyor.seesMarkedPlace();
  expect(place).toContain('134.1579');
  expect(place).toContain('134°09′28');
  expect(place).toContain('414303.684');
  expect(await planner.accessibilityProblems()).toEqual([]);
  await surveyor.showsTheGrid();
  expect(await surveyor.searchesFor('45414303.684 2653126.868')).toContain('已对调');
  expect(planner.session.errors).toEqual([]);
});
