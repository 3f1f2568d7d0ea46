import { gunzipSync, gzipSync } from 'node:zlib';
import type { AcceptedChange } from '../../core/register/change.ts';
import type { FeedHead } from '../../core/register/feed.ts';
import type { Day } from '../../core/register/ports.ts';
import { sha256 } from '../../core/register/sha256.ts';
import { makeSnapshot, writeSnapshot } from '../../core/report/snapshot/make-snapshot.ts';
import type { Published } from '../../core/report/snapshot/published.ts';
import { readSnapshot } from '../../core/report/snapshot/read-snapshot.ts';
import { figuresOf, snapshotSourceOf } from '../../workers/engine/serve-snapshots.ts';
import { LiveDistrict } from '../districts/live-district.ts';

/** What is made: a district as its feed stands, held against the snapshot that leaders were given before. */
export interface SnapshotOrder {
  readonly district: string;
  readonly head: FeedHead;
  readonly erasures: number;
  readonly asOf: Day;
  /** The one given before, compressed, and the SHA-256 of the file; null for the first. */
  readonly before: { readonly sha256: string; readonly gzipped: Uint8Array } | null;
}

/** A file of `docs/contracts/snapshot.md`. */
export interface CurrentSnapshot {
  readonly bytes: Uint8Array;
  readonly gzipped: Uint8Array;
  /** Of the bytes that are not compressed. */
  readonly sha256: string;
}

/** What a district is read from. */
export interface SnapshotSupply {
  /** Changes behind a place, in their order: some at least where there are any up to `upTo`, none beyond it. */
  changes(district: string, after: number, upTo: number): Promise<readonly AcceptedChange[]>;
  packages(district: string, names: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>>;
}

interface Held {
  readonly live: LiveDistrict;
  /** The last one, with its figures before anything was hidden. */
  last: { readonly sha256: string; readonly published: Published } | null;
}

/**
 * Makes the snapshots of now. It keeps its own copy of each district, which goes on with the feed, so that it can work on a thread of its
 * own; after a restart the figures of the snapshot before are counted again at the place that it stood at.
 */
export class LeaderSnapshots {
  readonly #held = new Map<string, Held>();

  constructor(private readonly supply: SnapshotSupply) {}

  async make(order: SnapshotOrder): Promise<CurrentSnapshot> {
    const { district, head, asOf, before } = order;
    try {
      const held = this.#holdFor(order);
      if (before && held.last?.sha256 !== before.sha256) held.last = await this.#countAgain(held.live, before, head);
      await this.#goOn(held.live, head.seq);
      if (held.live.head.hash !== head.hash) throw new Error(`the feed of ${district} is not the one that was asked for`);
      const source = snapshotSourceOf(await held.live.session(), asOf);
      const snapshot = await makeSnapshot(source, {
        id: nameStanding(`leader/${district}/${source.head.hash}/${asOf}`),
        audience: 'leader',
        asOf,
        words: { title: '', text: '' },
        camera: null,
        pictures: [],
        before: before && held.last ? [held.last.published] : [],
      });
      const bytes = writeSnapshot(snapshot);
      const made = { bytes, gzipped: new Uint8Array(gzipSync(bytes)), sha256: sha256(bytes) };
      held.last = { sha256: made.sha256, published: { snapshot, tables: source.tables } };
      return made;
    } catch (error) {
      // What was half read is read anew.
      this.#held.delete(district);
      throw error;
    }
  }

  /** The copy that can go on to what is asked for; a new one after an erasure, or where it is already further than the one before. */
  #holdFor({ district, head, erasures, before }: SnapshotOrder): Held {
    const known = this.#held.get(district);
    const isUsable =
      known?.live.erasures === erasures &&
      known.live.head.seq <= head.seq &&
      (!before || known.last?.sha256 === before.sha256 || known.live.head.seq === 0);
    if (known && isUsable) return known;
    const live = new LiveDistrict(district, erasures, (names) => this.supply.packages(district, names));
    // After an erasure what was counted still stands.
    const held: Held = { live, last: before && known?.last?.sha256 === before.sha256 ? known.last : null };
    this.#held.set(district, held);
    return held;
  }

  /** The figures of a snapshot that another run or process of the server made, from the feed that it rests on. */
  async #countAgain(live: LiveDistrict, before: { sha256: string; gzipped: Uint8Array }, head: FeedHead): Promise<Held['last']> {
    const { ok, snapshot } = readSnapshot(new Uint8Array(gunzipSync(before.gzipped)), before.sha256);
    if (!ok || !snapshot) throw new Error(`the last snapshot of ${live.id} is damaged`);
    const { seq, chainHash } = snapshot.knownAt;
    if (seq > head.seq) throw new Error(`the last snapshot of ${live.id} knows of ${seq}, its feed ends at ${head.seq}`);
    await this.#goOn(live, seq);
    if (live.head.hash !== chainHash) throw new Error(`the last snapshot of ${live.id} rests on another feed`);
    return { sha256: before.sha256, published: { snapshot, tables: figuresOf(await live.session(), snapshot.asOf) } };
  }

  async #goOn(live: LiveDistrict, to: number): Promise<void> {
    while (live.head.seq < to) {
      const changes = await this.supply.changes(live.id, live.head.seq, to);
      if (changes.length === 0) throw new Error(`the feed of ${live.id} ends at ${live.head.seq}, not at ${to}`);
      live.take(changes);
    }
  }
}

/** A UUID of version 8 (RFC 9562, 5.8): what stands the same has the same. */
function nameStanding(text: string): string {
  const hex = sha256(text);
  const variant = '89ab'[Number.parseInt(hex[16], 16) % 4];
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `${variant}${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
