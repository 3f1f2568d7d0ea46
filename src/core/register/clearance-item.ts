import type { Day } from './ports.ts';

/** In the order of the procedure; `signed` and `decided` are the two bases of payment. */
export const MILESTONE_KINDS = [
  'registered',
  'surveyed',
  'published',
  'signed',
  'decided',
  'paid',
  'vacated',
  'demolished',
  'cleared',
  'handed-over',
  'archived',
] as const;
export type MilestoneKind = (typeof MILESTONE_KINDS)[number];

export interface Milestone {
  /** Id of the change that recorded it; a withdrawal names it. */
  readonly changeId: string;
  readonly kind: MilestoneKind;
  readonly on: Day;
  readonly documentNo?: string;
  readonly proof?: string;
  /** Whole fen (1/100 yuan). */
  readonly amount?: number;
}

/** The answer to a number that an objection holds against ours, as it was attached to it. */
export interface ObjectionExplanation {
  /** Of the change that attached it; a withdrawal names it. */
  readonly changeId: string;
  readonly on: Day;
  /** For people, in the language of the office. */
  readonly text: string;
  /** Canonical JSON that it can be made again from (docs/contracts/explain.md), and its SHA-256. */
  readonly content: string;
  readonly sha256: string;
}

export interface Objection {
  readonly id: string;
  readonly receivedOn: Day;
  readonly answerByOn?: Day;
  readonly answeredOn?: Day;
  readonly result?: string;
  /** Number of the paper that the answer was given by. */
  readonly documentNo?: string;
  /** In order of their days, then of their hashes; absent where there are none. */
  readonly explanations?: readonly ObjectionExplanation[];
}

/**
 * A clearance item (征收单元): one parcel's part inside one red line. Milestones belong to items, never to the parcel.
 * Its shape on a day is parcel ∩ red-line version, derived.
 */
export interface ClearanceItem {
  readonly id: string;
  readonly parcelId: string;
  readonly redLineId: string;
  /** Village (AdminUnit id). */
  readonly unit: string;
  readonly assistingUnit?: string;
  readonly households: readonly { readonly householdId: string; readonly share: number }[];
  readonly buildings: readonly string[];
  readonly basis?: 'agreement' | 'decision';
  /** In the order of `MILESTONE_KINDS`; withdrawn ones are gone. */
  readonly milestones: readonly Milestone[];
  /** In order of `receivedOn`, then of their ids. */
  readonly objections: readonly Objection[];
}

/** Five steps of the status ramp, warm to cool, the same on map, table, chart and print. */
export const ITEM_STATUSES = ['registered', 'signed', 'paid', 'demolished', 'handed-over'] as const;
/** `registered`: up to published · `signed`: signed or decided · `paid`: paid or vacated · `demolished`: demolished or cleared · `handed-over`: handed over or archived. */
export type ItemStatus = (typeof ITEM_STATUSES)[number];
