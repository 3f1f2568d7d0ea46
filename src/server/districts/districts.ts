import type { FeedPage, PushAnswer } from '../../api/feed.ts';
import type { AcceptedChange } from '../../core/register/change.ts';
import { EMPTY_FEED, type FeedHead, takeApart, verifyChain } from '../../core/register/feed.ts';
import { changeOfLink } from '../../core/register/feed-links.ts';
import { FIELD_CLASSES } from '../../core/register/field-class.ts';
import { sealErased } from '../../core/register/seal-erased.ts';
import type { Connection, Database } from '../database/database.ts';
import { type Actor, classesOf, readsFeed } from '../policy/policy.ts';
import { ProblemError } from '../problem.ts';
import { type Accepted, acceptChanges, type Stamping } from './accept-changes.ts';
import { appendChanges, type ClassesGiven, readHead, readLinks } from './feed-table.ts';
import { LiveDistrict, type ReadPackages } from './live-district.ts';

const LINKS_PER_READ = 1000;
/** How often it is looked whether another process wrote, milliseconds. */
const LOOK_EVERY_MS = 500;
const EVERYTHING: ClassesGiven = () => FIELD_CLASSES;

export interface ListedDistrict {
  readonly district: string;
  readonly name: string;
  /** Empty while it is open. */
  readonly closedAt: string;
}

/** Told after every accepted change of a district. */
export type Listener = (head: FeedHead) => void;

/**
 * The districts of one server process: what is on record in the database, in memory as it stands. Writes of a district wait for each
 * other here already, so that they do not hold connections while they wait for its row.
 */
export class Districts {
  readonly #live = new Map<string, Promise<LiveDistrict>>();
  readonly #lanes = new Map<string, Promise<unknown>>();
  readonly #listeners = new Map<string, Set<Listener>>();
  /** The last place that listeners were told of. */
  readonly #told = new Map<string, number>();
  #watching: NodeJS.Timeout | undefined;
  #isLooking = false;

  constructor(
    private readonly database: Database,
    private readonly stamping: Stamping,
    private readonly readPackages: (district: string, names: readonly string[]) => ReturnType<ReadPackages>,
  ) {}

  /** The districts that there are. */
  list(): Promise<readonly ListedDistrict[]> {
    return this.database.transaction({ district: '', classes: [] }, (connection) =>
      connection.query<ListedDistrict>('SELECT district, name, closed_at AS "closedAt" FROM districts ORDER BY district'),
    );
  }

  /** @throws ProblemError 404 `district-unknown`, 403 `district-closed` */
  async requireOpen(district: string): Promise<void> {
    const head = await this.database.transaction({ district, classes: [] }, (connection) => readHead(connection, district));
    if (!head) throw new ProblemError(404, 'district-unknown', { district });
    if (head.closedAt !== '') throw new ProblemError(403, 'district-closed', { district });
  }

  /** Begins a district with the feed of a container. @throws ProblemError 409 `district-known`, 422 with the chain's code */
  async begin(district: string, name: string, feed: readonly AcceptedChange[]): Promise<void> {
    const chain = verifyChain(feed);
    if (!chain.ok) throw new ProblemError(422, chain.code, { seq: chain.seq });
    // A container from before an erasure may still hold what is erased by now.
    const kept = sealErased(feed);
    await this.database.transaction({ district, classes: FIELD_CLASSES }, async (connection) => {
      if (await readHead(connection, district)) throw new ProblemError(409, 'district-known', { district });
      await connection.query('INSERT INTO districts (district, name, seq, hash) VALUES ($1, $2, 0, $3)', [
        district,
        name,
        EMPTY_FEED.hash,
      ]);
      for (let at = 0; at < kept.length; at += LINKS_PER_READ) {
        const part = kept.slice(at, at + LINKS_PER_READ);
        appendChanges(
          connection,
          district,
          part.map(takeApart),
          part.map(() => ''),
        );
      }
    });
  }

  /**
   * The district as it is on record now, also where another process of the server wrote or erased. @throws ProblemError 404
   * `district-unknown`
   */
  async live(district: string): Promise<LiveDistrict> {
    const known = this.#live.get(district);
    if (!known) return this.#held(district);
    const live = await known;
    try {
      const isAsOnRecord = await this.database.transaction({ district, classes: FIELD_CLASSES }, async (connection) => {
        const head = await readHead(connection, district);
        if (head?.erasures !== live.erasures) return false;
        // Who writes here at this moment may be further already.
        if (live.head.seq < head.seq) await this.#catchUp(connection, live, head);
        return true;
      });
      if (isAsOnRecord) return live;
    } catch (error) {
      this.forget(district);
      throw error;
    }
    this.forget(district);
    return this.#held(district);
  }

  /** The district as this process last knew it. */
  #held(district: string): Promise<LiveDistrict> {
    const known = this.#live.get(district);
    if (known) return known;
    const opening = this.#open(district);
    this.#live.set(district, opening);
    opening.catch(() => this.#live.delete(district));
    return opening;
  }

  /** Accepts changes; see `acceptChanges`. */
  async push(actor: Actor, offered: readonly unknown[]): Promise<PushAnswer> {
    const { district } = actor;
    const before = this.#lanes.get(district) ?? Promise.resolve();
    const turn = before.then(() => this.#accept(actor, offered));
    this.#lanes.set(
      district,
      turn.catch(() => undefined),
    );
    return (await turn).answer;
  }

  /** The links after a place as the actor is given them. */
  pull(actor: Actor, since: number, limit: number): Promise<FeedPage> {
    const { district, role } = actor;
    const classes = classesOf(role);
    // Until a role's own view of things is asked for, whoever does not read the feed is given the chain alone and what is their own.
    const given: ClassesGiven = ({ office }) =>
      readsFeed(role) ? classes : office?.by === actor.name && office.device === actor.device ? FIELD_CLASSES : null;
    return this.database.transaction({ district, classes: FIELD_CLASSES }, async (connection) => {
      const links = await readLinks(connection, district, since, limit, given);
      const head = await readHead(connection, district);
      if (!head) throw new ProblemError(404, 'district-unknown', { district });
      return { links: [...links], head };
    });
  }

  /** Whole changes behind a place, those at once that are read at once, none beyond `upTo`. */
  changes(district: string, after: number, upTo: number): Promise<readonly AcceptedChange[]> {
    return this.database.transaction({ district, classes: FIELD_CLASSES }, async (connection) => {
      const links = await readLinks(connection, district, after, Math.min(LINKS_PER_READ, upTo - after), EVERYTHING);
      return links.flatMap((link) => changeOfLink(link) ?? []);
    });
  }

  /** Forgets what is in memory of a district: it is read anew. */
  forget(district: string): void {
    this.#live.delete(district);
  }

  /** Tells of every new end of a district's feed, whichever process of the server wrote it. Returns how to stop. */
  listen(district: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(district) ?? new Set();
    this.#listeners.set(district, listeners.add(listener));
    this.#watching ??= setInterval(() => void this.#look(), LOOK_EVERY_MS).unref();
    return () => {
      listeners.delete(listener);
      if (listeners.size > 0) return;
      this.#listeners.delete(district);
      this.#told.delete(district);
      if (this.#listeners.size === 0) this.stop();
    };
  }

  /** Looks no longer after what other processes write. */
  stop(): void {
    clearInterval(this.#watching);
    this.#watching = undefined;
  }

  #tell(district: string, head: FeedHead): void {
    if ((this.#told.get(district) ?? 0) >= head.seq) return;
    this.#told.set(district, head.seq);
    for (const listener of this.#listeners.get(district) ?? []) listener(head);
  }

  /** One short query for all districts that somebody listens to. A database that does not answer is asked again. */
  async #look(): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    try {
      const heads = await this.database.transaction({ district: '', classes: [] }, (connection) =>
        connection.query<FeedHead & { readonly district: string }>(
          'SELECT district, seq, hash FROM districts WHERE district = ANY ($1)',
          [[...this.#listeners.keys()]],
        ),
      );
      for (const { district, ...head } of heads) this.#tell(district, head);
    } catch {
      // The next look tells.
    }
    this.#isLooking = false;
  }

  async #accept(actor: Actor, offered: readonly unknown[]): Promise<Accepted> {
    const { district } = actor;
    const live = await this.#held(district);
    try {
      const accepted = await this.database.transaction({ district, classes: FIELD_CLASSES }, (connection) =>
        acceptChanges(connection, live, actor, offered, this.stamping, (within, behind, to) => this.#catchUp(within, behind, to)),
      );
      live.take(accepted.fresh);
      if (accepted.erasures !== live.erasures) this.forget(district);
      if (accepted.fresh.length > 0) this.#tell(district, live.head);
      return accepted;
    } catch (error) {
      // Whether the commit arrived is not known: what is in memory is read anew.
      if (!(error instanceof ProblemError)) this.#live.delete(district);
      throw error;
    }
  }

  async #open(district: string): Promise<LiveDistrict> {
    return this.database.transaction({ district, classes: FIELD_CLASSES }, async (connection) => {
      const head = await readHead(connection, district);
      if (!head) throw new ProblemError(404, 'district-unknown', { district });
      const live = new LiveDistrict(district, head.erasures, (names) => this.readPackages(district, names));
      await this.#catchUp(connection, live, head);
      return live;
    });
  }

  async #catchUp(connection: Connection, live: LiveDistrict, to: FeedHead): Promise<void> {
    while (live.head.seq < to.seq) {
      const links = await readLinks(connection, live.id, live.head.seq, LINKS_PER_READ, EVERYTHING);
      if (links.length === 0) throw new Error(`the feed of ${live.id} ends at ${live.head.seq}, its head says ${to.seq}`);
      live.take(links.flatMap((link) => changeOfLink(link) ?? []));
    }
    if (live.head.hash !== to.hash) throw new Error(`the feed of ${live.id} is not the one that this process knows`);
  }
}
