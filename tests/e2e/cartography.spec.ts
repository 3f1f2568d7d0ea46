import { expect, test } from './cartography.ts';

test('a base map of the office is shown with its source and approval number; a shifted one only with a warning', async ({
  planner,
  cartographer,
}) => {
  await cartographer.tilesAre('/maps/good', 'pictures');
  await cartographer.tilesAre('/maps/denied', 'refused');
  await planner.opensTheDistrict();
  await planner.opensPanel('图层');
  await cartographer.fillsInBaseMap({
    name: '全市影像',
    address: '/maps/good/{z}/{x}/{y}.png',
    datum: 'CGCS2000',
    approvalNo: 'GS(2026)12号',
  });
  await cartographer.addsBaseMap();
  await expect.poll(() => cartographer.seesMapSource()).toBe('市自然资源局 审图号：GS(2026)12号');

  await cartographer.fillsInBaseMap({
    name: '街景底图',
    address: '/maps/good/{z}/{x}/{y}.png',
    datum: 'GCJ-02（有偏移）',
    approvalNo: '',
  });
  await expect.poll(() => cartographer.canAddBaseMap()).toBe(false);
  await cartographer.confirmsTheShift();
  await cartographer.addsBaseMap();
  await expect.poll(() => cartographer.seesShiftWarning()).toBe('底图偏移 GCJ-02，不可作量算依据');
  expect(await planner.accessibilityProblems()).toEqual([]);

  await cartographer.fillsInBaseMap({
    name: '坏底图',
    address: '/maps/denied/{z}/{x}/{y}.png',
    datum: 'CGCS2000',
    approvalNo: '',
  });
  await cartographer.addsBaseMap();
  await expect.poll(() => cartographer.seesMessage()).toContain('服务器拒绝（403），请核对密钥');
  await expect.poll(() => cartographer.seesChosenBaseMap()).toBe('区县底图');
});

test('the legend tells what is on the map, and a sheet of it has a round scale', async ({ planner, cartographer }) => {
  await planner.opensTheDistrict();
  await expect
    .poll(() => cartographer.seesLegend())
    .toMatch(/^图例 · 全区 未化解宗数占比 \d+ \d+ 亩 未销案件另占 \d+ [\d.]+ 亩 项目红线 24 .*冲突与重复主张 \d+ 问题 \d+ /);
  await cartographer.unfoldsInLegend('冲突与重复主张');
  await expect.poll(() => cartographer.seesLegend()).toMatch(/宗地重复主张 81 \d+ 亩/);
  await cartographer.opensThePrintSheet();
  await expect
    .poll(() => cartographer.seesSheet())
    .toMatch(/比例尺（图中心）1:75,000 .*图例 .*数据截至 \d{4}-\d\d-\d\d（记录序号 \d+）.*仅供内部使用$/);
  expect(await planner.accessibilityProblems()).toEqual([]);
  await planner.presses('Escape');
  await cartographer.zoomsIn(3);
  await expect.poll(() => cartographer.seesLegend()).toMatch(/^图例 · 图中 .*已登记 \d+ [\d.]+ 亩/);
  await expect.poll(() => cartographer.seesLegend()).not.toMatch(/项目红线 24 /);
  expect(planner.session.errors).toEqual([]);
});
