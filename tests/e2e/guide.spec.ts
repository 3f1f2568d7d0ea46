import { expect, test } from './patrol-offline-driver.ts';

test('the guide is at hand on a phone without a network, in both languages, on a page of its own', async ({ phone }) => {
  const page = await phone.comesBackWithoutTheNetwork();
  await page.getByRole('button', { name: '本机', exact: true }).click();
  const opened = phone.context.waitForEvent('page');
  await page.getByRole('link', { name: /帮助/ }).click();
  const guide = await opened;
  await expect(guide.getByRole('heading', { level: 1, name: '巡查' })).toBeVisible();
  await guide.getByRole('link', { name: '换手机、满了、过期了' }).click();
  await expect(guide.locator('#device')).toBeInViewport();
  expect(await guide.evaluate(() => getComputedStyle(document.body).maxWidth)).not.toBe('none');

  await guide.getByRole('link', { name: 'English' }).click();
  await expect(guide.getByRole('heading', { level: 1, name: 'Patrol' })).toBeVisible();
  await guide.getByRole('link', { name: 'Where the numbers come from' }).first().click();
  await expect(guide.getByRole('heading', { name: 'What stops a step' })).toBeVisible();
  await expect(page.getByRole('heading', { name: '显示' })).toBeVisible();
  expect(phone.errors).toEqual([]);
  expect(phone.leaving).toEqual([]);
});
