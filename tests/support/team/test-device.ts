import type { AcceptedChange, ChangeDraft } from '../../../src/core/register/change.ts';
import { EMPTY_FEED, type FeedHead } from '../../../src/core/register/feed.ts';
import { applyChanges, foldFeed } from '../../../src/core/register/fold.ts';
import type { ActionRequest } from '../../../src/core/register/actions/index.ts';
import { isRefusal } from '../../../src/core/register/refusal.ts';
import type { Register } from '../../../src/core/register/register.ts';
import { EMPTY_REGISTER } from '../../../src/core/register/register.ts';
import { openTentative } from '../../../src/core/register/tentative-register.ts';
import { createIds } from '../../../src/core/register/uuid.ts';
import type { Attachment } from '../../../src/store/database.ts';
import { type DistrictStore, openStore } from '../../../src/store/open-store.ts';
import { StoreError } from '../../../src/store/store-error.ts';
import type { Wake } from '../../../src/sync/drain.ts';
import type { StreamListener, SyncPorts } from '../../../src/sync/ports.ts';
import type { FileSender } from '../../../src/sync/send-files.ts';
import { startSync, type Sync } from '../../../src/sync/start-sync.ts';
import type { Stop } from '../../../src/sync/stop.ts';
import type { Role } from '../../../src/api/roles.ts';
import type { Random } from './chaotic-proxy.ts';

/** Who works at a device. */
export interface TestAccount {
  readonly name: string;
  readonly role: Role;
}

/** Milliseconds of the product for one of a test. */
const HASTE = 12;

/** Names that tabs of one browser hold one after the other. */
function createLocks(): SyncPorts['alone'] {
  const last = new Map<string, Promise<void>>();
  return (name, signal, work) => {
    const before = last.get(name) ?? Promise.resolve();
    const turn = before.then(() => (signal.aborted ? undefined : work()));
    last.set(
      name,
      turn.catch(() => undefined),
    );
    return turn;
  };
}

/** A stream of server-sent events, as `EventSource` reads it. */
function readEvents(send: SyncPorts['fetch'], address: string, device: string, on: StreamListener): () => void {
  const closing = new AbortController();
  const reading = async () => {
    const response = await send(address, { signal: closing.signal, headers: { 'chidu-device': device } });
    if (!response.ok || !response.body) return;
    on.opened();
    let text = '';
    for await (const part of response.body.pipeThrough(new TextDecoderStream())) {
      text += part;
      const events = text.split('\n\n');
      text = events.pop() ?? '';
      for (const event of events) {
        const [, name, data] = /^event: (\w+)\ndata: (.*)$/.exec(event) ?? [];
        if (name !== undefined) on.told(name, data);
      }
    }
  };
  void reading()
    .catch(() => undefined)
    .then(() => on.broke());
  return () => closing.abort();
}

export interface DeviceOptions {
  readonly district: string;
  readonly account: TestAccount;
  readonly random: Random;
  /** Where the server's routes are: `/api`, or an address of its own. */
  readonly base?: string;
  readonly fetch: SyncPorts['fetch'];
  readonly files: FileSender;
  readonly isPhone: boolean;
}

/** One browser of the team: its database, its register as the screens have it, and the tab that keeps it and the server at the same. */
export class TestDevice {
  stop: Stop | null = null;
  rounds = 0;
  readonly name: string;
  #store!: DistrictStore;
  #sync: Sync | null = null;
  #alone = createLocks();
  #register: Register = EMPTY_REGISTER;
  #head: FeedHead = EMPTY_FEED;
  /** What failed where nothing may fail. */
  readonly failures: unknown[] = [];

  constructor(
    readonly id: string,
    readonly options: DeviceOptions,
  ) {
    this.name = `${id}-${Math.floor(options.random() * 1e9)}`;
  }

  get store(): DistrictStore {
    return this.#store;
  }

  get register(): Register {
    return this.#register;
  }

  /** Opens the database, new or as it was left. */
  async open(): Promise<void> {
    const { random, account } = this.options;
    const ids = createIds((bytes) => bytes.forEach((_, at) => (bytes[at] = Math.floor(random() * 256))), Date.now);
    const stamps = { clock: { now: () => new Date().toISOString() }, ids, by: account.name, device: this.id };
    const state = await openStore(stamps, { admit: async () => null }, this.name);
    if (state.state !== 'open') throw state.error;
    this.#store = state.store;
    await this.refresh();
  }

  /** Starts the tab's sync. */
  start(): void {
    const { base = '/api', district, fetch, files, isPhone, random } = this.options;
    this.#sync = startSync({
      ports: {
        fetch,
        now: Date.now,
        random,
        wait: (ms, signal) =>
          new Promise((resolve) => {
            if (signal.aborted) return resolve();
            const over = () => {
              clearTimeout(timer);
              signal.removeEventListener('abort', over);
              resolve();
            };
            const timer = setTimeout(over, ms / HASTE);
            signal.addEventListener('abort', over);
          }),
        alone: this.#alone,
        listen: (address, on) => readEvents(fetch, address, this.id, on),
      },
      store: this.#store,
      address: { base, district, device: this.id },
      readsFeed: !isPhone,
      openFiles: () => files,
      onRound: ({ stop }) => {
        this.stop = stop;
        this.rounds++;
      },
      onOffset: () => undefined,
    });
  }

  wake(why: Wake): void {
    this.#sync?.wake(why);
  }

  /** The tab dies in the middle of whatever it does, and is opened again. */
  async killTab(): Promise<void> {
    const dying = this.#sync?.stop();
    this.#store.close();
    await dying?.catch(() => undefined);
    await this.open();
    this.start();
  }

  async stopSync(): Promise<void> {
    await this.#sync?.stop();
    this.#sync = null;
  }

  /** Takes into the register what the sync has moved, as the screens do. */
  async refresh(): Promise<void> {
    const { district } = this.options;
    const news = this.#head.seq > 0 ? await this.#store.newsAfter(district, this.#head) : null;
    if (news) {
      this.#register = applyChanges(this.#register, news.feed);
      this.#head = news.feed.at(-1) ?? news.renamed ?? this.#head;
      return;
    }
    const feed = await this.feed();
    this.#register = foldFeed(feed);
    this.#head = feed.at(-1) ?? EMPTY_FEED;
  }

  async feed(): Promise<readonly AcceptedChange[]> {
    return (await this.#store.load(this.options.district))?.feed ?? [];
  }

  /** Records actions together; null where the register refuses them. */
  async record(
    make: (register: Register) => readonly ActionRequest[],
    attachments?: ReadonlyMap<string, Attachment>,
  ): Promise<readonly AcceptedChange[] | null> {
    for (let tries = 0; tries < 20; tries++) {
      await this.refresh();
      if (this.#head.seq === 0) return null;
      const tentative = openTentative(this.#register);
      const drafts: ChangeDraft[] = [];
      for (const request of make(this.#register)) {
        const draft = tentative.take(request);
        if (isRefusal(draft)) return null;
        drafts.push(draft);
      }
      if (drafts.length === 0) return null;
      try {
        const accepted = await this.#store.transact(this.options.district, drafts, { after: this.#head, attachments });
        this.#register = applyChanges(this.#register, accepted);
        this.#head = accepted[accepted.length - 1];
        return accepted;
      } catch (error) {
        // The sync moved the feed meanwhile: the screens take that in, and record once more.
        if (!(error instanceof StoreError) || error.code !== 'feed-moved') throw error;
      }
    }
    throw new Error(`${this.id} never got its turn`);
  }
}
