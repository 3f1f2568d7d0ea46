import { test as browserTest } from './browser.ts';
import { expect, test } from './planner.ts';

const DAMAGED = [
  ['not-found', /下载失败.*404/],
  ['truncated', /损坏或不完整/],
  ['wrong-hash', /校验值不符|不符/],
] as const;

for (const [variant, says] of DAMAGED) {
  test(`a demo district that comes ${variant} is refused in words, with a way to try again`, async ({ planner, browserPage }) => {
    await planner.theDistrictComes(variant);
    await browserPage.open();
    await expect.poll(() => planner.seesFailure(), { timeout: 120_000 }).toMatch(says);
    await expect(browserPage.page.getByRole('button', { name: '重试' })).toBeVisible();
  });
}

test('a demo district that comes late says what it waits for', async ({ planner, browserPage }) => {
  await planner.theDistrictComes('slow');
  await browserPage.open();
  await expect(browserPage.page.locator('.opening-cover')).toContainText('正在打开区县');
  await browserPage.page.locator('.maplibregl-canvas').waitFor({ timeout: 120_000 });
});

browserTest('a district opened once opens again without the network', async ({ browserPage }) => {
  const { page } = browserPage;
  await browserPage.open();
  await page.locator('.keeping--kept').waitFor({ timeout: 120_000 });
  await browserPage.answer('data/demo.chidu', (route) => route.abort());
  await page.reload();
  await page.locator('.maplibregl-canvas').waitFor({ timeout: 120_000 });
  await page.locator('.opening-cover').waitFor({ state: 'detached' });
});
