import type { Page } from '@playwright/test';

/** Degrees, and metres of 68 %. */
export interface Fix {
  readonly longitude: number;
  readonly latitude: number;
  readonly accuracy: number;
}

/**
 * The phone stands there, and its page has been told so. The browser tells its pages in its own time, and a place that is left
 * before that is never told. The program's own watch is told first: one that begins now would be told of the next place only, so
 * the page is asked what it knows.
 */
export async function standAt(page: Page, fix: Fix): Promise<void> {
  await page.context().setGeolocation(fix);
  if (!page.url().startsWith('http')) return;
  await page.evaluate(async ({ longitude, latitude, accuracy }) => {
    const known = () =>
      new Promise<boolean>((resolve) => {
        navigator.geolocation.getCurrentPosition(
          ({ coords }) =>
            resolve(coords.accuracy === accuracy && Math.hypot(coords.longitude - longitude, coords.latitude - latitude) < 1e-7),
          () => resolve(false),
          { maximumAge: Number.POSITIVE_INFINITY, timeout: 500, enableHighAccuracy: true },
        );
      });
    const until = performance.now() + 5_000;
    while (!(await known()) && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 20));
  }, fix);
}
