import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { colouredTile, startTileServer, type TileServer } from '../support/tile-server.ts';
import { test as base } from './patrol-offline-driver.ts';

export { expect } from './patrol-offline-driver.ts';

/** No colour of the house: what is drawn in it came from the tile server. */
const MAGENTA = [235, 10, 235] as const;

/** What a worker and the office do with base maps for places without a network. */
export interface Mapper {
  /** The office configures the tile server as a base map whose terms allow keeping. */
  officeAdds(name: string): Promise<void>;
  opensTheDevice(page: Page): Promise<void>;
  /** What is on screen, some zooms fewer than offered. */
  choosesTheScreenOf(page: Page, name: string, fewer: number): Promise<void>;
  measures(page: Page): Promise<string>;
  fetches(page: Page): Promise<void>;
  seesAreas(page: Page): Promise<readonly string[]>;
  looksAtTheMap(page: Page): Promise<void>;
  /** Share of the map above the sheet that is drawn from the tile server's pictures, 0…1. */
  seesTilesOnMap(page: Page): Promise<number>;
  seesSource(page: Page): Promise<string>;
  deletes(page: Page): Promise<void>;
  /** Violations of WCAG 2 A and AA. */
  accessibilityProblems(page: Page): Promise<readonly string[]>;
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

export const test = base.extend<{ tiles: TileServer; mapper: Mapper }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures here.
  tiles: async ({}, use) => {
    const tiles = await startTileServer(() => colouredTile(...MAGENTA));
    await use(tiles);
    await tiles.close();
  },
  allowedOrigins: async ({ tiles }, use) => {
    await use([tiles.origin]);
  },
  mapper: async ({ phone, tiles }, use) => {
    const cardOf = (page: Page) => page.locator('[aria-labelledby=device-base-map]');
    await use({
      officeAdds: async (name) => {
        const desk = await phone.opensWindow('/');
        await desk.setViewportSize({ width: 1280, height: 800 });
        await phone.seesTheMap(desk);
        await desk.locator('.rail').getByRole('button', { name: '图层' }).click();
        await desk.getByRole('button', { name: '添加底图' }).click();
        const dialog = desk.getByRole('dialog');
        await dialog.getByLabel('类型').selectOption({ label: 'XYZ 瓦片' });
        await dialog.getByLabel('名称').fill(name);
        await dialog.getByLabel('地址模板', { exact: true }).fill(`${tiles.origin}/${encodeURI(name)}/{z}/{x}/{y}.png`);
        await dialog.getByLabel('审图号').fill('GS(2026)0421号');
        await dialog.getByLabel('版权与来源').fill('市自然资源局');
        await dialog.getByLabel('坐标基准').selectOption({ label: 'CGCS2000' });
        await dialog.getByLabel(/^来源的条款允许/).check();
        await dialog.getByLabel(/^管理员已在/).check();
        await dialog.getByRole('button', { name: '添加底图' }).click();
        await dialog.waitFor({ state: 'detached' });
        await desk.close();
      },
      opensTheDevice: async (page) => {
        await page.getByRole('button', { name: '本机', exact: true }).click();
        await cardOf(page).scrollIntoViewIfNeeded();
      },
      choosesTheScreenOf: async (page, name, fewer) => {
        await cardOf(page)
          .getByRole('button', { name: `取“${name}”的一块` })
          .click();
        await cardOf(page).getByRole('button', { name: '当前屏幕' }).click();
        for (let n = 0; n < fewer; n++) await cardOf(page).getByRole('button', { name: '最近减一级' }).click();
      },
      measures: async (page) => {
        await cardOf(page).getByRole('button', { name: '算一算大小' }).click();
        return oneLine(await page.getByTestId('base-map-size').innerText());
      },
      fetches: async (page) => {
        await cardOf(page)
          .getByRole('button', { name: /^开始取/ })
          .click();
        await cardOf(page).getByText('已取全').waitFor({ timeout: 120_000 });
      },
      seesAreas: async (page) => (await cardOf(page).locator('.base-map__area').allInnerTexts()).map(oneLine),
      looksAtTheMap: async (page) => {
        await cardOf(page).getByRole('button', { name: '在地图上看' }).click();
      },
      seesTilesOnMap: async (page) => {
        const clip = { x: 0, y: 120, width: 390, height: 500 };
        const picture = (await page.screenshot({ clip })).toString('base64');
        return page.evaluate(async (base64) => {
          const image = new Image();
          image.src = `data:image/png;base64,${base64}`;
          await image.decode();
          const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
          const context = canvas.getContext('2d');
          if (!context) throw new Error('no canvas');
          context.drawImage(image, 0, 0);
          const { data } = context.getImageData(0, 0, image.width, image.height);
          let count = 0;
          for (let at = 0; at < data.length; at += 4)
            if (data[at] - data[at + 1] > 80 && data[at + 2] - data[at + 1] > 80) count++;
          return count / (data.length / 4);
        }, picture);
      },
      accessibilityProblems: async (page) => {
        const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze();
        return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
      },
      seesSource: async (page) => oneLine(await page.locator('.base-map-note').innerText()),
      deletes: async (page) => {
        await cardOf(page).getByRole('button', { name: '删除', exact: true }).click();
        await cardOf(page).getByRole('button', { name: '确认删除' }).click();
      },
    });
  },
});
