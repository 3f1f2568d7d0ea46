import type { BrowserContext } from '@playwright/test';
import { type Browser, expect, test as base } from './browser.ts';
import { standAt } from './stand-at.ts';

export { expect };

export type Way = '长宽' | '点角' | '站角' | '走边' | '手绘';

/** What somebody on patrol does with a thumb, and sees. Taps are counted; taps of corners on the map are not. */
export interface Marker {
  opensThePatrol(): Promise<void>;
  comesBack(): Promise<void>;
  /** The device is there from now on, by its own word. */
  stands(at: readonly [lon: number, lat: number], accuracy_m?: number): Promise<void>;
  marks(): Promise<void>;
  takes(way: Way): Promise<void>;
  /** Presses a button by its name. */
  taps(name: string | RegExp): Promise<void>;
  chooses(chip: string): Promise<void>;
  /** Pixels from the top of the screen. */
  seesChipAt(chip: string): Promise<number>;
  /** Pixels from the middle of what the sheet leaves of the map. */
  tapsMap(x: number, y: number): Promise<void>;
  drags(from: readonly [x: number, y: number], ...to: readonly (readonly [x: number, y: number])[]): Promise<void>;
  /** Takes one with the system's camera: what is tapped in that is not counted. */
  photographs(): Promise<void>;
  seesSimilar(): Promise<string>;
  /** Pulls the corner ahead right of a new rectangle away from its centre, pixels. */
  pullsACorner(x: number, y: number): Promise<void>;
  /** Pulls the handle ahead of the rectangle aside, pixels. */
  turns(x: number, y: number): Promise<void>;
  writesNote(text: string): Promise<void>;
  seesArea(): Promise<string>;
  seesFindings(): Promise<string>;
  seesPosition(): Promise<string>;
  seesMissing(): Promise<string>;
  /** The line of what matters that stays in view. */
  seesGlance(): Promise<string>;
  /** The area in the line that stays in view; empty while nothing is marked. */
  seesNote(): Promise<string>;
  saves(): Promise<string>;
  /** Chooses the stage and saves, in one tap. */
  savesAs(stage: string): Promise<string>;
  countsTaps(): number;
  readonly errors: readonly string[];
  accessibilityProblems(): Promise<string[]>;
  /** Reports that the device's own database holds, as they were recorded. */
  keptReports(): Promise<Reported[]>;
}

export interface Reported {
  readonly no: string;
  readonly origin: string;
  readonly sigma_m: number;
  readonly sighting: {
    readonly position: { readonly lon: number; readonly lat: number; readonly accuracy_m: number };
    readonly measured?: { readonly accuracy_m: number };
    readonly stage: string;
    readonly sameAs?: string;
    readonly standsOn?: { readonly among: readonly string[]; readonly parcelId: string | null };
    readonly occupiedLand?: { readonly origin: string };
    readonly photos: readonly string[];
  };
}

/** Ground metres of a CSS pixel at zoom 19 and the demo's latitude, on tiles of 512 pixels. */
const mpp = () => (40_075_016.686 * Math.cos((24 * Math.PI) / 180)) / 512 / 2 ** 19;

/** One pixel. */
const TINY_JPEG =
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxD/2Q==';

export const test = base.extend<{ marker: Marker }>({
  marker: async ({ browserPage, context }, use) => {
    await context.grantPermissions(['geolocation']);
    await use(takeInHand(browserPage, context));
  },
});

/** The thumb on a phone's page, whoever opened it. */
export function takeInHand(browserPage: Browser, context: BrowserContext): Marker {
  const { page, session } = browserPage;
  let taps = 0;
  const text = async (id: string) => (await page.getByTestId(id).innerText()).replace(/\s+/g, ' ').trim();
  const middle = async () => {
    const sheet = await page.locator('.chidu-sheet').boundingBox();
    return { x: 195, y: (sheet?.y ?? 422) / 2 };
  };
  const tap = async (name: string | RegExp) => {
    taps++;
    await page
      .getByRole('button', { name, exact: typeof name === 'string' })
      .first()
      .tap();
  };
  const mapIsThere = async () => {
    await page.locator('.maplibregl-canvas').waitFor({ timeout: 120_000 });
    await page.getByRole('button', { name: '标记', exact: true }).or(page.locator('.capture')).first().waitFor();
  };
  const drag = async (from: readonly [x: number, y: number], ...to: readonly (readonly [x: number, y: number])[]) => {
    taps++;
    const at = await middle();
    const cdp = await context.newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', place?: readonly [number, number]) =>
      cdp.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: place ? [{ x: at.x + place[0], y: at.y + place[1] }] : [],
      });
    await touch('touchStart', from);
    let last = from;
    for (const place of to) {
      const [[ax, ay], [bx, by]] = [last, place];
      for (const share of [0.25, 0.5, 0.75, 1]) await touch('touchMove', [ax + share * (bx - ax), ay + share * (by - ay)]);
      last = place;
    }
    await touch('touchEnd');
    await cdp.detach();
  };
  const boxLength = async () => Number(await page.getByRole('spinbutton', { name: '长' }).getAttribute('aria-valuenow'));
  return {
    errors: session.errors,
    countsTaps: () => taps,
    accessibilityProblems: () => browserPage.accessibilityProblems(),
    opensThePatrol: async () => {
      await browserPage.open('/patrol');
      await mapIsThere();
    },
    comesBack: async () => {
      await page.reload();
      await mapIsThere();
    },
    stands: async ([longitude, latitude], accuracy = 3) => {
      await standAt(page, { longitude, latitude, accuracy });
      await page.waitForTimeout(120);
    },
    marks: async () => {
      taps = 0;
      await tap('标记');
      await page.locator('.capture-methods').waitFor();
      // The map comes near.
      await page.waitForTimeout(900);
    },
    takes: async (way) => {
      taps++;
      await page.locator('.capture-methods').getByRole('button', { name: way }).tap();
    },
    taps: tap,
    chooses: async (chip) => {
      taps++;
      await page.locator('.capture-chip').filter({ hasText: chip }).first().tap();
    },
    seesChipAt: async (chip) =>
      (await page.locator('.capture-chip').filter({ hasText: chip }).first().boundingBox())?.y ?? Number.NaN,
    tapsMap: async (x, y) => {
      const at = await middle();
      await page.touchscreen.tap(at.x + x, at.y + y);
      await page.waitForTimeout(80);
    },
    drags: drag,
    pullsACorner: async (x, y) => {
      const [right, up] = [4.5 / mpp(), 6 / mpp()];
      await drag([right, -up], [right + x, -up - y]);
    },
    turns: async (x, y) => {
      const up = (await boxLength()) / 2 / mpp() + 46;
      await drag([0, -up], [x, -up - y]);
    },
    photographs: async () => {
      // One that opens the camera, one at the shutter; the picture itself comes from a file here.
      taps += 2;
      await browserPage.chooseFile(page.locator('.photo-strip input[type=file]').first(), {
        name: 'IMG_0001.jpg',
        mimeType: 'image/jpeg',
        buffer: Buffer.from(TINY_JPEG, 'base64'),
      });
      await page.locator('.photo-strip__list li').first().waitFor();
    },
    seesSimilar: async () => (await page.locator('.capture-same').innerText()).replace(/\s+/g, ' ').trim(),
    writesNote: (note) => page.getByLabel('备注').fill(note),
    seesArea: async () => text('capture-area'),
    seesFindings: async () => text('capture-met'),
    seesPosition: async () => text('capture-position'),
    seesGlance: async () => text('capture-glance'),
    seesMissing: async () => (await page.locator('.capture-save [role=alert]').innerText()).trim(),
    seesNote: () => page.getByLabel('备注').inputValue(),
    saves: async () => {
      await tap('保存');
      await page.getByTestId('capture-saved').waitFor();
      return text('capture-saved');
    },
    savesAs: async (stage) => {
      await tap(new RegExp(`^保存\\s*${stage}$`));
      await page.getByTestId('capture-saved').waitFor();
      return text('capture-saved');
    },
    keptReports: () =>
      page.evaluate(async () => {
        const names = (await indexedDB.databases()).flatMap(({ name }) => (name ? [name] : []));
        const found: Reported[] = [];
        for (const name of names) {
          const database = await new Promise<IDBDatabase>((resolve, reject) => {
            const opening = indexedDB.open(name);
            opening.onsuccess = () => resolve(opening.result);
            opening.onerror = () => reject(new Error('no database'));
          });
          if (database.objectStoreNames.contains('changes')) {
            const rows = await new Promise<
              { type: string; body: { sighting: Reported['sighting'] & { no: string }; shape: Reported } }[]
            >((resolve) => {
              const all = database.transaction('changes').objectStore('changes').getAll();
              all.onsuccess = () => resolve(all.result);
            });
            for (const { type, body } of rows)
              if (type === 'sighting-reported')
                found.push({
                  no: body.sighting.no,
                  origin: body.shape.origin,
                  sigma_m: body.shape.sigma_m,
                  sighting: body.sighting,
                });
          }
          database.close();
        }
        return found;
      }),
  };
}
