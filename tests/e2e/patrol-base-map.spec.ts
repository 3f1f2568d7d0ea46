import { expect, test } from './patrol-base-map-driver.ts';

test('an area of a base map is fetched once its size was seen, and is the map without a network after a restart, until it is deleted', async ({
  phone,
  mapper,
  tiles,
}) => {
  await mapper.officeAdds('影像');
  const first = await phone.restarts();
  await phone.seesTheMap(first);
  await phone.waitsUntilKept(first);
  await mapper.opensTheDevice(first);
  await mapper.choosesTheScreenOf(first, '影像', 3);
  expect(await mapper.measures(first)).toMatch(/^约 .+ ± .+（抽样 \d+ 块/);
  expect(await mapper.accessibilityProblems(first)).toEqual([]);
  await mapper.fetches(first);
  expect(await mapper.accessibilityProblems(first)).toEqual([]);
  await expect.poll(() => mapper.seesAreas(first)).toEqual([expect.stringMatching(/^影像 已取全 已存 .+可用到 \d{4}-\d\d-\d\d/)]);

  await phone.losesTheNetwork();
  await tiles.close();
  const page = await phone.restarts();
  await phone.seesTheMap(page);
  await expect.poll(() => mapper.seesTilesOnMap(page), { timeout: 120_000 }).toBeGreaterThan(0.2);
  await expect.poll(() => mapper.seesSource(page)).toBe('市自然资源局 审图号：GS(2026)0421号');

  await mapper.opensTheDevice(page);
  await mapper.deletes(page);
  await expect.poll(() => mapper.seesAreas(page)).toEqual([]);
  await page.getByRole('button', { name: '返回' }).click();
  await expect.poll(() => mapper.seesTilesOnMap(page), { timeout: 120_000 }).toBeLessThan(0.02);
  expect(phone.errors).toEqual([]);
  expect(phone.leaving).toEqual([]);
});
