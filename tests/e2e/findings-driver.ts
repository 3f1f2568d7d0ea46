import { expect, test as base } from './planner.ts';

export { expect } from './planner.ts';

/** What a planner does with what the rules find, and with the history of a record. */
export interface FindingsDesk {
  opens(): Promise<void>;
  /** Number beside 待处理 or 已接受. */
  counts(state: '待处理' | '已接受'): Promise<number>;
  shows(state: '待处理' | '已接受'): Promise<void>;
  /** The rules that the list holds now. */
  seesRules(): Promise<string[]>;
  /** Leaves only the first of the rules to choose from; returns its name. */
  filtersByFirstRule(): Promise<string>;
  /** Opens the first finding of the list; returns what it is about. */
  opensFirst(): Promise<string>;
  seesCard(): Promise<string>;
  accepts(reason: string): Promise<void>;
  reopens(reason: string): Promise<void>;
  /** The reason why nothing was recorded. */
  seesRefusal(): Promise<string>;
  opensHistory(): Promise<void>;
  seesHistory(): Promise<string>;
  /** Shows before and after of the newest change of shape on the map; returns the difference as it is told. */
  comparesShapes(): Promise<string>;
  seesCompared(): Promise<boolean>;
  opensLog(): Promise<void>;
  seesLog(): Promise<string[]>;
  searchesLog(text: string): Promise<void>;
  closesLog(): Promise<void>;
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

export const test = base.extend<{ desk: FindingsDesk }>({
  desk: async ({ browserPage: { page } }, use) => {
    const panel = page.locator('.side--left .finding-panel');
    const card = page.locator('.side--right');
    const heads = panel.locator('.finding-panel__head strong');
    const rows = panel.getByRole('row').filter({ hasNot: page.locator('.finding-panel__head, [role=columnheader]') });
    const history = card.locator('.entity-history');
    const submit = async (open: string, button: string, reason: string) => {
      const field = card.locator('.reason-form textarea');
      if ((await field.count()) === 0) await card.getByRole('button', { name: open, exact: true }).click();
      await field.fill(reason);
      await card.locator('.reason-form').getByRole('button', { name: button, exact: true }).click();
    };
    const log = page.getByRole('dialog', { name: '最近变更' });
    await use({
      opens: async () => {
        await page.locator('.rail').getByRole('button', { name: '问题', exact: true }).click();
        await panel.locator('.finding-filters').waitFor({ timeout: 120_000 });
      },
      counts: async (state) => Number((await panel.getByText(new RegExp(`^${state} \\d+$`)).innerText()).replace(/\D/g, '')),
      shows: async (state) => {
        await panel.getByText(new RegExp(`^${state} \\d+$`)).click();
      },
      seesRules: () => heads.allInnerTexts(),
      filtersByFirstRule: async () => {
        await panel.getByRole('combobox', { name: '规则' }).click();
        const first = page.getByRole('option').first();
        const name = (await first.innerText()).replace(/ · \d+$/, '');
        await first.click();
        return name;
      },
      opensFirst: async () => {
        const row = rows.first();
        if ((await row.count()) === 0) await heads.first().click();
        const what = await row.getByRole('gridcell').first().innerText();
        await row.click();
        await card.locator('.finding-card').waitFor();
        return what;
      },
      seesCard: async () => oneLine(await card.innerText()),
      accepts: (reason) => submit('接受并写明理由', '接受', reason),
      reopens: (reason) => submit('重新列为待处理', '重新列为待处理', reason),
      seesRefusal: () => card.locator('.mantine-Textarea-error').innerText(),
      opensHistory: async () => {
        // What comes late into the card above moves the fold: a click may miss it.
        await expect(async () => {
          if (!(await history.isVisible())) await card.locator('.history-fold summary').click();
          await history.waitFor({ timeout: 3_000 });
        }).toPass();
      },
      seesHistory: async () => oneLine(await history.innerText()),
      comparesShapes: async () => {
        await history.getByRole('button', { name: '在图上看前后' }).first().click();
        return oneLine(await history.getByTestId('shape-difference').first().innerText());
      },
      seesCompared: async () => (await history.getByRole('button', { name: '收起前后', pressed: true }).count()) === 1,
      opensLog: async () => {
        await page.locator('.top-bar__district').click();
        await page.getByRole('menuitem', { name: '最近变更' }).click();
        await log.getByRole('row').nth(1).waitFor();
      },
      seesLog: async () => (await log.locator('[role=row][data-index]').allInnerTexts()).map(oneLine),
      searchesLog: async (text) => {
        await log.getByRole('textbox', { name: '查找对象、人员或编号' }).fill(text);
      },
      closesLog: async () => {
        await page.keyboard.press('Escape');
        await log.waitFor({ state: 'detached' });
      },
    });
  },
});
