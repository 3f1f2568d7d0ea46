import type { Bounds } from '../../core/geodesy/plane.ts';
import type { EntityRef } from '../../core/register/entity-ref.ts';
import type { Day } from '../../core/register/ports.ts';
import type { Finding } from '../../core/rules/finding.ts';
import type { FeatureRef } from '../feature-ref.ts';

/** A finding with what a screen needs to name and place it. */
export interface FindingEntry extends Omit<Finding, 'code' | 'entities'> {
  readonly code: string;
  readonly key: string;
  readonly entities: readonly (EntityRef & {
    readonly label: string;
    /** Where it can be looked at on the map, of a case its first build; null for what lies nowhere. */
    readonly ref: FeatureRef | null;
  })[];
  /** Zone, township and village that it lies in (AdminUnit ids); empty where that is not known: "no unit". */
  readonly units: readonly string[];
  /** Null where it lies nowhere. */
  readonly bounds: Bounds | null;
  /** About how far `m2` may be off, for its digits; absent where all outlines were surveyed, or nobody stated an error. */
  readonly sigma_m2?: number;
  readonly accepted?: { readonly on: Day; readonly reason: string; readonly m2?: number };
}

export interface FindingList {
  readonly on: Day;
  /** Those that stand first, then by severity, then the largest. */
  readonly entries: readonly FindingEntry[];
}

export interface FindingAnswer extends FindingList {
  /** Name of this list, for the next question. */
  readonly serial: number;
  /**
   * Present where the caller's list is known: `entries` are then those that it lacks, in order, `added` their places in the new list and
   * `gone` the places in its own of what is no longer there (`fillFindings`).
   */
  readonly change?: { readonly added: Uint32Array; readonly gone: Uint32Array };
}

export interface FindingCalls {
  /**
   * Everything that the rules find on a day; kept for as long as the register stays as it is.
   * @param known the list that the caller has: after one recorded step it is told what changed, not all that stays
   */
  findings(on: Day, known?: number): FindingAnswer;
}

export const FINDING_CALLS = ['findings'] as const satisfies readonly (keyof FindingCalls)[];
