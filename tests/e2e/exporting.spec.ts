import { expect, test } from './exporting-driver.ts';

test('a planner gives a layer to leaders without the names in it, and keeps the ledger as a spreadsheet', async ({
  exporting,
}) => {
  await exporting.opensTheLayer(/^导出图层: 宗地/);
  expect(await exporting.accessibilityProblems()).toEqual([]);
  await exporting.chooses('GeoJSON');
  await exporting.isFor('领导');
  const forLeaders = await exporting.saves();
  expect(forLeaders).toMatchObject({ name: '宗地（2026 年 11 月）.geojson', features: 7965 });
  await expect.poll(() => exporting.seesNotes()).toContain('按使用对象略去');
  expect(forLeaders.columns).toContain('地块编号');
  expect(forLeaders.columns).not.toContain('权利人');
  await exporting.isFor('公众');
  await expect.poll(() => exporting.isRefused()).toContain('不对公众导出');
  await exporting.opensTheLedger();
  const ledger = await exporting.saves();
  expect(ledger.name).toMatch(/台账.*\.xlsx$/);
  expect(ledger.columns).toEqual(expect.arrayContaining(['编号', '案件编号', '当事人（掩名）', '限期', '销号日']));
});
