import { type Browser, test as base } from './browser.ts';

export { expect } from './browser.ts';

/** What a planner does and sees, in the office's words. Specs are written in these. */
export interface Planner {
  opensTheDistrict(): Promise<void>;
  readonly session: Browser['session'];
  accessibilityProblems(): Promise<string[]>;
}

export const test = base.extend<{ planner: Planner }>({
  planner: async ({ browserPage }, use) => {
    const { page, session } = browserPage;
    await use({
      session,
      accessibilityProblems: () => browserPage.accessibilityProblems(),
      opensTheDistrict: async () => {
        await browserPage.open();
        await page.locator('#root > :not(.starting)').first().waitFor();
        await page.waitForLoadState('networkidle');
      },
    });
  },
});
