import { expect, test } from './browser.ts';
import { LeaderCompareDriver } from './leader-compare-driver.ts';

test('two weeks stand beside each other as maps, numbers and charts, and a number leads to its records', async ({
  browserPage,
}) => {
  const compare = new LeaderCompareDriver(browserPage);
  const { page, session } = browserPage;
  await compare.open('&from=2026-03-22&on=2026-10-18');
  await expect(compare.maps()).toBeVisible({ timeout: 120_000 });
  await expect(compare.sentence()).toContainText('2026-03-22 至 2026-10-18');
  expect(await browserPage.accessibilityProblems()).toEqual([]);

  const divider = compare.divider();
  await divider.focus();
  await divider.press('Home');
  await expect(divider).toHaveAttribute('aria-valuenow', '0');
  await divider.press('ArrowRight');
  await expect(divider).toHaveAttribute('aria-valuetext', '左边 5 %');

  const told = await compare.sentence().innerText();
  await compare.stepBackByKey(2);
  await expect(compare.sentence()).toContainText('2026-03-22 至 2026-10-04');
  await expect(compare.sentence()).not.toHaveText(told);
  await compare.choose('并排');
  await expect(compare.maps().getByRole('region')).toHaveCount(2);

  await compare.openCharts();
  await expect(page.getByRole('slider', { name: '未化解面积走势' })).toHaveAttribute('aria-valuetext', /2026-10-04/);
  await page.getByRole('button', { name: '看表格' }).nth(1).click();
  await expect(page.getByRole('region', { name: '这一段的账' })).toContainText('期初', { timeout: 120_000 });
  expect(await browserPage.accessibilityProblems()).toEqual([]);

  await compare.choose('对比');
  await compare.choose('宗');
  const [, , , cleared] = await compare.numbersOf('东岸片区');
  await compare.openRecords('东岸片区', '化解');
  await expect(page.getByRole('tab', { name: '征收单元', selected: true })).toBeVisible({ timeout: 120_000 });
  await expect(page.getByRole('tabpanel')).toContainText(cleared.replace('−', ''), { timeout: 120_000 });
  expect(session.foreignRequests).toEqual([]);
  expect(session.errors).toEqual([]);
});
