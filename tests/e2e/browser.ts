import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type Locator, type Page, type Request, type Route } from '@playwright/test';

/** What a page asked of the network and what went wrong in it, from its first request on. */
export interface Session {
  readonly requests: readonly string[];
  /** Requests to any other address than the server's own; `data:` and `blob:` stay on the device. */
  readonly foreignRequests: readonly string[];
  /** Exceptions, console errors, refusals of the Content-Security-Policy. */
  readonly errors: readonly string[];
}

/** A running browser page: the only place that knows Playwright. */
export interface Browser {
  readonly page: Page;
  readonly session: Session;
  open(path?: string): Promise<void>;
  /** Answers every request whose path ends so with the given answer instead of the server's. */
  answer(pathEnd: string, answer: (route: Route) => Promise<void>): Promise<void>;
  chooseFile(input: Locator, path: string | { name: string; mimeType: string; buffer: Buffer }): Promise<void>;
  /** Violations of WCAG 2 A and AA, or of the named rules, each as `rule: element`; the map's canvas has no elements to judge. */
  accessibilityProblems(rules?: readonly string[]): Promise<string[]>;
}

export const test = base.extend<{ browserPage: Browser }>({
  browserPage: async ({ page, baseURL }, use) => {
    const origin = new URL(baseURL ?? 'http://127.0.0.1').origin;
    const session = record(page, origin);
    await use({
      page,
      session,
      open: async (path = '/') => {
        await page.goto(path);
      },
      answer: async (pathEnd, answer) => {
        await page.route((url) => url.pathname.endsWith(pathEnd), answer);
      },
      chooseFile: (input, path) => input.setInputFiles(path),
      accessibilityProblems: async (rules) => {
        const axe = new AxeBuilder({ page });
        const judged = rules ? axe.withRules([...rules]) : axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']);
        const { violations } = await judged.analyze();
        return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
      },
    });
  },
});

export { expect };

function record(page: Page, origin: string): Session {
  const requests: string[] = [];
  const foreignRequests: string[] = [];
  const errors: string[] = [];
  // The context hears workers too; the page hears only its own.
  page.context().on('request', (request: Request) => {
    const url = request.url();
    requests.push(url);
    if (!/^(data|blob|about):/.test(url) && new URL(url).origin !== origin) foreignRequests.push(url);
  });
  page.on('websocket', (socket) => foreignRequests.push(socket.url()));
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  return { requests, foreignRequests, errors };
}
