import type { Day } from '../../register/ports.ts';

/** One year of the State Council's notice on holidays; weekends that nobody moved are not listed. */
export interface HolidayYear {
  readonly year: number;
  /** Days off, weekdays among them. */
  readonly offDays: readonly Day[];
  /** Weekend days that are worked. */
  readonly makeUpWorkdays: readonly Day[];
  /** The days of 全国年节及纪念日放假办法 art. 2 alone: the narrow reading of “statutory holiday”. */
  readonly statutoryDays: readonly Day[];
  /** Number or date of the notice. */
  readonly source: string;
}

/** The years that an office has tables for, by year. A year without one makes what reaches it provisional. */
export type HolidayTable = readonly HolidayYear[];
