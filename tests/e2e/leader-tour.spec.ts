import { readFile, writeFile } from 'node:fs/promises';
import { expect, test } from './browser.ts';
import { pngWith } from '../support/png-with.ts';
import { addressOf, LeaderTourDriver, shownMedia, shownNumbers, shownStop } from './leader-tour-driver.ts';

const SECRET = 'GPS 23.4512N 117.2231E';
const HOSTILE = '</script><script>alert(1)</script><b>全区</b>';

test('a tour is made, presented by keyboard, given away as one file, and opens from the disk without a network', async ({
  browserPage,
  browser,
}, testInfo) => {
  const tours = new LeaderTourDriver(browserPage);
  const { page, session } = browserPage;
  await tours.begin();
  await tours.name('十一月巡览');
  await tours.addStop('全区形势', HOSTILE, '先说签约。');
  await tours.lookCloser();
  await tours.drawChart('未化解面积走势');
  await tours.addStop('看得近些', '第二句');
  await tours.drawChart('排名');
  await tours.showPicture('现场.png', pngWith(SECRET), '旧埠街现场');
  await tours.stops().nth(1).press('Alt+ArrowUp');
  await expect(tours.stops().first()).toContainText('看得近些');
  await tours.stops().first().press('Alt+ArrowDown');
  await expect(tours.stops().first()).toContainText('全区形势');
  expect(await browserPage.accessibilityProblems()).toEqual([]);
  await page.reload();
  await page.getByRole('button', { name: /^十一月巡览 有改动未保存 · 2 站/ }).click({ timeout: 120_000 });
  await expect(tours.stops()).toHaveCount(2);
  await tours.stops().nth(1).click();
  await tours.addStop('一周的账', '第三句');
  await tours.drawChart('一周的账');
  await tours.goBack(1);
  await tours.addStop('上一周', '第四句');
  await tours.goBack(3);
  await tours.addStop('一个月前', '第五句');
  await tours.lookCloser();
  await tours.addStop('一个月前，近看', '第六句');
  await tours.save();

  await tours.present();
  await expect(shownStop(page)).toContainText('第 1 站，共 6 站');
  await expect(shownStop(page)).toContainText(HOSTILE);
  const numbers = await shownNumbers(page);
  expect(numbers.join()).toMatch(/[\d,]+\s*户[^]*比 2026-11-13/);
  await page.keyboard.press('n');
  await expect(page.getByRole('complementary', { name: '讲解备注' })).toContainText('先说签约。');
  await page.keyboard.press('PageDown');
  await expect(shownStop(page)).toContainText('第 2 站，共 6 站');
  await expect(shownMedia(page).getByRole('img', { name: '旧埠街现场' })).toBeVisible();
  await expect(shownMedia(page).getByRole('table')).toContainText(/1.*%/);
  expect(await browserPage.accessibilityProblems()).toEqual([]);
  await page.keyboard.press('6');
  await expect(shownStop(page)).toContainText('第六句');
  await page.keyboard.press('Home');
  await expect(shownStop(page)).toContainText('第 1 站');
  await page.keyboard.press('Escape');

  const path = testInfo.outputPath('tour.html');
  await tours.share(path);
  const html = await readFile(path, 'utf8');
  expect(html).not.toContain(HOSTILE);
  expect(html).not.toContain('先说签约');
  expect(session.foreignRequests).toEqual([]);
  expect(session.errors).toEqual([]);

  const context = await browser.newContext({ offline: true, viewport: { width: 390, height: 844 }, locale: 'zh-CN' });
  const given = await context.newPage();
  const asked: string[] = [];
  const errors: string[] = [];
  context.on('request', (request) => asked.push(request.url()));
  given.on('pageerror', ({ message }) => errors.push(message));
  given.on('console', (message) => void (message.type() === 'error' && errors.push(message.text())));
  await given.goto(addressOf(path));
  await expect(given.getByText('快照与发出时一致')).toBeVisible();
  await given.getByRole('button', { name: '开始' }).click();
  await expect(shownStop(given)).toContainText(HOSTILE);
  await given.locator('.tour-map canvas').waitFor();
  expect(await shownNumbers(given)).toEqual(numbers);
  await expect(shownMedia(given)).toContainText('未化解面积走势');
  await given.keyboard.press('ArrowRight');
  await expect(shownStop(given)).toContainText('第二句');
  const photo = shownMedia(given).getByRole('img', { name: '旧埠街现场' });
  await expect.poll(() => photo.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBeGreaterThan(0);
  await given.keyboard.press('End');
  await expect(given.locator('.presenter__facts')).not.toContainText('2026-11-20');
  expect(asked.filter((url) => !url.startsWith('blob:'))).toEqual([addressOf(path)]);
  expect(errors).toEqual([]);

  const altered = testInfo.outputPath('altered.html');
  const [, embedded] = html.match(/id="picture-[0-9a-f]{64}">([^<]+)</) ?? [];
  expect(Buffer.from(embedded, 'base64').toString('latin1')).not.toContain(SECRET);
  for (const [was, is] of [
    ['第二句', '改过的'],
    [embedded, `${embedded.slice(0, 400)}AAAA${embedded.slice(404)}`],
  ]) {
    await writeFile(altered, html.replace(was, is));
    await given.goto(addressOf(altered));
    await expect(given.getByRole('alert')).toContainText('这个文件被改动过，不予显示。');
    await expect(given.getByText('全区形势')).toHaveCount(0);
  }
  await given.clock.install({ time: new Date('2031-01-01T00:00:00Z') });
  await given.goto(addressOf(path));
  await expect(given.getByRole('alert')).toContainText('已不再显示');
  await expect(given.getByText('全区形势')).toHaveCount(0);
  await context.close();
});
