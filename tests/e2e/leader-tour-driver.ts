import { pathToFileURL } from 'node:url';
import type { Download, Page } from '@playwright/test';
import type { Browser } from './browser.ts';

/** What a leader's office does with tours: makes, presents and shares them. */
export class LeaderTourDriver {
  constructor(private readonly browser: Browser) {}

  private get page() {
    return this.browser.page;
  }

  async begin(): Promise<void> {
    await this.browser.open('/leader?view=tour');
    await this.page.getByRole('button', { name: '新建巡览' }).click({ timeout: 120_000 });
    await this.page.getByTestId('snapshot-map').waitFor({ timeout: 120_000 });
  }

  async name(title: string): Promise<void> {
    await this.page.getByRole('textbox', { name: '巡览名称' }).fill(title);
  }

  async addStop(title: string, text: string, notes = ''): Promise<void> {
    const { length } = await this.stops().all();
    await this.page.getByRole('button', { name: '添加一站' }).click();
    await this.page.locator('.stop-list__one').nth(length).waitFor({ timeout: 120_000 });
    await this.page.getByRole('textbox', { name: '标题' }).fill(title);
    await this.page.getByRole('textbox', { name: '一句话' }).fill(text);
    await this.page.getByRole('textbox', { name: '讲解备注' }).fill(notes);
  }

  /** Looks at the week before as often as asked, and waits until its day is frozen. */
  async goBack(weeks: number): Promise<void> {
    for (let n = 0; n < weeks; n++) await this.page.locator('.leader-bar__day').getByRole('button', { name: '上一周' }).click();
    const day = (await this.page.locator('.leader-bar__day').innerText()).match(/\d{4}-\d\d-\d\d/)?.[0] ?? '';
    await this.page.getByText(`快照 ${day}`).waitFor({ timeout: 120_000 });
  }

  async drawChart(kind: string): Promise<void> {
    await this.page.getByRole('combobox', { name: '图表', exact: true }).selectOption({ label: kind });
    await this.page.locator('.tour__media .stop-chart').waitFor({ timeout: 120_000 });
  }

  async showPicture(name: string, buffer: Buffer, text: string): Promise<void> {
    await this.page.getByLabel('照片', { exact: true }).setInputFiles({ name, mimeType: 'image/png', buffer });
    await this.page.getByRole('textbox', { name: '照片说明' }).fill(text);
    await this.page.locator('.tour__media .stop-picture img').waitFor();
  }

  async lookCloser(): Promise<void> {
    await this.page
      .getByTestId('snapshot-map')
      .locator('canvas')
      .dblclick({ position: { x: 500, y: 380 } });
    await this.page.waitForTimeout(500);
  }

  stops() {
    return this.page.locator('.stop-list__name');
  }

  async save(): Promise<void> {
    await this.page.getByRole('button', { name: '保存', exact: true }).click();
    await this.page.getByText(/^已保存：/).waitFor();
  }

  async present(): Promise<void> {
    await this.page.getByRole('button', { name: '放映', exact: true }).click();
  }

  async share(path: string): Promise<Download> {
    await this.page.getByRole('button', { name: '分享文件' }).click();
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      this.page.getByRole('button', { name: '生成文件' }).click(),
    ]);
    await download.saveAs(path);
    return download;
  }
}

/** The stop that stands on the screen. */
export const shownStop = (page: Page) => page.locator('.presenter__card');

/** Its large numbers, as they are read. */
export const shownNumbers = (page: Page): Promise<string[]> => page.locator('.presenter .stop-figures').allInnerTexts();

/** The photos and the chart beside it. */
export const shownMedia = (page: Page) => page.locator('.presenter__media');

/** A file of this disk as a browser opens it. */
export const addressOf = (path: string): string => pathToFileURL(path).href;
