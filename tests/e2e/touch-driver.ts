import { test as base } from './planner.ts';

export { expect } from './planner.ts';

/** What a finger meets on a phone. */
export interface Finger {
  /** Buttons, fields and links in view that are smaller than a finger needs, each as `name: width × height`; a label counts with its field. */
  seesSmallTargets(): Promise<string[]>;
  /** Opens each form that a dossier or panel offers with a button of this name; whether there is one. */
  opensForm(button: RegExp): Promise<boolean>;
  closesDialog(): Promise<void>;
  /** Puts away the dossier and what is selected behind it, so that the panel below comes back. */
  clearsTheRight(): Promise<void>;
}

/** CSS pixels, less what rounding takes. */
const LEAST = 43.5;

export const test = base.extend<{ finger: Finger }>({
  finger: async ({ browserPage: { page } }, use) => {
    const dialog = page.getByRole('dialog').filter({ visible: true });
    await use({
      seesSmallTargets: async () => {
        const scope = (await dialog.count()) > 0 ? dialog.last() : page.locator('.planner');
        return scope.evaluate((root, least) => {
          const targets = root.querySelectorAll<HTMLElement>(
            'button, a[href], input:not([type=hidden]), textarea, select, summary, [role=button], [role=tab]',
          );
          const isShown = (one: HTMLElement) =>
            one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
            one.closest('[aria-hidden=true], .maplibregl-map') === null &&
            (one.closest('.side, .drawer, [role=dialog]') ?? null) !== null;
          const boxOf = (one: HTMLElement) => {
            const labels = one instanceof HTMLInputElement && /^(checkbox|radio)$/.test(one.type) ? [...(one.labels ?? [])] : [];
            const boxes = [one, ...labels].map((part) => part.getBoundingClientRect());
            return {
              width: Math.max(...boxes.map(({ right }) => right)) - Math.min(...boxes.map(({ left }) => left)),
              height: Math.max(...boxes.map(({ height }) => height)),
            };
          };
          const small = [...targets].filter(isShown).flatMap((one) => {
            const { width, height } = boxOf(one);
            if (width === 0 || (width >= least && height >= least)) return [];
            const name = one.ariaLabel ?? (one.textContent?.trim() || one.className);
            return [
              `${one.tagName.toLowerCase()}.${one.classList[0] ?? ''} ${name.slice(0, 24)}: ${Math.round(width)} × ${Math.round(height)}`,
            ];
          });
          return [...new Set(small)];
        }, LEAST);
      },
      opensForm: async (button) => {
        const found = page.locator('.side').getByRole('button', { name: button }).filter({ visible: true });
        if ((await found.count()) === 0) return false;
        await found.first().click();
        return true;
      },
      clearsTheRight: async () => {
        const close = page.locator('.side--right').getByRole('button', { name: '关闭', exact: true });
        while ((await close.count()) > 0) await close.first().click();
      },
      closesDialog: async () => {
        await page.keyboard.press('Escape');
        await dialog.first().waitFor({ state: 'detached' });
      },
    });
  },
});
