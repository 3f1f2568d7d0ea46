import { expect, test } from './editing-driver.ts';

const CORNERS = [
  [-60, -50],
  [60, -50],
  [60, 50],
  [-60, 50],
] as const;
const right = (count: number) => Array.from({ length: count }, () => 'ArrowRight');
const down = (count: number) => Array.from({ length: count }, () => 'ArrowDown');
const left = (count: number) => Array.from({ length: count }, () => 'ArrowLeft');
const up = (count: number) => Array.from({ length: count }, () => 'ArrowUp');

test('a build is drawn with the mouse, seen to overlap while a corner moves, recorded, and a red line is revised', async ({
  planner,
  drafter,
}) => {
  await planner.opensTheDistrict();
  await drafter.selects('990101001001JD00021');
  await drafter.opensDrawing();
  await drafter.begins('标记疑似违建（待核实）');
  await drafter.pressesOnTheMap('s');
  await drafter.clicks(...CORNERS, CORNERS[0]);
  await expect.poll(() => drafter.seesVertices()).toBe(4);
  const area = await drafter.seesArea();
  expect(area).toMatch(/^\d+ m² ± \d+/);
  await expect.poll(() => drafter.seesMet()).toContain('990101001001JD00021');
  const dragged = await drafter.seesWhileDragging([60, 50], [100, 90]);
  expect(dragged.area).not.toContain(area);
  expect(dragged.met).toContain('990101001001JD00021');
  await planner.presses('Control+z');
  await expect.poll(() => drafter.seesArea()).toBe(area);
  expect(await planner.accessibilityProblems()).toEqual([]);
  await drafter.records();
  await expect.poll(() => drafter.isDone()).toBe(true);
  await expect.poll(() => planner.seesSelected()).toMatch(/^XC-2026-\d{4}$/);
  await expect.poll(() => planner.seesArea('planar')).toContain(area.split(' ')[0]);

  // A red line: one vertex moves, the work survives a reload, nothing takes its place unasked, a reason is asked for.
  await drafter.selects('北垄路新建项目');
  await drafter.editsTheSelected();
  await drafter.pressesOnTheMap('n', 'n', 's');
  await expect.poll(() => drafter.hears()).toContain('捕捉已开');
  await drafter.drags([0, 0], [0, 40]);
  await expect.poll(() => drafter.seesChange()).toMatch(/增加 \+[1-9]/);
  const change = await drafter.seesChange();
  await planner.comesBack();
  await drafter.opensDrawing();
  await expect.poll(() => drafter.isAskedBefore('画新红线')).toContain('还没有登记');
  await drafter.takesUpTheDraft();
  await expect.poll(() => drafter.seesChange()).toBe(change);
  await drafter.records();
  await expect.poll(() => drafter.seesFailure()).toContain('原因');
  await drafter.enters('原因', '按批准图修正');
  await drafter.records();
  await expect.poll(() => drafter.isDone()).toBe(true);
  expect(planner.session.errors).toEqual([]);
});

test('a red line is drawn, changed, cut and recorded by keys alone', async ({ planner, drafter }) => {
  await planner.opensTheDistrict();
  await planner.findsByKeyboard('990101001001JD00021');
  await drafter.opensDrawing();
  await drafter.begins('画新红线');
  await drafter.pressesOnTheMap('s', 'Enter', ...right(3), 'Enter', ...down(3), 'Enter', ...left(3), 'Enter', 'f');
  await expect.poll(() => drafter.hears()).toContain('已闭合');
  await expect.poll(() => drafter.seesVertices()).toBe(4);
  const area = await drafter.seesArea();
  // The third vertex is reached, picked up, moved and put down; a new one is set on the side after it.
  await drafter.pressesOnTheMap('n', 'n', 'n');
  await expect.poll(() => drafter.hears()).toMatch(/第 3 点，共 4 点 X/);
  await drafter.pressesOnTheMap('Enter', ...right(1), ...down(1), 'Enter');
  await expect.poll(() => drafter.hears()).toContain('已移动');
  await expect.poll(() => drafter.seesArea()).not.toBe(area);
  await drafter.pressesOnTheMap('i', ...down(1), 'Enter');
  await expect.poll(() => drafter.seesVertices()).toBe(5);
  await drafter.pressesOnTheMap('Control+z');
  await expect.poll(() => drafter.seesVertices()).toBe(4);
  // Cut from above to below; the left part stays.
  await drafter.pressesOnTheMap('n', 'c', ...right(1), ...up(1), 'Enter', ...down(6), 'Enter', 'f');
  await expect.poll(() => drafter.seesParts()).toHaveLength(2);
  await drafter.keepsOnlyPart(1);
  await expect.poll(() => drafter.seesParts()).toHaveLength(0);
  await drafter.recordsByKeyboard();
  await expect.poll(() => drafter.seesFailure()).toContain('名称');
  await drafter.enters('名称', '键盘画的红线');
  await drafter.recordsByKeyboard();
  await expect.poll(() => drafter.isDone()).toBe(true);
  await expect.poll(() => planner.seesSelected()).toBe('键盘画的红线');
  expect(planner.session.errors).toEqual([]);
});
