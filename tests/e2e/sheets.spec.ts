import { layOutSheet } from '../../src/core/report/print-sheet/paper.ts';
import type { PdfPage } from '../support/read-pdf.ts';
import { expect, test } from './browser.ts';
import { PrintDriver } from './sheets-driver.ts';

/** A place of the demo district, metres of its plane; both are multiples of no step of a grid. */
const NORTH_m = 2_653_047;
const EAST_m = 415_549;
/** What the office's rulers can tell. */
const TOLERANCE_mm = 0.2;
const LARGE = layOutSheet('A3', 'landscape');
const SMALL = layOutSheet('A4', 'landscape');

/** Places of the grid's lines where they meet the frame's edges: at its corners and in its middle they have to agree. */
function gridOf({ lines }: PdfPage, { map }: typeof LARGE): { readonly eastings: number[]; readonly northings: number[] } {
  const near = (a: number, b: number) => Math.abs(a - b) < TOLERANCE_mm;
  const upright = lines.filter(({ y1, y2 }) => near(Math.min(y1, y2), map.y) && near(Math.max(y1, y2), map.y + map.height));
  const level = lines.filter(({ x1, x2 }) => near(Math.min(x1, x2), map.x) && near(Math.max(x1, x2), map.x + map.width));
  for (const { x1, x2 } of upright) expect(Math.abs(x1 - x2)).toBeLessThan(0.01);
  for (const { y1, y2 } of level) expect(Math.abs(y1 - y2)).toBeLessThan(0.01);
  const ordered = (values: number[]) => values.sort((a, b) => a - b);
  return { eastings: ordered(upright.map(({ x1 }) => x1)), northings: ordered(level.map(({ y1 }) => y1)) };
}

/** Where the lines belong: worked out from the place in the frame's middle, by hand. */
function expected(
  { map }: typeof LARGE,
  scale: number,
  step_m: number,
): { readonly eastings: number[]; readonly northings: number[] } {
  const perMetre = 1000 / scale;
  const from = (value_m: number, half_mm: number) => Math.ceil((value_m - half_mm / perMetre) / step_m) * step_m;
  const places = (value_m: number, length: number): number[] => {
    const first = from(value_m, length / 2);
    const count = Math.floor((value_m + length / 2 / perMetre - first) / step_m) + 1;
    return Array.from({ length: count }, (_, n) => (first + n * step_m - value_m) * perMetre);
  };
  const [x, y] = [map.x + map.width / 2, map.y + map.height / 2];
  return {
    eastings: places(EAST_m, map.width).map((mm) => x + mm),
    northings: places(NORTH_m, map.height)
      .map((mm) => y - mm)
      .reverse(),
  };
}

function agree(found: readonly number[], wanted: readonly number[]): void {
  expect(found).toHaveLength(wanted.length);
  found.forEach((at, n) => expect(Math.abs(at - wanted[n])).toBeLessThan(TOLERANCE_mm));
}

test('a printed sheet is true to its scale in all its corners, and can be read and searched', async ({ browserPage }) => {
  const print = new PrintDriver(browserPage);
  const { page, session } = browserPage;
  await print.open('planner');
  await print.aimAt(`X ${NORTH_m} Y ${EAST_m}`);
  await print.setPaper('A3', '100 米');
  await print.setScale(500);
  const large = await print.print();
  expect(large.pages).toHaveLength(1);
  expect(large.pages[0].width_mm).toBeCloseTo(LARGE.width, 0);
  expect(large.pages[0].height_mm).toBeCloseTo(LARGE.height, 0);
  const grid = gridOf(large.pages[0], LARGE);
  agree(grid.eastings, expected(LARGE, 500, 100).eastings);
  agree(grid.northings, expected(LARGE, 500, 100).northings);
  expect(grid.eastings[1] - grid.eastings[0]).toBeCloseTo(200, 1);
  for (const letter of '图例坐标北编制审核截至宗数面积') expect(large.characters).toContain(letter);

  await print.setPaper('A4', '1000 米');
  await print.setScale(50_000);
  const [sheet] = (await print.print()).pages;
  expect(sheet.width_mm).toBeCloseTo(SMALL.width, 0);
  const small = gridOf(sheet, SMALL);
  agree(small.eastings, expected(SMALL, 50_000, 1000).eastings);
  agree(small.northings, expected(SMALL, 50_000, 1000).northings);
  expect(small.eastings.length).toBeGreaterThan(8);
  expect(await browserPage.accessibilityProblems()).toEqual([]);

  await print.setPaper('A3', '自动');
  await print.choose('旧埠街改扩建项目');
  await print.setScale(1000);
  const set = await print.print();
  // The index, then each sheet on a page of its own.
  await expect(page.locator('.print-root .plane-sheet')).toHaveCount(set.pages.length);
  expect(set.pages.length).toBeGreaterThan(2);
  expect(session.errors).toEqual([]);
  expect(session.foreignRequests).toEqual([]);
});

test('a disclosure list is a draft until it has a contact and a period, then it is printed as it was put on record', async ({
  browserPage,
}) => {
  const print = new PrintDriver(browserPage);
  const { page, session } = browserPage;
  await print.openDisclosure('新汀公交枢纽项目');
  const sheet = print.disclosure();
  await expect(sheet).toContainText('新汀公交枢纽项目分户公示表');
  await expect(sheet).toContainText('草样：尚未登记，不得张贴');
  await expect(page.locator('.print-root')).toHaveCount(0);
  await print.disclose(['户编号', '户主（隐名）', '宗地号', '份额']);
  await expect(sheet.getByRole('columnheader')).toHaveText(['户编号', '户主（隐名）', '宗地号', '份额']);
  const before = await print.records();
  await page.getByRole('button', { name: '登记并打印' }).click();
  await expect(page.getByRole('alert')).toContainText('请写明提出异议的联系方式');
  await expect(page.locator('html[data-printed]')).toHaveCount(0);
  expect(await print.records()).toBe(before);

  await page.getByLabel('异议联系方式').fill('澜屿区征收办 澜溪路 8 号 0599-0000000');
  await page.getByLabel('异议期（天）').fill('10');
  expect(await browserPage.accessibilityProblems()).toEqual([]);
  const pages = await print.printDisclosure();
  expect(pages.length).toBeGreaterThan(1);
  await expect(sheet).not.toContainText('草样');
  await expect(sheet).toContainText('异议受理：澜屿区征收办');
  await expect(sheet).toContainText(/校验值 [0-9a-f]{64}/);
  // The printing, and the office's new setting.
  const after = await print.records();
  expect(after - before).toBe(2);
  await print.printDisclosure();
  expect(await print.records()).toBe(after);

  await page.goto('/leader?view=print&paper=disclosure&for=planner');
  await expect(page.getByLabel('异议联系方式')).toHaveValue(/^澜屿区征收办/, { timeout: 120_000 });
  await page.goto('/leader?view=print&paper=disclosure&for=leader');
  await expect(page.getByRole('alert')).toContainText('只在“规划内部”下打印', { timeout: 120_000 });
  await expect(print.disclosure()).toHaveCount(0);
  expect(session.errors).toEqual([]);
});
