import { test as base } from './planner.ts';

export { expect } from './browser.ts';

/** What a planner does and sees in the import wizard. */
export interface ImportWizard {
  /** Gives files to the picker together. */
  brings(...files: readonly { readonly name: string; readonly content: string | Uint8Array }[]): Promise<void>;
  /** The step that is asked now. */
  seesStep(): Promise<string>;
  /** Where the file may lie, as the list says it: letter, system, distance. */
  seesCandidates(): Promise<string[]>;
  /** Letters of the candidates drawn on the map. */
  choosesCandidate(letter: string): Promise<void>;
  choosesSystem(typed: string): Promise<void>;
  seesWarning(): Promise<string>;
  confirmsThePlace(): Promise<void>;
  canGoOn(): Promise<boolean>;
  goesOn(): Promise<void>;
  reopens(step: string): Promise<void>;
  seesEncodings(): Promise<string[]>;
  seesChosenEncoding(): Promise<string>;
  choosesEncoding(name: string): Promise<void>;
  saysItIs(kind: string): Promise<void>;
  mapsField(field: string, column: string): Promise<void>;
  seesMapping(field: string): Promise<string>;
  seesVerdict(): Promise<string>;
  accepts(): Promise<void>;
  seesDone(): Promise<string>;
  undoesByKeyboard(): Promise<void>;
  savesTheReport(): Promise<string>;
  /** The element that has the keyboard. */
  seesFocus(): Promise<string>;
}

const clean = (text: string): string => text.replace(/\s+/g, ' ').trim();

export const test = base.extend<{ wizard: ImportWizard }>({
  wizard: async ({ browserPage }, use) => {
    const { page } = browserPage;
    const side = page.locator('.side--left');
    const next = side.getByRole('button', { name: /^下一步：/ });
    const step = side.locator('.wizard__step--current');
    await use({
      brings: async (...files) => {
        await side
          .locator('input[type=file]')
          .first()
          .setInputFiles(
            files.map(({ name, content }) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) })),
          );
        await side.locator('.wizard, .failure').first().waitFor();
      },
      seesStep: async () => clean((await step.locator('.wizard__title').innerText()).replace(/\(.*/, '')),
      seesCandidates: async () => (await side.locator('.candidate').allInnerTexts()).map(clean),
      choosesCandidate: async (letter) => {
        await side.locator('.candidate', { has: page.locator('.candidate__letter', { hasText: letter }) }).click();
        await side.locator('.candidate:has(:checked) .candidate__letter', { hasText: letter }).waitFor();
      },
      choosesSystem: async (typed) => {
        await side.locator('.other-system:not([open]) summary').click();
        await side.getByRole('combobox', { name: '其他坐标系' }).fill(typed);
        await page.getByRole('option').first().click();
        await side.getByRole('button', { name: '按此放置' }).click();
      },
      seesWarning: async () => clean(await step.locator('.warning').first().innerText()),
      confirmsThePlace: () => step.getByRole('checkbox', { name: '位置已确认，仍然导入' }).check(),
      canGoOn: () => next.isEnabled(),
      goesOn: () => next.click(),
      reopens: (name) => side.getByRole('button', { name: `更改: ${name}` }).click(),
      seesEncodings: async () => (await side.locator('.encodings__card').allInnerTexts()).map(clean),
      seesChosenEncoding: async () => clean(await side.locator('.encodings__card:has(:checked)').innerText()),
      choosesEncoding: async (name) => {
        await side.locator('.encodings__card', { hasText: name }).click();
        await side.locator('.encodings__card:has(:checked)', { hasText: name }).waitFor();
      },
      saysItIs: (kind) => side.locator('.choice', { hasText: kind }).first().click(),
      mapsField: async (field, column) => {
        await side.getByRole('combobox', { name: field }).click();
        await page.getByRole('option', { name: column, exact: true }).click();
      },
      seesMapping: (field) => side.getByRole('combobox', { name: field }).inputValue(),
      seesVerdict: async () => {
        await side.locator('.verdict').first().waitFor();
        return clean(await step.locator('.wizard__content').innerText());
      },
      accepts: () => side.getByRole('button', { name: /^导入 \d+ 个图形$/ }).click(),
      seesDone: async () => clean(await side.locator('.import-done').innerText()),
      undoesByKeyboard: () => page.locator('body').press('Control+z'),
      savesTheReport: async () => {
        const download = page.waitForEvent('download');
        await side.getByRole('button', { name: '保存导入报告' }).click();
        return (await download).suggestedFilename();
      },
      seesFocus: async () => clean((await page.locator('*:focus').innerText()).replace(/\(.*/, '')),
    });
  },
});
