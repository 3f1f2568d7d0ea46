import { test as base } from './planner.ts';

export { expect } from './browser.ts';

/** What a planner does with what other people's files and services bring. */
export interface HostileInput {
  /** Files it on the running page as a parcel layer and returns what the detail of one parcel says. */
  readsAttributesOf(number: string): Promise<string>;
  /** Elements that came from a file and are more than text. */
  seesForeignElements(): Promise<number>;
  /** Lets the page's own server answer as a service with one collection of two pages. */
  servesACollection(features: readonly [first: unknown, second: unknown]): Promise<void>;
  readsTheService(): Promise<string>;
}

export const test = base.extend<{ hostile: HostileInput }>({
  hostile: async ({ browserPage, planner }, use) => {
    const { page } = browserPage;
    const side = page.locator('.side--left');
    await use({
      readsAttributesOf: async (number) => {
        await planner.finds(number);
        const right = page.locator('.side--right');
        await right.getByText(number).first().waitFor();
        return right.innerText();
      },
      seesForeignElements: () =>
        page.locator('iframe, embed, object, svg image, img[src*="evil"], a[href^="javascript:"]').count(),
      servesACollection: async ([first, second]) => {
        const links = [
          { rel: 'next', type: 'application/geo+json', href: 'http://inner:5000/far/collections/dk/items?offset=1' },
        ];
        await page.context().route(/\/far\/collections/, async (route) => {
          const url = new URL(route.request().url());
          const isSecond = url.searchParams.get('offset') === '1';
          const items = { type: 'FeatureCollection', features: [isSecond ? second : first], links: isSecond ? [] : links };
          await route.fulfill({
            json: url.pathname.endsWith('/collections') ? { collections: [{ id: 'dk', title: '宗地' }] } : items,
          });
        });
      },
      readsTheService: async () => {
        await planner.opensPanel('导入');
        const further = side.getByRole('button', { name: '选择文件' });
        await further.waitFor();
        await side.locator('.service summary').click();
        await side.getByLabel('服务地址').fill('/far');
        await side.getByRole('button', { name: '列出集合' }).click();
        await side.getByText('集合（1 个）').waitFor();
        await side.getByRole('button', { name: '读取', exact: true }).click();
        await side.locator('.wizard').waitFor();
        return (await side.innerText()).replace(/\s+/g, ' ');
      },
    });
  },
});
