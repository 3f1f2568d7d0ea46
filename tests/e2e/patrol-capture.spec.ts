import { expect, test } from './patrol-capture-driver.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, deviceScaleFactor: 1, isMobile: true });

const HERE = [134.2, 24] as const;
/** Degrees of a metre to the east and to the north there. */
const [EAST, NORTH] = [1 / 101_800, 1 / 110_760];
const beside = (east_m: number, north_m: number) => [HERE[0] + east_m * EAST, HERE[1] + north_m * NORTH] as const;

test('a build is marked in five ways; each is on record with what it is good for', async ({ marker }) => {
  await marker.stands(HERE, 3);
  await marker.opensThePatrol();

  await test.step('by its centre, sizes and direction', async () => {
    await marker.marks();
    await marker.taps(/^保存/);
    await expect.poll(() => marker.seesMissing()).toBe('这还是默认的大小：拖角点、转手柄或按加减，量成这栋建筑。');
    await marker.taps('长加');
    await marker.taps('方向加');
    await expect.poll(() => marker.seesArea()).toMatch(/11[23](\.\d)? m² ± \d+/);
    expect(await marker.savesAs('在建')).toContain('已存在本机');
  });

  await test.step('by tapping its corners, one of them pulled afterwards, with the land taken beside it', async () => {
    await marker.taps('再标记一处');
    await marker.takes('点角');
    for (const [x, y] of [
      [60, -60],
      [130, 40],
      [130, -60],
      [60, 40],
    ] as const)
      await marker.tapsMap(x, y);
    // What crosses itself has no area, and meets nothing that could be told.
    await expect.poll(() => marker.seesGlance()).toBe('边线自相交');
    await marker.takes('手绘');
    await marker.takes('点角');
    for (const [x, y] of [
      [60, -60],
      [130, -60],
      [130, 40],
      [60, 40],
      [60, -60],
    ] as const)
      await marker.tapsMap(x, y);
    const area = await marker.seesArea();
    await marker.drags([130, 40], [150, 60]);
    await expect.poll(() => marker.seesArea()).not.toBe(area);
    await marker.taps('撤销');
    await expect.poll(() => marker.seesArea()).toBe(area);
    await marker.chooses('占地');
    for (const [x, y] of [
      [20, -60],
      [55, -60],
      [55, 40],
      [20, 40],
      [20, -60],
    ] as const)
      await marker.tapsMap(x, y);
    await marker.chooses('基础');
    await marker.saves();
  });

  await test.step('by standing at its corners', async () => {
    await marker.taps('再标记一处');
    await marker.takes('站角');
    for (const at of [beside(40, 0), beside(52, 0), beside(52, 9), beside(40, 9)]) {
      await marker.stands(at, 4);
      await marker.taps('这里');
    }
    await expect.poll(() => marker.seesArea()).toMatch(/1\d\d(\.\d)? m² ± \d+/);
    await marker.chooses('建成');
    await marker.saves();
  });

  await test.step('by walking around it', async () => {
    await marker.taps('再标记一处');
    await marker.takes('走边');
    await marker.stands(beside(-40, 0), 3);
    await marker.taps('开始走');
    await marker.chooses('建成');
    const chipAt = await marker.seesChipAt('建成');
    for (const [east, north] of [
      [-36, 0],
      [-32, 0],
      [-28, 0],
      [-28, 5],
      [-28, 10],
      [-34, 10],
      [-40, 10],
      [-40, 5],
    ] as const)
      await marker.stands(beside(east, north), 3);
    await expect.poll(() => marker.seesFindings()).toContain('压在哪里');
    // Findings came in above it meanwhile.
    await expect.poll(() => marker.seesChipAt('建成')).toBeCloseTo(chipAt, 0);
    await marker.taps('走完了');
    await expect.poll(() => marker.seesArea()).toMatch(/1\d\d(\.\d)? m² ± \d+/);
    await marker.saves();
  });

  await test.step('freehand', async () => {
    await marker.taps('再标记一处');
    await marker.takes('手绘');
    await marker.drags([-120, -70], [-60, -75], [-40, -20], [-60, 40], [-130, 30], [-122, -65]);
    await expect.poll(() => marker.seesArea()).toMatch(/1\d\d(\.\d)? m² ± \d+/);
    await marker.chooses('建成');
    await marker.saves();
  });

  const reports = (await marker.keptReports()).filter(({ no }) => /-P[0-9A-F]{5}$/.test(no));
  expect(reports.map(({ origin }) => origin).sort()).toEqual(['constructed', 'digitised', 'digitised', 'gps', 'gps']);
  for (const { sigma_m, sighting } of reports) {
    expect(sigma_m).toBeGreaterThan(0);
    expect(sighting.position.accuracy_m).toBeGreaterThan(0);
    expect(sighting.measured?.accuracy_m).toBeGreaterThan(0);
  }
  expect(reports.filter(({ sighting }) => sighting.occupiedLand)).toHaveLength(1);
  expect(marker.errors).toEqual([]);
});

test('what is marked outlives a reload at every step, and is not made twice', async ({ marker }) => {
  // Beside a boundary: the circle touches two parcels.
  await marker.stands([134.203, 24.0022], 40);
  await marker.opensThePatrol();
  await marker.marks();
  await marker.taps('长加');
  await marker.comesBack();
  const area = await marker.seesArea();
  expect(area).toMatch(/m²/);
  await expect.poll(() => marker.seesPosition()).toContain('超过 15 m');
  await expect.poll(() => marker.seesGlance()).toMatch(/宗地未定（\d 个）/);
  await marker.chooses('在建');
  await marker.writesNote('二层正在砌');
  await marker.comesBack();
  await expect.poll(() => marker.seesNote()).toBe('二层正在砌');
  await expect.poll(() => marker.seesArea()).toBe(area);
  expect(await marker.accessibilityProblems()).toEqual([]);
  await marker.saves();
  await marker.comesBack();
  await marker.marks();
  await expect.poll(() => marker.seesNote()).toBe('');
});

test('an unfinished report is asked about before a new one begins, and leaves nothing behind where it is thrown away', async ({
  marker,
}) => {
  await marker.stands(HERE, 3);
  await marker.opensThePatrol();
  await marker.marks();
  await marker.taps('长加');
  await marker.writesNote('半截墙');
  await marker.photographs();
  await marker.taps('返回');
  await marker.taps('标记');
  await marker.taps('接着做这一条');
  await expect.poll(() => marker.seesNote()).toBe('半截墙');
  await marker.taps('返回');
  await marker.taps('标记');
  await marker.taps('放弃它，另起一条');
  await expect.poll(() => marker.seesNote()).toBe('');
  await marker.taps('长加');
  expect(await marker.savesAs('基础')).toContain('照片 0 张');
  expect(marker.errors).toEqual([]);
});

test('from “mark” to a saved report with a photo in six taps, the shutter among them', async ({ marker }) => {
  await marker.stands(HERE, 3);
  await marker.opensThePatrol();
  await marker.marks();
  await marker.pullsACorner(14, 10);
  await marker.turns(60, -30);
  await marker.photographs();
  expect(await marker.savesAs('在建')).toMatch(/已存在本机.*照片 1 张/);
  expect(marker.countsTaps()).toBe(6);

  const [report] = (await marker.keptReports()).filter(({ no }) => /-P[0-9A-F]{5}$/.test(no));
  expect(report.sighting.photos).toHaveLength(1);

  await test.step('a second report of the same building is linked, not made twice', async () => {
    await marker.taps('再标记一处');
    await marker.taps('长加');
    await expect.poll(() => marker.seesSimilar()).toMatch(new RegExp(`可能是同一处 ${report.no} 重叠 \\d`));
    await marker.taps('保存');
    await expect.poll(() => marker.seesMissing()).toBe('先选：同一处，还是新的一处。');
    await marker.taps('同一处（关联）');
    await marker.chooses('建成');
    await marker.saves();
    const linked = (await marker.keptReports()).find(
      ({ sighting }) => sighting.sameAs !== undefined && sighting.stage === 'completed',
    );
    expect(linked?.no).not.toBe(report.no);
  });
  expect(marker.errors).toEqual([]);
});
