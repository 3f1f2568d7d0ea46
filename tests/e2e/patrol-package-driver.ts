import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chidu } from '../cli/command-output.ts';
import { test as base } from './patrol-capture-driver.ts';

export { expect } from './patrol-capture-driver.ts';

/** Makes the package of one person, as `chidu package` does. */
export async function makePackage(request: Readonly<Record<string, string>>): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'chidu-package-'));
  try {
    const out = join(folder, 'field.chidu');
    const options = Object.entries({ ...request, out }).map(([name, value]) => `--${name}=${value}`);
    const { code, err } = await chidu('package', 'data/demo.chidu', ...options);
    if (code !== 0) throw new Error(err);
    return readFileSync(out);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a phone holds of a district, and the desk that gave it. */
export interface Holder {
  /** The page's clock stands from now on. */
  itIs(instant: string): Promise<void>;
  /** Serves bytes at an address of the site. */
  serves(address: string, bytes: Buffer): Promise<void>;
  opensThePatrolAt(address: string): Promise<void>;
  opensTheDevice(): Promise<void>;
  opensFile(name: string, bytes: Buffer): Promise<void>;
  answers(button: string): Promise<void>;
  seesCard(): Promise<string>;
  /** Empty where nothing is said. */
  seesNotice(): Promise<string>;
  accessibilityProblems(): Promise<string[]>;
  /** The desk's dialog. */
  opensTheMaking(): Promise<void>;
  chooses(way: string, name: string): Promise<void>;
  names(person: string): Promise<void>;
  makes(): Promise<string>;
  saves(): Promise<Buffer>;
}

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

export const test = base.extend<{ holder: Holder }>({
  holder: async ({ browserPage, page }, use) => {
    const card = page.locator('[aria-labelledby=device-field]');
    const dialog = page.getByRole('dialog', { name: '给巡查准备外业包' });
    const mapIsThere = () => page.locator('.maplibregl-canvas').waitFor({ timeout: 120_000 });
    await use({
      itIs: (instant) => page.clock.setFixedTime(instant),
      serves: (address, bytes) =>
        browserPage.answer(address, (route) => route.fulfill({ body: bytes, contentType: 'application/zip' })),
      opensThePatrolAt: async (address) => {
        await browserPage.open(address);
        await mapIsThere();
      },
      opensTheDevice: async () => {
        await page
          .getByRole('button', { name: '返回' })
          .or(page.getByRole('button', { name: '本机' }))
          .first()
          .tap();
        if (!(await card.isVisible())) await page.getByRole('button', { name: '本机' }).tap();
        await card.waitFor();
      },
      opensFile: (name, bytes) =>
        browserPage.chooseFile(card.locator('input[type=file]'), {
          name,
          mimeType: 'application/octet-stream',
          buffer: bytes,
        }),
      answers: (button) => card.getByRole('button', { name: button, exact: true }).tap(),
      seesCard: async () => plain(await card.innerText()),
      seesNotice: async () => {
        const notice = page.locator('.patrol__pill--package');
        return (await notice.isVisible()) ? plain(await notice.innerText()) : '';
      },
      accessibilityProblems: () => browserPage.accessibilityProblems(),
      opensTheMaking: async () => {
        await browserPage.open('/');
        await mapIsThere();
        await page.locator('.opening-cover').waitFor({ state: 'detached', timeout: 120_000 });
        await page.locator('.top-bar__district').click();
        await page.getByRole('menuitem', { name: '给巡查准备外业包…' }).click();
        await dialog.waitFor();
      },
      chooses: async (way, name) => {
        await dialog.getByText(way, { exact: true }).first().click();
        await dialog.getByRole('combobox').last().click();
        await page.getByRole('option', { name, exact: true }).click();
      },
      names: (person) => dialog.getByRole('combobox', { name: '给谁使用' }).fill(person),
      makes: async () => {
        await dialog.getByRole('button', { name: '计算内容和大小' }).click();
        const answer = dialog.locator('.field-making__sum, .failure').first();
        await answer.waitFor();
        return plain(await answer.innerText());
      },
      saves: async () => {
        const button = dialog.getByRole('button', { name: '保存外业包文件' });
        const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
        return readFile(await download.path());
      },
    });
  },
});
