import { test as base } from './planner.ts';

export { expect } from './planner.ts';

/** One pixel, PNG. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);

export interface NewBaseMap {
  readonly name: string;
  readonly address: string;
  readonly datum: 'CGCS2000' | 'GCJ-02（有偏移）';
  readonly approvalNo: string;
}

/** What a planner does with base maps, legend and printing. */
export interface Cartographer {
  /** Answers every tile under an address of the same server: with a picture, or with a refusal. */
  tilesAre(path: string, answer: 'pictures' | 'refused'): Promise<void>;
  fillsInBaseMap(map: NewBaseMap): Promise<void>;
  confirmsTheShift(): Promise<void>;
  canAddBaseMap(): Promise<boolean>;
  addsBaseMap(): Promise<void>;
  seesMapSource(): Promise<string>;
  seesShiftWarning(): Promise<string>;
  seesMessage(): Promise<string>;
  seesChosenBaseMap(): Promise<string>;
  unfoldsInLegend(subject: string): Promise<void>;
  seesLegend(): Promise<string>;
  zoomsIn(steps: number): Promise<void>;
  opensThePrintSheet(): Promise<void>;
  seesSheet(): Promise<string>;
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

export const test = base.extend<{ cartographer: Cartographer }>({
  cartographer: async ({ browserPage }, use) => {
    const { page } = browserPage;
    const dialog = page.getByRole('dialog');
    const add = dialog.getByRole('button', { name: '添加底图' });
    await use({
      tilesAre: async (path, answer) => {
        await page.route(`**${path}/**`, (route) =>
          answer === 'pictures' ? route.fulfill({ body: PICTURE, contentType: 'image/png' }) : route.fulfill({ status: 403 }),
        );
      },
      fillsInBaseMap: async ({ name, address, datum, approvalNo }) => {
        await page.getByRole('button', { name: '添加底图' }).click();
        await dialog.getByLabel('类型').selectOption({ label: 'XYZ 瓦片' });
        await dialog.getByLabel('名称').fill(name);
        await dialog.getByLabel('地址模板', { exact: true }).fill(address);
        await dialog.getByLabel('审图号').fill(approvalNo);
        await dialog.getByLabel('版权与来源').fill('市自然资源局');
        await dialog.getByLabel('坐标基准').selectOption({ label: datum });
      },
      confirmsTheShift: () => dialog.getByLabel(/^仍要添加/).check(),
      canAddBaseMap: () => add.isEnabled(),
      addsBaseMap: async () => {
        await add.click();
        await dialog.waitFor({ state: 'detached' });
      },
      seesMapSource: async () => oneLine(await page.locator('.map-source').innerText()),
      seesShiftWarning: async () => oneLine(await page.locator('.shifted-badge').innerText()),
      seesMessage: async () => oneLine(await page.getByText(/没有取到/).innerText()),
      seesChosenBaseMap: async () =>
        oneLine(await page.locator('.base-maps .mantine-Radio-root:has(input:checked) .mantine-Radio-label').innerText()),
      unfoldsInLegend: (subject) => page.locator('.legend-card').getByRole('button', { name: subject }).click(),
      seesLegend: async () => oneLine(await page.locator('.legend-card').innerText()),
      zoomsIn: async (steps) => {
        for (let n = 0; n < steps; n++) {
          await page.getByRole('button', { name: '放大' }).click();
          // Each step begins where the last one ended.
          await page.waitForTimeout(350);
        }
      },
      opensThePrintSheet: async () => {
        await page.keyboard.press('Control+p');
        await page.locator('[data-testid=print-preview][data-drawn=true]').waitFor({ timeout: 120_000 });
      },
      seesSheet: async () => oneLine((await page.getByTestId('print-preview').locator('text').allTextContents()).join(' ')),
    });
  },
});
