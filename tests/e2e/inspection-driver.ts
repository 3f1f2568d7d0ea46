import { test as base } from './planner.ts';

export { expect } from './planner.ts';

/** What a planner asks of features and places, in the office's words. */
export interface Inspector {
  /** Clicks on what was found, beside the map's middle, where a finding may have its sign; a red line around it counts too. */
  clicksNearTheMiddle(): Promise<void>;
  restsOnTheMap(): Promise<string>;
  seesUnderTheClick(): Promise<string[]>;
  seesWhichIsChosen(): Promise<string>;
  keepsForComparison(): Promise<void>;
  /** By its full number, whatever the search showed before. */
  choosesNext(number: string): Promise<void>;
  seesComparison(): Promise<string[]>;
  seesBetween(): Promise<string>;
  asksWhatLiesInSelection(): Promise<void>;
  drawsAnArea(): Promise<void>;
  seesFound(): Promise<{ subject: string; count: number; area: string }[]>;
  seesClasses(): Promise<string[]>;
  asksWhatIsNear(): Promise<void>;
  seesNear(): Promise<{ count: number; distances: number[] }>;
  seesHistory(): Promise<string[]>;
  goesBackTo(event: string): Promise<string>;
}

const flat = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

export const test = base.extend<{ inspector: Inspector }>({
  inspector: async ({ browserPage: { page } }, use) => {
    const right = page.locator('.side--right');
    const left = page.locator('.side--left');
    const middle = async (dx = 0, dy = 0): Promise<[number, number]> => {
      const box = await page.getByTestId('map').boundingBox();
      return box ? [box.x + box.width / 2 + dx, box.y + box.height / 2 + dy] : [0, 0];
    };
    const openQuery = async () => {
      const button = page.locator('.rail').getByRole('button', { name: '查询', exact: true });
      if ((await button.getAttribute('aria-pressed')) !== 'true') await button.click();
    };
    await use({
      clicksNearTheMiddle: async () => {
        await page.mouse.click(...(await middle(40, 60)));
      },
      restsOnTheMap: async () => {
        const [x, y] = await middle();
        await page.mouse.move(x - 3, y);
        await page.mouse.move(x, y, { steps: 3 });
        return flat(await page.getByTestId('hover-card').innerText());
      },
      seesUnderTheClick: async () => (await right.locator('.under-click__row').allInnerTexts()).map(flat),
      seesWhichIsChosen: async () => flat(await right.locator('.under-click__row[aria-pressed=true]').innerText()),
      keepsForComparison: () => right.getByRole('button', { name: '比较', exact: true }).click(),
      choosesNext: async (number) => {
        await page.getByRole('searchbox').fill(number);
        await page.getByRole('option').filter({ hasText: number }).click();
      },
      seesComparison: async () => {
        await right.locator('.compare-table').waitFor();
        return (await right.locator('.compare-table tbody tr').allInnerTexts()).map(flat);
      },
      seesBetween: async () => flat(await right.getByRole('region', { name: 'A 与 B 之间' }).innerText()),
      asksWhatLiesInSelection: async () => {
        await openQuery();
        await left.getByRole('button', { name: '所选对象' }).click();
      },
      drawsAnArea: async () => {
        await openQuery();
        await left.getByRole('button', { name: '画多边形' }).click();
        for (const [dx, dy] of [
          [-90, -70],
          [90, -70],
          [90, 70],
        ])
          await page.mouse.click(...(await middle(dx, dy)));
        await page.mouse.dblclick(...(await middle(-90, 70)));
      },
      seesFound: async () => {
        await page.getByTestId('identified').locator('.found').first().waitFor();
        return page
          .getByTestId('identified')
          .locator('.found')
          .evaluateAll((groups) =>
            groups.map((group) => ({
              subject: group.getAttribute('data-subject') ?? '',
              count: Number.parseInt(group.querySelector('summary .quiet')?.textContent ?? '', 10),
              area: (group.querySelector('.found__sum')?.textContent ?? '').trim(),
            })),
          );
      },
      seesClasses: async () => (await left.locator('.class-table th').allInnerTexts()).map(flat),
      asksWhatIsNear: async () => {
        await openQuery();
        await left.getByText('附近有什么').click();
        await left.getByRole('button', { name: '所选对象' }).click();
      },
      seesNear: async () => {
        const parcels = page.getByTestId('nearby').locator('[data-subject=parcels]');
        await parcels.waitFor();
        const total = await parcels.locator('summary .quiet').innerText();
        const ways = await parcels.locator('.near-list__way').allInnerTexts();
        return { count: Number.parseInt(total, 10), distances: ways.map((way) => Number.parseFloat(way.replace(/^\D+/, ''))) };
      },
      seesHistory: async () => {
        await right.locator('.chidu-time-line-list').waitFor();
        return (await right.locator('.chidu-time-line-list button').allInnerTexts()).map(flat);
      },
      goesBackTo: async (event) => {
        const button = right.locator('.chidu-time-line-list button', { hasText: event }).first();
        const day = await button.locator('.chidu-time-line-day').innerText();
        await button.click();
        return day;
      },
    });
  },
});
