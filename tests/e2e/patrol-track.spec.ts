import { expect, test } from './patrol-track-driver.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, deviceScaleFactor: 1 });

test('a patrol with a noisy track, a gap and a kill is recorded whole, and counts only what was seen', async ({ patroller }) => {
  await patroller.opensPatrol();
  expect(await patroller.reads()).toContain('取不到定位');
  await expect.poll(() => patroller.seesSmallTargets()).toEqual([]);
  expect(await patroller.accessibilityProblems()).toEqual([]);

  await patroller.taps('开始巡查');
  await expect(patroller.seesButton('暂停')).toBeVisible();
  await patroller.walksTo(40, 0);
  await expect.poll(() => patroller.seesLength_m()).toBeGreaterThan(25);
  await expect.poll(() => patroller.seesSeen()).toBeGreaterThan(0);
  const seen = await patroller.seesSeen();

  await test.step('a poor position and a leap count for nothing', async () => {
    const before = await patroller.seesSettledLength_m();
    await patroller.standsAt(40, 300, 400);
    await patroller.standsAt(40, 9_000);
    await patroller.standsAt(41, 0);
    await expect.poll(() => patroller.reads()).toMatch(/精度差于 25 米 1[\s\S]*跳点 1/);
    expect(Math.abs((await patroller.seesSettledLength_m()) - before)).toBeLessThan(5);
  });

  await test.step('a hidden page is a gap', async () => {
    await patroller.hidesThePage(true);
    await patroller.standsAt(60, 0);
    await patroller.hidesThePage(false);
    await patroller.standsAt(80, 0);
    await patroller.walksTo(95, 0);
    await expect.poll(() => patroller.seesGaps()).toBe(1);
    await expect.poll(() => patroller.seesLength_m()).toBeLessThan(75);
  });

  await test.step('what was seen on the spot is written down', async () => {
    await expect.poll(() => patroller.seesSmallTargets()).toEqual([]);
    expect(await patroller.accessibilityProblems()).toEqual([]);
    await patroller.taps('有变化');
    await expect(patroller.seesButton('有变化')).toHaveAttribute('aria-pressed', 'true');
  });

  await test.step('after a kill it asks, with everything there', async () => {
    await patroller.losesTheTab();
    await expect(patroller.seesButton('接着巡查')).toBeVisible();
    expect(await patroller.reads()).toContain('上次巡查中断了');
    await patroller.taps('接着巡查');
    await expect(patroller.seesButton('暂停')).toBeVisible();
    await patroller.walksTo(100, 0);
    await expect.poll(() => patroller.seesGaps()).toBe(2);
    await expect.poll(() => patroller.seesSeen()).toBeGreaterThanOrEqual(seen);
  });

  await patroller.taps('结束');
  await expect.poll(() => patroller.reads()).toMatch(/已存在本机：.*2 处断开/);
  await patroller.losesTheTab();
  await patroller.taps('巡查');
  await patroller.taps('未看');
  await expect(patroller.seesButton('开始巡查')).toBeVisible();
  expect(await patroller.reads()).not.toContain('中断');
  expect(patroller.errors()).toEqual([]);
});

test('a track from another device is looked at before it is recorded, and one without times is refused in words', async ({
  patroller,
}) => {
  await patroller.opensPatrol();
  const points = (time: (n: number) => string) =>
    Array.from({ length: 10 }, (_, n) => `<trkpt lat="${23.9715 + n * 1e-4}" lon="134.2066">${time(n)}</trkpt>`).join('');
  const gpx = (time: (n: number) => string) =>
    `<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1"><trk><trkseg>${points(time)}</trkseg></trk></gpx>`;
  await patroller.choosesTrackFile(
    '无时间.gpx',
    gpx(() => ''),
  );
  await expect.poll(() => patroller.reads()).toContain('10 个点都没有时间');
  const timed = gpx((n) => `<time>2026-11-20T01:00:0${n}Z</time>`);
  await patroller.choosesTrackFile('手持机.gpx', timed);
  await expect.poll(() => patroller.reads()).toMatch(/2026-11-20 09:00–09:00\s*文件 100 米，算作 100 米，0 处断开/);
  await patroller.taps('登记 1 次巡查');
  await expect.poll(() => patroller.reads()).toContain('已登记 1 次巡查');
  await patroller.choosesTrackFile('手持机.gpx', timed);
  await expect.poll(() => patroller.reads()).toContain('已登记过');
  expect(patroller.errors()).toEqual([]);
});
