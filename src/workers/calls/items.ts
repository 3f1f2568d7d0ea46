import type { Measurement } from '../../core/measure/measurement.ts';
import type { Building } from '../../core/register/building.ts';
import type { ClearanceItem, ItemStatus, Milestone, MilestoneKind } from '../../core/register/clearance-item.ts';
import type { Day } from '../../core/register/ports.ts';
import type { Regime } from '../../core/register/red-line.ts';
import type { Refusal } from '../../core/register/refusal.ts';
import type { FeatureRef } from '../feature-ref.ts';

/** Everything on record of one clearance item. */
export interface ItemFile {
  readonly item: ClearanceItem;
  readonly status: ItemStatus | null;
  readonly parcelNo: string;
  /** Null where its parcel is in no layer. */
  readonly ref: Extract<FeatureRef, { kind: 'parcel' }> | null;
  readonly redLine: { readonly id: string; readonly name: string; readonly nameEn?: string; readonly regime: Regime } | null;
  /** Zone, township and village by name, the largest first. */
  readonly units: readonly { readonly name: string; readonly nameEn?: string }[];
  readonly assistingUnit: string | null;
  /** Of parcel ∩ red line on the day, in the measure of record of red lines; null with the reason. */
  readonly area: Measurement | { readonly missing: 'not-placed' | 'not-in-force' | 'nothing-shared' };
  /** Below the district's rule: in no total. */
  readonly isSliver: boolean;
  /** Both shapes were surveyed: official decimals are shown. */
  readonly isSurveyed: boolean;
  readonly milestones: readonly (Milestone & { readonly by?: string })[];
  readonly households: readonly {
    readonly householdId: string;
    readonly share: number;
    /** Null where the household itself is not on record. */
    readonly no: string | null;
    readonly name?: string;
  }[];
  readonly buildings: readonly Building[];
  /** Steps that are not on record, each judged as if it were taken today. */
  readonly next: readonly { readonly kind: MilestoneKind; readonly refusal: Refusal | null }[];
}

/** A parcel that meets a red line and has no item in it. */
export interface ItemProposal {
  readonly parcelId: string;
  readonly layerId: string;
  readonly row: number;
  readonly parcelNo: string;
  /** Village that it names, or that holds the middle of its box; empty where none does. */
  readonly unit: string;
  readonly area_cm2: number;
  /** About how far that may be off, m², for its digits; absent where both outlines were surveyed. */
  readonly sigma_m2?: number;
  /** Of the parcel, 0 … 1. */
  readonly share: number;
}

export interface ItemProposals {
  readonly redLineId: string;
  readonly on: Day;
  /** First day of the red line: nothing can be registered before. */
  readonly notBefore: Day;
  /** Largest share of the red line first. */
  readonly rows: readonly ItemProposal[];
  /** Parcels that meet it and have their item. */
  readonly registered: number;
}

export interface ItemCalls {
  /** @throws EngineError `item-unknown` */
  itemFile(itemId: string, on: Day, today: Day): ItemFile;
  /** Parcels over the sliver rule without an item in this red line. @throws EngineError `red-line-unknown` */
  itemProposals(redLineId: string, on: Day): ItemProposals;
}

export const ITEM_CALLS = ['itemFile', 'itemProposals'] as const satisfies readonly (keyof ItemCalls)[];
