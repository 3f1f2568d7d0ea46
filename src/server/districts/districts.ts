import type { FeedPage, PushAnswer } from '../../api/feed.ts';
import type { AcceptedChange } from '../../core/register/change.ts';
import { EMPTY_FEED, type FeedHead, verifyChain } from '../../core/register/feed.ts';
import { changeOfLink } from '../../core/register/feed-links.ts';
import { FIELD_CLASSES } from '../../core/register/field-class.ts';
import type { Connection, Database } from '../database/database.ts';
import { type Actor, classesOf, readsFeed } from '../policy/policy.ts';
import { ProblemError } from '../problem.ts';
import { type Accepted, acceptChanges, type Stamping } from './accept-changes.ts';
import { appendChanges, type ClassesGiven, readHead, readLinks } from './feed-table.ts';
import { LiveDistrict, type ReadPackages } from './live-district.ts';

const LINKS_PER_READ = 1000;
const EVERYTHING: ClassesGiven = () => FIELD_CLASSES;

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

  constructor(
    private readonly database: Database,
    private readonly stamping: Stamping,
    private readonly readPackages: (district: string, names: readonly string[]) => ReturnType<ReadPackages>,
  ) {}

  /** Names of the districts that there are. */
  list(): Promise<readonly { readonly district: string; readonly name: string }[]> {
    return this.database.transaction({ district: '', classes: [] }, (connection) =>
      connection.query<{ district: string; name: string }>('SELECT district, name FROM districts ORDER BY district'),
    );
  }

  /** Begins a district with the feed of a container. @throws ProblemError 409 `district-known`, 422 with the chain's code */
  async begin(district: string, name: string, feed: readonly AcceptedChange[]): Promise<void> {
    const chain = verifyChain(feed);
    if (!chain.ok) throw new ProblemError(422, chain.code, { seq: chain.seq });
    await this.database.transaction({ district, classes: FIELD_CLASSES }, async (connection) => {
      if (await readHead(connection, district)) throw new ProblemError(409, 'district-known', { district });
      await connection.query('INSERT INTO districts (district, name, seq, hash) VALUES ($1, $2, 0, $3)', [
        district,
        name,
        EMPTY_FEED.hash,
      ]);
      for (let at = 0; at < feed.length; at += LINKS_PER_READ) {
        const part = feed.slice(at, at + LINKS_PER_READ);
        await appendChanges(
          connection,
          district,
          part,
          part.map(() => ''),
        );
      }
    });
  }

  /** The district as it stands. @throws ProblemError 404 `district-unknown` */
  live(district: string): Promise<LiveDistrict> {
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

  /** Forgets what is in memory of a district: it is read anew. */
  forget(district: string): void {
    this.#live.delete(district);
  }

  /** Tells of every new end of a district's feed. Returns how to stop. */
  listen(district: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(district) ?? new Set();
    this.#listeners.set(district, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  async #accept(actor: Actor, offered: readonly unknown[]): Promise<Accepted> {
    const { district } = actor;
    const live = await this.live(district);
    try {
      const accepted = await this.database.transaction({ district, classes: FIELD_CLASSES }, (connection) =>
        acceptChanges(connection, live, actor, offered, this.stamping, (within, behind, to) => this.#catchUp(within, behind, to)),
      );
      live.take(accepted.fresh);
      if (accepted.fresh.length > 0) for (const listener of this.#listeners.get(district) ?? []) listener(live.head);
      return accepted;
    } catch (error) {
      // Whether the commit arrived is not known: what is in memory is read anew.
      if (!(error instanceof ProblemError)) this.#live.delete(district);
      throw error;
    }
  }

  async #open(district: string): Promise<LiveDistrict> {
    const live = new LiveDistrict(district, (names) => this.readPackages(district, names));
    await this.database.transaction({ district, classes: FIELD_CLASSES }, async (connection) => {
      const head = await readHead(connection, district);
      if (!head) throw new ProblemError(404, 'district-unknown', { district });
      await this.#catchUp(connection, live, head);
    });
    return live;
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
