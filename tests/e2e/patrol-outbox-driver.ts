import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { test as base } from './editing-driver.ts';

export { expect } from './editing-driver.ts';

/** A file on its way between a phone and a desk. */
export interface CarriedFile {
  readonly name: string;
  readonly content: Buffer;
}

/** What is only on a phone, what it hands over, and what a desk takes in. */
export interface Carrier {
  /** Looks at the patrol's screen on a phone. */
  looksAtThePhone(): Promise<void>;
  seesThePill(): Promise<string>;
  goesOffline(isOffline: boolean): Promise<void>;
  opensTheOutbox(): Promise<void>;
  /** Each record as it stands in the list. */
  seesRecords(): Promise<string[]>;
  exportsAFile(): Promise<CarriedFile>;
  opensTheReceipt(file: CarriedFile): Promise<void>;
  seesWhatTheReceiptBrought(): Promise<string>;
  seesFailure(): Promise<string>;
  /** At the desk: opens a file from the district's menu. */
  opensAtTheDesk(file: CarriedFile): Promise<void>;
  seesThePreview(): Promise<{ lead: string; rows: string[] }>;
  seesRefusal(): Promise<string>;
  takesIn(): Promise<CarriedFile>;
  closesTheTaking(): Promise<void>;
}

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

function carry(page: Page): Carrier {
  const sheet = page.locator('.outbox');
  const dialog = page.getByRole('dialog', { name: '收取外业上报' });
  const caught = async (button: ReturnType<typeof page.locator>): Promise<CarriedFile> => {
    const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
    return { name: download.suggestedFilename(), content: await readFile(await download.path()) };
  };
  const asPayload = ({ name, content }: CarriedFile) => ({ name, mimeType: 'application/octet-stream', buffer: content });
  return {
    looksAtThePhone: async () => {
      await page.setViewportSize({ width: 390, height: 844 });
      // The shell is kept on the phone: what is loaded when it is used is there without a network too.
      await page.evaluate(async () => void (await navigator.serviceWorker.ready));
      await page.goto('/patrol');
      await page.locator('.outbox-pill:not([data-tone=quiet])').waitFor();
    },
    seesThePill: async () => plain(await page.locator('.outbox-pill').innerText()),
    goesOffline: (isOffline) => page.context().setOffline(isOffline),
    opensTheOutbox: async () => {
      await page.locator('.outbox-pill').click();
      await sheet.waitFor();
    },
    seesRecords: async () => (await sheet.getByRole('listitem').allInnerTexts()).map(plain),
    exportsAFile: async () => {
      await sheet.getByRole('button', { name: '导出文件' }).click();
      const file = await caught(sheet.getByRole('button', { name: '保存到本机' }));
      await sheet.getByRole('button', { name: '导出文件' }).waitFor();
      return file;
    },
    opensTheReceipt: async (file) => {
      await sheet.locator('input[type=file]').setInputFiles(asPayload(file));
    },
    seesWhatTheReceiptBrought: async () => plain(await sheet.locator('.outbox__read').innerText()),
    seesFailure: async () => plain(await sheet.getByRole('alert').innerText()),
    opensAtTheDesk: async (file) => {
      await page.locator('.top-bar input[type=file]').setInputFiles(asPayload(file));
      await dialog.getByRole('button', { name: '取消' }).waitFor();
    },
    seesThePreview: async () => ({
      lead: plain(await dialog.locator('.outbox-import__lead').innerText()),
      rows: (await dialog.locator('tbody tr').allInnerTexts()).map(plain),
    }),
    seesRefusal: async () => plain(await dialog.getByRole('alert').innerText()),
    takesIn: async () => {
      await dialog.getByRole('button', { name: /^收下 \d+ 条$|^只给回执$/ }).click();
      return caught(dialog.getByRole('button', { name: '保存回执' }));
    },
    closesTheTaking: async () => {
      await dialog
        .getByRole('button', { name: /^(关闭|取消)$/ })
        .last()
        .click();
      await dialog.waitFor({ state: 'detached' });
    },
  };
}

export const test = base.extend<{ phone: Carrier; desk: Carrier }>({
  phone: async ({ browserPage }, use) => use(carry(browserPage.page)),
  // Another machine: nothing of the phone's storage is here.
  desk: async ({ browser, baseURL }, use) => {
    const context = await browser.newContext({ baseURL, viewport: { width: 1280, height: 800 }, locale: 'zh-CN' });
    const page = await context.newPage();
    await page.goto('/');
    await page.locator('.day-badge').waitFor({ timeout: 120_000 });
    await use(carry(page));
    await context.close();
  },
});
