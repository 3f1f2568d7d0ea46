import { type ChildProcess, spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findFreePort } from '../../support/free-port.ts';

const DEMO = 'data/demo.chidu';
let folder: string;
const running = new Set<ChildProcess>();

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'chidu-start-'));
  mkdirSync(join(folder, 'client/data'), { recursive: true });
  writeFileSync(join(folder, 'client/index.html'), '<title>page</title>');
  if (existsSync(DEMO)) copyFileSync(DEMO, join(folder, 'client', DEMO));
});
afterAll(() => {
  for (const process of running) process.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

interface Started {
  readonly url: string;
  /** What was printed so far. */
  readonly out: () => string;
  /** Resolves once a text was printed; rejects with everything that was, where the program ends before. */
  until(text: string): Promise<void>;
  /** Ends it as Ctrl-C does; resolves with its exit code. */
  stop(): Promise<number | null>;
  readonly ended: Promise<number | null>;
}

async function start(env: Record<string, string> = {}): Promise<Started> {
  const port = await findFreePort();
  const child = spawn(process.execPath, ['--import', 'tsx', resolve('src/server/start.ts'), join(folder, 'client')], {
    env: { ...process.env, DATABASE_URL: '', DATA: join(folder, 'data'), HOST: '127.0.0.1', PORT: String(port), ...env },
  });
  running.add(child);
  let printed = '';
  const heard = new Set<() => void>();
  const hear = (data: Buffer): void => {
    printed += data.toString();
    for (const one of heard) one();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const ended = new Promise<number | null>((done) => child.on('close', done));
  return {
    url: `http://127.0.0.1:${port}`,
    out: () => printed,
    until: (text) =>
      new Promise((done, fail) => {
        const look = (): void => {
          if (printed.includes(text)) done();
        };
        heard.add(look);
        void ended.then(() => fail(new Error(printed)));
        look();
      }),
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
    ended,
  };
}

const status = async (url: string): Promise<number> => (await fetch(url)).status;

it.runIf(existsSync(DEMO))(
  'begins with the demo district and accounts that are told once, and keeps both',
  { timeout: 180_000 },
  async () => {
    const first = await start();
    await first.until('Chidu is at');
    expect(await status(first.url)).toBe(200);
    expect([200, 503]).toContain(await status(`${first.url}/api/districts`));
    await first.until('manages accounts');
    await first.until('partner');
    expect(first.out()).toMatch(/For trying out: .* Teams use PostgreSQL: DATABASE_URL=/);
    const [, password] = /planner +([a-z0-9-]{19})/.exec(first.out()) ?? [];
    const { districts } = (await (await fetch(`${first.url}/api/districts`)).json()) as { districts: { district: string }[] };
    expect(districts).toHaveLength(1);

    const second = await start();
    expect(await second.ended).toBe(1);
    expect(second.out()).toMatch(/process \d+ already works on/);
    expect(await first.stop()).toBe(0);

    const again = await start();
    await again.until('For trying out');
    expect(await status(`${again.url}/api/districts`)).toBe(200);
    expect(again.out()).not.toContain(password);
    expect(again.out()).not.toContain('printed this once');
    const answer = await fetch(`${again.url}/api/districts/${districts[0].district}/session`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', 'chidu-device': 'desk-0001' },
      body: JSON.stringify({ login: 'planner', password }),
    });
    expect(await answer.json()).toMatchObject({ role: 'planner', isAdmin: true });
    expect(await again.stop()).toBe(0);
  },
);

it('serves the client alone where no team is wished for', async () => {
  const alone = await start({ CHIDU_TEAM: 'off', DATA: join(folder, 'none') });
  await alone.until('Chidu is at');
  expect(await (await fetch(`${alone.url}/api/districts`)).json()).toEqual({ districts: [] });
  expect([await status(alone.url), await status(`${alone.url}/api/districts/d-1/session`)]).toEqual([200, 404]);
  expect(await alone.stop()).toBe(0);
  expect(existsSync(join(folder, 'none'))).toBe(false);
});
