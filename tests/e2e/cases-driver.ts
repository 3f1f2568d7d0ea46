import type { Locator } from '@playwright/test';
import { expect, test as base } from './planner.ts';

export { expect } from './planner.ts';

/** What is filled in for a step, by the labels of its form. */
export type StepEntries = Readonly<
  Partial<Record<'日期' | '文号' | '送达日' | '送达凭证' | '履行期限至' | '备注' | '核查结果' | '决定内容', string>>
>;

/** What a planner does and sees in the file of a case, in the office's words. */
export interface CaseFilePage {
  /** Opens the form for a new case on the selected report; the number that is proposed. */
  startsACase(): Promise<string>;
  /** Begins it on a day; the number, which is that of the day's year. */
  beginsIt(reason: string, begunOn: string): Promise<string>;
  /** Opens the case of the selected report; its number. */
  opensTheCase(): Promise<string>;
  seesState(): Promise<string>;
  /** Steps that may be taken now. */
  seesPossible(): Promise<string[]>;
  takes(step: string, entries: StepEntries): Promise<void>;
  /** Goes on although the step is not permitted: the form of a step that has to wait or lacks something. */
  insistsOn(step: string, entries: StepEntries): Promise<void>;
  seesRefusal(): Promise<string>;
  seesEntry(label: keyof StepEntries): Promise<string>;
  givesUp(): Promise<void>;
  /** Where the keyboard is: the name of what has the focus. */
  seesFocus(): Promise<string>;
  /** The document's row: name, what it lacks, its service. */
  seesDocument(step: string): Promise<string>;
  recordsService(step: string, on: string, proof: string): Promise<void>;
  /** Running periods, then those that are over or done. */
  seesPeriods(): Promise<{ running: string[]; past: string[] }>;
  /** Opens a paper: what it says above the form, and whether it is a sample; closes it by Escape, back to the case. */
  looksAtPaper(name: string): Promise<{ refusal: string; isSample: boolean }>;
  /** The dated shapes of the build, each with its area and the difference to the one before. */
  seesShapes(): Promise<string[]>;
  compares(place: number): Promise<void>;
  seesCompared(): Promise<number[]>;
  undoes(): Promise<void>;
}

/** Chosen from a list; all else is typed. */
const CHOICES: ReadonlySet<string> = new Set(['核查结果', '决定内容']);

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

export const test = base.extend<{ cases: CaseFilePage }>({
  cases: async ({ browserPage: { page } }, use) => {
    const card = page.locator('.side--right');
    const section = (name: string) => card.getByRole('region', { name, exact: true });
    const form = card.locator('.step-form');
    const documentOf = (step: string) =>
      section('文书与送达')
        .locator('.case-documents__row')
        .filter({ hasText: `${step} · ` });
    const fill = async (entries: StepEntries) => {
      for (const [label, value] of Object.entries(entries)) {
        const field = form
          .getByRole('combobox', { name: label })
          .or(form.getByLabel(label, { exact: true }))
          .first();
        if (!CHOICES.has(label)) await field.fill(value);
        else {
          await field.click();
          await page.getByRole('option', { name: value, exact: true }).click();
        }
      }
    };
    const submit = () => form.getByRole('button', { name: /^登记“/ }).click();
    const rows = async (list: Locator) => (await list.allInnerTexts()).map(oneLine);
    const shapes = section('建筑与占地的变化').locator('.case-shapes').first().locator('.case-shapes__row');
    const title = async () => {
      await card.locator('.case-file').waitFor();
      return card.locator('.chidu-panel-title').innerText();
    };
    await use({
      startsACase: async () => {
        await card.getByRole('button', { name: '建立案件', exact: true }).click();
        return card.getByLabel('案件编号').inputValue();
      },
      beginsIt: async (reason, begunOn) => {
        await card.getByLabel('建档日').fill(begunOn);
        await card.getByLabel('建档理由').fill(reason);
        const number = card.getByLabel('案件编号');
        await expect(number).toHaveValue(new RegExp(begunOn.slice(0, 4)));
        const no = await number.inputValue();
        await card.locator('form').getByRole('button', { name: '建立案件', exact: true }).click();
        await card.locator('.case-file').waitFor();
        return no;
      },
      opensTheCase: async () => {
        await card.getByRole('button', { name: /^案件 / }).click();
        return title();
      },
      seesState: async () => card.locator('.case-file__state strong').innerText(),
      seesPossible: async () => section('现在可以办理').locator('fieldset.case-next button').allInnerTexts(),
      takes: async (step, entries) => {
        await section('现在可以办理').locator('fieldset.case-next').getByRole('button', { name: step, exact: true }).click();
        await fill(entries);
        const remediesStated = form.getByRole('checkbox');
        if ((await remediesStated.count()) > 0) await remediesStated.check();
        await submit();
        await form.waitFor({ state: 'detached' });
      },
      insistsOn: async (step, entries) => {
        const row = section('现在可以办理')
          .locator('.case-not-yet__row')
          .filter({ has: page.getByText(step, { exact: true }) });
        if (!(await row.isVisible())) await section('现在可以办理').locator('summary').click();
        await row.getByRole('button', { name: '仍要登记…' }).click();
        await fill(entries);
        await submit();
        await form.getByRole('alert').waitFor();
      },
      seesRefusal: () => form.getByRole('alert').innerText(),
      seesEntry: (label) => form.getByLabel(label, { exact: true }).inputValue(),
      givesUp: () => form.getByRole('button', { name: '取消' }).click(),
      seesFocus: () => page.evaluate(() => document.activeElement?.closest('button, h3')?.textContent ?? ''),
      seesDocument: async (step) => oneLine(await documentOf(step).innerText()),
      recordsService: async (step, on, proof) => {
        const row = documentOf(step);
        await row.getByRole('button', { name: '登记送达' }).click();
        await row.getByLabel('送达日').fill(on);
        await row.getByLabel('送达凭证').fill(proof);
        await row.locator('form').getByRole('button', { name: '登记送达' }).click();
        await row.locator('form').waitFor({ state: 'detached' });
      },
      seesPeriods: async () => {
        const running = await rows(section('期限').locator('> .period-list > li'));
        const past = section('期限').locator('details');
        if ((await past.count()) === 0) return { running, past: [] };
        if ((await past.getAttribute('open')) === null) await past.locator('summary').click();
        return { running, past: await rows(past.locator('li')) };
      },
      looksAtPaper: async (name) => {
        await section('打印文书').getByRole('button', { name }).click();
        const dialog = page.getByRole('dialog');
        await dialog.getByRole('region', { name, exact: true }).waitFor();
        const refusal = dialog.locator('.notice-dialog__refusal');
        const seen = {
          refusal: (await refusal.count()) === 0 ? '' : oneLine(await refusal.innerText()),
          isSample: (await dialog.getByRole('region', { name, exact: true }).innerText()).includes('样稿'),
        };
        // Escape leaves the paper, and not the case with it.
        await page.keyboard.press('Escape');
        await dialog.waitFor({ state: 'detached' });
        await card.locator('.case-file').waitFor({ timeout: 5_000 });
        return seen;
      },
      seesShapes: () => rows(shapes),
      compares: (place) => shapes.nth(place).getByRole('button', { name: '对比' }).click(),
      seesCompared: async () => {
        const pressed = await shapes
          .getByRole('button', { name: '对比' })
          .evaluateAll((all) => all.map((one) => one.getAttribute('aria-pressed')));
        return pressed.flatMap((state, place) => (state === 'true' ? [place] : []));
      },
      undoes: () => page.locator('body').press('Control+z'),
    });
  },
});
