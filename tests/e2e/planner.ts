import { DEMO_DISTRICT_ADDRESS } from '../../src/api/addresses.ts';
import { type AnswerVariant, bytesOfVariant } from '../support/api/answer-variant.ts';
import { type Browser, test as base } from './browser.ts';

export { expect } from './browser.ts';

export type PanelName = '图层' | '红线' | '进度' | '工作' | '问题' | '绘制' | '量算' | '查询' | '导入';
export type DrawerTabName = '重叠' | '宗地' | '红线' | '征收单元' | '巡查发现' | '问题' | '案件' | '任务' | '图斑' | '未化解走势';
export type DossierName = '征迁进度板' | '图斑' | '任务' | '问题' | '案件' | '征收单元';
export type LayerKindName = '宗地' | '项目红线' | '参考';

/** What a planner does and sees, in the office's words. Specs are written in these. */
export interface Planner {
  opensTheDistrict(): Promise<void>;
  comesBack(): Promise<void>;
  /** From now on the demo district is fetched so: missing, cut off, altered, or five seconds late. */
  theDistrictComes(variant: AnswerVariant): Promise<void>;
  seesTheDistrict(): Promise<string>;
  opensPanel(name: PanelName): Promise<void>;
  closesPanel(name: PanelName): Promise<void>;
  /** Opens the first of them that the demo district has, from where a planner would. */
  opensADossier(name: DossierName): Promise<void>;
  /** Titles of panel, detail and drawer, as far as they can be seen. */
  seesSheets(): Promise<string[]>;
  /** Opens the drawer at the map's foot where it is closed. */
  opensTab(name: DrawerTabName): Promise<void>;
  finds(text: string): Promise<void>;
  choosesRedLine(place: number): Promise<string>;
  /** Title of the panel at the right. */
  seesSelected(): Promise<string>;
  seesNothingSelected(): Promise<boolean>;
  seesArea(measure: 'planar' | 'ellipsoidal'): Promise<string>;
  seesTotals(): Promise<string>;
  seesOverlapRows(): Promise<string[]>;
  seesUnresolvedMu(): Promise<number>;
  stepsBackWeeks(count: number): Promise<void>;
  seesDay(): Promise<string>;
  backToLatest(): Promise<void>;
  choosesFile(name: string, content: string | Uint8Array): Promise<void>;
  importsAs(kind: LayerKindName): Promise<void>;
  submitsTheImport(): Promise<void>;
  seesImportReport(): Promise<string>;
  seesFailure(): Promise<string>;
  createsDistrict(name: string, firstLayer: { name: string; content: string | Uint8Array }): Promise<void>;
  seesLayers(): Promise<string[]>;
  seesRedLines(): Promise<number>;
  withdraws(layer: string): Promise<void>;
  /** Presses keys one after the other, wherever the focus is. */
  presses(...keys: string[]): Promise<void>;
  /** Name of the part of the screen that has the keyboard. */
  seesKeyboardIn(): Promise<string | null>;
  /** Finds by keyboard alone: the slash, the text, Enter. */
  findsByKeyboard(text: string): Promise<void>;
  namesTheCrs(crs: string): Promise<void>;
  seesMapRegion(): Promise<{ width: number; height: number }>;
  switchesLanguage(): Promise<void>;
  switchesTheme(): Promise<void>;
  readonly session: Browser['session'];
  accessibilityProblems(): Promise<string[]>;
  contrastProblems(): Promise<string[]>;
}

const figures = (text: string): string => text.replace(/\s+/g, ' ').trim();

export const test = base.extend<{ planner: Planner }>({
  planner: async ({ browserPage }, use) => {
    const { page, session } = browserPage;
    const mapIsThere = async () => {
      await page.locator('.maplibregl-canvas').waitFor({ timeout: 120_000 });
      await page.locator('.opening-cover').waitFor({ state: 'detached' });
      await page.locator('.legend-card, .day-badge').first().waitFor();
    };
    /** On a phone some entries stand behind 更多. */
    const railButton = async (name: string) => {
      const button = page.locator('.rail').getByRole('button', { name, exact: true });
      if ((await button.count()) === 0) await page.locator('.rail').getByRole('button', { name: '更多', exact: true }).click();
      return button;
    };
    const submitImport = () => page.getByRole('button', { name: /^导入 \d+ 个图形$/ }).click();
    const importPanelInput = page.locator('.side--left input[type=file]').first();
    const openPanel = async (name: PanelName) => {
      const button = await railButton(name);
      if ((await button.getAttribute('aria-pressed')) !== 'true') await button.click();
      await page.locator('.side--left .chidu-panel-title').waitFor();
    };
    const find = async (text: string) => {
      await page.getByRole('searchbox').fill(text);
      // The list still holds the last answer for a moment.
      await page.getByRole('option').filter({ hasText: text }).first().click();
    };
    const right = page.locator('.side--right');
    const fromWork = async (group: string, content: string) => {
      await openPanel('工作');
      await page
        .locator('.work__group')
        .filter({ hasText: new RegExp(`${group}$`) })
        .click();
      await page.locator(`.work__list ul[aria-label="${group}"] .work-row__open`).first().click();
      await right.locator(content).first().waitFor();
    };
    const dossiers: Readonly<Record<DossierName, () => Promise<void>>> = {
      征迁进度板: async () => {
        await openPanel('红线');
        await page
          .getByRole('button', { name: /^征迁进度板/ })
          .first()
          .click();
        await right.locator('.board__rate').first().waitFor();
      },
      图斑: () => fromWork('图斑', '[aria-label=举证回复]'),
      任务: () => fromWork('任务', '.chidu-panel'),
      问题: async () => {
        await openPanel('问题');
        const panel = page.locator('.side--left .finding-panel');
        await panel.locator('.finding-panel__head strong').first().click({ timeout: 120_000 });
        await panel
          .getByRole('row')
          .filter({ hasNot: page.locator('.finding-panel__head, [role=columnheader]') })
          .first()
          .click();
        await right.locator('.finding-card').waitFor();
      },
      案件: async () => {
        await find('XC-2025-0009');
        await right.getByRole('button', { name: /^案件 / }).click();
        await right.locator('.case-file').waitFor();
      },
      征收单元: async () => {
        await find('990101010034GB00113');
        await right.locator('.item__name').first().click();
        await right.locator('.item').waitFor({ state: 'detached' });
      },
    };
    await use({
      session,
      accessibilityProblems: () => browserPage.accessibilityProblems(),
      contrastProblems: () => browserPage.accessibilityProblems(['color-contrast']),
      opensADossier: (name) => dossiers[name](),
      theDistrictComes: (variant) =>
        browserPage.answer(DEMO_DISTRICT_ADDRESS, async (route) => {
          const sound = await route.fetch();
          const bytes = bytesOfVariant(Uint8Array.from(await sound.body()), variant);
          if (variant === 'slow') await new Promise((resolve) => setTimeout(resolve, 5_000));
          await (bytes === null ? route.fulfill({ status: 404 }) : route.fulfill({ body: Buffer.from(bytes) }));
        }),
      opensTheDistrict: async () => {
        await browserPage.open();
        await mapIsThere();
      },
      comesBack: async () => {
        await page.reload();
        await mapIsThere();
      },
      seesTheDistrict: async () => (await page.locator('.top-bar__name').textContent()) ?? '',
      opensPanel: openPanel,
      closesPanel: async (name) => {
        await (await railButton(name)).click();
      },
      seesSheets: async () => {
        const titles = await page.locator('.side .chidu-panel-title').filter({ visible: true }).allInnerTexts();
        const drawer = page.locator('.drawer').filter({ visible: true });
        return [...titles, ...((await drawer.count()) > 0 ? [(await drawer.getAttribute('aria-label')) ?? ''] : [])];
      },
      opensTab: async (name) => {
        const drawer = page.locator('.rail').getByRole('button', { name: '表格' });
        if ((await drawer.getAttribute('aria-pressed')) !== 'true') await drawer.click();
        await page.getByRole('tab', { name, exact: true }).first().click();
        await page.getByRole('tabpanel').first().locator('[role=grid], svg, .quiet').first().waitFor();
      },
      finds: find,
      choosesRedLine: async (place) => {
        // The order is by what is unresolved, known with the day's figures.
        await page.locator('.red-line-list[aria-busy=false]').waitFor();
        const row = page.locator('.red-line-list__row').nth(place);
        const name = (await row.locator('.red-line-list__name').textContent()) ?? '';
        await row.click();
        await page.locator('.side--right .chidu-panel-title', { hasText: name }).waitFor();
        return name;
      },
      seesSelected: async () => (await page.locator('.side--right .chidu-panel-title').textContent()) ?? '',
      seesNothingSelected: async () => (await page.locator('.side--right .chidu-panel').count()) === 0,
      seesArea: async (measure) => figures(await page.getByTestId(`${measure}-area`).innerText()),
      seesTotals: async () => figures(await page.getByTestId('table-totals').innerText()),
      seesOverlapRows: async () => {
        await page.getByTestId('table-totals').waitFor();
        const rows = await page.locator('.table-drawer [role=row]').allInnerTexts();
        return rows.slice(1).map(figures);
      },
      seesUnresolvedMu: async () => Number.parseFloat(await page.getByTestId('unresolved-mu').innerText()),
      stepsBackWeeks: async (count) => {
        const button = page.locator('.day-bar').getByRole('button', { name: '上一周' });
        for (let n = 0; n < count; n++) await button.click();
      },
      seesDay: async () => (await page.locator('.day-badge .figures').textContent()) ?? '',
      backToLatest: () => page.locator('.day-badge').click(),
      choosesFile: async (name, content) => {
        await browserPage.chooseFile(importPanelInput, {
          name,
          mimeType: 'application/octet-stream',
          buffer: Buffer.from(content),
        });
      },
      importsAs: async (kind) => {
        await page.locator('.choice', { hasText: kind }).first().click();
        await page.getByRole('button', { name: '下一步：检查' }).click();
        await submitImport();
      },
      submitsTheImport: () => submitImport(),
      seesImportReport: async () => figures(await page.locator('.import-done').innerText()),
      seesFailure: async () => figures(await page.locator('.failure').first().innerText()),
      createsDistrict: async (name, firstLayer) => {
        await page.locator('.top-bar__district').click();
        await page.getByRole('menuitem', { name: '新建区县' }).click();
        await page.getByLabel('区县名称').fill(name);
        await browserPage.chooseFile(page.getByRole('dialog').locator('input[type=file]'), {
          name: firstLayer.name,
          mimeType: 'application/geo+json',
          buffer: Buffer.from(firstLayer.content),
        });
        await page.getByRole('dialog').getByLabel('中央子午线（度）').waitFor();
        await page.getByRole('button', { name: '新建', exact: true }).click();
        await page.locator('.wizard .choices').waitFor();
      },
      seesLayers: async () => page.locator('.layer-list__layer .layer-list__label > span:first-child').allInnerTexts(),
      seesRedLines: () => page.locator('.red-line-list__row').count(),
      withdraws: async (layer) => {
        await page.getByRole('button', { name: `撤下图层: ${layer}` }).click();
        await page.getByRole('dialog').getByRole('button', { name: '撤下图层' }).click();
      },
      presses: async (...keys) => {
        for (const key of keys) await page.keyboard.press(key);
      },
      seesKeyboardIn: () =>
        page.evaluate(() => {
          const labels = document.activeElement?.getAttribute('aria-labelledby') ?? '';
          const named = document.getElementById(labels)?.textContent;
          return named ?? document.activeElement?.getAttribute('aria-label') ?? null;
        }),
      findsByKeyboard: async (text) => {
        await page.locator('body').press('/');
        await page.keyboard.type(text);
        await page.getByRole('option').first().waitFor();
        await page.keyboard.press('Enter');
      },
      namesTheCrs: async (crs) => {
        await page.locator('.other-system:not([open]) summary').click();
        await page.getByRole('combobox', { name: '其他坐标系' }).fill(crs);
        await page.getByRole('option').first().click();
        await page.getByRole('button', { name: '按此放置' }).click();
        await page.getByRole('button', { name: '下一步：字段' }).click();
      },
      seesMapRegion: async () => (await page.getByTestId('map').boundingBox()) ?? { width: 0, height: 0 },
      switchesLanguage: () => page.getByRole('button', { name: /^(语言|Language)$/ }).click(),
      switchesTheme: () => page.getByRole('button', { name: /^(外观|Appearance)$/ }).click(),
    });
  },
});
