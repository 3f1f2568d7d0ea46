import { expect, test as base } from './planner.ts';

export { expect };

export type MeasuringTab = '长度' | '面积' | '坐标';

/** What a planner measures and reads, with mouse, keys and typed numbers. */
export interface Surveyor {
  opensMeasuring(tab: MeasuringTab): Promise<void>;
  switchesSnappingOff(): Promise<void>;
  /** Clicks places given in pixels from the middle of the map; the last one twice, which ends. */
  draws(...places: readonly (readonly [number, number])[]): Promise<void>;
  drags(from: readonly [number, number], to: readonly [number, number]): Promise<void>;
  /** Gives the map the keyboard, then presses keys. */
  pressesOnTheMap(...keys: readonly string[]): Promise<void>;
  /** By a few pixels, and waits until the map has taken its new size. */
  narrowsTheWindow(): Promise<void>;
  types(coordinates: string): Promise<void>;
  /** Types into the search box of the top bar and takes the first option. */
  searchesFor(coordinates: string): Promise<string>;
  seesSketchArea(): Promise<{ planar: string; ellipsoidal: string }>;
  seesVertices(): Promise<number>;
  seesLength(): Promise<string>;
  seesMarkedPlace(): Promise<string>;
  showsTheGrid(): Promise<void>;
  seesMeasuringPanel(): Promise<boolean>;
}

const figures = (text: string): string => text.replace(/\s+/g, ' ').trim();

export const test = base.extend<{ surveyor: Surveyor }>({
  surveyor: async ({ browserPage }, use) => {
    const { page } = browserPage;
    const middle = async () => {
      const box = await page.getByTestId('map').boundingBox();
      if (!box) throw new Error('the map is not there');
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    };
    const panel = page.locator('.side--left .chidu-panel');
    const verticesFold = panel.locator('details', { hasText: '顶点坐标' });
    await use({
      opensMeasuring: async (tab) => {
        const button = page.locator('.rail').getByRole('button', { name: '量算', exact: true });
        if ((await button.getAttribute('aria-pressed')) !== 'true') await button.click();
        await panel.getByText(tab, { exact: true }).first().click();
        await panel.getByRole('radio', { name: tab, checked: true }).waitFor({ state: 'attached' });
      },
      switchesSnappingOff: () => panel.getByRole('switch', { name: '捕捉宗地、红线的点和边' }).uncheck({ force: true }),
      draws: async (...places) => {
        const { x, y } = await middle();
        for (const [n, [dx, dy]] of places.entries()) {
          const click = n === places.length - 1 ? 'dblclick' : 'click';
          await page.mouse[click](x + dx, y + dy);
          await page.waitForTimeout(100);
        }
        await panel.getByRole('button', { name: '完成', disabled: true }).waitFor();
      },
      drags: async (from, to) => {
        const { x, y } = await middle();
        await page.mouse.move(x + from[0], y + from[1]);
        await page.mouse.down();
        await page.mouse.move(x + to[0], y + to[1], { steps: 4 });
        await page.mouse.up();
      },
      pressesOnTheMap: async (...keys) => {
        await page.locator('.maplibregl-canvas').focus();
        for (const key of keys) await page.keyboard.press(key);
      },
      narrowsTheWindow: async () => {
        const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
        const drawn = () => page.locator('.maplibregl-canvas').evaluate((canvas) => canvas.clientWidth);
        const before = await drawn();
        await page.setViewportSize({ width: width - 40, height });
        await expect.poll(drawn).toBeLessThan(before);
      },
      types: async (coordinates) => {
        await panel.locator('.typed-place input').fill(coordinates);
        await page.keyboard.press('Enter');
      },
      searchesFor: async (coordinates) => {
        await page.getByRole('searchbox').fill(coordinates);
        const option = page.getByRole('option').first();
        const offered = figures(await option.innerText());
        await option.click();
        return offered;
      },
      seesSketchArea: async () => {
        const area = panel.getByTestId('sketch-area');
        return {
          planar: figures(await area.getByTestId('planar-area').innerText()),
          ellipsoidal: figures(await area.getByTestId('ellipsoidal-area').innerText()),
        };
      },
      seesVertices: async () => {
        if ((await verticesFold.count()) === 0) return 0;
        return verticesFold.locator('tbody tr').count();
      },
      seesLength: async () => figures(await panel.getByTestId('sketch-length').locator('td').first().innerText()),
      seesMarkedPlace: async () => figures(await panel.getByTestId('marked-place').innerText()),
      showsTheGrid: async () => {
        await page.locator('.rail').getByRole('button', { name: '图层', exact: true }).click();
        await page.getByRole('switch', { name: '平面坐标格网' }).check({ force: true });
      },
      seesMeasuringPanel: async () => (await panel.locator('h2', { hasText: '量算' }).count()) > 0,
    });
  },
});
