import { test as base } from './planner.ts';

export { expect } from './planner.ts';

/** What a planner does and sees on the screen of the office's rules, in the office's words. */
export interface OfficeRulesScreen {
  opensItFromTheMenu(): Promise<void>;
  opensItByKeyboard(): Promise<void>;
  closesIt(): Promise<void>;
  looksAt(tab: '规则' | '节假日' | '变更记录'): Promise<void>;
  sets(rule: string, value: string): Promise<void>;
  /** What stands in the field of a rule. */
  seesValue(rule: string): Promise<string>;
  /** Meaning, limits and who set it. */
  seesRule(rule: string): Promise<string>;
  chooses(file: { name: string; content: string }): Promise<void>;
  seesYears(): Promise<string[]>;
  /** Days that change and open periods that move, as told before anything is recorded. */
  seesEffect(): Promise<string>;
  seesRefusal(): Promise<string>;
  canRecord(): Promise<boolean>;
  records(reason: string): Promise<void>;
  /** Newest change of the history. */
  seesNewestChange(): Promise<string>;
  takesTheNewestBack(reason: string): Promise<void>;
}

export const test = base.extend<{ officeRules: OfficeRulesScreen }>({
  officeRules: async ({ browserPage: { page } }, use) => {
    const dialog = page.getByRole('dialog', { name: '办公室规则' });
    const row = (rule: string) => dialog.locator('.rule-row').filter({ has: page.getByText(rule, { exact: true }) });
    const field = (rule: string) => row(rule).locator('input, select');
    const newest = dialog.locator('.entity-history__change').first();
    await use({
      opensItFromTheMenu: async () => {
        await page.locator('.top-bar__district').click();
        await page.getByRole('menuitem', { name: '办公室规则…' }).click();
        await dialog.waitFor();
      },
      opensItByKeyboard: async () => {
        await page.keyboard.press('Control+,');
        await dialog.waitFor();
      },
      closesIt: async () => {
        await page.keyboard.press('Control+,');
        await dialog.waitFor({ state: 'detached' });
      },
      looksAt: (tab) => dialog.locator('.office-rules__tabs').getByText(tab, { exact: true }).click(),
      sets: async (rule, value) => {
        const control = field(rule);
        if ((await control.evaluate(({ tagName }) => tagName)) === 'SELECT') await control.selectOption({ label: value });
        else await control.fill(value);
      },
      seesValue: (rule) =>
        field(rule).evaluate((control: HTMLSelectElement | HTMLInputElement) =>
          control instanceof HTMLSelectElement ? control.selectedOptions[0].label : control.value,
        ),
      seesRule: (rule) => row(rule).locator('.rule-row__what').innerText(),
      chooses: ({ name, content }) =>
        dialog.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) }),
      seesYears: () => dialog.locator('.holiday-years tbody th').allInnerTexts(),
      seesEffect: async () => {
        await dialog.locator('.effect[aria-busy=false]').waitFor();
        return dialog.locator('.effect').innerText();
      },
      seesRefusal: () => dialog.locator('[role=alert]').innerText(),
      canRecord: () => dialog.getByRole('button', { name: '记录修改' }).isEnabled(),
      records: async (reason) => {
        await dialog.getByRole('textbox', { name: '理由' }).fill(reason);
        await dialog.getByRole('button', { name: '记录修改' }).click();
      },
      seesNewestChange: () => newest.innerText(),
      takesTheNewestBack: async (reason) => {
        await newest.getByRole('button', { name: /^撤回这一条/ }).click();
        await newest.getByRole('textbox').fill(reason);
        await newest.locator('button[type=submit]').click();
      },
    });
  },
});
