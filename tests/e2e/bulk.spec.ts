import { expect, test } from './bulk-driver.ts';

/** Shanghai's. */
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

test('a planner records steps from a table: sees what each row would do, records all or none, and takes all of it back', async ({
  clearance,
}) => {
  await clearance.opensTheItems();
  const items = await clearance.downloadsTheTemplate();
  const open = items.filter((row) => row.现状 === '已登记' || row.状态 === '已登记').filter((row) => row['签约 日期'] === '');
  const signed = items.filter((row) => row['签约 日期'] !== '' && row['拨付 日期'] === '');
  expect(open.length).toBeGreaterThan(2);
  const [first, second] = open;
  const [paid] = signed;
  const head = ['宗地号', '红线', '签约日期', '拨付日期', '拨付金额（万元）', '拆除'];
  await clearance.reads('进度.csv', [
    head,
    [first.宗地号, first.红线, '2026.11.2', '2026年11月3日', '12.345678', ''],
    [second.宗地号, second.红线, '', '2026-11-03', '', ''],
    [paid.宗地号, paid.红线, '', '20261105', '', '2026-11-06'],
    ['990199999999GB99999', first.红线, '2026-11-02', '', '', ''],
    [first.宗地号, first.红线, '', '2099-01-01', '', ''],
  ]);
  await expect.poll(() => clearance.seesCounts()).toEqual({ 全部: 7, 将登记: 3, 已有: 0, 不予登记: 3, 看不明白: 1 });
  const refused = await clearance.seesEntries('不予登记');
  expect(refused[0]).toMatch(/^3 拨付 .*须先有：签约 或 补偿决定/);
  expect(refused[1]).toMatch(/^4 拆除 .*须先有：/);
  expect(refused[2]).toMatch(/^6 拨付 .*第 2 行已写为 2026-11-03/);
  await expect.poll(() => clearance.seesEntries('看不明白')).toEqual([expect.stringMatching(/^5 签约 .*没有宗地/)]);
  expect(await clearance.savesWhatIsNotRecorded()).toContain('没有宗地');
  expect(await clearance.accessibilityProblems()).toEqual([]);

  await clearance.seesEntries('将登记');
  await clearance.leavesOut(2, '签约');
  await expect.poll(() => clearance.seesCounts()).toMatchObject({ 不予登记: 4 });

  expect(await clearance.records()).toBe('已登记 1 个节点，涉及 1 个征收单元。');
  await clearance.takesAllBack();

  await clearance.opensItem(first.宗地号);
  await clearance.triesStep('签约', '2026-11-02', '协〔2026〕7号');
  await expect.poll(() => clearance.seesTrack()).toContainEqual(expect.stringContaining('文号 协〔2026〕7号'));
  // Begun for a payment it stays a payment, though what it rests on is taken back, and though the page is reloaded.
  await clearance.begins('付〔2026〕1号');
  await clearance.undoesByKeyboard();
  await expect.poll(() => clearance.seesTrack()).not.toContainEqual(expect.stringContaining('协〔2026〕7号'));
  expect(await clearance.seesStep()).toContain('拨付');
  await clearance.redoesByKeyboard();
  await expect.poll(() => clearance.seesTrack()).toContainEqual(expect.stringContaining('文号 协〔2026〕7号'));
  await clearance.comesBack();
  expect([await clearance.seesStep(), await clearance.seesEntered('文号')]).toEqual(['拨付', '付〔2026〕1号']);

  await clearance.triesStep('拨付', '2026-11-01', '付〔2026〕1号');
  await expect.poll(() => clearance.seesRefusal()).toContain('最早 2026-11-02');
  await expect.poll(() => clearance.seesEntered('文号')).toBe('付〔2026〕1号');

  await clearance.receivesObjection();
  await clearance.triesStep('拨付', '2026-11-03', '付〔2026〕1号');
  await expect.poll(() => clearance.seesTrack()).toContainEqual(expect.stringMatching(/^拨付 2026-11-03/));
  await clearance.triesStep('腾空', today, '空〔2026〕1号');
  await expect.poll(() => clearance.seesToBeAnswered()).toMatch(/^有 1 件异议没有答复，须先答复，再办理“腾空”。/);
  await expect.poll(() => clearance.seesRefusal()).toMatch(/收到的异议还没有答复：.*国有土地上房屋征收与补偿条例 第26、27条/);
  await clearance.answersObjection('面积已更正', '复〔2026〕2号');
  await expect.poll(() => clearance.seesObjections()).toMatch(/答复：面积已更正 · 复〔2026〕2号/);
  await expect.poll(() => clearance.seesEntered('文号')).toBe('空〔2026〕1号');
  await clearance.triesStep('腾空', today, '空〔2026〕1号');
  await expect.poll(() => clearance.seesTrack()).toContainEqual(expect.stringMatching(/^腾空 .*空〔2026〕1号/));
  expect(await clearance.accessibilityProblems()).toEqual([]);
  expect(clearance.session.errors).toEqual([]);
});
