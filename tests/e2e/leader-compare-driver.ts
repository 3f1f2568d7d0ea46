import type { Browser } from './browser.ts';

/** What a leader does with two days beside each other. */
export class LeaderCompareDriver {
  constructor(private readonly browser: Browser) {}

  private get page() {
    return this.browser.page;
  }

  async open(search = ''): Promise<void> {
    await this.browser.open(`/leader?view=compare${search}`);
    await this.table().getByRole('link').first().waitFor({ timeout: 120_000 });
  }

  table() {
    return this.page.getByRole('region', { name: '对比' });
  }

  /** What the table says of the whole district. */
  sentence() {
    return this.page.locator('.compare-sentence');
  }

  divider() {
    return this.page.getByRole('slider', { name: /^卷帘分界/ });
  }

  /** Both maps draw the days that they name. */
  maps() {
    return this.page.locator('.compare-maps[data-drawn="true"]');
  }

  async choose(name: string): Promise<void> {
    await this.page.getByText(name, { exact: true }).click();
  }

  async stepBackByKey(weeks: number): Promise<void> {
    const slider = this.page.getByRole('slider', { name: '日期滑块' });
    await slider.focus();
    for (let n = 0; n < weeks; n++) await slider.press('ArrowLeft');
  }

  /** Text of the numbers of a line: before, new, cleared, after, change, share. */
  async numbersOf(line: string): Promise<string[]> {
    return this.table().getByRole('row', { name: line }).getByRole('cell').allInnerTexts();
  }

  async openRecords(line: string, column: string): Promise<void> {
    await this.table()
      .getByRole('row', { name: line })
      .getByRole('link', { name: `，${column} ` })
      .click();
  }

  async openCharts(): Promise<void> {
    await this.choose('图表');
    await this.page.locator('.chidu-class-map').waitFor();
  }
}
