import type { Explanation } from '../../core/measure/explain/explanation.ts';
import type { TypedUnit } from '../../core/measure/explain/typed-number.ts';
import type { LngLat } from '../../core/measure/units.ts';
import type { CertificateSubject } from './certifying.ts';

/** Whose area is disputed: what can be certified, or a ring that was drawn. */
export type ExplainSubject =
  | CertificateSubject
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

export interface ExplainingCalls {
  /**
   * By which way a number as typed (`12.35`, `12.35 亩`) follows from a shape as it is on a day.
   * @throws EngineError `number-…`, `nothing-to-certify`, `feature-unknown`, `clipping-failed`, `sketch-without-area`
   */
  explain(subject: ExplainSubject, number: string, unit: TypedUnit, on: string): ExplainedNumber;
}

export const EXPLAINING_CALLS = ['explain'] as const satisfies readonly (keyof ExplainingCalls)[];
