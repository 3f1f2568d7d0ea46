import { readFileSync } from 'node:fs';
import { readContainer, unpackContainer } from '../../src/formats/container/read.ts';
import { packContainer, writeContainer } from '../../src/formats/container/write.ts';
import { expect, test } from './planner.ts';

const DEMO = 'data/demo.chidu';

/** The demo with one record that is not what was accepted; its manifest fits. */
async function alteredDemo(): Promise<Buffer> {
  const demo = await readContainer(await unpackContainer(new Uint8Array(readFileSync(DEMO)), { fileName: DEMO }));
  const feed = demo.feed.map((change) => (change.seq === 2000 ? { ...change, by: 'somebody-else' } : change));
  return Buffer.from(packContainer(await writeContainer({ ...demo, feed })));
}

test('a district with an altered record is taken away again, and nothing of it is kept', async ({ planner, browserPage }) => {
  const body = await alteredDemo();
  await browserPage.answer(DEMO, (route) => route.fulfill({ body, contentType: 'application/octet-stream' }));
  await browserPage.open();
  await expect.poll(() => planner.seesFailure(), { timeout: 120_000 }).toMatch(/2000/);
  await expect(browserPage.page.locator('.maplibregl-canvas')).toHaveCount(0);
  await browserPage.page.reload();
  await expect.poll(() => planner.seesFailure(), { timeout: 120_000 }).toMatch(/2000/);
});

test('what is typed before a district is open stays, and is looked for once it is', async ({ planner, browserPage }) => {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await browserPage.answer(DEMO, async (route) => {
    await held;
    await route.continue();
  });
  await browserPage.open();
  const box = browserPage.page.getByRole('searchbox');
  await box.fill('XC-2025-0006');
  await box.press('Enter');
  letGo();
  await expect.poll(() => planner.seesSelected(), { timeout: 120_000 }).toBe('XC-2025-0006');
  await expect(box).toHaveValue('XC-2025-0006');
  expect(browserPage.session.errors).toEqual([]);
});
