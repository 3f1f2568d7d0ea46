import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { dayOf } from '../../core/register/day.ts';
import type { Clock, Day } from '../../core/register/ports.ts';
import { sha256 } from '../../core/register/sha256.ts';
import { makeSnapshot, writeSnapshot } from '../../core/report/snapshot/make-snapshot.ts';
import type { Published } from '../../core/report/snapshot/published.ts';
import { snapshotSourceOf } from '../../workers/engine/serve-snapshots.ts';
import type { LiveDistrict } from './live-district.ts';

const compress = promisify(gzip);

/** Of what making one takes, how long the server rests before the next: leaders who look on must not slow down those who record. */
const RESTS = 4;

/** The district as it stood when it was made, as a file of `docs/contracts/snapshot.md`. */
export interface CurrentSnapshot {
  readonly bytes: Uint8Array;
  readonly gzipped: Uint8Array;
  /** Of the bytes that are not compressed. */
  readonly sha256: string;
}

interface Made extends CurrentSnapshot {
  readonly standing: string;
  readonly published: Published;
  /** Milliseconds of the process's own clock. */
  readonly restsUntil: number;
}

/**
 * What leaders are given of districts as they stand: figures and map with everything removed that is not theirs, made here and nowhere
 * else. The one before is held beside each new one, so that nothing that was hidden follows from two of them.
 */
export class CurrentSnapshots {
  readonly #made = new Map<string, Made>();
  readonly #making = new Map<string, Promise<Made>>();

  constructor(
    private readonly districts: { live(district: string): Promise<LiveDistrict> },
    private readonly clock: Clock,
    private readonly rests = RESTS,
  ) {}

  /**
   * As the feed stands, or as it stood a moment ago: its `knownAt` says which. Whoever knows of a later place asks again.
   * @throws ProblemError 404 `district-unknown`
   */
  async current(district: string): Promise<CurrentSnapshot> {
    const making = this.#making.get(district);
    if (making) return making;
    const live = await this.districts.live(district);
    const asOf = dayOf(this.clock.now(), live.register.settings?.timeZone ?? 'Asia/Shanghai');
    const standing = [live.head.seq, live.head.hash, live.erasures, asOf].join('/');
    const made = this.#made.get(district);
    if (made && (made.standing === standing || performance.now() < made.restsUntil)) return made;
    const coming = this.#making.get(district) ?? this.#make(live, standing, asOf, made?.published);
    this.#making.set(district, coming);
    try {
      return await coming;
    } finally {
      this.#making.delete(district);
    }
  }

  async #make(live: LiveDistrict, standing: string, asOf: Day, before: Published | undefined): Promise<Made> {
    const session = await live.session();
    const from = performance.now();
    const source = snapshotSourceOf(session, asOf);
    const snapshot = await makeSnapshot(source, {
      id: nameStanding(`leader/${live.id}/${source.head.hash}/${asOf}`),
      audience: 'leader',
      asOf,
      words: { title: '', text: '' },
      camera: null,
      pictures: [],
      before: before ? [before] : [],
    });
    const bytes = writeSnapshot(snapshot);
    const made: Made = {
      bytes,
      gzipped: await compress(bytes),
      sha256: sha256(bytes),
      standing,
      published: { snapshot, tables: source.tables },
      restsUntil: performance.now() + this.rests * (performance.now() - from),
    };
    this.#made.set(live.id, made);
    return made;
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
