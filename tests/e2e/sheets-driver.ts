import { type PdfPage, readableCharacters, readPdfPages } from '../support/read-pdf.ts';
import type { Browser } from './browser.ts';

/** What somebody does who prints sheets at a true scale. */
export class PrintDriver {
  constructor(private readonly browser: Browser) {}

  private get page() {
    return this.browser.page;
  }

  async open(audience: 'planner' | 'leader' | 'public'): Promise<void> {
    await this.letPrint();
    await this.browser.open(`/leader?view=print&for=${audience}`);
    await this.preview().waitFor({ timeout: 120_000 });
  }

  /** The dialog of the browser would wait for somebody. */
  async letPrint(): Promise<void> {
    await this.page.addInitScript(() => {
      window.print = () => document.documentElement.setAttribute('data-printed', String(Date.now()));
    });
  }

  /** From a red line of the planner's map to its disclosure list. */
  async openDisclosure(redLine: string): Promise<void> {
    await this.letPrint();
    await this.browser.open('/?panel=red-lines');
    await this.page.locator('.red-line-list__row').filter({ hasText: redLine }).click({ timeout: 120_000 });
    await this.page.getByRole('link', { name: '分户公示表' }).first().click();
    await this.disclosure().waitFor({ timeout: 120_000 });
  }

  disclosure() {
    return this.page.locator('.print-view__paper .disclosure-sheet');
  }

  async disclose(fields: readonly string[]): Promise<void> {
    for (const box of await this.page
      .getByRole('group', { name: /^公示内容/ })
      .getByRole('checkbox')
      .all()) {
      const label = (await box.locator('xpath=ancestor::*[contains(@class,"Checkbox-root")][1]').innerText()).trim();
      await box.setChecked(fields.includes(label));
    }
  }

  /** How many records the screen says it is drawn from. */
  async records(): Promise<number> {
    const text = await this.page.getByText(/依据全部 [\d,]+ 条记录/).innerText();
    return Number(text.replace(/\D/g, ''));
  }

  async printDisclosure(): Promise<ReturnType<typeof readPdfPages>> {
    await this.page.evaluate(() => document.documentElement.removeAttribute('data-printed'));
    await this.page.getByRole('button', { name: '登记并打印' }).click();
    await this.page.locator('html[data-printed]').waitFor({ timeout: 120_000 });
    return readPdfPages(await this.page.pdf({ preferCSSPageSize: true, printBackground: true }));
  }

  preview() {
    return this.page.locator('.print-view__preview .plane-sheet');
  }

  /** X north, Y east, metres of the district's plane. */
  async aimAt(place: string): Promise<void> {
    await this.page.getByLabel('范围').selectOption({ label: '坐标点' });
    await this.page.getByLabel('中心坐标').fill(place);
  }

  async choose(target: string): Promise<void> {
    await this.page.getByLabel('范围').selectOption({ label: target });
  }

  async setScale(scale: number): Promise<void> {
    await this.page.getByLabel(/^比例尺/).fill(String(scale));
    await this.page.getByText(`1:${scale.toLocaleString('zh-CN')} ·`).waitFor();
  }

  async setPaper(paper: 'A4' | 'A3', grid: string): Promise<void> {
    await this.page.getByLabel('纸张').selectOption(paper);
    await this.page.getByLabel('坐标格网').selectOption({ label: grid });
  }

  /** Prints, and reads the PDF that the browser makes of it. */
  async print(): Promise<{ readonly pages: readonly PdfPage[]; readonly characters: ReadonlySet<string> }> {
    await this.page.evaluate(() => document.documentElement.removeAttribute('data-printed'));
    await this.preview().waitFor();
    await this.page.getByRole('button', { name: '打印 / 存为 PDF' }).click();
    await this.page.locator('html[data-printed]').waitFor({ timeout: 120_000 });
    const bytes = await this.page.pdf({ preferCSSPageSize: true, printBackground: true });
    return { pages: readPdfPages(bytes), characters: readableCharacters(bytes) };
  }
}
