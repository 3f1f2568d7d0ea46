import type { EntityRef } from './entity-ref.ts';
import type { Day } from './ports.ts';

/**
 * A finding that the office looked at and lets stand, with its reason (`core/rules`). It covers the finding as it was: one that has
 * grown beyond `m2` or `parts` since is open again.
 */
export interface FindingAcceptance {
  /** Key of the finding: its code and its entities. */
  readonly id: string;
  readonly code: string;
  readonly entities: readonly EntityRef[];
  readonly m2?: number;
  /** Steps, objections or papers that the finding stood for. */
  readonly parts?: readonly string[];
  readonly reason: string;
  readonly acceptedOn: Day;
}
