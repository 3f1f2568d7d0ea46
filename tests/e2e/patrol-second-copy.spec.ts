import { createRandom } from '../support/mutate-bytes.ts';
import { expect, makePhoto, test } from './patrol-killed-driver.ts';

test('a browser that throws its database away leaves the reports, their photos and the one in hand: all are put back, byte for byte', async ({
  mortal,
}) => {
  const random = createRandom(20261128);
  const photos = [900_000, 300_000].map((bytes, n) => makePhoto(`${n}.jpg`, bytes, random));
  await mortal.starts(false);
  await expect.poll(() => mortal.page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  for (const [n, photo] of photos.entries()) {
    await mortal.marker.stands([134.2 + n / 1_000, 24]);
    await mortal.marker.marks();
    await mortal.marker.taps('长加');
    await mortal.marker.chooses('在建');
    await mortal.marker.writesNote(`第 ${n} 处`);
    await mortal.picks(photo);
    await expect.poll(() => mortal.seesPhotos()).toBe(1);
    await expect(mortal.page.locator('.photo-strip__status')).not.toContainText('正在');
    if (n === 1) break;
    expect(await mortal.marker.saves()).toContain('照片 1 张');
    await mortal.marker.taps('完成');
  }
  await mortal.page.locator('.outbox-pill').tap();
  await expect(mortal.page.locator('.outbox')).toContainText('在本机另存了一份');
  const before = await mortal.readsTheDisk();
  expect([before.reports.length, before.files.length, before.draftFiles.length]).toEqual([1, 2, 2]);

  await mortal.isKilled();
  await mortal.startsEmptied();
  const found = mortal.page.locator('.lost-work');
  await expect(found).toContainText('记录 2 条（发现 1 处、照片 1 张）');
  await expect(found).toContainText('没做完的一处');
  expect(await mortal.marker.accessibilityProblems()).toEqual([]);
  const download = mortal.page.waitForEvent('download');
  await found.getByRole('button', { name: '写成文件交给办公室' }).tap();
  expect((await download).suggestedFilename()).toMatch(/\.chidu$/);
  await found.getByRole('button', { name: '放回本机' }).tap();

  await expect.poll(() => mortal.seesPhotos()).toBe(1);
  const { feed, queued, ...rest } = await mortal.readsTheDisk();
  const { feed: feedBefore, queued: _, ...restBefore } = before;
  expect(rest).toEqual(restBefore);
  expect(feed.map(({ type }) => type)).toEqual(feedBefore.map(({ type }) => type));
  expect(queued).toEqual(feed.map(({ seq }) => seq));
  for (const { name, sha256 } of [...rest.files, ...rest.draftFiles]) expect(sha256).toBe(name);
  expect(await mortal.marker.saves()).toContain('照片 1 张');
  await mortal.marker.taps('完成');
  await expect(found).toContainText('已放回记录 2 条、照片 1 张');
  expect((await mortal.readsTheDisk()).reports).toHaveLength(2);
  expect(mortal.errors).toEqual([]);
});
