import type { AdmissionCode } from '../../core/overlay/admission-report.ts';
import type { LineMeasurement } from '../../core/measure/measure-line.ts';
import type { Measure } from '../../core/measure/measurement.ts';
import type { BothMeasures } from '../../core/measure/ruler.ts';
import type { LngLat } from '../../core/measure/units.ts';
import type { FeatureRef } from '../feature-ref.ts';

/** What the ruler says of a drawn line or ring. */
export interface SketchMeasurement {
  /** The line, or the ring's outline as it was drawn. */
  readonly line: LineMeasurement;
  /** Of a ring, with the measure that counts; null where admission refuses it. */
  readonly area: (BothMeasures & { readonly record: Measure }) | null;
  /** What admission found in a ring (`self-intersection`: it was taken apart at its crossings); empty for lines. */
  readonly findings: readonly AdmissionCode[];
  /** A vertex lies farther than 3° from the central meridian: nothing is measured in the plane. */
  readonly outsidePlane: boolean;
}

/** A stored place near the pointer. */
export interface SnapTarget {
  readonly at: LngLat;
  readonly kind: 'vertex' | 'edge';
  readonly of: FeatureRef;
  readonly distance_m: number;
}

export interface MeasuringCalls {
  /** `sigma_m`: the error of one vertex; left out, nothing carries a ±. */
  measureSketch(shape: 'line' | 'polygon', points: readonly LngLat[], sigma_m?: number): SketchMeasurement;
  /**
   * The stored vertex nearest to a place within `radius_m`, else the nearest point of a stored edge: of parcels and other layers, and of the
   * red lines in force on the day. From the district's own millimetres, never from a tile's clipped shape.
   */
  snap(lon: number, lat: number, radius_m: number, on: string): SnapTarget | null;
}

export const MEASURING_CALLS = ['measureSketch', 'snap'] as const satisfies readonly (keyof MeasuringCalls)[];
