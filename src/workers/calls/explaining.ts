import type { Explanation } from '../../core/measure/explain/explanation.ts';
import type { TypedUnit } from '../../core/measure/explain/typed-number.ts';
import type { LngLat } from '../../core/measure/units.ts';
import type { Objection } from '../../core/register/clearance-item.ts';
import type { CertificateSubject } from './certifying.ts';

/** Whose area is disputed: what can be certified, land that a case says is occupied, or a ring that was drawn. */
export type ExplainSubject =
  | CertificateSubject
  /** `version`: which of its dated shapes, from 0. */
  | { readonly of: 'case-land'; readonly caseId: string; readonly version: number }
  | { readonly of: 'sketch'; readonly points: readonly LngLat[]; readonly sigma_m?: number };

/** An explanation with what it is of: enough to make it again from the district's records. */
export interface ExplainedNumber {
  readonly explanation: Explanation;
  readonly about: {
    readonly kind: ExplainSubject['of'];
    readonly name: string;
    readonly on: string;
    readonly knownAt: { readonly seq: number; readonly hash: string | null };
    /** Of the settled outline's canonical JSON, degrees with ten decimals: the shape that was explained. */
    readonly shape_sha256: string;
  };
}

/** A clearance item that a subject is about, with the objections against it by the day. */
export interface ItemObjections {
  readonly itemId: string;
  /** Parcel and red line. */
  readonly name: string;
  readonly objections: readonly Objection[];
}

export interface ExplainingCalls {
  /**
   * By which way a number as typed (`12.35`, `12.35 亩`) follows from a shape as it is on a day.
   * @throws EngineError `number-…`, `nothing-to-certify`, `feature-unknown`, `case-unknown`, `clipping-failed`, `sketch-without-area`
   */
  explain(subject: ExplainSubject, number: string, unit: TypedUnit, on: string): ExplainedNumber;
  /** The items that an explanation of the subject can be attached to: its own, its parcel's, or those of its red line with objections. */
  objectionsAbout(subject: ExplainSubject, on: string): readonly ItemObjections[];
}

export const EXPLAINING_CALLS = ['explain', 'objectionsAbout'] as const satisfies readonly (keyof ExplainingCalls)[];
