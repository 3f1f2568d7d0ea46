import type { Day } from './ports.ts';
import type { Shape } from './shape.ts';

/** The legal track of a case: a case has one (城乡规划法 or 土地管理法), with its own clocks and executor. */
export type CaseTrack = 'planning' | 'land';

/** Steps in the order of the procedure; side steps last. Stable: they reach archives. */
export const CASE_STEPS = [
  'verified',
  'stop-work-ordered',
  'opened',
  'notified',
  'hearing-requested',
  'hearing-held',
  'legally-reviewed',
  'decided',
  'review-filed',
  'review-ended',
  'suit-filed',
  'suit-ended',
  'demanded',
  'charged',
  'enforcement-decided',
  'announced',
  'court-applied',
  'court-ruled',
  'self-demolished',
  'rectified',
  'enforced',
  'rechecked',
  'closed',
  'suspended',
  'resumed',
  'deferred',
  'settled',
  'revoked',
] as const;
export type CaseStepKind = (typeof CASE_STEPS)[number];

/** Documents that may ask for performance by a day (`performBy`), which the steps after them wait for. */
export const ASKING_PERFORMANCE: ReadonlySet<CaseStepKind> = new Set(['decided', 'demanded', 'enforcement-decided', 'announced']);

export type Verification = 'no-offence' | 'false-change' | 'legal' | 'transferred' | 'violation';
export type DecisionKind = 'rectify' | 'demolish' | 'confiscate' | 'fine';
/**
 * How a review or a suit ended. `upheld`: the act stands (维持、驳回) · `varied`: it stands with another content (变更) · `revoked` (撤销) ·
 * `remanded`: revoked, to be decided anew (撤销并责令重作) · `unlawful`: held to be unlawful (确认违法) · `withdrawn`: taken back by the person.
 */
export const REMEDY_OUTCOMES = ['upheld', 'varied', 'revoked', 'remanded', 'unlawful', 'withdrawn'] as const;
export type RemedyOutcome = (typeof REMEDY_OUTCOMES)[number];
/** Steps that say how a remedy ended. */
export const ENDING_REMEDY: ReadonlySet<CaseStepKind> = new Set(['review-ended', 'suit-ended']);
/** What the court says to an application for enforcement (行政强制法 57, 58): 准予执行 or 不予执行. */
export const RULINGS = ['granted', 'refused'] as const;
export type Ruling = (typeof RULINGS)[number];
export type Executor = 'government' | 'court';

/** One dated step of a case. What it says of documents is the office's own record; deadlines are derived. */
export interface CaseStep {
  readonly changeId: string;
  readonly kind: CaseStepKind;
  readonly on: Day;
  readonly documentNo?: string;
  /** When and how the document reached the person. Without proof no period of theirs begins. */
  readonly served?: { readonly on: Day; readonly proof: string };
  /** Of a decision: did it state the remedies? Absent = yes. */
  readonly remediesStated?: boolean;
  readonly verification?: Verification;
  /** Of a decision; of a remedy that varied it what it orders since. */
  readonly decision?: DecisionKind;
  /** Of a review or suit that ended; absent where the record does not say. */
  readonly outcome?: RemedyOutcome;
  /** Of a court's ruling on enforcement; absent where the record does not say. */
  readonly ruling?: Ruling;
  /** Of a decision: the fine that it imposes, alone or beside what it orders, whole fen. */
  readonly fine?: number;
  /** Day by which a document of `ASKING_PERFORMANCE` asks for performance. */
  readonly performBy?: Day;
  /** Of an enforcement: who carried it out. */
  readonly executor?: Executor;
  readonly note?: string;
}

/** A case of unauthorised construction (违建案件). Status, permitted steps, periods and deadlines are derived from its steps. */
export interface Case {
  readonly id: string;
  readonly no: string;
  /** Day the file was begun; the legal opening (立案) is a step. */
  readonly begunOn: Day;
  readonly sightings: readonly string[];
  readonly track: CaseTrack;
  readonly occupiedLand: readonly {
    readonly changeId: string;
    readonly fromOn: Day;
    readonly shape: Shape;
    readonly reason: string;
  }[];
  /** In order of `on`, then of acceptance. */
  readonly steps: readonly CaseStep[];
}
