import type { EntityRef } from '../../register/entity-ref.ts';
import type { Day } from '../../register/ports.ts';
import type { LandLayer } from './district-land.ts';
import type { AreaVerdict } from '../../measure/judge-stated-areas.ts';
import type { Measurement } from '../../measure/measurement.ts';

/** Land that something shares with one other thing, over the district's sliver rule, settled. */
export interface SharedLand {
  readonly with: EntityRef;
  /** What people call the other, where it is no entity of the register (a feature of a layer). */
  readonly label?: string;
  readonly cm2: number;
}

/** Land of a paid item under something. */
export interface PaidLand extends SharedLand {
  readonly paidOn: Day;
}

/** Two builds that may be one. */
export interface SharedBuild {
  readonly first: string;
  readonly second: string;
  readonly cm2: number;
  /** Of the smaller one, 0..1. */
  readonly share: number;
}

/** A second item of a parcel in the same red line, beside the one that came first. */
export interface RepeatedItem {
  readonly first: string;
  readonly second: string;
  /** Land of the parcel inside the red line; 0 where it lies in no layer. */
  readonly cm2: number;
}

/** An area on record beside the one that its outline gives. */
export interface StatedBesideComputed {
  readonly layerId: string;
  readonly featureId: string;
  readonly label: string;
  readonly stated_cm2: number;
  readonly computed_cm2: number;
  /** What explains it (`judgeStatedAreas`). */
  readonly cause: AreaVerdict;
}

/**
 * What rules need to know of the land on one day, measured once for all of them. Maps go by entity id; what shares nothing is absent.
 * Each part is the same object while it holds the same.
 */
export interface LandFacts {
  /** Of items: land already compensated under another red line (by the version in force when each was paid) or in an imported layer. */
  readonly compensated: ReadonlyMap<string, readonly SharedLand[]>;
  readonly repeatedItems: readonly RepeatedItem[];
  /** Parcels with a shape in a layer that never held them. */
  readonly unplacedParcels: ReadonlySet<string>;
  /** Paid items whose parcel had no land in their red line on the day of payment. */
  readonly outside: ReadonlySet<string>;
  /** Pairs of red lines in force, each pair once. */
  readonly crossingRedLines: readonly { readonly first: string; readonly second: string; readonly cm2: number }[];
  /** Of builds standing: red lines in force, and compensated land. */
  readonly redLinesOfBuild: ReadonlyMap<string, readonly SharedLand[]>;
  readonly compensatedOfBuild: ReadonlyMap<string, readonly SharedLand[]>;
  /** Of builds standing: items paid for their land, by parcel and red line of the day of payment. */
  readonly paidOfBuild: ReadonlyMap<string, readonly PaidLand[]>;
  readonly sharedBuilds: readonly SharedBuild[];
  /**
   * Of builds at places that permits on record cover: land inside permits, and land beyond them. Beyond is 0 below the rule for slivers
   * and within twice the error of the build's own area.
   */
  readonly permitsOfBuild: ReadonlyMap<string, { readonly permitted_cm2: number; readonly beyond_cm2: number }>;
  readonly statedParcels: readonly StatedBesideComputed[];
  /** Imported layers of patches. */
  readonly patchLayers: readonly LandLayer[];
  /** Of patches, in the measure of record of patches. */
  readonly patchAreas: ReadonlyMap<string, Measurement>;
}
