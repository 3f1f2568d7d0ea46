import type { Page } from '@playwright/test';
import { type Planner, test as base } from './planner.ts';

export { expect } from './browser.ts';

/** What happens to what is recorded: in two tabs, on a full disk, in a tab that dies. */
export interface Recording {
  /** Opens the same district in another tab of the same browser. */
  opensAnotherTab(): Promise<Tab>;
  /** From now on the browser has no room for changes; or has room again. */
  theDiskIsFull(full: boolean): Promise<void>;
  seesWaysOut(): Promise<string>;
  goesBackToSubmit(): Promise<void>;
  exportsFromTheWaysOut(): Promise<string>;
  opensTheDistrictMenu(): Promise<void>;
  /** In the district's menu: the browser is asked for the room when it opens, and answers in its own time. */
  seesHowItIsKept(): Promise<string>;
  waitsUntilKept(): Promise<void>;
  undoesByKeyboard(): Promise<void>;
  /** Closes the page while the browser is in the middle of its writes, after that many of them; opens it anew. */
  tabDiesAfter(writes: number, during: () => Promise<void>): Promise<Tab>;
}

export interface Tab extends Pick<Planner, 'seesLayers' | 'seesRedLines' | 'withdraws' | 'opensPanel' | 'seesTheDistrict'> {
  seesNotice(): Promise<string>;
}

async function open(page: Page): Promise<Tab> {
  await page.goto('/');
  await page.locator('.maplibregl-canvas').waitFor({ timeout: 120_000 });
  await page.locator('.opening-cover').waitFor({ state: 'detached' });
  return {
    seesLayers: () => page.locator('.layer-list__layer .layer-list__label > span:first-child').allInnerTexts(),
    seesRedLines: () => page.locator('.red-line-list__row').count(),
    seesTheDistrict: async () => (await page.locator('.top-bar__name').textContent()) ?? '',
    opensPanel: async (name) => {
      await page.locator('.rail').getByRole('button', { name, exact: true }).click();
      await page.locator('.side--left .chidu-panel-title').waitFor();
    },
    withdraws: async (layer) => {
      await page.getByRole('button', { name: `撤下图层: ${layer}` }).click();
      await page.getByRole('dialog').getByRole('button', { name: '撤下图层' }).click();
    },
    seesNotice: () => page.locator('.mantine-Notification-root').last().innerText(),
  };
}

export const test = base.extend<{ recording: Recording }>({
  recording: async ({ browserPage, context }, use) => {
    const { page } = browserPage;
    const dialog = page.getByRole('dialog', { name: '本机空间不足，没有保存' });
    await use({
      opensAnotherTab: async () => open(await context.newPage()),
      theDiskIsFull: (full) =>
        page.evaluate((isFull) => {
          const store = IDBObjectStore.prototype as IDBObjectStore & { roomy?: IDBObjectStore['add'] };
          store.roomy ??= store.add;
          const { roomy } = store;
          store.add = function add(this: IDBObjectStore, ...args) {
            if (isFull && this.name === 'changes') throw new DOMException('no room', 'QuotaExceededError');
            return roomy.apply(this, args);
          };
        }, full),
      seesWaysOut: () => dialog.innerText(),
      goesBackToSubmit: () => dialog.getByRole('button', { name: '回去再提交' }).click(),
      exportsFromTheWaysOut: async () => {
        const download = page.waitForEvent('download');
        await dialog.getByRole('button', { name: '导出区县文件 (.chidu)' }).click();
        return (await download).suggestedFilename();
      },
      opensTheDistrictMenu: () => page.locator('.top-bar__district').click(),
      seesHowItIsKept: async () => (await page.locator('.storage-note').innerText()).replace(/\s+/g, ' '),
      waitsUntilKept: () => page.locator('.keeping--kept').waitFor({ state: 'attached', timeout: 120_000 }),
      undoesByKeyboard: () => page.locator('body').press('Control+z'),
      tabDiesAfter: async (writes, during) => {
        const isWriting = page.waitForEvent('console', (message) => message.text() === 'in the middle');
        await page.evaluate((nth) => {
          const { add } = IDBObjectStore.prototype;
          let count = 0;
          IDBObjectStore.prototype.add = function slow(this: IDBObjectStore, ...args) {
            if (++count === nth) {
              console.info('in the middle');
              // Holds the page in its transaction until it is closed.
              for (const end = performance.now() + 2000; performance.now() < end; );
            }
            return add.apply(this, args);
          };
        }, writes);
        await during();
        await isWriting;
        await page.close();
        return open(await context.newPage());
      },
    });
  },
});
