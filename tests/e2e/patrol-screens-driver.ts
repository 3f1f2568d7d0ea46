import { expect, test as base } from './patrol-day-driver.ts';

export { expect };

/** Somebody who looks at every screen of the patrol, and tells what is wrong with it. */
export interface Onlooker {
  /** Light, dark or for the sun; which hand holds the phone. Before the patrol is opened. */
  holds(screen: { readonly theme: 'light' | 'dark' | 'contrast'; readonly hand: 'left' | 'right' }): Promise<void>;
  opens(view: '巡查' | '今日' | '上报' | '本机'): Promise<void>;
  goesHome(): Promise<void>;
  /** Presses what has this name, in the sheet or in the dialog over it. */
  presses(name: string | RegExp): Promise<void>;
  /** Unfolds every part that is folded. */
  unfolds(): Promise<void>;
  raises(): Promise<void>;
  /** Accessibility, words that are cut, targets that are small, things that lie on one another or beyond the screen. */
  seesProblems(): Promise<string[]>;
  /** Words of less than 7:1 on their ground. */
  seesFaintWords(): Promise<string[]>;
}

/** Runs in the page. */
function lookAround(): string[] {
  const root = document.querySelector('dialog[open]') ?? document.querySelector('.patrol');
  if (!root) return ['nothing is there'];
  const isShown = (one: Element) =>
    one.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) &&
    one.getBoundingClientRect().width > 1 &&
    !(one.closest('details:not([open])') && !one.closest('summary')) &&
    !one.closest('.maplibregl-map');
  const nameOf = (one: Element) =>
    `${one.className} ${(one.getAttribute('aria-label') ?? one.textContent ?? '').trim().slice(0, 24)}`;
  const found: string[] = [];
  const targets = [
    ...root.querySelectorAll(
      'button, summary, textarea, select, a[href], [role=slider], input:not([type=file], [type=radio]), .capture-chip span',
    ),
  ];
  const shown = targets.filter(isShown);
  for (const one of shown) {
    const { width, height } = one.getBoundingClientRect();
    if (width < 43.5 || height < 43.5) found.push(`small ${Math.round(width)}×${Math.round(height)}: ${nameOf(one)}`);
    if (one.tagName === 'BUTTON' && (one.scrollWidth > one.clientWidth + 2 || one.scrollHeight > one.clientHeight + 3))
      found.push(`cut: ${nameOf(one)}`);
  }
  const frameOf = (one: Element) => one.closest('.photo-strip__list, .chidu-sheet-body, .chidu-sheet-head, dialog, .patrol__top');
  const laid = shown.filter((one) => !one.closest('.capture-save, .photo-strip__list'));
  for (const [n, one] of laid.entries())
    for (const other of laid.slice(n + 1)) {
      if (frameOf(one) !== frameOf(other) || one.contains(other) || other.contains(one)) continue;
      const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (wide > 1 && high > 1) found.push(`on one another: ${nameOf(one)} / ${nameOf(other)}`);
    }
  for (const frame of root.querySelectorAll('.chidu-sheet-body, .chidu-sheet-head'))
    if (frame.scrollWidth > frame.clientWidth + 1) found.push(`beyond the sheet: ${frame.scrollWidth - frame.clientWidth} px`);
  const [bar, sheet] = ['.maplibregl-ctrl-scale', '.chidu-sheet'].map((one) =>
    document.querySelector(one)?.getBoundingClientRect(),
  );
  const isFull = sheet && sheet.height > 0.8 * innerHeight && sheet.width > 0.8 * innerWidth;
  if (bar && sheet && !isFull && bar.bottom > sheet.top + 1 && bar.right > sheet.left + 1 && bar.left < sheet.right - 1)
    found.push('the scale bar is under the sheet');
  return found;
}

export const test = base.extend<{ onlooker: Onlooker }>({
  onlooker: async ({ browserPage }, use) => {
    const { page } = browserPage;
    const back = page.locator('.patrol__back');
    const goHome = async () => {
      if ((await back.count()) > 0) await back.tap();
    };
    await use({
      holds: async ({ theme, hand }) => {
        await page.addInitScript(
          ([look, side]) => {
            localStorage.setItem('mantine-color-scheme-value', look);
            localStorage.setItem('chidu.hand', side);
          },
          [theme, hand] as const,
        );
      },
      opens: async (view) => {
        await goHome();
        await page.locator('.patrol__way').filter({ hasText: view }).tap();
        await page.getByRole('heading', { level: 2, name: view }).waitFor();
      },
      goesHome: goHome,
      presses: async (name) => {
        const open = page.locator('dialog[open]');
        const place = (await open.count()) > 0 ? open : page;
        await place
          .getByRole('button', { name, exact: typeof name === 'string' })
          .first()
          .tap();
      },
      unfolds: async () => {
        for (const one of await page.locator('.patrol details:not([open]) > summary').all()) await one.tap();
      },
      raises: async () => {
        await page.locator('.chidu-sheet-handle').press('ArrowUp');
        await page.locator('.chidu-sheet-handle').press('ArrowUp');
      },
      seesProblems: async () => {
        // The sheet comes to rest.
        await page.waitForTimeout(250);
        return [...(await page.evaluate(lookAround)), ...(await browserPage.accessibilityProblems())];
      },
      seesFaintWords: () => browserPage.accessibilityProblems(['color-contrast-enhanced']),
    });
  },
});
