import { DEMO_DISTRICT_ADDRESS } from '../../src/api/addresses.ts';
import { type AnswerVariant, bytesOfVariant } from '../support/api/answer-variant.ts';
import { type Browser, test as base } from './browser.ts';

export { expect } from './browser.ts';

/** What a planner does and sees, in the office's words. Specs are written in these. */
export interface Planner {
  opensTheDistrict(): Promise<void>;
  /** From now on the demo district is fetched so: missing, cut off, altered, or five seconds late. */
  theDistrictComes(variant: AnswerVariant): Promise<void>;
  readonly session: Browser['session'];
  accessibilityProblems(): Promise<string[]>;
}

export const test = base.extend<{ planner: Planner }>({
  planner: async ({ browserPage }, use) => {
    const { page, session } = browserPage;
    await use({
      session,
      accessibilityProblems: () => browserPage.accessibilityProblems(),
      theDistrictComes: (variant) =>
        browserPage.answer(DEMO_DISTRICT_ADDRESS, async (route) => {
          const sound = await route.fetch();
          const bytes = bytesOfVariant(Uint8Array.from(await sound.body()), variant);
          if (variant === 'slow') await new Promise((resolve) => setTimeout(resolve, 5_000));
          await (bytes === null ? route.fulfill({ status: 404 }) : route.fulfill({ body: Buffer.from(bytes) }));
        }),
      opensTheDistrict: async () => {
        await browserPage.open();
        await page.locator('#root > :not(.starting)').first().waitFor();
        await page.waitForLoadState('networkidle');
      },
    });
  },
});
