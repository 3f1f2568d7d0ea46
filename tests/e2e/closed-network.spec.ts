import { test as browserTest } from './browser.ts';
import { expect, test } from './planner.ts';

test('with default settings no request leaves the origin', async ({ planner }) => {
  await planner.opensTheDistrict();
  expect(planner.session.requests.length).toBeGreaterThan(2);
  expect(planner.session.foreignRequests).toEqual([]);
});

test('the page runs within its own security policy', async ({ planner }) => {
  await planner.opensTheDistrict();
  expect(planner.session.errors).toEqual([]);
});

browserTest('a page that calls outside is refused, and the watch sees it', async ({ browserPage }) => {
  await browserPage.open();
  const reached = await browserPage.page.evaluate(() =>
    fetch('https://example.org/').then(
      () => true,
      () => false,
    ),
  );
  expect(reached).toBe(false);
  expect([...browserPage.session.foreignRequests, ...browserPage.session.errors].join('\n')).toMatch(/Content Security Policy/);
});
