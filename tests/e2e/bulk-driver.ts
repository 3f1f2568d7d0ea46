import { type Browser, expect, test as base } from './browser.ts';

export { expect } from './browser.ts';

export type Filter = '全部' | '将登记' | '已有' | '不予登记' | '看不明白';

/** A row of the office's own table, by the headings of the template. */
export type TemplateRow = Readonly<Record<string, string>>;

/** What a planner does with clearance items and with tables of their steps, in the office's words. */
export interface Clearance {
  opensTheItems(): Promise<void>;
  /** The district's items as the template lists them. */
  downloadsTheTemplate(): Promise<readonly TemplateRow[]>;
  reads(name: string, lines: readonly (readonly string[])[]): Promise<void>;
  seesCounts(): Promise<Readonly<Record<string, number>>>;
  /** Each entry listed under a filter: row, step, result with its reason. */
  seesEntries(filter: Filter): Promise<string[]>;
  leavesOut(line: number, step: string): Promise<void>;
  savesWhatIsNotRecorded(): Promise<string>;
  records(): Promise<string>;
  takesAllBack(): Promise<void>;
  closes(): Promise<void>;
  /** Opens the item of a parcel from the table by keyboard. */
  opensItem(parcelNo: string): Promise<void>;
  seesTrack(): Promise<string[]>;
  triesStep(step: string, day: string, documentNo: string): Promise<void>;
  /** Types into the form of the next step, whichever it proposes, and goes no further. */
  begins(documentNo: string): Promise<void>;
  seesStep(): Promise<string>;
  undoesByKeyboard(): Promise<void>;
  redoesByKeyboard(): Promise<void>;
  /** Reloads the page in the middle of everything. */
  comesBack(): Promise<void>;
  seesRefusal(): Promise<string>;
  seesEntered(field: string): Promise<string>;
  receivesObjection(): Promise<void>;
  /** Open objections that are listed with the chosen step. */
  seesToBeAnswered(): Promise<string>;
  answersObjection(result: string, documentNo: string): Promise<void>;
  seesObjections(): Promise<string>;
  accessibilityProblems(): Promise<string[]>;
  readonly session: Browser['session'];
}

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();
const csvOf = (lines: readonly (readonly string[])[]): string =>
  `\uFEFF${lines.map((cells) => cells.join(',')).join('\r\n')}\r\n`;

export const test = base.extend<{ clearance: Clearance }>({
  clearance: async ({ browserPage }, use) => {
    const { page, session } = browserPage;
    const dialog = page.getByRole('dialog', { name: '批量登记节点' });
    const dossier = page.locator('.side--right .item-file');
    const isJudged = async () => {
      await page.getByTestId('bulk-summary').waitFor();
      await dialog.locator('.chidu-progress').waitFor({ state: 'detached' });
    };
    const saved = async (button: string): Promise<string> => {
      const [download] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: button }).click()]);
      const chunks: Buffer[] = [];
      for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks).toString('utf8').replace('\uFEFF', '');
    };
    await use({
      session,
      accessibilityProblems: () => browserPage.accessibilityProblems(),
      opensTheItems: async () => {
        await browserPage.open();
        await page.locator('.maplibregl-canvas').waitFor({ timeout: 120_000 });
        await page.locator('.opening-cover').waitFor({ state: 'detached' });
        await page.locator('.rail').getByRole('button', { name: '表格' }).click();
        await page.getByRole('tab', { name: '征收单元', exact: true }).click();
        await page.getByTestId('records-totals').waitFor();
      },
      downloadsTheTemplate: async () => {
        await page.getByRole('button', { name: '从表格登记' }).click();
        const [head, ...rows] = (await saved('CSV'))
          .trim()
          .split('\r\n')
          .map((line) => line.split(','));
        return rows.map((cells) => Object.fromEntries(head.map((name, column) => [name, cells[column]])));
      },
      reads: async (name, lines) => {
        await browserPage.chooseFile(dialog.locator('input[type=file]'), {
          name,
          mimeType: 'text/csv',
          buffer: Buffer.from(csvOf(lines)),
        });
        await isJudged();
      },
      seesCounts: async () => {
        const labels = await dialog.locator('.bulk-filters label').allInnerTexts();
        return Object.fromEntries(labels.map((label) => [label.split(' ')[0], Number(label.split(' ')[1].replaceAll(',', ''))]));
      },
      seesEntries: async (filter) => {
        await dialog.locator('.bulk-filters').getByText(filter).click();
        await dialog.locator('.bulk-entries [data-index="0"] .bulk-verdict').waitFor();
        const rows = await dialog.locator('.bulk-entries [data-index]').evaluateAll((all) =>
          all.map((row) => {
            const cells = [...row.children].map((cell) => cell.textContent ?? '');
            return [Number(row.dataset.index), `${cells[1]} ${cells[4]} ${cells[8]}`] as const;
          }),
        );
        return rows.sort((a, b) => a[0] - b[0]).map(([, text]) => plain(text));
      },
      leavesOut: async (line, step) => {
        // What is left out is judged anew before it shows as left out.
        const box = dialog.getByRole('checkbox', { name: `登记第 ${line} 行的“${step}”` });
        await box.click();
        await expect(box).not.toBeChecked();
        await isJudged();
      },
      savesWhatIsNotRecorded: () => saved('导出未登记的'),
      records: async () => {
        await dialog.getByRole('button', { name: /^登记 [\d,]+ 个节点$/ }).click();
        return plain(await dialog.locator('.bulk-done__what').innerText());
      },
      takesAllBack: async () => {
        await dialog.getByRole('button', { name: '整体撤回' }).click();
        await dialog.waitFor({ state: 'detached' });
      },
      closes: async () => {
        await dialog.getByRole('button', { name: '关闭' }).last().click();
        await dialog.waitFor({ state: 'detached' });
      },
      opensItem: async (parcelNo) => {
        await page.getByRole('searchbox', { name: '在表中查找' }).fill(parcelNo);
        await page.locator('.records [data-index="1"]').waitFor({ state: 'detached' });
        await page.locator('.records [data-index="0"]', { hasText: parcelNo }).waitFor();
        await page.locator('.records [role=grid]').focus();
        await page.keyboard.press('Home');
        await page.keyboard.press('Enter');
        await dossier.waitFor();
      },
      seesTrack: async () => (await dossier.locator('.track__step:not([data-state=open])').allInnerTexts()).map(plain),
      triesStep: async (step, day, documentNo) => {
        const form = dossier.getByRole('region', { name: '登记下一步' });
        await form.getByRole('combobox', { name: '节点' }).click();
        await page.getByRole('option', { name: step }).click();
        await form.getByLabel('日期').fill(day);
        await form.getByLabel('文号').fill(documentNo);
        await form.getByRole('button', { name: `登记“${step}”` }).click();
      },
      begins: (documentNo) => dossier.getByRole('region', { name: '登记下一步' }).getByLabel('文号').fill(documentNo),
      seesStep: () => dossier.getByRole('region', { name: '登记下一步' }).getByRole('combobox', { name: '节点' }).inputValue(),
      // Out of the field first: within it the keys take back what was typed.
      undoesByKeyboard: async () => {
        await page.locator(':focus').blur();
        await page.keyboard.press('Control+z');
      },
      redoesByKeyboard: () => page.keyboard.press('Control+Shift+z'),
      comesBack: async () => {
        await page.reload();
        await page.locator('.opening-cover').waitFor({ state: 'detached' });
        await dossier.waitFor();
      },
      seesRefusal: async () => plain(await dossier.locator('form > p.failure').innerText()),
      seesEntered: (field) => dossier.getByRole('region', { name: '登记下一步' }).getByLabel(field).inputValue(),
      receivesObjection: async () => {
        await dossier.getByRole('button', { name: '收到异议' }).click();
        await dossier.locator('form').getByRole('button', { name: '收到异议' }).click();
        await dossier.getByText('未答复 1').waitFor();
      },
      seesToBeAnswered: async () =>
        plain(await dossier.getByRole('region', { name: '登记下一步' }).getByRole('alert').first().innerText()),
      answersObjection: async (result, documentNo) => {
        const objections = dossier.getByRole('region', { name: '异议' });
        await objections.getByRole('button', { name: '答复', exact: true }).click();
        const form = objections.locator('form');
        await form.getByLabel('答复结果').fill(result);
        await form.getByLabel('文号').fill(documentNo);
        await form.getByRole('button', { name: '答复', exact: true }).click();
        await form.waitFor({ state: 'detached' });
      },
      seesObjections: async () => plain(await dossier.getByRole('region', { name: '异议' }).innerText()),
    });
  },
});
