import type { BrowserContext, Page } from '@playwright/test';
import { mergeTests } from '@playwright/test';
import { test as casesTest } from './cases-driver.ts';
import { type Marker, takeInHand } from './patrol-capture-driver.ts';
import { test as teamTest, toMember } from './team-driver.ts';

import { expect } from './cases-driver.ts';
import { LeaderTourDriver } from './leader-tour-driver.ts';

export { expect };

/** A phone of somebody on patrol. */
export interface Phone extends Marker {
  goesOffline(isOffline: boolean): Promise<void>;
  seesThePill(): Promise<string>;
}

/** A leader's screen somewhere else. */
export interface LeadersScreen {
  seesKnown(): Promise<string>;
  seesCasesFound(): Promise<string>;
  /** The district's figures that are marked as just moved. */
  seesMarked(): Promise<readonly string[]>;
  seesTheMap(): Promise<boolean>;
}

/** Somebody without an account. */
export interface Stranger {
  opens(address: string): Promise<void>;
  sees(): Promise<string>;
  /** Begins the tour, and waits for its map: the worker that draws it comes with the page. */
  seesTheMapDrawn(): Promise<void>;
  /** What the page asked of anybody after it was opened. */
  readonly requests: readonly string[];
}

/** A second desk of the same office. */
export interface SecondDesk {
  finds(text: string): Promise<void>;
  goesOffline(isOffline: boolean): Promise<void>;
  /** Takes the first step of the open case. */
  checks(result: string, on: string): Promise<void>;
  seesTheMark(): Promise<string>;
  opensWhatIsAsked(): Promise<string>;
  chooses(action: string): Promise<void>;
}

/** The devices of one team: the desk is the page of the test itself. */
export interface Devices {
  desk: {
    logsIn(login: string): Promise<void>;
    opensTheDistrict(): Promise<void>;
    seesTheMark(): Promise<string>;
    /** The picture itself, which lay on another device. */
    seesThePhoto(): Promise<void>;
    /** Makes a tour of one stop, and a link to it. Returns the address, which is told once. */
    sharesATour(title: string, stop: string): Promise<string>;
    takesTheLinkBack(): Promise<void>;
    /** Whether the search knows it by now. */
    knows(no: string): Promise<boolean>;
  };
  phone(login: string): Promise<Phone>;
  /** Another desk, on a device of its own, which opens a case by its number. */
  desk2(login: string): Promise<SecondDesk>;
  leader(login: string): Promise<LeadersScreen>;
  /** Whoever was given an address, on a device that knows nothing of the team. */
  stranger(): Promise<Stranger>;
}

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

export const test = mergeTests(casesTest, teamTest).extend<{ devices: Devices }>({
  baseURL: async ({ team }, use) => use(team.url),
  devices: async ({ browser, browserPage, team }, use) => {
    const contexts: BrowserContext[] = [];
    const logIn = async (page: Page, login: string) => {
      const member = toMember(page);
      await member.opensTheTeam();
      await member.logsIn(login, team.passwordOf(login));
      await page.getByRole('link', { name: /^开始工作/ }).waitFor();
    };
    const device = async (login: string, path: string, options: object = {}) => {
      const context = await browser.newContext({ baseURL: team.url, reducedMotion: 'reduce', ...options });
      contexts.push(context);
      const page = await context.newPage();
      await logIn(page, login);
      await page.goto(path);
      return { context, page };
    };
    await use({
      desk: {
        logsIn: (login) => logIn(browserPage.page, login),
        opensTheDistrict: async () => {
          const { page } = browserPage;
          await page.goto('/');
          await page.locator('.maplibregl-canvas').waitFor({ timeout: 120_000 });
          await page.locator('.opening-cover').waitFor({ state: 'detached', timeout: 120_000 });
        },
        seesThePhoto: () => browserPage.page.locator('.photo-section .photo-thumb img').waitFor({ timeout: 120_000 }),
        sharesATour: async (title, stop) => {
          const { page } = browserPage;
          const tours = new LeaderTourDriver(browserPage);
          await tours.begin();
          await tours.name(title);
          await tours.addStop(stop, '');
          await tours.save();
          await page.getByRole('button', { name: '分享文件' }).click();
          await page.getByRole('button', { name: '生成链接' }).click();
          const address = page.getByLabel('链接', { exact: true });
          await address.waitFor({ timeout: 120_000 });
          return address.inputValue();
        },
        takesTheLinkBack: async () => {
          await browserPage.page.getByRole('button', { name: /^收回/ }).click();
          await browserPage.page.getByText('链接已收回。').waitFor();
        },
        seesTheMark: async () => plain(await browserPage.page.locator('.sync-mark').innerText()),
        knows: async (no) => {
          const box = browserPage.page.locator('.search-box input');
          await box.fill('');
          await box.fill(no);
          return browserPage.page
            .getByRole('option', { name: no })
            .first()
            .waitFor({ timeout: 400 })
            .then(
              () => true,
              () => false,
            );
        },
      },
      phone: async (login) => {
        const { context, page } = await device(login, '/patrol', {
          viewport: { width: 390, height: 844 },
          deviceScaleFactor: 1,
          hasTouch: true,
          isMobile: true,
          permissions: ['geolocation'],
        });
        await page.locator('.maplibregl-canvas').waitFor({ timeout: 120_000 });
        await page.locator('.outbox-pill:not([data-tone=quiet])').waitFor({ timeout: 120_000 });
        const open = async (path = '/') => void (await page.goto(path));
        const session = { requests: [], foreignRequests: [], errors: [] };
        const others = { answer: async () => undefined, accessibilityProblems: async () => [] };
        const marker = takeInHand(
          { page, session, open, chooseFile: (input, file) => input.setInputFiles(file), ...others },
          context,
        );
        return {
          ...marker,
          goesOffline: (isOffline) => context.setOffline(isOffline),
          seesThePill: async () => plain(await page.locator('.outbox-pill').innerText()),
        };
      },
      desk2: async (login) => {
        const { page, context } = await device(login, '/', { viewport: { width: 1280, height: 800 } });
        await page.locator('.maplibregl-canvas').waitFor({ timeout: 120_000 });
        await page.locator('.opening-cover').waitFor({ state: 'detached', timeout: 120_000 });
        const panel = page.locator('.side--right');
        const seesTheMark = async () => plain(await page.locator('.sync-mark').innerText());
        return {
          seesTheMark,
          finds: async (text) => {
            await page.getByRole('searchbox').fill(text);
            await page.getByRole('option').filter({ hasText: text }).first().click();
            await panel.getByRole('button', { name: /^案件 / }).click();
            await panel.locator('.case-file').waitFor();
          },
          goesOffline: (isOffline) => context.setOffline(isOffline),
          checks: async (result, on) => {
            await panel.locator('fieldset.case-next').getByRole('button', { name: '核查', exact: true }).click();
            const form = panel.locator('.step-form');
            await form.getByLabel('日期', { exact: true }).fill(on);
            await form.getByRole('combobox', { name: '核查结果' }).click();
            await page.getByRole('option', { name: result, exact: true }).click();
            await form.getByRole('button', { name: /^登记“/ }).click();
            await form.waitFor({ state: 'detached' });
          },
          opensWhatIsAsked: async () => {
            await page.locator('.sync-mark').click();
            await page.getByRole('button', { name: /^查看并处理/ }).click();
            await panel.locator('.sync-case button').first().waitFor();
            return plain(await panel.innerText());
          },
          chooses: async (action) => {
            await panel.getByRole('button', { name: action, exact: true }).click();
            await panel.getByRole('button', { name: `确定：${action}` }).click();
          },
        };
      },
      stranger: async () => {
        const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
        contexts.push(context);
        const page = await context.newPage();
        const requests: string[] = [];
        return {
          requests,
          opens: async (address) => {
            await page.goto(address);
            page.on('request', (request) => requests.push(request.url()));
          },
          sees: async () => plain(await page.locator('body').innerText()),
          seesTheMapDrawn: async () => {
            await page.getByRole('button', { name: '开始' }).click();
            await page.locator('.maplibregl-canvas').waitFor({ timeout: 120_000 });
            // Beside the card; of one colour, which is next to nothing as a picture, until the worker has cut the shapes.
            const clip = { x: 560, y: 140, width: 600, height: 450 };
            await expect.poll(async () => (await page.screenshot({ clip })).length, { timeout: 120_000 }).toBeGreaterThan(15_000);
          },
        };
      },
      leader: async (login) => {
        const { page } = await device(login, '/leader');
        await page.locator('.live-headlines').waitFor({ timeout: 120_000 });
        return {
          seesKnown: async () => plain(await page.locator('.leader-bar__known').innerText()),
          seesCasesFound: async () => plain(await page.locator('[data-figure=cases-found] .live-headlines__number').innerText()),
          seesMarked: async () => page.locator('.live-headlines > [data-moved=true] dt').allInnerTexts(),
          seesTheMap: async () => page.getByTestId('snapshot-map').locator('.maplibregl-canvas').isVisible(),
        };
      },
    });
    for (const context of contexts) await context.close();
  },
});
