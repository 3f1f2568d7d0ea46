import { test as base } from './planner.ts';

export { expect } from './planner.ts';

export type WorkGroupName = '全部' | '逾期' | '本周到期' | '问题' | '待核实' | '图斑' | '任务' | '已办结';

/** What a planner does and sees at the desk, in the office's words. */
export interface Desk {
  opensTheWorkList(): Promise<void>;
  looksAt(group: WorkGroupName): Promise<void>;
  seesCount(group: WorkGroupName): Promise<number>;
  searches(text: string): Promise<void>;
  /** Labels of the rows in view. */
  seesRows(): Promise<string[]>;
  /** Tasks done and assigned, as they stand beside the closing rate. */
  seesClosingRate(): Promise<{ share: string; done: number; assigned: number }>;
  /** Gives the first row that nobody has to somebody; its label. */
  assignsTheFirstTo(assignee: string): Promise<string>;
  opensTheFirst(): Promise<void>;
  finishesTheTask(result: string): Promise<void>;
  /** What taking in the patches layer would do. */
  looksAtPatchesToTake(): Promise<{ accepted: number; refused: number }>;
  takesThem(): Promise<void>;
  answersThePatch(finding: string, note: string): Promise<void>;
  /** Begins an answer, opens the list of results, and presses Escape twice: out of the list, and once more. */
  hesitatesOverThePatch(note: string): Promise<void>;
  seesPatchNote(): Promise<string>;
  seesPatchAnswer(): Promise<string>;
  opensTheBoardOf(place: number): Promise<void>;
  seesRates(): Promise<string[]>;
  /** Shows the items behind a rate's count; how many of how many are listed. */
  looksBehind(rate: string, part: 'reached' | 'counted'): Promise<{ count: number; listed: number; all: number }>;
}

const numbers = (text: string): number[] => [...text.matchAll(/\d+/g)].map(([digits]) => Number(digits));

export const test = base.extend<{ desk: Desk }>({
  desk: async ({ browserPage: { page }, planner }, use) => {
    const groupButton = (group: string) => page.locator('.work__group').filter({ hasText: new RegExp(`${group}$`) });
    const rightPanel = page.locator('.side--right .chidu-panel');
    await use({
      opensTheWorkList: async () => {
        await planner.opensPanel('工作');
        await page.locator('.work-row__open').first().waitFor();
      },
      looksAt: async (group) => {
        await groupButton(group).click();
        await page.locator(`.work__list ul[aria-label="${group}"], .work__none`).first().waitFor();
      },
      seesCount: async (group) => Number(await groupButton(group).locator('.work__count').innerText()),
      searches: (text) => page.locator('.work__search input').fill(text),
      seesRows: () => page.locator('.work-row__label').allInnerTexts(),
      seesClosingRate: async () => {
        const share = await page.getByTestId('closing-rate').innerText();
        const [done, assigned] = numbers(await page.locator('.work__rates summary .quiet').innerText());
        return { share, done, assigned };
      },
      assignsTheFirstTo: async (assignee) => {
        const row = page
          .locator('.work-row')
          .filter({ has: page.locator('.work-row__give') })
          .first();
        const label = await row.locator('.work-row__label').innerText();
        await row.locator('.work-row__give').click();
        const dialog = page.getByRole('dialog');
        await dialog.getByRole('combobox', { name: '承办' }).or(dialog.getByLabel('承办')).first().fill(assignee);
        await page.keyboard.press('Tab');
        await dialog.getByRole('button', { name: '交办', exact: true }).click();
        await dialog.waitFor({ state: 'detached' });
        return label;
      },
      opensTheFirst: async () => {
        await page.locator('.work-row__open').first().click();
        await rightPanel.waitFor();
      },
      finishesTheTask: async (result) => {
        await rightPanel.getByRole('button', { name: '办结', exact: true }).click();
        await rightPanel.getByLabel('办理结果').fill(result);
        await rightPanel.getByRole('button', { name: '办结', exact: true }).click();
        await rightPanel.getByRole('button', { name: '重新打开' }).waitFor();
      },
      looksAtPatchesToTake: async () => {
        await page.locator('.side--left').getByRole('button', { name: '接收为图斑任务' }).click();
        const [accepted, refused] = numbers(await page.getByTestId('take-preview').innerText());
        return { accepted, refused };
      },
      takesThem: async () => {
        await page.getByRole('button', { name: /^接收 \d+ 个图斑$/ }).click();
        await page.getByRole('dialog').waitFor({ state: 'detached' });
      },
      hesitatesOverThePatch: async (note) => {
        await rightPanel.getByRole('button', { name: '回复', exact: true }).click();
        await rightPanel.getByLabel('现场情况').fill(note);
        await rightPanel.getByRole('combobox', { name: '核查结果' }).click();
        await page.getByRole('option').first().waitFor();
        await page.keyboard.press('Escape');
        await page.getByRole('option').first().waitFor({ state: 'hidden' });
        await page.keyboard.press('Escape');
      },
      seesPatchNote: () => rightPanel.getByLabel('现场情况').inputValue(),
      answersThePatch: async (finding, note) => {
        const begin = rightPanel.getByRole('button', { name: '回复', exact: true });
        if ((await rightPanel.getByLabel('现场情况').count()) === 0) await begin.click();
        await rightPanel.getByRole('combobox', { name: '核查结果' }).click();
        await page.getByRole('option', { name: finding }).click();
        await rightPanel.getByLabel('现场情况').fill(note);
        await rightPanel.getByRole('button', { name: '回复', exact: true }).click();
        await rightPanel.getByRole('button', { name: '撤回回复' }).waitFor();
      },
      seesPatchAnswer: async () => (await rightPanel.getByRole('region', { name: '举证回复' }).innerText()).replace(/\s+/g, ' '),
      opensTheBoardOf: async (place) => {
        await planner.opensPanel('红线');
        await page
          .locator('.red-line-list__item')
          .nth(place)
          .getByRole('button', { name: /^征迁进度板/ })
          .click();
        await page.locator('.board__rate').first().waitFor();
      },
      seesRates: async () => (await page.locator('.board__rate').allInnerTexts()).map((text) => text.replace(/\s+/g, ' ')),
      looksBehind: async (rate, part) => {
        const counts = page.locator('.board__rate').filter({ hasText: rate }).locator('.board__count');
        const count = counts.nth(part === 'reached' ? 0 : 1);
        await count.click();
        const [listed, all] = numbers(await page.getByTestId('board-listed').innerText());
        return { count: Number(await count.innerText()), listed, all };
      },
    });
  },
});
