import { expect, test } from './patrol-offline-driver.ts';

test('after one visit with a network the patrol works without one, after a restart, in both languages', async ({ phone }) => {
  const page = await phone.comesBackWithoutTheNetwork();
  await expect(page.getByText('离线', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: '语言' }).click();
  await expect(page.getByText('Offline', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'This phone' }).click();
  await expect(page.getByText('Yes', { exact: true }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('button', { name: 'Mark', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'What it stands on' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Area' })).toContainText('m²');
  expect(phone.errors).toEqual([]);
  expect(phone.leaving).toEqual([]);
});

test('a newer version waits for somebody’s word, never comes during a capture, and loses nothing that was kept', async ({
  phone,
  server,
}) => {
  const first = await phone.restarts();
  await phone.seesTheMap(first);
  await phone.waitsUntilKept(first);
  server.publishesTheNextVersion('next');

  const page = await phone.restarts();
  const version = () => page.locator('html').getAttribute('data-version');
  const bar = page.getByRole('status', { name: '应用更新' });
  await expect(bar).toBeVisible();
  expect(await version()).toBeNull();

  await page.getByRole('button', { name: '标记', exact: true }).click();
  await expect(bar).toBeHidden();
  const other = await phone.opensWindow('/patrol');
  await other.getByRole('status', { name: '应用更新' }).getByRole('button', { name: '现在更新' }).click();
  await expect(other.getByText('正在标记或巡查，结束后再更新')).toBeVisible();
  expect(await version()).toBeNull();

  await page.getByRole('button', { name: '返回' }).click();
  await bar.getByRole('button', { name: '现在更新' }).click();
  await expect.poll(version).toBe('next');
  await phone.seesTheMap(page);
  await expect(other.getByText('另一个窗口已换用新版本')).toBeVisible();
  expect(await other.locator('html').getAttribute('data-version')).toBeNull();
  expect(phone.errors).toEqual([]);
});
