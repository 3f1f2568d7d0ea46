import { expect, test } from './cases-driver.ts';

const DAY = 86_400_000;
/** Shanghai's day so many days ago. */
const daysAgo = (count: number): string => new Date(Date.now() + 8 * 3_600_000 - count * DAY).toISOString().slice(0, 10);

test('a case is begun on a report and led by the law: what is too early is refused in words, and nothing entered is lost', async ({
  planner,
  cases,
}) => {
  await planner.opensTheDistrict();
  await planner.finds('XC-2025-0006');
  expect(await cases.startsACase()).toContain(daysAgo(0).slice(0, 4));
  const no = await cases.beginsIt('巡查发现', daysAgo(210));
  await expect.poll(() => planner.seesSelected()).toBe(no);
  await expect.poll(() => cases.seesState()).toContain('尚未核查');

  await cases.takes('核查', { 日期: daysAgo(200), 核查结果: '属于违法' });
  await expect.poll(() => cases.seesState()).toBe('核查');
  // The button of a step that was taken is gone; the keyboard goes on beside it.
  await expect.poll(() => cases.seesFocus()).toBe('现在可以办理');

  await cases.insistsOn('强制拆除', { 日期: daysAgo(3), 文号: '强拆〔9〕1号', 备注: '现场有人' });
  await expect.poll(() => cases.seesRefusal()).toMatch(/前面缺少“决定”（行政强制法 第44条）/);
  expect([await cases.seesEntry('日期'), await cases.seesEntry('文号'), await cases.seesEntry('备注')]).toEqual([
    daysAgo(3),
    '强拆〔9〕1号',
    '现场有人',
  ]);
  await cases.givesUp();
  await expect.poll(() => cases.seesFocus()).toBe('仍要登记…');

  await cases.takes('立案', { 日期: daysAgo(190), 文号: '立〔9〕1号' });
  await cases.takes('告知', { 日期: daysAgo(180), 文号: '告〔9〕1号', 送达日: daysAgo(178), 送达凭证: '送达回证' });
  await cases.takes('法制审核', { 日期: daysAgo(155) });
  await cases.takes('决定', { 日期: daysAgo(150), 决定内容: '限期拆除', 文号: '决〔9〕1号', 履行期限至: daysAgo(-10) });
  await expect.poll(() => cases.seesDocument('决定')).toContain('缺送达凭证');
  expect((await cases.seesPeriods()).running.join()).not.toContain('提起行政诉讼');

  await cases.recordsService('决定', daysAgo(100), '邮寄回执');
  await expect.poll(() => cases.seesDocument('决定')).toContain(`${daysAgo(100)} 送达（邮寄回执）`);
  const { running, past } = await cases.seesPeriods();
  expect(running.find((row) => row.startsWith('提起行政诉讼'))).toContain(`自 ${daysAgo(100)} 起`);
  expect(past.find((row) => row.startsWith('申请行政复议'))).toContain('已届满');

  const demand = await cases.looksAtPaper('催告书');
  expect(demand.isSample).toBe(true);
  expect(demand.refusal).toContain(`履行期限到 ${daysAgo(-10)} 为止（行政强制法 第34条）`);
  expect(await planner.accessibilityProblems()).toEqual([]);

  await cases.undoes();
  await expect.poll(() => cases.seesDocument('决定')).toContain('缺送达凭证');
  expect(planner.session.errors).toEqual([]);
});

test('how a build shrank is seen by dated shapes, two of them compared on the map', async ({ planner, cases }) => {
  await planner.opensTheDistrict();
  await planner.finds('XC-2025-0009');
  await cases.opensTheCase();
  const shapes = await cases.seesShapes();
  expect(shapes.length).toBeGreaterThanOrEqual(3);
  expect(shapes.join(' ')).toMatch(/[+-]\d+ m²/);
  await cases.compares(1);
  await expect.poll(() => cases.seesCompared()).toEqual([1]);
  await cases.compares(2);
  await expect.poll(() => cases.seesCompared()).toEqual([2]);
  expect(planner.session.errors).toEqual([]);
});
