import { expect, test } from './desk-driver.ts';

test('what is overdue is given to somebody, done, and counted in the closing rate', async ({ planner, desk }) => {
  await planner.opensTheDistrict();
  await desk.opensTheWorkList();
  await desk.looksAt('逾期');
  const before = await desk.seesClosingRate();
  const label = await desk.assignsTheFirstTo('督办专班');
  await expect.poll(() => desk.seesClosingRate()).toMatchObject({ done: before.done, assigned: before.assigned + 1 });
  await desk.looksAt('任务');
  await desk.searches('督办专班');
  await expect.poll(() => desk.seesRows()).toHaveLength(1);
  await desk.opensTheFirst();
  await desk.finishesTheTask(`已核实 ${label}`);
  await expect.poll(() => desk.seesClosingRate()).toMatchObject({ done: before.done + 1, assigned: before.assigned + 1 });
  await expect.poll(() => desk.seesCount('已办结')).toBe(1);
  expect(await planner.accessibilityProblems()).toEqual([]);
  expect(planner.session.errors).toEqual([]);
});

test('a layer of patches is taken in, and one of them answered', async ({ planner, desk }) => {
  await planner.opensTheDistrict();
  await desk.opensTheWorkList();
  const waiting = await desk.seesCount('图斑');
  const { accepted, refused } = await desk.looksAtPatchesToTake();
  expect(accepted).toBeGreaterThan(0);
  expect(refused).toBeGreaterThan(0);
  await desk.takesThem();
  await expect.poll(() => desk.seesCount('图斑')).toBe(waiting + accepted);
  await desk.looksAt('图斑');
  await desk.opensTheFirst();
  await desk.hesitatesOverThePatch('到现场看过');
  await expect.poll(() => desk.seesPatchNote()).toBe('到现场看过');
  await desk.answersThePatch('伪变化', '到现场看过，是水面反光');
  await expect.poll(() => desk.seesPatchAnswer()).toContain('是水面反光');
  await expect.poll(() => desk.seesCount('图斑')).toBe(waiting + accepted - 1);
  expect(planner.session.errors).toEqual([]);
});

test('a board shows for every rate both its counts, and the items behind them', async ({ planner, desk }) => {
  await planner.opensTheDistrict();
  await desk.opensTheBoardOf(1);
  await expect.poll(() => desk.seesRates()).toHaveLength(7);
  const paid = await desk.looksBehind('拨付率', 'reached');
  expect(paid.listed).toBe(paid.count);
  const based = await desk.looksBehind('拨付率', 'counted');
  expect(based.listed).toBe(based.count);
  expect(based.count).toBeGreaterThanOrEqual(paid.count);
  expect(await planner.accessibilityProblems()).toEqual([]);
});
