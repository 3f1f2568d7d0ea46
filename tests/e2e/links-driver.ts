import { test as base } from './planner.ts';

export { expect } from './browser.ts';

/** What a planner does with links, saved views and undo. */
export interface Links {
  copiesTheLink(): Promise<string>;
  opensLink(address: string): Promise<void>;
  goesBack(): Promise<void>;
  goesForward(): Promise<void>;
  savesView(name: string): Promise<void>;
  opensSavedView(name: string): Promise<void>;
  switchesLayer(name: string): Promise<void>;
  seesLayerOn(name: string): Promise<boolean>;
  undoes(): Promise<void>;
  undoesByKeyboard(): Promise<void>;
  takesTheWithdrawalBack(): Promise<void>;
  seesNotice(): Promise<string>;
  seesOpenPanel(): Promise<string>;
  /** Longitude, latitude and zoom, as the address has them. */
  seesPlace(): Promise<string | null>;
}

export const test = base.extend<{ links: Links }>({
  links: async ({ browserPage, context }, use) => {
    const { page } = browserPage;
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const openMenu = () => page.getByRole('button', { name: '视图与链接' }).click();
    const layerSwitch = (name: string) => page.locator('.side--left').getByRole('switch', { name: new RegExp(`^${name}`) });
    await use({
      copiesTheLink: async () => {
        // The address is written when the screen has come to rest.
        await page.waitForTimeout(600);
        await openMenu();
        await page.getByRole('menuitem', { name: '复制当前画面的链接' }).click();
        return page.evaluate(() => navigator.clipboard.readText());
      },
      opensLink: async (address) => {
        await page.goto('about:blank');
        await page.goto(address);
        await page.locator('.maplibregl-canvas').waitFor({ timeout: 120_000 });
        await page.locator('.opening-cover').waitFor({ state: 'detached' });
      },
      goesBack: async () => void (await page.goBack()),
      goesForward: async () => void (await page.goForward()),
      savesView: async (name) => {
        await page.waitForTimeout(600);
        await openMenu();
        await page.getByRole('menuitem', { name: '保存当前视图' }).click();
        await page.getByLabel('视图名称').fill(name);
        await page.keyboard.press('Enter');
        await page.getByRole('dialog').waitFor({ state: 'detached' });
      },
      opensSavedView: async (name) => {
        await openMenu();
        await page.getByRole('menuitem', { name, exact: true }).click();
      },
      switchesLayer: (name) => layerSwitch(name).click({ force: true }),
      seesLayerOn: (name) => layerSwitch(name).isChecked(),
      undoes: () => page.getByRole('button', { name: /^撤销：/ }).click(),
      undoesByKeyboard: () => page.locator('body').press('Control+z'),
      takesTheWithdrawalBack: () => page.getByRole('button', { name: '撤销', exact: true }).click(),
      seesNotice: async () => (await page.locator('.mantine-Notification-root').first().innerText()).trim(),
      seesOpenPanel: async () => (await page.locator('.rail__button[aria-pressed=true]').first().innerText()).trim(),
      seesPlace: async () => new URL(page.url()).searchParams.get('at'),
    });
  },
});
