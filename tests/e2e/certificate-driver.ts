import { readFileSync, writeFileSync } from 'node:fs';
import { makeCertificate } from '../../src/core/measure/certificate/make-certificate.ts';
import { writeCertificateHtml } from '../../src/formats/certificate/write.ts';
import { certificateZh } from '../../src/i18n/planner/certificate-zh.ts';
import { parcelFacts } from '../support/certificate-facts.ts';
import { test as base } from './planner.ts';

export { expect } from './planner.ts';

/** What a planner does with area certificates, and what the person sees who was given one. */
export interface Certifier {
  opensCertificate(): Promise<void>;
  /** Of the first item of the selected parcel, or of its first overlap. */
  opensCertificateOf(what: 'item' | 'overlap'): Promise<void>;
  closesCertificate(): Promise<void>;
  seesSheet(): Promise<string>;
  saves(as: 'HTML' | 'JSON'): Promise<string>;
  /** Text of the paper while it is printed. */
  prints(): Promise<string>;
  /** What is printed, and on which ground out to the paper's edge. */
  seesPaper(): Promise<string>;
  /** A citizen opens the file with no network at all. */
  citizenOpens(path: string): Promise<{ verdict: string; sheet: string; requests: string[]; problems: string[] }>;
  /** The file of a parcel with another name, with the program of a file that was saved. */
  writesLike(path: string, name: string): string;
  /** The same file with a text in it changed, beside it. */
  alters(path: string, from: string | RegExp, to: string): string;
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

export const test = base.extend<{ certifier: Certifier }>({
  certifier: async ({ browserPage: { page } }, use, testInfo) => {
    const right = page.locator('.side--right');
    const sheet = page.getByRole('dialog').locator('article.certificate');
    let altered = 0;
    await use({
      opensCertificate: async () => {
        await right.getByRole('button', { name: '面积计算书', exact: true }).click();
        await sheet.waitFor();
      },
      opensCertificateOf: async (what) => {
        await right
          .locator(what === 'item' ? '.item__head' : '.overlap-list__entry')
          .first()
          .getByRole('button', { name: /的面积计算书$/ })
          .click();
        await sheet.waitFor();
      },
      closesCertificate: async () => {
        await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click();
        await sheet.waitFor({ state: 'detached' });
      },
      seesSheet: async () => oneLine(await sheet.innerText()),
      saves: async (as) => {
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          page
            .getByRole('dialog')
            .getByRole('button', { name: `存为 ${as}` })
            .click(),
        ]);
        const path = testInfo.outputPath(download.suggestedFilename());
        await download.saveAs(path);
        return path;
      },
      prints: async () => {
        await page.evaluate(() => {
          window.print = () => {};
        });
        await page.keyboard.press('Control+p');
        await page.locator('.print-root article').waitFor({ state: 'attached' });
        return oneLine((await page.locator('.print-root article').textContent()) ?? '');
      },
      seesPaper: async () => {
        await page.emulateMedia({ media: 'print' });
        const shown = await page.locator('.print-root article').isVisible();
        const screen = await page.locator('#root').isVisible();
        const colours = await page.evaluate(() => {
          const [root, body] = [document.documentElement, document.body].map((one) => getComputedStyle(one));
          return [root.colorScheme, root.backgroundColor, body.backgroundColor, root.color];
        });
        await page.emulateMedia({ media: 'screen' });
        const isWhite = colours.join() === 'light,rgb(255, 255, 255),rgb(255, 255, 255),rgb(0, 0, 0)';
        return `${shown ? 'sheet' : 'nothing'}${screen ? ' and screen' : ''} on ${isWhite ? 'white' : colours.join()}`;
      },
      citizenOpens: async (path) => {
        const context = await page.context().browser()?.newContext({ offline: true, locale: 'zh-CN' });
        if (!context) throw new Error('no browser');
        const citizen = await context.newPage();
        const requests: string[] = [];
        const problems: string[] = [];
        citizen.on('request', (request) => requests.push(request.url()));
        citizen.on('pageerror', (error) => problems.push(error.message));
        citizen.on('console', (message) => problems.push(message.text()));
        await citizen.goto(`file://${path}`);
        const verdict = oneLine(await citizen.locator('.verdict').innerText());
        const shown = oneLine(await citizen.locator('article.certificate').innerText());
        await context.close();
        return { verdict, sheet: shown, requests, problems };
      },
      writesLike: (path, name) => {
        const [, style, script] = /<style>([^]*?)<\/style>[^]*<script>([^]*)<\/script>/.exec(readFileSync(path, 'utf8')) ?? [];
        const certificate = makeCertificate(parcelFacts({ subject: { kind: 'parcels', name }, district: { id: 'd', name } }));
        const other = path.replace(/\.html$/, '-named.html');
        writeFileSync(other, writeCertificateHtml(certificate, certificateZh, 'zh-CN', { script, style }));
        return other;
      },
      alters: (path, from, to) => {
        const text = readFileSync(path, 'utf8');
        const changed = text.replace(from, to);
        if (changed === text) throw new Error(`${String(from)} is not in the file`);
        const other = path.replace(/\.html$/, `-${++altered}.html`);
        writeFileSync(other, changed);
        return other;
      },
    });
  },
});
