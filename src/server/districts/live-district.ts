import type { AcceptedChange } from '../../core/register/change.ts';
import { EMPTY_FEED, type FeedHead } from '../../core/register/feed.ts';
import { applyChanges } from '../../core/register/fold.ts';
import { EMPTY_REGISTER, type Register } from '../../core/register/register.ts';
import { type DistrictSession, extendSession, openSession } from '../../workers/engine/district-session.ts';

/** Bytes of packages by their SHA-256, for the layers that a register names. */
export type ReadPackages = (names: readonly string[]) => Promise<ReadonlyMap<string, Uint8Array>>;

/**
 * One district in memory: its register, always as the feed stands, and its land, brought up to date when a rule asks for it. Field work
 * asks for none, so that a patrol's report does not wait for a hundred thousand parcels.
 */
export class LiveDistrict {
  #register: Register = EMPTY_REGISTER;
  #head: FeedHead = EMPTY_FEED;
  #session: DistrictSession | null = null;
  /** Changes that the session does not have yet. */
  #behind: AcceptedChange[] = [];
  #turn: Promise<unknown> = Promise.resolve();
  readonly #packages = new Map<string, Uint8Array>();

  constructor(
    readonly id: string,
    private readonly readPackages: ReadPackages,
  ) {}

  get register(): Register {
    return this.#register;
  }

  get head(): FeedHead {
    return this.#head;
  }

  /** Takes changes that are on record behind those that it has. */
  take(changes: readonly AcceptedChange[]): void {
    const last = changes.at(-1);
    if (!last) return;
    this.#register = applyChanges(this.#register, changes);
    this.#head = { seq: last.seq, hash: last.hash };
    this.#behind.push(...changes);
  }

  /** Everything that answers and rules are made from, as the feed stands; made once for all who ask at the same time. */
  session(): Promise<DistrictSession> {
    const turn = this.#turn.then(() => this.#bringUp());
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  /** What the last session holds of the land, with the register as it is: enough for changes that no land decides. */
  async withoutLand(): Promise<DistrictSession> {
    return { ...(this.#session ?? (await this.session())), register: this.#register };
  }

  async #bringUp(): Promise<DistrictSession> {
    if (this.#session && this.#behind.length === 0) return this.#session;
    // More may come while the land is measured.
    const behind = this.#behind.slice();
    const packages = await this.#packagesOfLayers();
    const session = this.#session ? await extendSession(this.#session, behind, packages) : await openSession(behind, packages);
    this.#session = session;
    this.#behind.splice(0, behind.length);
    return session;
  }

  async #packagesOfLayers(): Promise<ReadonlyMap<string, Uint8Array>> {
    const names = [...this.#register.layers.values()].map(({ package_sha256 }) => package_sha256);
    const missing = names.filter((name) => !this.#packages.has(name));
    for (const [name, bytes] of missing.length > 0 ? await this.readPackages(missing) : []) this.#packages.set(name, bytes);
    return this.#packages;
  }
}
