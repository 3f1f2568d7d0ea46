import { expect, test as base } from './patrol-capture-driver.ts';

export { expect };

export interface TaskLine {
  readonly stop: string;
  readonly title: string;
  readonly about: string;
  readonly due: string;
}

/** A team's day on a phone, in its own words. */
export interface Team {
  opensTheDay(): Promise<void>;
  is(name: string): Promise<void>;
  seesWho(): Promise<string>;
  seesTasks(): Promise<TaskLine[]>;
  seesWay(): Promise<string>;
  looksAt(list: '任务' | '上报' | '走访'): Promise<void>;
  /** What the three chips count. */
  seesCounts(): Promise<number[]>;
  /** Opens the first row that holds the text. */
  opensRow(text: string): Promise<void>;
  seesTarget(): Promise<string>;
  marksWhatStandsHere(): Promise<void>;
  finishes(seen: '未变' | '有变化' | '已拆除', note?: string): Promise<string>;
  seesPreparedNote(): Promise<string>;
  rechecks(seen: '还在，没变' | '已拆除，什么都没有了'): Promise<string>;
  goesBackToTheList(): Promise<void>;
  /** Each own report with what became of it. */
  seesReports(): Promise<string[]>;
  seesDoneToday(): Promise<string>;
  seesNext(): Promise<string>;
  losesTheNetwork(): Promise<void>;
  hasTheNetworkAgain(): Promise<void>;
  /** Buttons and fields in the sheet that are lower or narrower than a thumb needs. */
  seesSmallTargets(): Promise<string[]>;
}

const words = (text: string): string => text.replace(/\s+/g, ' ').trim();

export const test = base.extend<{ team: Team }>({
  team: async ({ browserPage: { page }, context }, use) => {
    const rows = page.locator('.day-row');
    const tap = (name: string | RegExp) => page.getByRole('button', { name }).first().tap();
    const listIsThere = () => page.getByRole('group', { name: '今日清单' }).waitFor();
    const saved = async () => words(await page.locator('.day-saved').innerText());
    await use({
      opensTheDay: async () => {
        await page.getByRole('button', { name: '今日', exact: true }).tap();
        await listIsThere();
        await page.locator('.day-count').first().waitFor();
      },
      is: async (name) => {
        await page.locator('.day-who').tap();
        await page.locator('.day-chip', { hasText: name }).tap();
        await expect(page.locator('.day-who')).toHaveText(`我是${name}`);
        await rows.first().waitFor();
      },
      seesWho: () => page.locator('.day-who').innerText(),
      seesTasks: () =>
        rows.evaluateAll((all) =>
          all
            .filter((row) => row.tagName === 'BUTTON')
            .map((row) => ({
              stop: row.querySelector('.day-row__no')?.textContent ?? '',
              title: row.querySelector('.day-row__main b')?.textContent ?? '',
              about: row.querySelector('.day-row__main .day-quiet')?.textContent ?? '',
              due: row.querySelector('.day-row__end')?.textContent ?? '',
            })),
        ),
      seesWay: async () => words(await page.locator('.day-way').innerText()),
      looksAt: async (list) => {
        await page.getByRole('group', { name: '今日清单' }).getByRole('button', { name: list }).tap();
      },
      seesCounts: async () => (await page.locator('.day-count').allInnerTexts()).map(Number),
      opensRow: async (text) => {
        await rows.filter({ hasText: text }).first().tap();
        await page.getByRole('region', { name: '这里有什么' }).or(page.getByText('没有指明位置')).first().waitFor();
      },
      seesTarget: async () => words(await page.locator('.patrol__sheet').innerText()),
      marksWhatStandsHere: async () => {
        await tap('标记这里的建筑');
        await page.locator('.capture-methods').waitFor();
        await page.waitForTimeout(900);
      },
      finishes: async (seen, note) => {
        const form = page.locator('.day-form');
        if ((await form.count()) === 0) await tap('办结');
        await form.getByRole('button', { name: seen, exact: true }).tap();
        if (note !== undefined) await form.getByRole('textbox').fill(note);
        await form.getByRole('button', { name: '办结' }).tap();
        await page.locator('.day-saved').waitFor();
        return saved();
      },
      seesPreparedNote: () => page.locator('.day-form').getByRole('textbox').inputValue(),
      rechecks: async (seen) => {
        await tap('复查');
        const form = page.locator('.day-form');
        await form.getByRole('button', { name: seen, exact: true }).tap();
        await form.locator('[type=submit]').tap();
        await form.waitFor({ state: 'detached' });
        return saved();
      },
      goesBackToTheList: async () => {
        await tap('返回清单');
        await listIsThere();
      },
      seesReports: async () => (await rows.allInnerTexts()).map(words),
      seesDoneToday: async () => words(await page.locator('.day-done').innerText()),
      seesNext: async () => words(await page.locator('.day-next').innerText()),
      losesTheNetwork: async () => {
        // Everything is on the device first, as after a visit that was not cut short.
        await page.evaluate(() => navigator.serviceWorker.ready);
        await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
        await context.setOffline(true);
      },
      hasTheNetworkAgain: () => context.setOffline(false),
      seesSmallTargets: () =>
        page.locator('.patrol__sheet').evaluate((sheet) =>
          [...sheet.querySelectorAll<HTMLElement>('button, input, textarea, summary')].flatMap((one) => {
            const { width, height } = one.getBoundingClientRect();
            return width === 0 || (width >= 43.5 && height >= 43.5) ? [] : [`${one.textContent?.trim()}: ${width} × ${height}`];
          }),
        ),
    });
  },
});
