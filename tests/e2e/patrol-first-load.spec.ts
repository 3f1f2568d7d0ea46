import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './browser.ts';

/** Bytes over the wire before a build can be marked, compressed; the district itself is not counted. */
const MOST_BYTES = 750_000;
const CLIENT = '.cache/e2e';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, deviceScaleFactor: 1 });

/** What the server sends for an address of the client: the file compressed at the build, where there is one. */
function sentBytes(path: string): number {
  const file = join(CLIENT, path === '/patrol' ? 'index.html' : path);
  const sent = [`${file}.gz`, file].find((one) => existsSync(one));
  if (sent === undefined) throw new Error(`${path} is not a file of the client`);
  return statSync(sent).size;
}

test('a phone marks a build after no more than 750 kB, and has its screen before the map', async ({ browserPage }) => {
  const { page, session } = browserPage;
  let freeMap = () => {};
  const mapWaits = new Promise<void>((resolve) => {
    freeMap = resolve;
  });
  await page.route(/\/assets\/PatrolMap-[\w-]+\.js$/, async (route) => {
    await mapWaits;
    await route.continue();
  });
  await browserPage.open('/patrol');
  await expect(page.getByRole('button', { name: '标记', exact: true })).toBeVisible();
  expect(await page.locator('.maplibregl-canvas').count()).toBe(0);
  freeMap();
  await page.locator('.maplibregl-canvas').waitFor();
  await page.getByRole('button', { name: '标记', exact: true }).click();
  await expect(page.getByRole('region', { name: '面积' })).toContainText('m²');
  await page.waitForLoadState('networkidle');

  const paths = new Set(
    session.requests
      .map((url) => new URL(url))
      .flatMap(({ protocol, pathname }) => (protocol === 'http:' && !pathname.startsWith('/data/') ? [pathname] : [])),
  );
  const parts = [...paths].map((path) => ({ path, bytes: sentBytes(path) })).sort((a, b) => b.bytes - a.bytes);
  const total = parts.reduce((sum, { bytes }) => sum + bytes, 0);
  const listed = parts
    .filter(({ bytes }) => bytes > 2000)
    .map(({ path, bytes }) => `${(bytes / 1000).toFixed(1).padStart(7)} kB  ${path}`);
  process.stdout.write(`First load of /patrol: ${(total / 1000).toFixed(1)} kB in ${parts.length} files\n${listed.join('\n')}\n`);
  expect(total).toBeLessThanOrEqual(MOST_BYTES);
  expect([...paths].filter((path) => /PlannerPage|PlannerScreen|panels|turf|xml-table/.test(path))).toEqual([]);
});
