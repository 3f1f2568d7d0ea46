import { test as base } from './planner.ts';

export { expect } from './planner.ts';

/** What a planner does and sees in the footprint workspace, in the office's words. */
export interface FootprintWork {
  /** From the red line that is chosen to its progress at the foot of the map. */
  opensItsProgress(): Promise<void>;
  opensTheWorkspace(): Promise<void>;
  seesTarget(): Promise<string>;
  seesUnresolvedMu(): Promise<number>;
  /** In m², to the square centimetre: two weeks may agree in mu. */
  seesUnresolved(): Promise<string>;
  /** Walks back along the chart, by keys, until a week that resolved something, and pins it. Returns the week. */
  pinsAWeekThatResolved(): Promise<string>;
  seesWeek(): Promise<string>;
  seesResolved(): Promise<string[]>;
  choosesResolved(place: number): Promise<string>;
  comparesBy(kind: '片区' | '镇办' | '村社' | '项目红线'): Promise<void>;
  /** Name, rank and unresolved mu of each target. */
  seesRanking(): Promise<{ rank: number; name: string; mu: number }[]>;
  choosesInRanking(place: number): Promise<string>;
  goesBackToTheFirstWeeks(): Promise<void>;
  playsWeeks(count: number): Promise<void>;
  copiesFigures(): Promise<string[][]>;
}

const figures = (text: string): string => text.replace(/\s+/g, ' ').trim();

export const test = base.extend<{ footprint: FootprintWork }>({
  footprint: async ({ browserPage }, use) => {
    const { page } = browserPage;
    const workspace = page.locator('.footprint');
    const chart = workspace.getByRole('slider').first();
    const slider = page.locator('.day-bar').getByRole('slider');
    const day = page.locator('.day-badge .figures');
    const side = async (name: string) => {
      const tab = workspace.getByRole('tab', { name });
      if ((await tab.count()) > 0) await tab.click();
    };
    const rows = workspace.locator('.ranking tbody tr');
    await use({
      opensItsProgress: async () => {
        await page.getByRole('button', { name: '未化解走势' }).click();
        await workspace.getByTestId('unresolved-mu').waitFor();
      },
      opensTheWorkspace: async () => {
        await page.locator('.rail').getByRole('button', { name: '表格' }).click();
        await page.getByRole('tab', { name: '未化解走势' }).click();
        await workspace.getByTestId('unresolved-mu').waitFor();
      },
      seesTarget: () => workspace.getByLabel('对象').first().inputValue(),
      seesUnresolved: async () => /[\d.]+ m²/.exec(await page.locator('.drawer .headline').innerText())?.[0] ?? '',
      seesUnresolvedMu: async () => Number.parseFloat(await workspace.getByTestId('unresolved-mu').innerText()),
      pinsAWeekThatResolved: async () => {
        await side('本周变动');
        await chart.focus();
        for (let n = 0; n < 40; n++) {
          const week = (await chart.getAttribute('aria-valuetext'))?.slice(0, 10) ?? '';
          await workspace.locator('.week-list', { hasText: `截至 ${week} 的一周` }).waitFor();
          if ((await workspace.locator('.week-list h4', { hasText: '化解' }).count()) > 0) {
            await page.keyboard.press('Enter');
            return week;
          }
          await page.keyboard.press('ArrowLeft');
        }
        throw new Error('no week resolved anything');
      },
      seesWeek: async () => figures(await workspace.locator('.week-list__head').innerText()),
      seesResolved: async () => (await workspace.locator('.week-list__plot').allInnerTexts()).map(figures),
      choosesResolved: async (place) => {
        const plot = workspace.locator('.week-list__plot').nth(place);
        const no = await plot.locator('.week-list__no').innerText();
        await plot.click();
        return no;
      },
      comparesBy: async (kind) => {
        await side('排名');
        await workspace.locator('.ranking__kinds label', { hasText: kind }).click();
        await workspace.getByRole('region', { name: kind }).waitFor();
        await rows.first().waitFor();
      },
      seesRanking: () =>
        rows.evaluateAll((all) =>
          all.map((row) => {
            const [rank, name, mu] = [...row.children].map((cell) => cell.textContent?.trim() ?? '');
            return { rank: Number(rank), name, mu: Number.parseFloat(mu) };
          }),
        ),
      choosesInRanking: async (place) => {
        const name = rows.nth(place).locator('.ranking__name');
        const text = (await name.innerText()).trim();
        await name.click();
        return text;
      },
      goesBackToTheFirstWeeks: async () => {
        await slider.press('Home');
        for (let n = 0; n < 3; n++) await slider.press('PageUp');
      },
      playsWeeks: async (count) => {
        const seen = new Set([await day.innerText()]);
        await slider.press(' ');
        const until = Date.now() + 30_000;
        while (seen.size <= count && Date.now() < until) {
          seen.add(await day.innerText());
          await page.waitForTimeout(50);
        }
        await slider.press(' ');
      },
      copiesFigures: async () => {
        await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
        await workspace.getByRole('button', { name: '复制数据' }).click();
        await page.getByText(/^已复制 \d+ 周/).waitFor();
        const text = await page.evaluate(() => navigator.clipboard.readText());
        return text.split('\n').map((line) => line.split('\t'));
      },
    });
  },
});
