import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { realPath } from '../support/real-data.ts';
import config from './playwright.config.ts';
import { expect, test } from './patrol-evidence-driver.ts';

const options = config.use?.launchOptions;
const FAKE_CAMERA = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];
test.use({
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 1,
  hasTouch: true,
  isMobile: true,
  // The recorder reads pictures by their blob addresses, which the page's own policy refuses and reports.
  trace: 'off',
  launchOptions: { ...options, args: [...(options?.args ?? []), ...FAKE_CAMERA] },
});

const HERE = [134.2, 24] as const;
const FILES = ['exifr_heic-iphone7.heic', 'ianare_DSCN0010.jpg'].map((name) => realPath('07_exif', name));
const hashOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');
const text = { name: '说明.txt', mimeType: 'text/plain', buffer: Buffer.from('不是照片') };
const empty = { name: '空.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(0) };

test('photos outlive a closed tab, go on record with their report, and are proven at the desk', async ({ witness, page }) => {
  const real = FILES.filter((path) => existsSync(path));
  test.info().annotations.push({ type: 'real files', description: real.length > 0 ? 'used' : 'absent: data/real' });
  await witness.stands(HERE, 6);
  await witness.beginsAReport();
  // A device that lies still is told its place once: what the camera says of it is as old as that.
  await expect
    .poll(async () => {
      await witness.stands(HERE, 6);
      return witness.seesTheCameraSay();
    })
    .toContain('位置 ±6 m');
  await witness.takesAPhoto();
  await witness.picks(...real, text, empty);
  const names = ['查看照片 1（现场拍摄）'];
  if (real.length > 0) names.push('查看照片 2（相册选取） · 1 处待核对', '查看照片 3（相册选取） · 2 处待核对');
  await expect.poll(() => witness.seesPhotos()).toEqual(names);
  await expect
    .poll(() => witness.seesRefusals())
    .toEqual(['说明.txt：这是文本文件，没有收下。请选照片。', '空.jpg：照片文件是空的，没有保存：请重新拍摄。']);
  expect(await witness.smallTargets()).toEqual([]);
  expect(await witness.accessibilityProblems()).toEqual([]);
  if (real.length > 0) {
    const heic = await witness.looksAt(2);
    expect(heic).toContain('此设备不能显示 HEIC 照片');
    expect(heic).toContain('38.046642, 12.994411 ±6 m');
    expect(await witness.accessibilityProblems()).toEqual([]);
    await witness.looksAway();
    expect(await witness.looksAt(3)).toContain('相机时间比同一文件的卫星时间慢 1 天');
    await witness.looksAway();
  }
  expect(witness.errors).toEqual([]);

  await witness.losesTheTab();
  await expect.poll(() => witness.seesPhotos()).toEqual(names);

  // What is needed of the report itself belongs to other journeys.
  const tab = page.context().pages().at(-1) ?? page;
  await tab.locator('.capture-chip').filter({ hasText: '在建' }).first().tap();
  await tab.getByRole('button', { name: '长加', exact: true }).tap();
  // Whoever still stands there is told that those were made elsewhere.
  if (real.length > 0)
    await expect
      .poll(() => witness.seesPhotos())
      .toEqual([names[0], '查看照片 2（相册选取） · 2 处待核对', '查看照片 3（相册选取） · 3 处待核对']);
  const saved = await witness.saves();
  const no = /XC-\d{4}-P\w+/.exec(saved)?.[0] ?? '';

  const kept = await witness.keptFiles();
  expect(kept).toHaveLength(2 * names.length);
  for (const file of kept) expect(file.sha256).toBe(file.name);
  for (const path of real) expect(kept.map(({ name }) => name)).toContain(hashOf(path));
  const sidecars = kept.filter((file) => file.text !== '').map((file) => JSON.parse(file.text) as Record<string, unknown>);
  const shot = sidecars.find(({ how }) => how === 'camera');
  expect(shot).toMatchObject({ format: 'chidu-photo/1', position: { lon: HERE[0], lat: HERE[1], accuracy_m: 6 } });

  await witness.opensOnTheDesk(no);
  const last = await witness.looksAt(names.length);
  expect(last).toContain('封存核对');
  await expect(tab.getByText('原件与登记时一致，封存信息完整。')).toBeVisible();
  if (real.length > 0) {
    expect(last).toContain('相机记录的位置离所标建筑');
    expect(await witness.savesTheOriginal()).toBe(hashOf(FILES[1]));
  }
});

test('a photo that finds no room is told in words, what was kept stays, and goes on when there is room', async ({ witness }) => {
  const photo = { name: '大图.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(1 << 20, 3) };
  Buffer.from([0xff, 0xd8, 0xff, 0xfe, 0, 4, 1, 1]).copy(photo.buffer);
  await witness.stands(HERE, 6);
  await witness.beginsAReport();
  await witness.takesAPhoto();
  await witness.hasNoRoom(true);
  await witness.picks(photo);
  await expect.poll(() => witness.seesRefusals()).toEqual([expect.stringMatching(/^大图\.jpg：.*(空间|存储)/)]);
  await expect.poll(() => witness.seesPhotos()).toHaveLength(1);
  await witness.hasNoRoom(false);
  await witness.dismissesRefusals();
  await witness.picks(photo);
  await expect.poll(() => witness.seesPhotos()).toHaveLength(2);
  await witness.losesTheTab();
  await expect.poll(() => witness.seesPhotos()).toHaveLength(2);
});

test('a file of 60 MB and twenty photos at once are taken, and one removed by a slip comes back', async ({ witness, page }) => {
  const written = (name: string, bytes: number, mark: number) => {
    const content = Buffer.alloc(bytes, mark);
    Buffer.from([0xff, 0xd8, 0xff, 0xfe, 0, 4, 1, mark]).copy(content);
    const path = test.info().outputPath(name);
    writeFileSync(path, content);
    return path;
  };
  mkdirSync(test.info().outputDir, { recursive: true });
  await witness.stands(HERE, 6);
  await witness.beginsAReport();
  const many = Array.from({ length: 20 }, (_, n) => written(`${n}.jpg`, 1 << 20, n + 20));
  await witness.longestTask();
  await witness.picks(written('large.jpg', 60 << 20, 7), written('larger.jpg', 101 << 20, 8), ...many);
  await expect.poll(() => witness.seesPhotos()).toHaveLength(21);
  await expect
    .poll(() => witness.seesRefusals())
    .toEqual(['larger.jpg：文件有 101 MB，超过 100 MB，没有保存。请用手机拍照模式重拍，或缩小后再选。']);
  const longest = await witness.longestTask();
  test.info().annotations.push({ type: 'longest task of the page, ms', description: String(Math.round(longest)) });
  await witness.removes(1);
  await expect.poll(() => witness.seesPhotos()).toHaveLength(20);
  await witness.bringsBack();
  await expect.poll(() => witness.seesPhotos()).toHaveLength(21);

  await page.locator('.capture-chip').filter({ hasText: '在建' }).first().tap();
  await page.getByRole('button', { name: '长加', exact: true }).tap();
  await witness.longestTask();
  expect(await witness.saves()).toContain('照片 21 张');
  const saving = await witness.longestTask();
  test.info().annotations.push({ type: 'longest task while it is saved, ms', description: String(Math.round(saving)) });
  const kept = await witness.keptFiles();
  expect(kept).toHaveLength(42);
  for (const file of kept) expect(file.sha256).toBe(file.name);
  expect(witness.errors).toEqual([]);
});
