import type { CaseStepKind, Executor } from '../../register/case.ts';
import type { Day } from '../../register/ports.ts';
import type { ReckonedPeriod } from './reckon-period.ts';

/** Why a step is not allowed on a day. `code` is stable; worded in i18n. */
export interface Obstacle {
  readonly code: string;
  /** The step is possible from the day after this one, as far as this obstacle goes; of a passed limit its last day. */
  readonly until?: Day;
  readonly article: string;
  readonly certainty?: ReckonedPeriod['certainty'];
  /** Step or document that is missing, or that stands against it. */
  readonly missing?: CaseStepKind;
  /** Day of that step, where it is on record. */
  readonly takenOn?: Day;
}

/** `too-early` when time alone takes every obstacle away; `too-late` when a limit of the office has passed. */
export interface StepVerdict {
  readonly verdict: 'allowed' | 'too-early' | 'too-late' | 'wrong-executor' | 'forbidden';
  /** Every reason, not only the first. */
  readonly obstacles: readonly Obstacle[];
}

export interface AskedStep {
  readonly kind: CaseStepKind;
  readonly on: Day;
  readonly executor?: Executor;
}
