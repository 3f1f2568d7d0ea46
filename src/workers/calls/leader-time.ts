import type { Measure } from '../../core/measure/measurement.ts';
import type { Day } from '../../core/register/ports.ts';
import type { FootprintBand, FootprintGoal } from '../../core/register/tour-chart.ts';
import type { Audience } from '../../core/report/audience.ts';
import type { ComparedLine } from '../../core/report/comparison/compared.ts';
import type { DistrictParts } from '../../store/save-district.ts';
import type { Projection } from './footprint.ts';

/** For whom, and by what is known. */
export interface TimeQuestion {
  readonly audience: Audience;
  /** Place in the feed: what was accepted after it is not known. Null knows everything. */
  readonly knownAt: number | null;
  /** The district where this device's database does not hold it; only asked for with a place in the feed. */
  readonly parts?: DistrictParts;
}

/** Two days beside each other. Red lines and zones are told to leaders, townships too; the public is told of zones alone. */
export interface DayComparison {
  readonly before: Day;
  readonly after: Day;
  readonly knownAt: number;
  /** How the land was measured. */
  readonly measure: Measure;
  /** The district first; lines without an item on either day are left out. */
  readonly lines: readonly ComparedLine[];
  /** How many lines are hidden, and below how many households. */
  readonly hidden: number;
  readonly smallCell: number;
}

/** The unresolved footprint of one red line, or of the district, week by week by zones. */
export interface StackedSeries {
  /** Null: the district. */
  readonly redLineId: string | null;
  readonly weeks: readonly Day[];
  /** Null: too few households to be shown at all. */
  readonly parts: readonly FootprintBand[] | null;
  readonly total: readonly number[];
  readonly dueOn?: Day;
  readonly targets: readonly FootprintGoal[];
  readonly projection: Projection | null;
  readonly smallCell: number;
}

/** The unresolved footprint of every zone, week by week: all on one scale. */
export interface ZoneSeries {
  readonly weeks: readonly Day[];
  readonly zones: readonly {
    readonly key: string;
    readonly name: string;
    readonly nameEn?: string;
    /** Whole cm²; null: too few households to be shown. */
    readonly values: readonly number[] | null;
  }[];
  readonly smallCell: number;
}

export interface LeaderTimeCalls {
  /** What stood on two days, and what came and went between them. Read off the weeks; other days take a pass over the land. */
  compareDays(question: TimeQuestion, before: Day, after: Day): DayComparison;
  stackedSeries(question: TimeQuestion, redLineId: string | null): StackedSeries;
  zoneSeries(question: TimeQuestion): ZoneSeries;
}

export const LEADER_TIME_CALLS = [
  'compareDays',
  'stackedSeries',
  'zoneSeries',
] as const satisfies readonly (keyof LeaderTimeCalls)[];
