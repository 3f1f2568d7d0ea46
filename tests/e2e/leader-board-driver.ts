import type { Browser } from './browser.ts';

/** What a leader does with the board. */
export class LeaderBoardDriver {
  constructor(private readonly browser: Browser) {}

  private get page() {
    return this.browser.page;
  }

  async open(search = ''): Promise<void> {
    await this.browser.open(`/leader${search}`);
    await this.ranking().first().waitFor({ timeout: 120_000 });
  }

  /** Lines in order, the whole district last. */
  ranking() {
    return this.page.locator('.board-row');
  }

  async showTo(audience: '规划内部' | '领导' | '公众'): Promise<void> {
    await this.page.getByRole('button', { name: /^对象/ }).click();
    await this.page.getByRole('menuitem', { name: audience }).click();
  }

  async rankBy(figure: string, level: string): Promise<void> {
    await this.page.getByRole('combobox', { name: '指标' }).selectOption({ label: figure });
    await this.page.getByText(level, { exact: true }).click();
  }

  async stepBack(): Promise<void> {
    await this.page.getByRole('button', { name: '上一周' }).click();
  }

  async publish(): Promise<void> {
    await this.page.getByRole('button', { name: '公布本周晒比' }).click();
  }

  async lookAtPublished(): Promise<void> {
    await this.page.getByRole('button', { name: '看公布时的' }).click();
  }

  async check(): Promise<void> {
    await this.page.getByRole('button', { name: '核对', exact: true }).click();
  }

  /** What the check of a publication told. */
  told() {
    return this.page.locator('.board-differences');
  }

  async openRecordsOf(line: number): Promise<void> {
    await this.ranking().nth(line).getByRole('link').click();
  }
}
