import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { type Marker, takeInHand } from './patrol-capture-driver.ts';
import { expect, type Server, test as base } from './patrol-offline-driver.ts';
import config from './playwright.config.ts';

export { expect };

/** Everything that a phone's disk holds of what was recorded in the field. */
export interface OnDisk {
  readonly reports: readonly {
    readonly id: string;
    readonly no: string;
    readonly origin: string;
    readonly photos: readonly string[];
  }[];
  /** SHA-256 as named, and as the bytes really hash. */
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
  /** Photos on record: which file, of which report. */
  readonly photos: readonly { readonly sha256: string; readonly sidecar_sha256: string; readonly subject: string }[];
  /** Places of changes in the feed, and of those in the outbox. */
  readonly feed: readonly { readonly seq: number; readonly type: string }[];
  readonly queued: readonly number[];
  /** Instants of the fixes of patrols: under way, and on record. */
  readonly fixes: readonly string[];
  readonly drafts: readonly string[];
  /** The open report's outline and form, as they were written. */
  readonly open: string;
}

/** What the screen has said is kept: before the kill, so far as it was told before it. */
export interface Told {
  /** Numbers of reports, with how many photos. */
  readonly saved: ReadonlyMap<string, number>;
  /** Photos that the open report shows. */
  photos: number;
}

/** A phone whose browser dies: one profile on the disk, one process after the other. */
export interface Mortal {
  readonly marker: Marker;
  readonly page: Page;
  readonly told: Told;
  readonly errors: readonly string[];
  /** Starts the browser on the profile as it was left, and opens the patrol; nobody answers where the network is off. */
  starts(isOffline: boolean): Promise<void>;
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

export const test = base.extend<{ mortal: Mortal }>({
  mortal: async ({ server }, use) => {
    const profile = mkdtempSync(join(tmpdir(), 'chidu-phone-'));
    const phone = new MortalPhone(profile, server);
    await use(phone);
    await phone.isKilled();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  },
});

class MortalPhone implements Mortal {
  readonly told = { saved: new Map<string, number>(), photos: 0 };
  readonly errors: string[] = [];
  private life: { context: BrowserContext; page: Page; marker: Marker } | null = null;

  constructor(
    private readonly profile: string,
    private readonly server: Server,
  ) {}

  get page(): Page {
    return this.alive().page;
  }

  get marker(): Marker {
    return this.alive().marker;
  }

  async starts(isOffline: boolean): Promise<void> {
    const context = await chromium.launchPersistentContext(this.profile, {
      ...config.use?.launchOptions,
      baseURL: this.server.origin,
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      serviceWorkers: 'allow',
      permissions: ['geolocation'],
      geolocation: { longitude: 134.2, latitude: 24, accuracy: 5 },
      offline: isOffline,
    });
    await context.exposeBinding('__tell', (_, said: { saved?: string; photos?: number }) => this.hears(said));
    await context.addInitScript(watchTheScreen);
    await this.opens(context, context.pages()[0] ?? (await context.newPage()));
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

  private async opens(context: BrowserContext, page: Page): Promise<void> {
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
    await page.goto('/patrol');
    await page.locator('.maplibregl-canvas').waitFor({ timeout: 45_000 });
    await page.locator('.outbox-pill:not([data-tone=quiet])').waitFor();
  }

  async isKilled(): Promise<void> {
    if (!this.life) return;
    const { context } = this.life;
    this.life = null;
    const closed = new Promise((resolve) => context.once('close', resolve));
    for (const pid of processesOf(this.profile)) process.kill(pid, 'SIGKILL');
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

  private hears({ saved, photos }: { saved?: string; photos?: number }): void {
    if (photos !== undefined) this.told.photos = photos;
    const no = /XC-\d{4}-P\w{5}/.exec(saved ?? '')?.[0];
    if (no === undefined) return;
    this.told.saved.set(no, Number(/照片 (\d+) 张/.exec(saved ?? '')?.[1] ?? 0));
    this.told.photos = 0;
  }
}

/** Main process first: its children end with it, and what they do until then is what a dying phone does. */
function processesOf(profile: string): readonly number[] {
  const lines = execFileSync('ps', ['-axww', '-o', 'pid=,command='], { encoding: 'utf8', maxBuffer: 1 << 26 }).split('\n');
  return lines
    .filter((line) => line.includes(`--user-data-dir=${profile}`) && !line.includes('--type='))
    .map((line) => Number.parseInt(line, 10));
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

async function readTheDisk(): Promise<OnDisk> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('chidu');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(new Error('no database'));
  });
  const all = <T>(table: string) =>
    new Promise<T[]>((resolve, reject) => {
      const asked = database.transaction(table).objectStore(table).getAll();
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(new Error(table));
    });
  type Fix = readonly [lon: number, lat: number, at: string];
  interface Row {
    readonly seq: number;
    readonly type: string;
    readonly body: {
      readonly sighting: { readonly id: string; readonly no: string; readonly photos: readonly string[] };
      readonly shape: { readonly origin: string };
      readonly photo: { readonly sha256: string; readonly sidecar_sha256: string; readonly subject: { readonly id: string } };
      readonly patrol: { readonly segments: readonly (readonly Fix[])[] };
    };
  }
  const queued = (await all<{ seq: number }>('outbox')).map(({ seq }) => seq).sort((a, b) => a - b);
  // What was recorded here, not what the district came with.
  const rows = (await all<Row>('changes')).filter(({ seq }) => queued.includes(seq)).sort((a, b) => a.seq - b.seq);
  const files = await all<{ sha256: string; content?: Blob; bytes?: Uint8Array<ArrayBuffer> }>('attachments');
  const hashed = files.map(async ({ sha256: name, content, bytes }) => {
    const digest = await crypto.subtle.digest('SHA-256', bytes ?? (await content?.arrayBuffer()) ?? new ArrayBuffer(0));
    return { name, sha256: Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('') };
  });
  const underWay = await all<{ fixes: readonly Fix[] }>('trackFixes');
  const found = {
    reports: rows.flatMap(({ type, body }) =>
      type === 'sighting-reported' ? [{ ...body.sighting, origin: body.shape.origin }] : [],
    ),
    files: await Promise.all(hashed),
    photos: rows.flatMap(({ type, body }) =>
      type === 'photo-attached' ? [{ ...body.photo, subject: body.photo.subject.id }] : [],
    ),
    feed: rows.map(({ seq, type }) => ({ seq, type })),
    queued,
    fixes: [
      ...underWay.flatMap(({ fixes }) => fixes),
      ...rows.flatMap(({ type, body }) => (type === 'patrol-recorded' ? body.patrol.segments.flat() : [])),
    ].map(([, , at]) => at),
    drafts: (await all<{ name: string }>('drafts')).map(({ name }) => name),
    open: (await all<{ name: string; value: { id: string; building: unknown; land: unknown; form: unknown } | null }>('views'))
      .flatMap(({ name, value }) =>
        name === 'capture-draft' && value ? [JSON.stringify([value.id, value.building, value.land, value.form])] : [],
      )
      .join(),
  };
  database.close();
  return found;
}
