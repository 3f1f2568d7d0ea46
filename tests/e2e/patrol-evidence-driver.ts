import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test as base } from './browser.ts';
import { type Fix, standAt } from './stand-at.ts';

export { expect };

/** A file of the disk, or one made up. */
type Picked = string | { name: string; mimeType: string; buffer: Buffer };

const asPayload = async (file: Picked) =>
  typeof file === 'string' ? { name: basename(file), mimeType: '', buffer: await readFile(file) } : file;

/** What somebody does who keeps evidence, and sees of it. */
export interface Witness {
  stands(at: readonly [lon: number, lat: number], accuracy_m: number): Promise<void>;
  beginsAReport(): Promise<void>;
  /** Through the program's own camera, which goes away by itself. */
  takesAPhoto(): Promise<void>;
  /** Into the camera and out of it, for its words. */
  seesTheCameraSay(): Promise<string>;
  picks(...files: readonly Picked[]): Promise<void>;
  /** The browser answers every write as one does whose disk is full. */
  hasNoRoom(yes: boolean): Promise<void>;
  dismissesRefusals(): Promise<void>;
  removes(number: number): Promise<void>;
  bringsBack(): Promise<void>;
  /** Names of the photos as they are read aloud. */
  seesPhotos(): Promise<string[]>;
  seesRefusals(): Promise<string[]>;
  looksAt(number: number): Promise<string>;
  looksAway(): Promise<void>;
  /** The tab is gone at once, and another is opened. */
  losesTheTab(): Promise<void>;
  saves(): Promise<string>;
  /** The report with this number on the planner's desk. */
  opensOnTheDesk(no: string): Promise<void>;
  /** SHA-256 of the file that the desk hands over. */
  savesTheOriginal(): Promise<string>;
  smallTargets(): Promise<string[]>;
  accessibilityProblems(): Promise<string[]>;
  /** Attachments that the device's own database holds: SHA-256 as named, and as they really hash; sidecars as text. */
  keptFiles(): Promise<readonly { name: string; sha256: string; text: string }[]>;
  /** Longest task of the page since this was asked last, milliseconds. */
  longestTask(): Promise<number>;
  readonly errors: readonly string[];
}

const LEAST = 43.5;

export const test = base.extend<{ witness: Witness }>({
  witness: async ({ browserPage, context, baseURL }, use) => {
    const { session } = browserPage;
    let page: Page = browserPage.page;
    let fix: Fix | null = null;
    // A receiver tells where it stands every second; this browser's only when it is told, and a position grows old.
    const tellAgain = () => (fix ? standAt(page, fix) : undefined);
    const watchTasks = (one: Page) =>
      one.addInitScript(() => {
        const kept = { longest: 0 };
        Object.assign(globalThis, { __tasks: kept });
        new PerformanceObserver((list) => {
          for (const { duration } of list.getEntries()) kept.longest = Math.max(kept.longest, duration);
        }).observe({ type: 'longtask' });
      });
    await watchTasks(page);
    await context.grantPermissions(['geolocation', 'camera']);
    const strip = () => page.locator('.photo-strip');
    const dialog = () => page.getByRole('dialog');
    const settled = () => expect(strip().getByRole('status').first()).not.toContainText('正在', { timeout: 120_000 });
    const open = async () => {
      await page.goto(`${baseURL}/patrol`);
      await page.locator('.maplibregl-canvas').waitFor({ timeout: 120_000 });
      await page.getByRole('button', { name: '标记', exact: true }).or(page.locator('.capture')).first().waitFor();
      if ((await strip().count()) === 0) await page.getByRole('button', { name: '标记', exact: true }).tap();
      // Whoever taps before the page has found the report that was left behind is asked about it.
      const unfinished = page.getByRole('button', { name: '接着做这一条' });
      await expect(async () => {
        if (await unfinished.isVisible()) await unfinished.tap();
        await expect(strip()).toBeVisible({ timeout: 2_000 });
        await page.waitForTimeout(2_000);
        await expect(unfinished).toBeHidden({ timeout: 1 });
      }).toPass();
    };
    await use({
      errors: session.errors,
      stands: async ([longitude, latitude], accuracy) => {
        fix = { longitude, latitude, accuracy };
        await standAt(page, fix);
      },
      beginsAReport: open,
      takesAPhoto: async () => {
        const before = await strip().locator('.photo-thumb').count();
        // The button that stays in view, wherever the sheet is scrolled to.
        await page.locator('.capture-save').getByRole('button', { name: /^拍照/ }).tap();
        await tellAgain();
        await dialog().getByRole('button', { name: '拍照', exact: true }).tap();
        await dialog().waitFor({ state: 'detached' });
        await expect(strip().locator('.photo-thumb')).toHaveCount(before + 1);
        await settled();
      },
      seesTheCameraSay: async () => {
        await strip().getByRole('button', { name: '拍照', exact: true }).tap();
        await expect(dialog().locator('.camera-view__facts, [role=alert]').first()).toBeVisible();
        await tellAgain();
        await page.waitForTimeout(300);
        const words = await dialog().innerText();
        await dialog().getByRole('button', { name: '返回' }).tap();
        return words;
      },
      picks: async (...files) => {
        const answered = strip().locator('.photo-thumb, [role=alert].photo-strip__refused');
        const before = await answered.count();
        await strip()
          .locator('input[type=file]')
          .first()
          .setInputFiles(files.every((file) => typeof file === 'string') ? files : await Promise.all(files.map(asPayload)));
        await expect(answered).toHaveCount(before + files.length, { timeout: 120_000 });
        await settled();
      },
      hasNoRoom: (yes) =>
        page.evaluate((full) => {
          const held = globalThis as unknown as { __add?: typeof IDBObjectStore.prototype.put };
          const { prototype } = IDBObjectStore;
          held.__add ??= prototype.put;
          const add = held.__add;
          prototype.put = full
            ? () => {
                throw new DOMException('no room', 'QuotaExceededError');
              }
            : add;
        }, yes),
      dismissesRefusals: async () => {
        const button = strip().locator('[role=alert].photo-strip__refused button');
        for (let left = await button.count(); left > 0; left--) await button.first().tap();
      },
      removes: (number) =>
        strip()
          .getByRole('button', { name: `移除照片 ${number}`, exact: true })
          .tap(),
      bringsBack: () => strip().getByRole('button', { name: '撤销' }).tap(),
      seesPhotos: async () => {
        const names = await strip().locator('.photo-thumb > :first-child').allTextContents();
        return names.map((name) => name.replace(/，\d{4}[/-].*?）/, '）'));
      },
      seesRefusals: () => strip().locator('[role=alert].photo-strip__refused span').allInnerTexts(),
      looksAt: async (number) => {
        await page
          .getByRole('button', { name: new RegExp(`^查看照片 ${number}（`) })
          .first()
          .click();
        await dialog().locator('img, .photo-view__blank').first().waitFor();
        return dialog().innerText();
      },
      looksAway: async () => {
        await page.keyboard.press('Escape');
        await dialog().waitFor({ state: 'detached' });
      },
      losesTheTab: async () => {
        await page.close();
        page = await context.newPage();
        await open();
      },
      saves: async () => {
        await page.getByRole('button', { name: '保存', exact: true }).first().tap();
        await page.getByTestId('capture-saved').waitFor();
        return page.getByTestId('capture-saved').innerText();
      },
      opensOnTheDesk: async (no) => {
        await page.goto(`${baseURL}/`);
        await page.locator('.maplibregl-canvas').waitFor({ timeout: 120_000 });
        await page.locator('.opening-cover').waitFor({ state: 'detached' });
        await page.getByRole('searchbox').fill(no);
        await page.getByRole('option').filter({ hasText: no }).first().click();
        await page.locator('.photo-section .photo-thumb').first().waitFor();
      },
      savesTheOriginal: async () => {
        const coming = page.waitForEvent('download');
        await dialog().getByRole('button', { name: '保存原件' }).click();
        const path = await (await coming).path();
        return createHash('sha256')
          .update(await readFile(path))
          .digest('hex');
      },
      smallTargets: async () =>
        strip()
          .locator('button')
          .evaluateAll(
            (all, least) =>
              all.flatMap((one) => {
                const { width, height } = one.getBoundingClientRect();
                return width < least || height < least
                  ? [`${one.getAttribute('aria-label') ?? one.textContent}: ${width} × ${height}`]
                  : [];
              }),
            LEAST,
          ),
      accessibilityProblems: () => browserPage.accessibilityProblems(),
      longestTask: () =>
        page.evaluate(() => {
          const kept = (globalThis as unknown as { __tasks: { longest: number } }).__tasks;
          const { longest } = kept;
          kept.longest = 0;
          return longest;
        }),
      keptFiles: () =>
        page.evaluate(async () => {
          const database = await new Promise<IDBDatabase>((resolve, reject) => {
            const opening = indexedDB.open('chidu');
            opening.onsuccess = () => resolve(opening.result);
            opening.onerror = () => reject(new Error('no database'));
          });
          const rows = await new Promise<{ sha256: string; mediaType: string; content: Blob }[]>((resolve) => {
            const all = database.transaction('attachments').objectStore('attachments').getAll();
            all.onsuccess = () => resolve(all.result);
          });
          database.close();
          return Promise.all(
            rows.map(async ({ sha256: name, mediaType, content }) => {
              const bytes = await content.arrayBuffer();
              const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
              const sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
              return { name, sha256, text: mediaType === 'application/json' ? new TextDecoder().decode(bytes) : '' };
            }),
          );
        }),
    });
  },
});
