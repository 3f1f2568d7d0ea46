import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { findFreePort } from '../support/free-port.ts';
import { test as base } from './browser.ts';

export { expect } from './browser.ts';

const CLIENT = '.cache/e2e';
const OPENS_MS = 100_000;

/** A team's server of its own, on an embedded database in a folder that goes away with it. */
export interface TeamServer {
  readonly url: string;
  /** Of a demo account, as the server printed it. */
  passwordOf(login: string): string;
}

/** Somebody at a device of their own. */
export interface Member {
  readonly page: Page;
  readonly crashes: readonly string[];
  opensTheTeam(): Promise<void>;
  logsIn(login: string, password: string): Promise<void>;
  seesRefusal(text: string | RegExp): Promise<void>;
  seesView(name: '我的账号' | '账号' | '审计日志'): Promise<void>;
  createsAccount(account: { login: string; name: string; role: string }): Promise<string>;
  disables(name: string): Promise<void>;
  setsPassword(next: string): Promise<void>;
  leavesAndComesBack(): Promise<void>;
  /** The events of the log as they are read, latest first. */
  readsLog(): Promise<string[]>;
}

export const test = base.extend<{ member: () => Promise<Member> }, { team: TeamServer }>({
  team: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const data = await mkdtemp(join(tmpdir(), 'chidu-team-'));
      const port = await findFreePort();
      const env = { ...process.env, PORT: String(port), HOST: '127.0.0.1', DATA: data, CHIDU_TEAM: 'on', DATABASE_URL: '' };
      const server = spawn('node_modules/.bin/tsx', ['src/server/start.ts', CLIENT], { env, stdio: ['ignore', 'pipe', 'pipe'] });
      try {
        const passwords = await readPasswords(server);
        await use({
          url: `http://127.0.0.1:${port}`,
          passwordOf: (login) => passwords.get(login) ?? '',
        });
      } finally {
        const ended = new Promise((resolve) => server.once('exit', resolve));
        if (server.exitCode === null) {
          server.kill('SIGTERM');
          await ended;
        }
        await rm(data, { recursive: true, force: true });
      }
    },
    { scope: 'worker', timeout: OPENS_MS },
  ],
  member: async ({ browser, team }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async () => {
      const context = await browser.newContext({ baseURL: team.url });
      contexts.push(context);
      return toMember(await context.newPage());
    });
    for (const context of contexts) await context.close();
  },
});

/** Waits until the server has printed the demo's accounts, which it does once. */
function readPasswords(server: ChildProcess): Promise<Map<string, string>> {
  return new Promise((resolve, reject) => {
    let text = '';
    const read = (chunk: Buffer) => {
      text += chunk.toString();
      const found = [...text.matchAll(/^ {2}(\w+) +((?:\w{4}-){3}\w{4}) /gm)];
      if (found.length === 5) resolve(new Map(found.map(([, login, password]) => [login, password])));
    };
    server.stdout?.on('data', read);
    server.stderr?.on('data', read);
    server.once('exit', () => reject(new Error(`the team's server ended: ${text}`)));
  });
}

/** Somebody on a page, whoever opened it. */
export function toMember(page: Page): Member {
  const crashes: string[] = [];
  page.on('pageerror', (error) => crashes.push(error.message));
  const dialog = page.getByRole('dialog');
  return {
    page,
    crashes,
    opensTheTeam: async () => {
      await page.goto('/team');
      await page.getByLabel('登录名').waitFor();
    },
    logsIn: async (login, password) => {
      await page.getByLabel('登录名').fill(login);
      await page.getByRole('textbox', { name: '密码', exact: true }).fill(password);
      await page.getByRole('button', { name: '登录', exact: true }).click();
    },
    seesRefusal: (text) => page.getByRole('alert').getByText(text).waitFor(),
    seesView: (name) => page.getByRole('navigation').getByRole('button', { name, exact: true }).click(),
    createsAccount: async ({ login, name, role }) => {
      await page.getByRole('button', { name: '新建账号' }).click();
      await dialog.getByLabel('登录名').fill(login);
      await dialog.getByLabel('姓名').fill(name);
      await dialog.getByRole('radio', { name: role }).check();
      await dialog.getByRole('button', { name: '新建账号' }).click();
      const told = await page.locator('.team-first__password').innerText();
      await page.getByRole('button', { name: '已经告诉本人' }).click();
      return told;
    },
    disables: async (name) => {
      await page.getByRole('button', { name: `打开账号 ${name}` }).click();
      await dialog.getByRole('button', { name: '停用', exact: true }).click();
      await dialog.getByRole('button', { name: '确定：停用' }).click();
      await dialog.getByRole('button', { name: '启用', exact: true }).waitFor();
      await dialog.getByRole('button', { name: '关闭', exact: true }).click();
    },
    setsPassword: async (next) => {
      await page.getByRole('textbox', { name: '新密码', exact: true }).fill(next);
      await page.getByRole('textbox', { name: '再输一次新密码' }).fill(next);
      await page.getByRole('button', { name: '修改密码' }).click();
    },
    leavesAndComesBack: async () => {
      await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    },
    readsLog: async () => {
      await page.getByRole('status').getByText('首尾相接').waitFor();
      const rows = await page.locator('.team-events tbody tr').all();
      return Promise.all(
        rows.map(async (row) => {
          const who = await row.getByRole('rowheader').innerText();
          return `${who}${await row.locator('td').nth(1).innerText()}`;
        }),
      );
    },
  };
}
