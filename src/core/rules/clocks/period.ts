/** Whose procedure: unauthorised construction on its two tracks, expropriation under its two regimes. */
export const PROCEDURES = ['planning', 'land', 'state', 'collective'] as const;
export type Procedure = (typeof PROCEDURES)[number];

/** What a period runs from. For documents the day of *service* counts, never the day of writing. */
export const CLOCK_EVENTS = [
  'case-opened',
  'notice-served',
  'hearing-held',
  'decision-made',
  'decision-served',
  'decision-served-without-remedies',
  'service-announced',
  'review-filed',
  'review-accepted',
  'review-decision-served',
  'judgment-served',
  'remedies-expired',
  'demand-served',
  'court-application-filed',
  'court-application-accepted',
  'scope-fixed',
  'plan-published',
  'pre-announced',
  'approval-received',
  'expropriation-decision-announced',
  'compensation-decision-served',
  'paid',
] as const;
export type ClockEvent = (typeof CLOCK_EVENTS)[number];

/** Acts that a period forbids until it is over, or asks for by its end. Stable: they reach archives and the command line. */
export const CLOCK_STEPS = [
  'hearing-notice',
  'decision',
  'service',
  'late-fee',
  'formal-demand',
  'enforcement-decision',
  'court-application',
  'enforced-demolition',
  'expropriation-decision',
  'plan-published',
  'agreement-signed',
  'announcement',
  'demolition',
] as const;
export type ClockStep = (typeof CLOCK_STEPS)[number];

/**
 * What an end means. `right`: the person concerned may act up to and with that day, and the office may not go on before it is over.
 * `wait`: so long the office has to wait or keep something posted. `duty`: by that day the office has to have acted.
 */
export type PeriodKind = 'right' | 'wait' | 'duty';

export interface PeriodLength {
  readonly count: number;
  readonly unit: 'days' | 'working-days' | 'months' | 'years';
}

/** One period of the law. `id` is stable and reaches archives. */
export interface Period {
  readonly id: string;
  readonly procedures: readonly Procedure[];
  readonly from: ClockEvent;
  readonly kind: PeriodKind;
  readonly length: PeriodLength;
  /** Counted backwards from the event: so long ahead of a hearing. */
  readonly ahead?: true;
  /** Does an end on a rest day move to the next working day? `unsettled`: no text says so; both dates are shown. */
  readonly moves: 'yes' | 'no' | 'unsettled';
  /** Steps that are forbidden until it is over. */
  readonly blocks: readonly ClockStep[];
  /** Of a duty: the step that has to be taken by its end, by whomever. */
  readonly fulfilledBy?: ClockStep;
  /** Another count that is defended: the end under it is shown beside, the safe one counts. */
  readonly otherReading?: 'day-itself';
  /** Where it stands in the law, in the statute's own words of citation. */
  readonly article: string;
}
