/** The entity after the change, `null` when it is withdrawn, or the code of why the change does not apply. */
export type Reduced<E> = E | null | UnappliedCode;
export type UnappliedCode =
  | 'entity-exists'
  | 'entity-unknown'
  | 'milestone-unknown'
  | 'objection-unknown'
  | 'objection-unanswered'
  | 'explanation-unknown'
  | 'answer-unknown'
  | 'result-unknown'
  | 'shape-unknown'
  | 'link-unknown'
  | 'case-step-unknown'
  | 'type-unknown'
  | 'settings-unfit'
  | 'plane-fixed'
  | 'district-other';
