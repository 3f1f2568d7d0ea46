import { settle } from '../core/measure/settle.ts';
import { CliError } from './cli-error.ts';

/** Half a minute of work; a district's parcels and red lines have thousands of pairs, copies of copies have more. */
export const MOST_PAIRS = 20_000_000;
/** Below this a pair is rounding along shared borders. 0.01 m² in cm². */
const LEAST_PAIR_CM2 = 100;
const TOP = 10;

/** Rows of the two views, and their settled overlap. */
export interface CountedPair {
  readonly subject: number;
  readonly clip: number;
  readonly settled_cm2: number;
}

/** What a report says of all pairs, summed pair by pair: none is kept but the largest. */
export class PairTotals {
  /** Pairs of more than 0.01 m². */
  pairs = 0;
  pairsOverMin = 0;
  subjectsOverMin = 0;
  total_cm2 = 0;
  /** The ten largest, ties in the order of the files. */
  readonly largest: CountedPair[] = [];
  readonly #isOverMin: Uint8Array;

  constructor(
    subjectCount: number,
    private readonly min_m2: number,
    private readonly mostPairs: number = MOST_PAIRS,
  ) {
    this.#isOverMin = new Uint8Array(subjectCount);
  }

  /** @throws CliError `too-many-pairs` */
  add(subject: number, clip: number, area_m2: number): void {
    const settled_cm2 = settle(area_m2);
    if (settled_cm2 <= LEAST_PAIR_CM2) return;
    if (++this.pairs > this.mostPairs) throw new CliError('too-many-pairs', { most: this.mostPairs });
    this.total_cm2 += settled_cm2;
    if (settled_cm2 >= this.min_m2 * 10_000) {
      this.pairsOverMin++;
      this.subjectsOverMin += 1 - this.#isOverMin[subject];
      this.#isOverMin[subject] = 1;
    }
    const last = this.largest[TOP - 1] as CountedPair | undefined;
    if (last !== undefined && settled_cm2 < last.settled_cm2) return;
    this.largest.push({ subject, clip, settled_cm2 });
    this.largest.sort((a, b) => b.settled_cm2 - a.settled_cm2 || a.subject - b.subject || a.clip - b.clip);
    if (this.largest.length > TOP) this.largest.pop();
  }
}
