import { expect, test } from './tables-driver.ts';

test('a planner finds who is hit by two red lines, and copies their numbers in two clicks', async ({ tables }) => {
  await tables.opens('宗地');
  await tables.filtersFrom('红线数', '2');
  await expect.poll(() => tables.seesCount()).toBe(56);
  const shown = await tables.seesRows();
  for (const row of shown) {
    expect(Number(row[7])).toBeGreaterThan(1);
    expect(row[8].split('、')).toHaveLength(Number(row[7]));
  }
  const numbers = (await tables.copiesColumn('宗地号')).trim().split(/\r?\n/);
  expect(numbers).toHaveLength(56);
  expect(numbers.slice(0, shown.length)).toEqual(shown.map(([number]) => number));
  await tables.searches('没有这个编号');
  await expect.poll(() => tables.seesMessage()).toBe('没有符合条件的行。 当前条件：查找“没有这个编号” · 红线数 ≥ 2 全部取消');
  await tables.liftsAll();
  await expect.poll(() => tables.seesCount()).toBe(7965);
});

test('the biggest unresolved plot of a zone stands on top, and the map shows it', async ({ tables }) => {
  await tables.opens('征收单元');
  await tables.filtersBy('片区', '南港片区');
  await tables.filtersBy('状态', '已登记', '已签约', '已拨付', '已拆除');
  await tables.sortsBy('红线内');
  const rises = async () => {
    const areas = (await tables.seesRows()).map((row) => Number(row[7]));
    return areas.filter((area, n) => n > 0 && area > areas[n - 1]);
  };
  await expect.poll(rises).toEqual([]);
  const rows = await tables.seesRows();
  expect(rows.every((row) => row[2] === '南港片区' && row[4] !== '已交地')).toBe(true);
  await tables.clicksRow(0);
  await expect.poll(() => tables.seesSelected()).toBe(rows[0][0]);
  await tables.clicksRow(3, 'Shift');
  await expect.poll(() => tables.seesFooter()).toMatch(/^已选 4 行 · 合计 [\d.]+ m²（[\d.]+ 亩） · \d+ 户$/);
  await tables.takesOff(/取消条件：状态/);
  expect((await tables.seesRows()).length).toBeGreaterThan(3);
});

test('the map’s extent, groups and the file say the same', async ({ tables }) => {
  await tables.opens('宗地');
  const all = await tables.seesCount();
  await tables.zoomsIn(3);
  await tables.switches('只看地图范围');
  await expect.poll(() => tables.seesCount()).toBeLessThan(all);
  const inView = await tables.seesCount();
  expect(inView).toBeGreaterThan(0);
  const { name, text } = await tables.savesCsv();
  expect(name).toMatch(/^澜屿示范区（虚构）-宗地-2026-11-20-chidu-ruler-1-只看地图范围\.csv$/);
  const lines = text.split('\r\n');
  expect(lines[0]).toBe('\uFEFF宗地号,地类,权利人,面积 (m²),面积 (亩),村社,状态,红线数,所在红线');
  expect(lines).toHaveLength(inView + 2);
  await tables.groupsBy('状态');
  const groups = await tables.seesRows();
  const rowsOf = (head: string) => Number(/([\d,]+) 行/.exec(head)?.[1].replace(',', ''));
  expect(groups.reduce((sum, [head]) => sum + rowsOf(head), 0)).toBe(inView);
  expect(await tables.accessibilityProblems()).toEqual([]);
  expect(tables.session.errors).toEqual([]);
});

test('by keyboard alone: to the rows, down to one, to its place on the map and back', async ({ tables, browserPage }) => {
  await tables.opens('红线');
  const { page } = browserPage;
  await page.getByRole('tab', { name: '红线', exact: true }).focus();
  await page.keyboard.press('Tab');
  for (let n = 0; n < 30 && (await page.evaluate(() => document.activeElement?.getAttribute('role'))) !== 'grid'; n++)
    await page.keyboard.press('Tab');
  const rows = await tables.seesRows();
  await tables.presses('ArrowDown', 'ArrowDown', 'Enter');
  await expect.poll(() => tables.seesSelected()).toBe(rows[2][0]);
  await expect.poll(() => tables.seesMarkedRow()).toContain(rows[2][0]);
  await tables.presses('Home', 'Shift+ArrowDown', 'Shift+ArrowDown');
  await expect.poll(() => tables.seesFooter()).toMatch(/^已选 3 行/);
  await tables.presses('Control+a');
  await expect.poll(() => tables.seesFooter()).toMatch(/^已选 24 行/);
});
