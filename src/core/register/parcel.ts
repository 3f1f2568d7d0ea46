import type { Measurement } from '../measure/measurement.ts';
import type { Day } from './ports.ts';
import type { Shape } from './shape.ts';

export type Tenure = 'state' | 'collective';

/**
 * A parcel (宗地). A base layer's parcels are rows of its package, not register entries: the register holds only those that a
 * change touched (`parcel-reshaped`), laid over the package's rows.
 */
export interface Parcel {
  readonly id: string;
  /** Office number, 19 characters; a string, never a key: real files hold duplicates and gaps. */
  readonly parcelNo: string;
  readonly layerId: string;
  readonly landUse?: string;
  readonly tenure?: Tenure;
  readonly stated?: Measurement;
  readonly holder?: string;
  /** In order of `fromOn`. Each was drawn on the row of one layer, and holds for that layer alone: a new survey brings its own. */
  readonly shapes: readonly {
    readonly changeId: string;
    readonly fromOn: Day;
    readonly layerId: string;
    readonly shape: Shape;
  }[];
}
