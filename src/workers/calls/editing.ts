import type { MultiPolygon, Polygon } from 'geojson';
import type { FaultCode } from '../../core/editing/find-faults.ts';
import type { StripKind } from '../../core/editing/find-strips.ts';
import type { Measure } from '../../core/measure/measurement.ts';
import type { BothMeasures } from '../../core/measure/ruler.ts';
import type { LngLat } from '../../core/measure/units.ts';
import type { AdmissionCode, AdmissionStatus } from '../../core/overlay/admission-report.ts';
import type { ItemStatus } from '../../core/register/clearance-item.ts';
import type { Day } from '../../core/register/ports.ts';
import type { ShapeOrigin } from '../../core/register/shape.ts';
import type { FeatureRef } from '../feature-ref.ts';
import type { Subject } from './inspection.ts';

/** What a drawing is the shape of. */
export const DRAWN_KINDS = ['red-line', 'sighting', 'occupied-land', 'parcel'] as const;
export type DrawnKind = (typeof DRAWN_KINDS)[number];

/** An entity whose shape is drawn anew; a case for occupied land. */
export interface DrawnEntity {
  readonly kind: DrawnKind;
  readonly id: string;
}

/** Where drawing begins: the shape in force on the day, with its own numbers. */
export interface DrawnStart {
  /** Null where nothing is there yet, or nothing is left. */
  readonly shape: Polygon | MultiPolygon | null;
  readonly origin: ShapeOrigin;
  /** Absent where nobody stated the vertex error. */
  readonly sigma_m?: number;
  /** The first day from which it may be drawn anew. */
  readonly notBefore: Day | null;
}

/** A drawing at one moment. */
export interface DrawnMoment {
  readonly kind: DrawnKind;
  /** Of the entity that it would change; absent for a new one. */
  readonly id?: string;
  /** Closed rings in degrees. */
  readonly shape: Polygon | MultiPolygon;
  readonly sigma_m: number;
  /** Of vertices against each other, where they share an error of place (see `Shape`). */
  readonly relativeSigma_m?: number;
  /** Evidence of a new build, for its place before or after freeze dates; one that is recorded has its own. */
  readonly seenOn?: Day;
  readonly absentOn?: Day;
}

/** Something to look at; `at` is its place. */
export type DrawingWarning = { readonly at: LngLat } & (
  | { readonly code: FaultCode; readonly length_mm?: number }
  | { readonly code: 'outside-district' }
  /** The outline runs along a neighbour's, nearer than the district's sliver rule allows, without following it. */
  | {
      readonly code: 'strip';
      readonly strip: StripKind;
      readonly of: FeatureRef;
      readonly label: string;
      readonly width_mm: number;
      readonly length_mm: number;
    }
);

/** A feature that the drawing meets, in the drawing's measure of record. */
export interface MetFeature {
  readonly ref: FeatureRef;
  readonly label: string;
  readonly area_cm2: number;
  /** One standard deviation of the overlap from the drawing's own errors, of its form and of its place; of builds and occupied land. */
  readonly sigma_m2?: number;
  /** Of the feature. */
  readonly share: number;
  /** Of its item, under this red line or (for builds) the one that is least far. */
  readonly status?: ItemStatus;
  /** Of a red line met by a build: before or after its freeze date. */
  readonly freeze?: 'before' | 'after' | 'unproven';
}

/** Features of one subject, largest overlap first; overlaps under the sliver rule are counted apart. */
export interface MetGroup {
  readonly subject: Subject;
  readonly count: number;
  readonly sum_cm2: number;
  readonly slivers: number;
  readonly slivers_cm2: number;
  /** At most 40. */
  readonly rows: readonly MetFeature[];
}

/** A clearance item whose land would come into the red line, or go out of it. */
export interface ShiftedItem {
  readonly ref: FeatureRef;
  readonly label: string;
  readonly status: ItemStatus;
  /** Settled; positive comes in. */
  readonly difference_cm2: number;
  /** Nothing of it would be left inside. */
  readonly leaves: boolean;
}

/** What a new shape would do to the one in force. */
export interface ShapeChange {
  readonly before_cm2: number;
  readonly gained_cm2: number;
  readonly lost_cm2: number;
  /** Items of the red line, largest difference first, at most 40 of `shifted`. */
  readonly items: readonly ShiftedItem[];
  readonly shifted: number;
  /** How many of them are paid, or further, and would lose land from the red line. */
  readonly paidOutside: number;
}

export interface DrawingReport {
  readonly measure: Measure;
  /** Both areas, of the shape as it can be recorded; null where it cannot be. */
  readonly area: (BothMeasures & { readonly record: Measure }) | null;
  /** Of each part of that shape, in the measure of record and in the order of what was drawn, or of `repaired`. */
  readonly parts_cm2: readonly number[];
  readonly status: AdmissionStatus;
  readonly findings: readonly AdmissionCode[];
  /** The shape that admission makes of one that crosses itself: offered, never taken silently. */
  readonly repaired: Polygon | MultiPolygon | null;
  readonly warnings: readonly DrawingWarning[];
  readonly met: readonly MetGroup[];
  readonly change: ShapeChange | null;
}

export interface EditingCalls {
  /** @throws EngineError `feature-unknown` */
  drawnStart(entity: DrawnEntity, on: Day): DrawnStart;
  /** What a drawing would be and do, from the day on which it would take effect. Meant to be asked while a vertex moves. */
  judgeDrawing(drawn: DrawnMoment, on: Day): DrawingReport;
  /** The office number that a build seen in that year would get: one more than the highest of its row. */
  proposeNumber(year: string): string;
}

export const EDITING_CALLS = ['drawnStart', 'judgeDrawing', 'proposeNumber'] as const satisfies readonly (keyof EditingCalls)[];
