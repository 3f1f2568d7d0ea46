import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { dayOf } from '../../core/register/day.ts';
import type { Clock } from '../../core/register/ports.ts';
import type { Database } from '../database/database.ts';
import type { LiveDistrict } from '../districts/live-district.ts';
import { readLiveSnapshot, replaceLiveSnapshot } from './live-snapshot-table.ts';
import type { CurrentSnapshot } from './make-leader-snapshot.ts';
import type { SnapshotMaker } from './threaded-snapshots.ts';

const unpack = promisify(gunzip);

/** Of what making one takes, how long the server rests before the next: leaders who look on must not slow down those who record. */
const RESTS = 4;
/** How often other processes of the server may be faster. */
const MOST_RACES = 5;

interface Made extends CurrentSnapshot {
  readonly standing: string;
  /** Milliseconds of the process's own clock. */
  readonly restsUntil: number;
}

export interface SnapshotPlace {
  readonly districts: { live(district: string): Promise<LiveDistrict> };
  readonly database: Database;
  readonly maker: SnapshotMaker;
  readonly clock: Clock;
}

/**
 * What leaders are given of districts as they stand: figures and map with everything removed that is not theirs, made on the server and
 * nowhere else. Each is held against the one before, which stands in the database, so that nothing that was hidden follows from two of
 * them, whichever run or process of the server gave them.
 */
export class CurrentSnapshots {
  readonly #made = new Map<string, Made>();
  readonly #making = new Map<string, Promise<Made>>();

  constructor(
    private readonly place: SnapshotPlace,
    private readonly rests = RESTS,
  ) {}

  /**
   * As the feed stands, or as it stood a moment ago: its `knownAt` says which. Whoever knows of a later place asks again.
   * @throws ProblemError 404 `district-unknown`
   */
  async current(district: string): Promise<CurrentSnapshot> {
    const making = this.#making.get(district);
    if (making) return making;
    const made = this.#made.get(district);
    const standing = standingOf(await this.place.districts.live(district), this.place.clock);
    if (made && (made.standing === standing || performance.now() < made.restsUntil)) return made;
    const coming = this.#making.get(district) ?? this.#make(district);
    this.#making.set(district, coming);
    try {
      return await coming;
    } finally {
      this.#making.delete(district);
    }
  }

  async #make(district: string): Promise<Made> {
    const { database, maker, districts, clock } = this.place;
    const from = performance.now();
    for (let races = 1; ; races++) {
      const before = await readLiveSnapshot(database, district);
      const live = await districts.live(district);
      const standing = standingOf(live, clock);
      const restsUntil = () => performance.now() + this.rests * (performance.now() - from);
      if (before?.standing === standing) {
        const bytes = new Uint8Array(await unpack(before.gzipped));
        return this.#keep(district, { ...before, gzipped: new Uint8Array(before.gzipped), bytes, restsUntil: restsUntil() });
      }
      const { head, erasures } = live;
      const made = await maker.make({
        district,
        head,
        erasures,
        asOf: dayIn(live, clock),
        before: before && { sha256: before.sha256, gzipped: new Uint8Array(before.gzipped) },
      });
      // What another process gave meanwhile is the one to be held against.
      if (await replaceLiveSnapshot(database, district, { ...made, standing }, before?.sha256 ?? ''))
        return this.#keep(district, { ...made, standing, restsUntil: restsUntil() });
      if (races >= MOST_RACES) throw new Error(`the snapshot of ${district} was overtaken ${races} times`);
    }
  }

  #keep(district: string, made: Made): Made {
    this.#made.set(district, made);
    return made;
  }
}

const dayIn = ({ register }: LiveDistrict, { now }: Clock) => dayOf(now(), register.settings?.timeZone ?? 'Asia/Shanghai');

const standingOf = (live: LiveDistrict, clock: Clock): string =>
  [live.head.seq, live.head.hash, live.erasures, dayIn(live, clock)].join('/');
