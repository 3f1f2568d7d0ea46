import type { Day } from '../../core/register/ports.ts';

export type FootprintTarget =
  | { readonly kind: 'red-line'; readonly id: string }
  | { readonly kind: 'unit'; readonly id: string }
  | { readonly kind: 'district' };

export interface FootprintSeries {
  readonly target: FootprintTarget;
  readonly weeks: readonly Day[];
  readonly unresolved_cm2: readonly number[];
  readonly unresolvedPlots: readonly number[];
  /** Area of the union of all plots of the target, resolved or not; the denominator of the share. */
  readonly all_cm2: readonly number[];
  readonly dueOn?: Day;
  readonly projections: readonly Projection[];
}

export interface Projection {
  readonly method: 'straight-line' | 'recent-pace';
  readonly perWeek_cm2: number;
  readonly sigmaPerWeek_cm2: number;
  readonly finishOn: Day | null;
  readonly earliestOn: Day | null;
  readonly latestOn: Day | null;
}

/** The series taken apart by status, with what changed it: a value per week everywhere. */
export interface StatusSeries extends FootprintSeries {
  /** In the order of `ITEM_STATUSES`. The areas of a week add up to `all_cm2`, those before handed-over to `unresolved_cm2`. */
  readonly byStatus: readonly { readonly areas_cm2: readonly number[]; readonly plots: readonly number[] }[];
  readonly changes: readonly WeekChange[];
}

/** What made a week's footprint of the one before: + entered + revised − released. The first week holds all that came before it. */
export interface WeekChange {
  readonly released_cm2: number;
  readonly resolvedPlots: number;
  readonly entered_cm2: number;
  readonly enteredPlots: number;
  /** By red lines drawn or revised around plots that were there already; negative where they gave land up. */
  readonly revised_cm2: number;
}

/** One plot of a week's list. */
export interface ChangedPlot {
  /** Null where the parcel is in no layer: such a plot has no area. */
  readonly ref: { readonly kind: 'parcel'; readonly layerId: string; readonly row: number } | null;
  readonly parcelNo: string;
  readonly redLineId: string;
  readonly on: Day;
  /** By how much the footprint shrank or grew through it. */
  readonly area_cm2: number;
  /** False for a plot that only reaches into the unit and is counted in the one that it names. */
  readonly counted: boolean;
}

/** What a week resolved and added: the areas add up to the week's released and entered ones. */
export interface WeekRecord {
  readonly target: FootprintTarget;
  readonly week: Day;
  /** Last day of the week before; null for the first week. */
  readonly after: Day | null;
  readonly resolved: readonly ChangedPlot[];
  readonly entered: readonly ChangedPlot[];
}

export const TARGET_KINDS = ['zones', 'townships', 'villages', 'red-lines'] as const;
export type TargetKind = (typeof TARGET_KINDS)[number];

/** How one target stands at a week's end, by what was known of the weeks up to it. */
export interface TargetStanding {
  readonly target: Exclude<FootprintTarget, { kind: 'district' }>;
  /** By the unresolved area, largest first; equal ones share a place. */
  readonly rank: number;
  readonly unresolved_cm2: number;
  readonly all_cm2: number;
  readonly unresolvedPlots: number;
  readonly plots: number;
  /** Since the end of the week before, and of four weeks before; null where the history is shorter. Negative: it shrank. */
  readonly sinceLastWeek_cm2: number | null;
  readonly sinceFourWeeks_cm2: number | null;
  readonly dueOn?: Day;
  /** By the recent pace; null where nothing is left or there is no history to judge by. */
  readonly projection: Projection | null;
  /** Days from the deadline to the projected finish, negative for early; null without either. */
  readonly daysLate: number | null;
}

/** All targets of a kind that have plots, in order of rank. The same week always gives the same answer, whatever day is asked for within it. */
export interface TargetComparison {
  readonly kind: TargetKind;
  readonly week: Day;
  readonly standings: readonly TargetStanding[];
}

export interface FootprintCalls {
  statusSeries(target: FootprintTarget): StatusSeries;
  /** What the last week that ended by a day resolved and added. */
  weekRecord(target: FootprintTarget, on: Day): WeekRecord;
  compareTargets(kind: TargetKind, on: Day): TargetComparison;
}

export const FOOTPRINT_CALLS = [
  'statusSeries',
  'weekRecord',
  'compareTargets',
] as const satisfies readonly (keyof FootprintCalls)[];
