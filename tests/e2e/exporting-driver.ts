import { readSources } from '../support/read-sources.ts';
import { type Browser, test as base } from './browser.ts';

export { expect } from './browser.ts';

/** A file that was saved, as our readers find it. */
export interface SavedFile {
  readonly name: string;
  readonly features: number;
  readonly columns: readonly string[];
}

/** What a planner does to give features away as a file, in the office's words. */
export interface Exporting {
  opensTheLayer(name: RegExp): Promise<void>;
  opensTheLedger(): Promise<void>;
  chooses(format: string): Promise<void>;
  isFor(audience: '本单位' | '领导' | '公众'): Promise<void>;
  saves(): Promise<SavedFile>;
  isRefused(): Promise<string>;
  seesNotes(): Promise<string>;
  accessibilityProblems(): Promise<string[]>;
  readonly session: Browser['session'];
}

export const test = base.extend<{ exporting: Exporting }>({
  exporting: async ({ browserPage }, use) => {
    const { page, session } = browserPage;
    const dialog = page.getByRole('dialog');
    const make = dialog.getByRole('button', { name: '导出', exact: true });
    await use({
      opensTheLayer: async (name) => {
        await browserPage.open();
        await page.locator('.maplibregl-canvas').waitFor({ timeout: 120_000 });
        await page.locator('.opening-cover').waitFor({ state: 'detached' });
        await page.locator('.rail').getByRole('button', { name: '图层' }).click();
        await page.getByRole('button', { name }).first().click();
        await dialog.waitFor();
      },
      opensTheLedger: async () => {
        await dialog.getByRole('button', { name: '关闭' }).last().click();
        await dialog.waitFor({ state: 'detached' });
        await page.locator('.rail').getByRole('button', { name: '表格' }).click();
        await page.getByRole('tab', { name: '巡查发现' }).click();
        await page.getByRole('button', { name: '台账', exact: true }).click();
        await dialog.waitFor();
      },
      chooses: async (format) => {
        await dialog.getByRole('radio', { name: format }).check();
      },
      isFor: async (audience) => {
        await dialog.getByText(audience, { exact: true }).click();
      },
      saves: async () => {
        const [download] = await Promise.all([page.waitForEvent('download'), make.click()]);
        const chunks: Buffer[] = [];
        for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
        const name = download.suggestedFilename();
        const { table } = await readSources({ [name]: new Uint8Array(Buffer.concat(chunks)) });
        return { name, features: table.count, columns: table.propertyNames };
      },
      isRefused: async () => {
        await make.click();
        return dialog.getByRole('alert').innerText();
      },
      seesNotes: () => dialog.getByRole('status').innerText(),
      accessibilityProblems: () => browserPage.accessibilityProblems(),
      session,
    });
  },
});
