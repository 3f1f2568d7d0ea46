import type { MultiPolygon, Polygon } from 'geojson';
import type { LngLat } from '../../core/measure/units.ts';
import type { BuildStage } from '../../core/register/sighting.ts';
import type { Day } from '../../core/register/ports.ts';
import type { FeatureRef } from '../feature-ref.ts';
import type { DrawingReport, DrawnMoment } from './editing.ts';

/** A report that may be of the same building: its place, dates and state, nobody's words. */
export interface SimilarBuild {
  readonly id: string;
  readonly no: string;
  readonly seenOn: Day;
  readonly stage: BuildStage;
  /** `gone`: nothing of it is left standing; `verified`: its case says so. */
  readonly state: 'to-verify' | 'verified' | 'gone';
  readonly inCase: boolean;
  /** Of the two shapes' areas together, in the measure of record. */
  readonly overlap_cm2: number;
  /** Of the smaller of the two. */
  readonly share: number;
  /** The share reaches the district's ratio: held for the same building until somebody says otherwise. */
  readonly isSame: boolean;
  /** Between the outlines, 0 where they meet. */
  readonly distance_m: number;
  readonly shape: Polygon | MultiPolygon;
}

/** A parcel that the circle of a position touches. */
export interface TouchedParcel {
  readonly id: string;
  readonly label: string;
  /** From the middle of the circle; 0 where the parcel holds it. */
  readonly distance_m: number;
}

/** A place with the radius within which it lies with 95 %. */
export interface UncertainPlace {
  readonly at: LngLat;
  readonly accuracy_m: number;
}

/** A red line, compensated land or a permit that the build does not meet as it is drawn, within the 95 % radius of its vertices. */
export interface ReachableFeature {
  readonly subject: 'red-lines' | 'compensated' | 'permits';
  readonly ref: FeatureRef;
  readonly label: string;
  /** 0 where it touches, or meets by less than the sliver rule counts. */
  readonly distance_m: number;
}

export interface CaptureReport {
  readonly drawing: DrawingReport;
  /** What it may stand on all the same: as long as there is any, that it meets none is no finding. */
  readonly reachable: readonly ReachableFeature[];
  /** The most alike first, then the nearest. */
  readonly similar: readonly SimilarBuild[];
  /** Nearest first; two or more mean that nobody can say from the position alone where it stands. */
  readonly touched: readonly TouchedParcel[];
  /** Permits on record cover its place: that it meets none is a finding there, and says nothing elsewhere. */
  readonly permitsKnown: boolean;
}

export interface CapturingCalls {
  /** What a build that is being marked measures, meets and resembles. Meant to be asked while it is drawn. */
  judgeCapture(drawn: DrawnMoment, place: UncertainPlace, on: Day): CaptureReport;
  /** Whether a report is on record: a page that was killed while it saved has to know. */
  isReported(sightingId: string): boolean;
}

export const CAPTURING_CALLS = ['judgeCapture', 'isReported'] as const satisfies readonly (keyof CapturingCalls)[];
