import type { Measurement } from '../measure/measurement.ts';
import type { Shape } from './shape.ts';

/** A building (房屋) on a clearance item. Its three floor areas are three facts: none replaces another. */
export interface Building {
  readonly id: string;
  readonly itemId: string;
  readonly no: string;
  /** On the certificate of title (证载). */
  readonly certified?: Measurement;
  /** Recognised for compensation (认定): what demolition is counted in. */
  readonly recognised?: Measurement;
  /** Measured on the spot (实测). */
  readonly measured?: Measurement;
  readonly floors?: number;
  readonly shape?: Shape;
}
