import { type Browser, test as base } from './browser.ts';

export { expect } from './browser.ts';

export type TableTab = '宗地' | '红线' | '征收单元' | '巡查发现';

/** What a planner does with the tables, in the office's words. */
export interface Tables {
  /** Opens the district and one of its tables, and waits for its rows. */
  opens(tab: TableTab): Promise<void>;
  changesTo(tab: TableTab): Promise<void>;
  filtersFrom(column: string, from: string): Promise<void>;
  filtersBy(column: string, ...values: string[]): Promise<void>;
  takesOff(filter: RegExp): Promise<void>;
  liftsAll(): Promise<void>;
  searches(text: string): Promise<void>;
  /** Once for the direction that a reader looks for, twice for the other. */
  sortsBy(column: string): Promise<void>;
  groupsBy(column: string): Promise<void>;
  switches(name: string): Promise<void>;
  /** The cells of the rows on the screen, in their order. */
  seesRows(): Promise<string[][]>;
  /** How many rows are listed. */
  seesCount(): Promise<number>;
  seesFooter(): Promise<string>;
  seesMessage(): Promise<string>;
  clicksRow(place: number, ...with_: 'Shift'[]): Promise<void>;
  /** The text of the row that is marked as the selected one. */
  seesMarkedRow(): Promise<string>;
  seesSelected(): Promise<string>;
  /** Two clicks: the menu, the column. */
  copiesColumn(column: string): Promise<string>;
  savesCsv(): Promise<{ name: string; text: string }>;
  zoomsIn(steps: number): Promise<void>;
  presses(...keys: string[]): Promise<void>;
  accessibilityProblems(): Promise<string[]>;
  readonly session: Browser['session'];
}

const figures = (text: string): string => text.replace(/\s+/g, ' ').trim();

export const test = base.extend<{ tables: Tables }>({
  tables: async ({ browserPage }, use) => {
    const { page, session } = browserPage;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const rows = page.locator('.records [role=row][data-index]');
    const footer = page.getByTestId('records-totals');
    const isAnswered = async () => {
      await footer.waitFor();
      await page.locator('.records [aria-busy=true]').waitFor({ state: 'detached' });
      await page.locator('.records .chidu-table-waiting').first().waitFor({ state: 'detached' });
    };
    const openFilter = async (column: string) => {
      await page
        .getByRole('button', { name: `按“${column}”筛选` })
        .first()
        .click();
      await page.locator('.filter-form').waitFor();
    };
    const changesTo = async (tab: TableTab) => {
      await page.getByRole('tab', { name: tab, exact: true }).click();
      await isAnswered();
    };
    await use({
      session,
      changesTo,
      opens: async (tab) => {
        await browserPage.open();
        await page.locator('.maplibregl-canvas').waitFor({ timeout: 120_000 });
        await page.locator('.opening-cover').waitFor({ state: 'detached' });
        await page.locator('.rail').getByRole('button', { name: '表格' }).click();
        await changesTo(tab);
      },
      filtersFrom: async (column, from) => {
        await openFilter(column);
        await page.locator('.filter-form').getByLabel('从').fill(from);
        await page.keyboard.press('Enter');
        await isAnswered();
      },
      filtersBy: async (column, ...values) => {
        await openFilter(column);
        for (const value of values) await page.locator('.filter-form').getByRole('checkbox', { name: value }).check();
        await page.locator('.filter-form').getByRole('button', { name: '筛选' }).click();
        await isAnswered();
      },
      takesOff: async (filter) => {
        await page.getByRole('button', { name: filter }).click();
        await isAnswered();
      },
      liftsAll: async () => {
        await page.getByRole('button', { name: '全部取消' }).click();
        await page.locator('.records__message').waitFor({ state: 'detached' });
      },
      searches: (text) => page.getByRole('searchbox', { name: '在表中查找' }).fill(text),
      sortsBy: async (column) => {
        await page.locator('.records .chidu-table-sorter', { hasText: column }).first().click();
        await isAnswered();
      },
      groupsBy: async (column) => {
        await page.getByRole('combobox', { name: '分组' }).click();
        await page.getByRole('option', { name: column, exact: true }).click();
        await page.locator('.records__group-head').first().waitFor();
      },
      switches: async (name) => {
        await page.getByRole('switch', { name }).click();
        await isAnswered();
      },
      seesRows: async () => {
        await isAnswered();
        const texts = await rows.evaluateAll((all) =>
          all.map((row) => [Number(row.dataset.index), ...[...row.children].map((cell) => cell.textContent ?? '')] as const),
        );
        return texts.sort((a, b) => a[0] - b[0]).map(([, ...cells]) => cells.map(figures));
      },
      seesCount: async () => {
        await isAnswered();
        return Number(await page.locator('.records [role=grid]').getAttribute('aria-rowcount')) - 1;
      },
      seesFooter: async () => figures(await footer.innerText()),
      seesMessage: async () => figures(await page.locator('.records__message').innerText()),
      clicksRow: async (place, ...modifiers) => {
        await page.locator(`.records [data-index="${place}"]`).click({ modifiers });
      },
      seesMarkedRow: async () => figures(await page.locator('.records [aria-selected=true]').first().innerText()),
      seesSelected: async () => (await page.locator('.side--right .chidu-panel-title').textContent()) ?? '',
      copiesColumn: async (column) => {
        await page.getByRole('button', { name: '复制', exact: true }).click();
        await page.getByRole('menuitem', { name: `只复制一列：${column}` }).click();
        await page.getByText(/^已复制 \d+ 行$/).waitFor();
        return page.evaluate(() => navigator.clipboard.readText());
      },
      savesCsv: async () => {
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          page.getByRole('button', { name: '导出 CSV' }).click(),
        ]);
        const chunks: Buffer[] = [];
        for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
        return { name: download.suggestedFilename(), text: Buffer.concat(chunks).toString('utf8') };
      },
      zoomsIn: async (steps) => {
        for (let n = 0; n < steps; n++) {
          await page.getByRole('button', { name: '放大' }).click();
          await page.waitForTimeout(300);
        }
      },
      presses: async (...keys) => {
        for (const key of keys) await page.keyboard.press(key);
      },
      accessibilityProblems: () => browserPage.accessibilityProblems(),
    });
  },
});
