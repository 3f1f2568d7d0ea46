import type { LineString, MultiPolygon, Polygon } from 'geojson';
import type { Bounds } from '../../core/geodesy/plane.ts';
import type { Compass } from '../../core/measure/compass.ts';
import type { Measure, Measurement } from '../../core/measure/measurement.ts';
import type { ItemStatus, MilestoneKind } from '../../core/register/clearance-item.ts';
import type { LayerKind } from '../../core/register/layer.ts';
import type { Day } from '../../core/register/ports.ts';
import type { BuildStage } from '../../core/register/sighting.ts';
import type { OriginalShape } from '../../formats/package/original-coordinates.ts';
import type { FeatureRef } from '../feature-ref.ts';

export type { OriginalShape };

/** One feature in a few words, for a card beside the pointer. */
export type Glance = {
  readonly ref: FeatureRef;
  readonly title: string;
  /** In the measure of record; null where nothing of it is there on the day. */
  readonly area: Measurement | null;
  readonly outline: Polygon | MultiPolygon;
} & (
  | {
      readonly kind: 'parcel';
      readonly layerKind: LayerKind;
      readonly layerName: string;
      readonly landUse?: string;
      /** Of several items the one that is least far, as on the map. */
      readonly status?: ItemStatus;
      readonly since?: Day;
      readonly redLines: readonly { readonly id: string; readonly name: string; readonly share: number }[];
    }
  | {
      readonly kind: 'red-line';
      readonly unresolved_cm2: number;
      readonly unresolvedPlots: number;
      readonly openCases: number;
      readonly dueOn?: Day;
      readonly notBefore?: Day;
    }
  | {
      readonly kind: 'sighting';
      readonly seenOn: Day;
      readonly stage: BuildStage;
      /** Its case records by the day that somebody verified it. */
      readonly isVerified: boolean;
      readonly goneOn?: Day;
    }
);

/** How two features lie to each other on a day. */
export interface Relation {
  /** In the measure of record of the first; null where they share nothing, or one is not there. */
  readonly overlap: Measurement | null;
  /** Both outlines were surveyed: official decimals are shown. */
  readonly surveyed: boolean;
  readonly sliver: boolean;
  /** In the plane; 0 where they meet. */
  readonly distance_m: number;
  /** From the first to the second along the shortest way, by grid north. */
  readonly direction: Compass | null;
}

/** The shape that is asked about; a corridor of 0 m is none. */
export type AskedShape =
  | {
      readonly from: 'sketch';
      readonly as: 'line' | 'polygon';
      readonly points: readonly (readonly [lon: number, lat: number])[];
      readonly corridor_m: number;
      /** Error of a drawn vertex; absent where nobody says. */
      readonly sigma_m?: number;
    }
  | { readonly from: 'feature'; readonly ref: FeatureRef; readonly corridor_m: number }
  | { readonly from: 'bounds'; readonly bounds: Bounds }
  /** A shape of the register, such as a patch's; `sigma_m` is the error of its vertices. */
  | { readonly from: 'shape'; readonly shape: Polygon | MultiPolygon; readonly sigma_m?: number };

/** What can be found in a shape or near a place, in the order of lists. */
export const SUBJECTS = [
  'parcels',
  'red-lines',
  'sightings',
  'compensated',
  'permits',
  'patches',
  'builds',
  'reference',
  'zone',
  'township',
  'village',
] as const;
export type Subject = (typeof SUBJECTS)[number];

/** Whole cm² where an area was asked about, whole millimetres where it was a line. */
export interface FoundTotals {
  readonly count: number;
  /** Sum over the features, what several claim counted for each. */
  readonly sum: number;
  /** What they cover, counted once. */
  readonly once: number;
  /** Of the sum, m²; absent where the official decimals are shown, and for lines. */
  readonly sigma_m2?: number;
  readonly households: number;
}

export type FoundClassBy = 'status' | 'landUse' | 'tenure' | 'layer';

/** Features of one subject inside the shape, largest part first; the columns have one entry a feature, slivers left out. */
export interface FoundGroup {
  readonly subject: Subject;
  readonly measure: Measure;
  /** The asked shape in this measure. */
  readonly whole: number;
  readonly layerIds: readonly string[];
  /** Index in `layerIds`, and row in that layer; null where features go by id. */
  readonly layer: Uint16Array | null;
  readonly row: Uint32Array | null;
  readonly ids: readonly string[] | null;
  readonly labels: readonly string[];
  readonly inside: Float64Array;
  /** Of the feature, 0..1. */
  readonly share: Float64Array;
  /** Error of `inside`, m²; NaN where the official decimals are shown, null where they are for all, and for lines. */
  readonly sigma: Float64Array | null;
  readonly total: FoundTotals;
  /** Below the district's rule: counted here alone. */
  readonly slivers: { readonly count: number; readonly sum: number };
  readonly classes: readonly {
    readonly by: FoundClassBy;
    readonly entries: readonly (FoundTotals & { readonly key: string })[];
  }[];
}

export interface Identified {
  readonly on: Day;
  readonly kind: 'area' | 'line';
  /** Both measures of an area, with its ± where the error of its vertices is known; null for a line. */
  readonly area: { readonly planar: Measurement | null; readonly ellipsoidal: Measurement } | null;
  readonly length_mm: number | null;
  readonly outline: Polygon | MultiPolygon | LineString;
  readonly bounds: Bounds;
  readonly groups: readonly FoundGroup[];
}

export type NearPlace =
  | { readonly from: 'point'; readonly lon: number; readonly lat: number }
  | { readonly from: 'feature'; readonly ref: FeatureRef };

/** Everything within a distance, or the nearest few of each subject. */
export type NearBound = { readonly within_m: number } | { readonly nearest: number };

export interface NearRow {
  readonly ref: FeatureRef;
  readonly label: string;
  /** Plane metres; 0 inside. */
  readonly distance_m: number;
  /** From the place to the feature; null where the distance is 0. */
  readonly direction: Compass | null;
  /** Of the whole feature, in its measure of record. */
  readonly area_cm2: number;
  /** Absent where the official decimals are shown. */
  readonly sigma_m2?: number;
}

export interface NearGroup {
  readonly subject: Subject;
  readonly count: number;
  readonly sum_cm2: number;
  /** Nearest first; at most `MOST_NEAR`. */
  readonly rows: readonly NearRow[];
}

export interface Nearby {
  readonly on: Day;
  readonly groups: readonly NearGroup[];
  /** The land within the distance; null where the nearest few were asked for. */
  readonly ring: Polygon | MultiPolygon | null;
  readonly place: readonly [lon: number, lat: number] | null;
}

/** Rows of one subject that a list holds; counts and sums go over all. */
export const MOST_NEAR = 1_000;

/** What happened to a feature on a day. Codes are worded by the screen. */
export interface HistoryEvent {
  /** Unique in its history. */
  readonly key: string;
  readonly on: Day;
  /** Index in the history's lanes. */
  readonly lane: number;
  readonly kind:
    | 'layer-imported'
    | 'parcel-reshaped'
    | 'milestone'
    | 'objection-received'
    | 'objection-answered'
    | 'red-line-drawn'
    | 'red-line-revised'
    | 'absent'
    | 'seen'
    | 'reported'
    | 'reshaped'
    | 'gone'
    | 'linked';
  readonly milestone?: MilestoneKind;
  readonly documentNo?: string;
  /** Who recorded it, as the feed names them. */
  readonly by?: string;
  /** In the words of the record. */
  readonly note?: string;
  readonly area_cm2?: number;
  /** Error of the area, from the error of its vertices. */
  readonly sigma_m2?: number;
  /** Against the shape before. */
  readonly difference_cm2?: number;
}

export interface HistoryLane {
  readonly kind: 'layer' | 'item' | 'red-line' | 'sighting';
  /** Name of the red line of an item's lane. */
  readonly label: string;
  readonly redLineId?: string;
  readonly spans: readonly {
    readonly fromOn: Day;
    /** Null: still so. */
    readonly untilOn: Day | null;
    readonly status?: ItemStatus;
    /** Area against the largest that the feature had, 0..1. */
    readonly level?: number;
  }[];
}

export interface FeatureHistory {
  readonly ref: FeatureRef;
  /** In order of days. */
  readonly events: readonly HistoryEvent[];
  readonly lanes: readonly HistoryLane[];
  readonly marks: readonly { readonly on: Day; readonly kind: 'freeze' | 'due'; readonly label: string }[];
}

export interface InspectionCalls {
  glance(refs: readonly FeatureRef[], on: Day): readonly Glance[];
  relate(first: FeatureRef, second: FeatureRef, on: Day): Relation;
  /** @throws `sketch-empty` where the asked shape encloses nothing */
  identify(asked: AskedShape, on: Day): Identified;
  near(place: NearPlace, bound: NearBound, on: Day): Nearby;
  history(ref: FeatureRef): FeatureHistory;
  /** A feature of a layer as its file wrote it, to the bit; null where the layer's package does not hold it. @throws EngineError `feature-unknown` */
  originalOf(layerId: string, row: number): OriginalShape | null;
}

export const INSPECTION_CALLS = [
  'glance',
  'relate',
  'identify',
  'near',
  'history',
  'originalOf',
] as const satisfies readonly (keyof InspectionCalls)[];
