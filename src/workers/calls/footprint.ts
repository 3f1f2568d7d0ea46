import type { Day } from '../../core/register/ports.ts';

export type FootprintTarget =
  | { readonly kind: 'red-line'; readonly id: string }
  | { readonly kind: 'unit'; readonly id: string }
  | { readonly kind: 'district' };

export interface FootprintSeries {
  readonly target: FootprintTarget;
  readonly weeks: readonly Day[];
  /** Union of the items not handed over and of the open cases. */
  readonly unresolved_cm2: readonly number[];
  /** Items not handed over. */
  readonly unresolvedPlots: readonly number[];
  /** Of the items alone: what is left of `all_cm2`. */
  readonly items_cm2: readonly number[];
  /** Union of all items of the target, handed over or not; the denominator of the cleared share. */
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

/** The series taken apart, with what changed it: a value per week everywhere. */
export interface StatusSeries extends FootprintSeries {
  /**
   * Areas in the order of `LAND_BANDS`. Those of a week before handed-over add up to `unresolved_cm2`, those before open cases to
   * `items_cm2`.
   */
  readonly bands: readonly (readonly number[])[];
  /** Items in the order of `ITEM_STATUSES`. */
  readonly plots: readonly (readonly number[])[];
  readonly changes: readonly WeekChange[];
}

/** What made a week's footprint of the one before: + entered + revised − released. The first week holds all that came before it. */
export interface WeekChange {
  readonly released_cm2: number;
  readonly resolvedPlots: number;
  readonly entered_cm2: number;
  readonly enteredPlots: number;
  /** By red lines drawn or revised around plots that were there already, and by changed shapes; negative where they gave land up. */
  readonly revised_cm2: number;
}

/** One plot of a week's list: an item, or a case that was opened or closed. */
export type ChangedPlot = ChangedItem | ChangedCase;

export interface ChangedItem extends Changed {
  readonly kind: 'item';
  /** Null where the parcel is in no layer: such a plot has no area. */
  readonly ref: { readonly kind: 'parcel'; readonly layerId: string; readonly row: number } | null;
  readonly parcelNo: string;
}

export interface ChangedCase extends Changed {
  readonly kind: 'case';
  readonly caseId: string;
  readonly caseNo: string;
}

interface Changed {
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
  /** Of the items alone: what is left of `all_cm2`. */
  readonly items_cm2: number;
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
