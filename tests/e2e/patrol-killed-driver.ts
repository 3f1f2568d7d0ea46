import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { dayOf } from '../../src/core/register/day.ts';
import { type Marker, takeInHand } from './patrol-capture-driver.ts';
import { expect, type Server, test as base } from './patrol-offline-driver.ts';
import { countRows, type OnDisk, readTheDisk } from './patrol-disk.ts';
import { makePackage } from './patrol-package-driver.ts';
import config from './playwright.config.ts';

export { expect };

/** What the screen has said is kept: before the kill, so far as it was told before it. */
export interface Told {
  /** Numbers of reports, with how many photos. */
  readonly saved: ReadonlyMap<string, number>;
  /** Photos that the open report shows. */
  photos: number;
}

/**
 * When the process ends: while photos are being kept · while a save is judged, its transaction is open, or just committed · as soon as
 * the screen says that it is saved · at any time.
 */
export type Moment = 'keeping' | 'judging' | 'writing' | 'written' | 'told' | 'whenever';

/** What was heard of the page until it was gone. */
type Heard = 'tapped' | 'keeping' | 'kept' | 'writing' | 'written' | 'told';

/**
 * A phone whose page or browser dies: one profile on the disk, one process after the other. What `dies` is the page's process, as a phone
 * that needs memory ends it; with `CHIDU_KILL_BROWSER=1` the whole browser. Chromium 156 itself then throws its database away now and
 * then ("recovering from a corrupted (and deleted) database"), when two such kills cut its own log: what the second copy is for.
 */
export interface Mortal {
  readonly marker: Marker;
  readonly page: Page;
  readonly told: Told;
  readonly errors: readonly string[];
  /** Starts the browser on the profile as it was left, and opens the patrol; nobody answers where the network is off. */
  starts(isOffline: boolean): Promise<void>;
  /** The same where the browser has thrown its database away meanwhile: no map stands, until something is put back. */
  startsEmptied(): Promise<void>;
  /** Opens the patrol again after a death. */
  comesBack(): Promise<void>;
  /** Does something and dies in the middle of it. `chance`: 0 … 1, how late in the moment. @returns what was heard before */
  dies(moment: Moment, chance: number, doing: () => Promise<unknown>): Promise<readonly Heard[]>;
  /** The process ends at once, in the middle of whatever it does; no page hears of it. */
  isKilled(): Promise<void>;
  /** The browser answers every write as one does whose disk is full; or has room again. */
  hasRoom(yes: boolean): Promise<void>;
  /** A second window beside the first, which is looked at from now on. */
  opensAnotherWindow(): Promise<void>;
  picks(...photos: readonly Photo[]): Promise<void>;
  seesPhotos(): Promise<number>;
  seesTheReportOpen(): Promise<boolean>;
  readsTheDisk(): Promise<OnDisk>;
}

export interface Photo {
  readonly name: string;
  readonly content: Buffer;
  readonly sha256: string;
}

/** A photo whose every byte is its own: a head that says JPEG, and noise. */
export function makePhoto(name: string, bytes: number, random: () => number): Photo {
  const content = Buffer.alloc(bytes);
  for (let at = 0; at + 4 <= bytes; at += 4) content.writeUInt32LE(Math.floor(random() * 2 ** 32), at);
  Buffer.from([0xff, 0xd8, 0xff, 0xfe, 0, 4, 1, 1]).copy(content);
  return { name, content, sha256: createHash('sha256').update(content).digest('hex') };
}

const PACKAGE = '/field.chidu';

let made: Promise<Buffer> | undefined;

function packageOfToday(): Promise<Buffer> {
  const today = dayOf(new Date().toISOString(), 'Asia/Shanghai');
  return (made ??= makePackage({ area: '134.19,23.99,134.21,24.01', for: 'patrol-3', made: today }));
}

const KILLS_BROWSER = process.env.CHIDU_KILL_BROWSER === '1';

export const test = base.extend<{ mortal: Mortal; carriesPackage: boolean }>({
  /** The phone carries the package of the area around it, of today; without one, the whole demo district. */
  carriesPackage: [false, { option: true }],
  mortal: async ({ server, carriesPackage }, use) => {
    const profile = mkdtempSync(join(tmpdir(), 'chidu-phone-'));
    if (carriesPackage) server.serves(PACKAGE, await packageOfToday());
    const phone = new MortalPhone(profile, server, carriesPackage ? `/patrol?package=${PACKAGE}` : null);
    await use(phone);
    await phone.isKilled();
    // The dead browser's children write until they notice.
    try {
      rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 300 });
    } catch (error) {
      // A folder of the system's temporary ones: what was to be shown was shown before.
      process.stdout.write(`The profile stays behind: ${String(error)}\n`);
    }
  },
});

class MortalPhone implements Mortal {
  readonly told = { saved: new Map<string, number>(), photos: 0 };
  readonly errors: string[] = [];
  private life: { context: BrowserContext; page: Page; marker: Marker } | null = null;
  private pids: readonly number[] = [];
  private renderers: readonly number[] = [];
  private heard: Heard[] = [];
  private onHeard: (one: Heard) => void = () => undefined;

  constructor(
    private readonly profile: string,
    private readonly server: Server,
    /** Where the package is got from at the first start. */
    private packageAt: string | null,
  ) {}

  get page(): Page {
    return this.alive().page;
  }

  get marker(): Marker {
    return this.alive().marker;
  }

  starts(isOffline: boolean): Promise<void> {
    return this.begins(isOffline, '.maplibregl-canvas');
  }

  startsEmptied(): Promise<void> {
    const storage = join(this.profile, 'Default', 'IndexedDB');
    const own = readdirSync(storage).filter((name) => name.includes(new URL(this.server.origin).port));
    if (own.length === 0) throw new Error(`no database in ${storage}`);
    for (const name of own) rmSync(join(storage, name), { recursive: true });
    return this.begins(true, '.patrol__none');
  }

  private async begins(isOffline: boolean, awaited: string): Promise<void> {
    const context = await chromium.launchPersistentContext(this.profile, {
      ...config.use?.launchOptions,
      baseURL: this.server.origin,
      viewport: { width: 390, height: 844 },
      deviceScaleFactor: 1,
      hasTouch: true,
      isMobile: true,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      serviceWorkers: 'allow',
      permissions: ['geolocation'],
      geolocation: { longitude: 134.2, latitude: 24, accuracy: 5 },
      offline: isOffline,
    });
    this.pids = processesOf(this.profile);
    await context.exposeBinding('__tell', (_, said: Said) => this.hears(said));
    await context.addInitScript(watchTheScreen);
    await context.addInitScript(watchTheDisk);
    await this.opens(context, context.pages()[0] ?? (await context.newPage()), awaited);
  }

  async opensAnotherWindow(): Promise<void> {
    const { context } = this.alive();
    await this.opens(context, await context.newPage());
  }

  hasRoom(yes: boolean): Promise<void> {
    return this.page.evaluate((isRoomy) => {
      const { prototype } = IDBObjectStore;
      const real = prototype as IDBObjectStore & { roomy?: Pick<IDBObjectStore, 'add' | 'put'> };
      real.roomy ??= { add: prototype.add, put: prototype.put };
      const full = () => {
        throw new DOMException('no room', 'QuotaExceededError');
      };
      Object.assign(prototype, isRoomy ? real.roomy : { add: full, put: full });
    }, yes);
  }

  private async opens(context: BrowserContext, page: Page, awaited = '.maplibregl-canvas'): Promise<void> {
    page.on('pageerror', (error) => this.errors.push(error.message));
    const marker = takeInHand(
      {
        page,
        session: { requests: [], foreignRequests: [], errors: this.errors },
        open: async (path = '/patrol') => void (await page.goto(path)),
        answer: async () => undefined,
        chooseFile: (input, file) => input.setInputFiles(file),
        accessibilityProblems: async () =>
          (await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze()).violations.map(({ id }) => id),
      },
      context,
    );
    this.life = { context, page, marker };
    if (this.packageAt !== null) {
      await page.goto(this.packageAt);
      const card = page.locator('[aria-labelledby=device-field]');
      await card.getByRole('button', { name: '换成外业包' }).tap();
      await card.getByText('可用到').waitFor();
      this.packageAt = null;
    }
    await page.goto('/patrol');
    const shown = page.locator(awaited).waitFor({ timeout: 120_000 });
    await shown.catch(async (error: unknown) => {
      const [text, kept] = [await page.locator('body').innerText(), await page.evaluate(countRows)];
      throw new Error(`the patrol did not open: ${text} · on the disk: ${JSON.stringify(kept)}`, { cause: error });
    });
    if (awaited === '.maplibregl-canvas') await page.locator('.outbox-pill:not([data-tone=quiet])').waitFor();
  }

  async dies(moment: Moment, chance: number, doing: () => Promise<unknown>): Promise<readonly Heard[]> {
    const [awaited, longest_ms] = MOMENTS[moment];
    this.renderers = renderersOf(this.pids);
    await this.page.evaluate((ms) => Object.assign(globalThis, { slowDisk_ms: ms }), SLOW_DISK_MS[moment] ?? 0);
    this.heard = [];
    const isDead = new Promise<void>((resolve, reject) => {
      const never = setTimeout(() => reject(new Error(`never heard "${awaited}", but ${this.heard.join()}`)), 120_000);
      this.onHeard = (one) => {
        if (one !== awaited) return;
        clearTimeout(never);
        this.onHeard = () => undefined;
        const end = () => void (KILLS_BROWSER ? this.isKilled() : this.losesThePage()).then(resolve, reject);
        if (longest_ms === 0) end();
        else setTimeout(end, longest_ms * chance);
      };
    });
    // What the hand was doing ends with the browser.
    void doing().catch(() => undefined);
    await isDead;
    return this.heard;
  }

  async comesBack(): Promise<void> {
    if (!this.life) return this.starts(true);
    const { context, page } = this.life;
    const next = await this.nextPage(context);
    await page.close();
    await this.opens(context, next);
  }

  /**
   * The kill also ends the process that the browser holds ready for its next page. Until the browser noticed, a page that it puts there
   * is born dead: it has nothing of the product in it yet, and another one is opened.
   */
  private async nextPage(context: BrowserContext): Promise<Page> {
    for (let tries = 1; ; tries++) {
      try {
        return await context.newPage();
      } catch (error) {
        if (tries === MOST_BORN_DEAD || !String(error).includes('Target crashed')) throw error;
      }
    }
  }

  /** The page's process is gone, and with it whatever it was doing; the browser and its disk go on. */
  private async losesThePage(): Promise<void> {
    const { page } = this.alive();
    const isGone = new Promise((resolve) => page.once('crash', resolve));
    for (const pid of this.renderers) process.kill(pid, 'SIGKILL');
    await isGone;
  }

  async isKilled(): Promise<void> {
    if (!this.life) return;
    const { context } = this.life;
    this.life = null;
    const closed = new Promise((resolve) => context.once('close', resolve));
    for (const pid of this.pids) process.kill(pid, 'SIGKILL');
    await closed;
  }

  async picks(...photos: readonly Photo[]): Promise<void> {
    await this.page
      .locator('.photo-strip input[type=file]')
      .first()
      .setInputFiles(photos.map(({ name, content }) => ({ name, mimeType: 'image/jpeg', buffer: content })));
  }

  seesPhotos(): Promise<number> {
    return this.page.locator('.photo-strip__list li').count();
  }

  seesTheReportOpen(): Promise<boolean> {
    return this.page.locator('.capture').isVisible();
  }

  readsTheDisk(): Promise<OnDisk> {
    return this.page.evaluate(readTheDisk);
  }

  private alive() {
    if (!this.life) throw new Error('the browser is not running');
    return this.life;
  }

  private hears({ saved, photos, disk }: Said): void {
    if (!this.life) return;
    if (photos !== undefined) this.told.photos = photos;
    const no = /XC-\d{4}-P\w{5}/.exec(saved ?? '')?.[0];
    if (no !== undefined) {
      this.told.saved.set(no, Number(/照片 (\d+) 张/.exec(saved ?? '')?.[1] ?? 0));
      this.told.photos = 0;
    }
    const heard = no === undefined ? disk : 'told';
    if (heard === undefined) return;
    this.heard.push(heard);
    this.onHeard(heard);
  }
}

/** What a page tells: a sentence of the screen, a number of photos, or what its database does. */
interface Said {
  readonly saved?: string;
  readonly photos?: number;
  readonly disk?: Heard;
}

/** What is awaited, and the longest time after it, milliseconds. */
const MOMENTS: Readonly<Record<Moment, readonly [Heard, number]>> = {
  keeping: ['keeping', 250],
  judging: ['tapped', 40],
  writing: ['writing', 300],
  written: ['written', 0],
  told: ['told', 0],
  whenever: ['tapped', 450],
};

/** Pages in a row that may be born dead. */
const MOST_BORN_DEAD = 5;

/** A disk so slow that a transaction stays open for so long: what is to be cut in the middle must have one. */
const SLOW_DISK_MS: Partial<Record<Moment, number>> = { keeping: 120, writing: 1_500 };

/** Main process first: its children end with it, and what they do until then is what a dying phone does. */
function processesOf(profile: string): readonly number[] {
  const lines = execFileSync('ps', ['-axww', '-o', 'pid=,command='], { encoding: 'utf8', maxBuffer: 1 << 26 }).split('\n');
  return lines
    .filter((line) => line.includes(`--user-data-dir=${profile}`) && !line.includes('--type='))
    .map((line) => Number.parseInt(line, 10));
}

/** Processes of pages, which are grandchildren of the browser's. */
function renderersOf(browser: readonly number[]): readonly number[] {
  const lines = execFileSync('ps', ['-axww', '-o', 'pid=,ppid=,command='], { encoding: 'utf8', maxBuffer: 1 << 26 }).split('\n');
  const all = lines.map((line) => ({ ids: line.trim().split(/\s+/, 2).map(Number), line }));
  const family = new Set(browser);
  for (let size = 0; size !== family.size; ) {
    size = family.size;
    for (const { ids } of all) if (family.has(ids[1])) family.add(ids[0]);
  }
  return all.flatMap(({ ids, line }) => (family.has(ids[0]) && line.includes('--type=renderer') ? [ids[0]] : []));
}

/** Tells what the screen says is kept, as soon as it stands there. */
function watchTheScreen(): void {
  const { __tell: tell } = globalThis as unknown as { __tell(said: { saved?: string; photos?: number }): void };
  let [saved, photos] = ['', 0];
  const look = () => {
    const said = document.querySelector('[data-testid=capture-saved]')?.textContent ?? '';
    if (said !== saved && said !== '') tell({ saved: said });
    saved = said;
    const shown = document.querySelectorAll('.photo-strip__list li').length;
    if (shown !== photos && shown > 0) tell({ photos: shown });
    photos = shown;
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
}

/** Tells when a save is tapped and what the database is writing, and makes its disk as slow as `slowDisk_ms` says. */
function watchTheDisk(): void {
  const { __tell: tell } = globalThis as unknown as { __tell(said: { disk: string }): void };
  addEventListener(
    'click',
    ({ target }) => {
      if (target instanceof Element && target.closest('button')?.textContent.startsWith('保存')) tell({ disk: 'tapped' });
    },
    true,
  );
  const { prototype } = IDBDatabase;
  const begin = prototype.transaction;
  prototype.transaction = function (stores, mode, options) {
    const transaction = begin.call(this, stores, mode, options);
    const names = new Set(transaction.objectStoreNames);
    const told = names.has('changes') ? (['writing', 'written'] as const) : (['keeping', 'kept'] as const);
    if (mode !== 'readwrite' || !(names.has('changes') || names.has('drafts'))) return transaction;
    tell({ disk: told[0] });
    transaction.addEventListener('complete', () => tell({ disk: told[1] }));
    const { slowDisk_ms = 0 } = globalThis as { slowDisk_ms?: number };
    const until = performance.now() + slowDisk_ms;
    const store = transaction.objectStore(names.has('changes') ? 'changes' : 'drafts');
    const wait = () => {
      if (performance.now() >= until) return;
      try {
        store.count().onsuccess = wait;
      } catch {
        // Whoever began it has told it to commit.
      }
    };
    wait();
    return transaction;
  };
}
