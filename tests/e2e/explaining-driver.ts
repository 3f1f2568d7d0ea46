import { test as base } from './planner.ts';

export { expect } from './planner.ts';

/** What a planner does with a number that somebody holds against ours. */
export interface Explainer {
  /** Of the selected feature, or of the open item. */
  asksOf(what: 'feature' | 'item'): Promise<void>;
  types(number: string): Promise<void>;
  seesVerdict(): Promise<string>;
  /** Ways that give the number. */
  seesWays(): Promise<string[]>;
  seesRefusal(): Promise<string>;
  closes(): Promise<void>;
  /** Opens the item of the selected parcel. */
  opensItem(): Promise<void>;
  receivesObjection(): Promise<void>;
  attaches(): Promise<void>;
  /** What stands with the first objection of the open item. */
  seesAttached(): Promise<string>;
}

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

export const test = base.extend<{ explainer: Explainer }>({
  explainer: async ({ browserPage: { page } }, use) => {
    const dialog = page.getByRole('dialog');
    const answer = dialog.getByTestId('explanation');
    const dossier = page.locator('.side--right .item-file');
    await use({
      asksOf: async (what) => {
        const button =
          what === 'feature'
            ? page.locator('.detail-actions').getByRole('button', { name: '数字对不上？' })
            : dossier.getByRole('button', { name: /^数字对不上？/ });
        await button.click();
        await dialog.getByLabel('对方的数字').waitFor();
      },
      types: async (number) => {
        await dialog.getByLabel('对方的数字').fill(number);
        await page.keyboard.press('Enter');
        await dialog.locator('.explain__ask:not([data-loading])').waitFor();
      },
      seesVerdict: async () => plain(await answer.getByRole('status').locator('p').first().innerText()),
      seesWays: async () => (await answer.locator('.explain__gives th').allInnerTexts()).map(plain),
      seesRefusal: async () => plain(await dialog.getByRole('alert').innerText()),
      closes: async () => {
        await dialog.getByRole('button', { name: '关闭' }).click();
        await dialog.waitFor({ state: 'detached' });
      },
      opensItem: async () => {
        await page.locator('.side--right .item__head .item__name').first().click();
        await dossier.waitFor();
      },
      receivesObjection: async () => {
        await dossier.getByRole('button', { name: '收到异议' }).click();
        await dossier.locator('form').getByRole('button', { name: '收到异议' }).click();
        await dossier.getByText('未答复 1').waitFor();
      },
      attaches: async () => {
        await answer.getByRole('button', { name: '附上' }).click();
        await answer.getByRole('button', { name: '已附' }).waitFor();
      },
      seesAttached: async () => {
        await dossier.locator('.explain__attached summary').first().click();
        return plain(await dossier.locator('.explain__text').first().innerText());
      },
    });
  },
});
