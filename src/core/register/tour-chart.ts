import type { Day } from './ports.ts';

/** Of the shares that a ranking can show; a township is told to every audience, its hidden cells stay hidden. */
export const RANKED_LEVELS = ['zone', 'township'] as const;

/**
 * A chart of a stop. What is in the stop's own snapshot is read from there; what is not (the weeks before) is kept here as it was told to
 * the tour's audience when the stop was made, and never counted again.
 */
export type TourChart = TourRanking | TourSeries | TourWaterfall;

/** Zones or townships by a share: a column of the snapshot's table of clearance and what it is a share of. */
export interface TourRanking {
  readonly kind: 'ranking';
  readonly level: (typeof RANKED_LEVELS)[number];
  readonly column: string;
}

/** The district, or a red line of it. */
interface OfPlace {
  readonly redLineId: string | null;
  readonly name: string;
  readonly nameEn?: string;
}

/** The unresolved footprint at the ends of the weeks up to the snapshot's day, by zones: whole cm². */
export interface TourSeries extends OfPlace {
  readonly kind: 'series';
  readonly weeks: readonly Day[];
  readonly parts: readonly FootprintBand[];
  readonly total: readonly number[];
  readonly dueOn?: Day;
  readonly targets: readonly FootprintGoal[];
  /** Null where the weeks end before what is known does: a later pace is not told of an earlier day. */
  readonly projection: TourPace | null;
}

/** One band of a stacked series; `hidden`: the sum of zones with too few households to be shown alone. */
export interface FootprintBand {
  readonly kind: 'zone' | 'outside' | 'hidden';
  /** Of the zone. */
  readonly key: string;
  readonly name: string;
  readonly nameEn?: string;
  /** Whole cm² at the ends of the weeks. */
  readonly values: readonly number[];
}

/** A part of the target that is to be reached by a day. */
export interface FootprintGoal {
  readonly byOn: Day;
  /** What may be left by then, whole cm² of the land in scope at the last week; null where the goal is no area. */
  readonly most_cm2: number | null;
  readonly measure: 'cleared-land' | 'signing' | 'unresolved-footprint';
  readonly share: number;
}

/** When nothing is left at the pace of the last weeks: null for never, or for no bound. */
export interface TourPace {
  readonly finishOn: Day | null;
  readonly earliestOn: Day | null;
  readonly latestOn: Day | null;
}

/** What made the footprint of one day of that of an earlier one: `after = before + entered + revised − released`, whole cm². */
export interface TourWaterfall extends OfPlace {
  readonly kind: 'waterfall';
  readonly before: Day;
  readonly after: Day;
  readonly amounts: {
    readonly before: number;
    readonly entered: number;
    /** Null where it is not told apart from what entered. */
    readonly revised: number | null;
    readonly released: number;
    readonly after: number;
  };
}

/** The public is told what its snapshots hold, and no weeks beside them: what those hide could be reckoned from the two. */
export const isForPublic = (chart: TourChart): boolean => chart.kind === 'ranking';
