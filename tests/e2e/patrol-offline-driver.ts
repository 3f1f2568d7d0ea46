import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { buildServer } from '../../src/server/build-server.ts';
import { expect, test as base } from './browser.ts';

export { expect } from './browser.ts';

/** Built by the test run's own server (`playwright.config.ts`). */
const CLIENT = '.cache/e2e';

/** A phone that has the app, and a server whose build can be replaced. */
export interface Phone {
  readonly context: BrowserContext;
  /** Opens an address of the app on a new page, as after the browser was closed; the ones before are gone. */
  restarts(path?: string): Promise<Page>;
  /** Opens the app in a second window beside the others. */
  opensWindow(path?: string): Promise<Page>;
  losesTheNetwork(): Promise<void>;
  /** Visits the patrol with a network until it is kept, loses the network, and opens it again. */
  comesBackWithoutTheNetwork(): Promise<Page>;
  /** Requests that reached for the network since it was lost. */
  readonly leaving: readonly string[];
  readonly errors: readonly string[];
  waitsUntilKept(page: Page): Promise<void>;
  seesTheMap(page: Page): Promise<void>;
}

export interface Server {
  readonly origin: string;
  /** Puts a next version in the place of the one that is served: the page is another, and so is the list of the shell. */
  publishesTheNextVersion(name: string): void;
  /** Serves bytes at an address of the site from now on. */
  serves(address: string, bytes: Uint8Array): void;
  stops(): Promise<void>;
}

export const test = base.extend<{ allowedOrigins: readonly string[]; server: Server; phone: Phone }>({
  /** Origins beside its own that the server lets pages ask. */
  allowedOrigins: [],
  server: async ({ allowedOrigins }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'chidu-offline-'));
    cpSync(CLIENT, folder, { recursive: true });
    const server = await buildServer({ clientFolder: folder, allowedOrigins });
    const origin = await server.listen({ host: '127.0.0.1', port: 0 });
    let isOpen = true;
    const stops = async () => {
      if (isOpen) await server.close();
      isOpen = false;
    };
    const serves = (address: string, bytes: Uint8Array) => writeFileSync(join(folder, address), bytes);
    await use({ origin, publishesTheNextVersion: (name) => writeNextVersion(folder, name), serves, stops });
    await stops();
    rmSync(folder, { recursive: true, force: true });
  },
  phone: async ({ browser, server }, use) => {
    const context = await browser.newContext({
      baseURL: server.origin,
      viewport: { width: 390, height: 844 },
      deviceScaleFactor: 1,
      hasTouch: true,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      serviceWorkers: 'allow',
    });
    const leaving: string[] = [];
    const errors: string[] = [];
    let isOffline = false;
    context.on('requestfailed', (request) => {
      if (isOffline) leaving.push(request.url());
    });
    context.on('requestfinished', async (request) => {
      const answer = await request.response().catch(() => null);
      if (isOffline && answer && !answer.fromServiceWorker() && !/^(data|blob):/.test(request.url())) leaving.push(request.url());
    });
    const opens = async (path: string) => {
      const page = await context.newPage();
      page.on('pageerror', (error) => errors.push(error.message));
      await page.goto(path);
      return page;
    };
    const phone: Phone = {
      context,
      leaving,
      errors,
      restarts: async (path = '/patrol') => {
        await Promise.all(context.pages().map((page) => page.close()));
        return opens(path);
      },
      opensWindow: (path = '/patrol') => opens(path),
      losesTheNetwork: async () => {
        await context.setOffline(true);
        // The browser's word for it is not enough: nobody answers any more.
        await server.stops();
        isOffline = true;
      },
      comesBackWithoutTheNetwork: async () => {
        const first = await phone.restarts();
        await phone.seesTheMap(first);
        await phone.waitsUntilKept(first);
        await phone.losesTheNetwork();
        const page = await phone.restarts();
        await phone.seesTheMap(page);
        return page;
      },
      waitsUntilKept: (page) =>
        expect
          .poll(
            () =>
              page.evaluate(async () => {
                const registration = await navigator.serviceWorker.getRegistration();
                return [registration?.active?.state, navigator.serviceWorker.controller !== null];
              }),
            { timeout: 120_000 },
          )
          .toEqual(['activated', true]),
      seesTheMap: async (page) => {
        await page.locator('.maplibregl-canvas').waitFor({ timeout: 120_000 });
        await page.locator('.opening-cover').waitFor({ state: 'detached', timeout: 120_000 });
      },
    };
    await use(phone);
    await context.close();
  },
});

/** The page with a mark in it, under its new revision in the worker's list: what a real second build differs in at the least. */
function writeNextVersion(folder: string, name: string): void {
  const page = join(folder, 'index.html');
  const html = readFileSync(page, 'utf8').replace('<html ', `<html data-version="${name}" `);
  writeFileSync(page, html);
  rmSync(`${page}.gz`, { force: true });
  const worker = join(folder, 'sw.js');
  const revision = createHash('md5').update(html).digest('hex');
  const script = readFileSync(worker, 'utf8');
  const next = script.replace(/(url:"index\.html",revision:")[0-9a-f]+/, `$1${revision}`);
  if (next === script) throw new Error('index.html is not in the list of sw.js');
  writeFileSync(worker, next);
  rmSync(`${worker}.gz`, { force: true });
}
