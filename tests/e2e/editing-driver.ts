import { test as base } from './planner.ts';

export { expect } from './planner.ts';

type Place = readonly [east_px: number, south_px: number];

/** What somebody draws and records, with mouse and keys. Places are pixels from the middle of the map. */
export interface Drafter {
  opensDrawing(): Promise<void>;
  /** By its full name, whatever the search showed before. */
  selects(name: string): Promise<void>;
  begins(what: '画新红线' | '标记疑似违建（待核实）'): Promise<void>;
  /** What is asked before something new takes the place of unfinished work; Escape keeps it and closes nothing else. */
  isAskedBefore(what: '画新红线' | '标记疑似违建（待核实）'): Promise<string>;
  /** Begins to draw the selected feature anew. */
  editsTheSelected(): Promise<void>;
  clicks(...places: readonly Place[]): Promise<void>;
  drags(from: Place, to: Place): Promise<void>;
  /** Drags, and reads the figures before letting go. */
  seesWhileDragging(from: Place, to: Place): Promise<{ area: string; met: string }>;
  takes(tool: '画' | '改顶点' | '挖洞' | '分割' | '移动'): Promise<void>;
  /** Gives the map the keyboard, then presses keys. */
  pressesOnTheMap(...keys: readonly string[]): Promise<void>;
  types(coordinates: string): Promise<void>;
  enters(field: string, value: string): Promise<void>;
  records(): Promise<void>;
  /** Records by keys alone. */
  recordsByKeyboard(): Promise<void>;
  takesUpTheDraft(): Promise<void>;
  seesArea(): Promise<string>;
  seesMet(): Promise<string>;
  seesChange(): Promise<string>;
  seesWarnings(): Promise<string[]>;
  seesParts(): Promise<string[]>;
  seesVertices(): Promise<number>;
  hears(): Promise<string>;
  seesFailure(): Promise<string>;
  seesNotice(): Promise<string>;
  keepsOnlyPart(no: number): Promise<void>;
  /** Nothing is being drawn any more. */
  isDone(): Promise<boolean>;
}

const figures = (text: string): string => text.replace(/\s+/g, ' ').trim();

export const test = base.extend<{ drafter: Drafter }>({
  drafter: async ({ browserPage }, use) => {
    const { page } = browserPage;
    const panel = page.locator('.side--left .chidu-panel');
    const middle = async () => {
      const box = await page.getByTestId('map').boundingBox();
      if (!box) throw new Error('the map is not there');
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    };
    const read = async (testId: string) => {
      const part = panel.getByTestId(testId);
      return (await part.count()) > 0 ? figures(await part.innerText()) : '';
    };
    const pull = async (from: Place, to: Place) => {
      const { x, y } = await middle();
      await page.mouse.move(x + from[0], y + from[1]);
      await page.mouse.down();
      await page.mouse.move(x + to[0], y + to[1], { steps: 4 });
    };
    const pressOnMap = async (keys: readonly string[]) => {
      await page.locator('.maplibregl-canvas').focus();
      for (const key of keys) await page.keyboard.press(key);
    };
    const isDone = async () => (await panel.getByRole('button', { name: '登记', exact: true }).count()) === 0;
    await use({
      opensDrawing: async () => {
        const button = page.locator('.rail').getByRole('button', { name: '绘制', exact: true });
        if ((await button.getAttribute('aria-pressed')) !== 'true') await button.click();
        await panel.locator('h2', { hasText: '绘制' }).waitFor();
      },
      selects: async (name) => {
        await page.getByRole('searchbox').fill(name);
        await page.getByRole('option').filter({ hasText: name }).first().click();
        await page.locator('.side--right .chidu-panel-title', { hasText: name }).waitFor();
      },
      begins: async (what) => {
        await panel.getByRole('button', { name: what }).click();
        await panel.getByRole('group', { name: '绘制工具' }).waitFor();
      },
      isAskedBefore: async (what) => {
        await panel.getByRole('button', { name: what }).click();
        const question = page.getByRole('dialog');
        const text = figures(await question.innerText());
        await page.keyboard.press('Escape');
        await question.waitFor({ state: 'detached' });
        return text;
      },
      editsTheSelected: async () => {
        await page.locator('.side--right').getByRole('button', { name: '编辑图形' }).click();
        await panel.getByRole('group', { name: '绘制工具' }).waitFor();
      },
      clicks: async (...places) => {
        const { x, y } = await middle();
        for (const [dx, dy] of places) {
          await page.mouse.click(x + dx, y + dy);
          await page.waitForTimeout(120);
        }
      },
      drags: async (from, to) => {
        await pull(from, to);
        await page.mouse.up();
      },
      seesWhileDragging: async (from, to) => {
        await pull(from, to);
        await page.waitForTimeout(400);
        const seen = { area: await read('drawing-figures'), met: await read('drawing-met') };
        await page.mouse.up();
        return seen;
      },
      takes: (tool) => panel.getByRole('button', { name: tool, exact: true }).click(),
      pressesOnTheMap: (...keys) => pressOnMap(keys),
      types: async (coordinates) => {
        await panel.locator('.typed-place input').fill(coordinates);
        await page.keyboard.press('Enter');
      },
      enters: async (field, value) => {
        await panel.getByLabel(field, { exact: false }).first().fill(value);
      },
      records: () => panel.getByRole('button', { name: '登记', exact: true }).click(),
      recordsByKeyboard: async () => {
        await panel.getByRole('button', { name: '登记', exact: true }).focus();
        await page.keyboard.press('Enter');
      },
      takesUpTheDraft: () => panel.getByRole('button', { name: '接着画' }).click(),
      seesArea: async () => figures(await panel.getByTestId('planar-area').innerText()),
      seesMet: () => read('drawing-met'),
      seesChange: () => read('shape-change'),
      seesWarnings: async () => (await panel.getByTestId('edit-warnings').getByRole('button').allInnerTexts()).map(figures),
      seesParts: async () =>
        (await panel.getByTestId('edit-parts').locator('li > span:first-child').allInnerTexts()).map(figures),
      seesVertices: () => panel.locator('details', { hasText: '顶点坐标' }).locator('tbody tr').count(),
      hears: async () => figures(await panel.getByTestId('edit-spoken').innerText()),
      seesFailure: async () => figures(await panel.locator('.edit-record [role=alert]').innerText()),
      seesNotice: async () => figures(await page.locator('.mantine-Notification-root').last().innerText()),
      keepsOnlyPart: async (no) => {
        await panel
          .getByRole('button', { name: '只留这部分' })
          .nth(no - 1)
          .click();
      },
      isDone,
    });
  },
});
