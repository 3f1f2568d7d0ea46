import type { Locator } from '@playwright/test';
import { expect, test as base } from './browser.ts';
import { standAt } from './stand-at.ts';

export { expect } from './browser.ts';

/** A place on the demo's island, from which steps are counted in metres. */
const HOME = { lat: 23.9715, lon: 134.2066 };
const LAT_PER_M = 1 / 110_770;
const LON_PER_M = 1 / 101_690;

/** What somebody on patrol does with the phone, and sees of the track. */
export interface Patroller {
  opensPatrol(): Promise<void>;
  /** Stands so many metres east and north of home; the phone says how well it knows. */
  standsAt(east_m: number, north_m: number, accuracy_m?: number): Promise<void>;
  /** Goes there in steps of 5 m or so, as a receiver that wavers by a metre or two reports them. */
  walksTo(east_m: number, north_m: number): Promise<void>;
  taps(button: string): Promise<void>;
  seesButton(button: string): Locator;
  /** Text of the sheet. */
  reads(): Promise<string>;
  sheet: Locator;
  /** Metres of the track so far. */
  seesLength_m(): Promise<number>;
  /** The same, once it stays: the figures follow the fixes in their own time. */
  seesSettledLength_m(): Promise<number>;
  seesGaps(): Promise<number>;
  /** How many targets the running patrol has seen. */
  seesSeen(): Promise<number>;
  hidesThePage(isHidden: boolean): Promise<void>;
  /** The tab is killed and opened anew. */
  losesTheTab(): Promise<void>;
  choosesTrackFile(name: string, gpx: string): Promise<void>;
  /** Buttons, fields and links of the sheet that are smaller than 44 px. */
  seesSmallTargets(): Promise<string[]>;
  accessibilityProblems(): Promise<string[]>;
  errors(): readonly string[];
}

export const test = base.extend<{ patroller: Patroller }>({
  patroller: async ({ browserPage: { page, session, open, accessibilityProblems, chooseFile } }, use) => {
    const sheet = page.locator('.patrol__sheet');
    const figure = (name: string) => sheet.locator('.track__figures > div', { hasText: name }).first().locator('dd');
    let [east, north] = [0, 0];
    const place = async (toEast: number, toNorth: number, accuracy: number) => {
      [east, north] = [toEast, toNorth];
      await standAt(page, {
        latitude: HOME.lat + north * LAT_PER_M,
        longitude: HOME.lon + east * LON_PER_M,
        accuracy,
      });
    };
    const opened = async () => {
      await page.locator('.maplibregl-canvas').waitFor();
      await page.locator('.opening-cover').waitFor({ state: 'detached' });
    };
    await page.context().grantPermissions(['geolocation']);
    await use({
      sheet,
      opensPatrol: async () => {
        await place(0, 0, 6);
        await open('/patrol');
        await opened();
        await sheet.getByRole('button', { name: '巡查', exact: true }).click();
        await sheet.getByText('±6 米').waitFor();
      },
      standsAt: async (toEast, toNorth, accuracy = 6) => {
        await place(toEast, toNorth, accuracy);
        await page.waitForTimeout(100);
      },
      walksTo: async (toEast, toNorth) => {
        const [fromEast, fromNorth] = [east, north];
        const steps = Math.max(1, Math.round(Math.hypot(toEast - fromEast, toNorth - fromNorth) / 5));
        for (let n = 1; n <= steps; n++) {
          const waver = n < steps ? 1.5 * Math.sin(7 * n) : 0;
          const share = n / steps;
          await place(fromEast + share * (toEast - fromEast) + waver, fromNorth + share * (toNorth - fromNorth) - waver, 6);
          await page.waitForTimeout(100);
        }
      },
      taps: (button) => sheet.getByRole('button', { name: button }).first().click(),
      seesButton: (button) => sheet.getByRole('button', { name: button }).first(),
      reads: () => sheet.innerText(),
      seesLength_m: async () => Number.parseFloat(await figure('长度').innerText()),
      seesSettledLength_m: async () => {
        let last = '';
        let same = 0;
        await expect
          .poll(
            async () => {
              const now = await figure('长度').innerText();
              same = now === last ? same + 1 : 0;
              last = now;
              return same;
            },
            { intervals: [1_000], timeout: 120_000 },
          )
          .toBeGreaterThanOrEqual(3);
        return Number.parseFloat(last);
      },
      seesGaps: async () => Number(await figure('断开').innerText()),
      seesSeen: async () => Number(/\d+/.exec(await sheet.getByRole('button', { name: /^看过 \d+/ }).innerText())?.[0]),
      hidesThePage: (isHidden) =>
        page.evaluate((hidden) => {
          Object.defineProperty(document, 'visibilityState', { value: hidden ? 'hidden' : 'visible', configurable: true });
          document.dispatchEvent(new Event('visibilitychange'));
        }, isHidden),
      losesTheTab: async () => {
        await page.goto('about:blank');
        await open('/patrol');
        await opened();
      },
      choosesTrackFile: async (name, gpx) => {
        await chooseFile(sheet.locator('input[type=file]'), {
          name,
          mimeType: 'application/gpx+xml',
          buffer: Buffer.from(gpx),
        });
      },
      seesSmallTargets: () =>
        sheet.evaluate((root) =>
          [...root.querySelectorAll<HTMLElement>('button, input:not([type=file]), label.track__file, summary')]
            .filter((one) => one.checkVisibility())
            .map((one) => ({ name: one.innerText.slice(0, 20), box: one.getBoundingClientRect() }))
            .filter(({ box }) => box.width < 43.5 || box.height < 43.5)
            .map(({ name, box }) => `${name}: ${Math.round(box.width)} × ${Math.round(box.height)}`),
        ),
      accessibilityProblems: () => accessibilityProblems(),
      errors: () => session.errors,
    });
  },
});
