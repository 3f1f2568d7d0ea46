import { expect, test } from './patrol-day-driver.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, deviceScaleFactor: 1, serviceWorkers: 'allow' });

test('a team goes through its day without a network: the way, what stands there, results, a report, and what became of it', async ({
  marker,
  team,
}) => {
  await marker.stands([134.2, 24]);
  await marker.opensThePatrol();
  await team.opensTheDay();
  await expect.poll(() => team.seesWho()).toBe('我是谁？');
  await expect.poll(() => team.seesSmallTargets()).toEqual([]);
  await team.is('巡查一组');
  await team.losesTheNetwork();

  const tasks = await team.seesTasks();
  expect(tasks.length).toBeGreaterThan(2);
  expect(tasks.filter(({ stop }) => stop !== '–').map(({ stop }) => Number(stop))).toEqual(
    tasks
      .filter(({ stop }) => stop !== '–')
      .map(({ stop }) => Number(stop))
      .toSorted((a, b) => a - b),
  );
  await expect.poll(() => team.seesWay()).toMatch(/按直线距离排好顺序，共约 [\d.]+ (米|公里)/);
  expect(await marker.accessibilityProblems()).toEqual([]);
  const [before, ,] = await team.seesCounts();

  // A patch is looked at, the build on it is reported, and the task is finished with the report.
  const patch = tasks.find(({ about }) => about.startsWith('图斑核查'));
  await team.opensRow(patch?.about.split(' · ')[1] ?? '');
  await expect.poll(() => team.seesTarget()).toMatch(/面积 [\d.]+ m².*这里的上报.*所在红线/);
  await expect.poll(() => team.seesSmallTargets()).toEqual([]);
  await team.marksWhatStandsHere();
  await marker.takes('点角');
  for (const [x, y] of [
    [-60, -40],
    [60, -40],
    [60, 40],
    [-60, 40],
  ] as const)
    await marker.tapsMap(x, y);
  await marker.chooses('在建');
  const said = await marker.saves();
  const no = /XC-\d{4}-\w+/.exec(said)?.[0] ?? '';
  expect(no).not.toBe('');
  await marker.taps('回到任务');
  await expect.poll(() => team.seesPreparedNote()).toBe(`已上报 ${no}`);
  expect(await team.finishes('有变化')).toContain('已存在本机');
  await team.goesBackToTheList();
  expect((await team.seesCounts())[0]).toBe(before - 1);
  await expect.poll(() => team.seesDoneToday()).toContain('今天已办结（1）');

  // The report is to be verified; on the way back it is still there, then it is gone.
  await team.looksAt('上报');
  await expect.poll(() => team.seesReports()).toEqual([expect.stringMatching(new RegExp(`${no}.*待核实`))]);
  await team.opensRow(no);
  expect(await team.rechecks('还在，没变')).toBe('已存在本机：复查未变');
  expect(await team.rechecks('已拆除，什么都没有了')).toBe('已存在本机：现场已无建筑');
  await team.goesBackToTheList();
  await team.looksAt('上报');
  await expect.poll(() => team.seesReports()).toEqual([expect.stringMatching(new RegExp(`${no}.*现场已无建筑`))]);

  // The phone knows who it belongs to and what was done.
  await team.hasTheNetworkAgain();
  await marker.comesBack();
  await expect.poll(() => team.seesNext()).toMatch(/^下一件：/);
  await team.opensTheDay();
  await expect.poll(() => team.seesWho()).toBe('我是巡查一组');
  await expect.poll(() => team.seesCounts()).toEqual([before - 1, 1, 0]);
  expect(marker.errors).toEqual([]);
});
