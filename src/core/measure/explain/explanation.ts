import type { Measure } from '../measurement.ts';
import type { Deviation } from './deviation.ts';
import type { Outline } from './outline.ts';
import type { TypedNumber } from './typed-number.ts';

export const EXPLANATION_FORMAT = 'chidu-explanation/1';

/** Another shape that the number may be of: outlines added or taken away. */
export interface OtherShape {
  readonly deviation: Deviation;
  readonly cost: number;
  readonly terms: readonly { readonly outline: Outline; readonly sign: 1 | -1 }[];
}

/** A figure that is on record as somebody stated it. */
export interface StatedFigure {
  readonly value_cm2: number;
  /** Where it stands: `deed`, or the name of a column. */
  readonly where: string;
}

/** What is known of the shape whose area is disputed. */
export interface ExplainedShape {
  /** The ruler's own figure in the measure of record. */
  readonly record: { readonly value_cm2: number; readonly measure: Measure; readonly sigma_m2?: number };
  /** That of the other legal measure; null where there is none. */
  readonly other: { readonly value_cm2: number; readonly measure: Measure } | null;
  /** The district's central meridian, degrees. */
  readonly meridian: number;
  /** That of the plane the source's coordinates are in. */
  readonly sourceMeridian?: number;
  /** One that the asker suspects, beside those that are tried anyway. */
  readonly typedMeridian?: number;
  /** In the district's whole millimetres, as degrees. */
  readonly settled: Outline;
  /** As the source wrote it, as degrees, where it is kept. */
  readonly source?: Outline;
  /** Admission changed more of it than its roundings: overlapping parts, crossings. */
  readonly isRepaired: boolean;
  readonly others: readonly OtherShape[];
  readonly stated: readonly StatedFigure[];
}

/** One way to a figure, and how its figure compares with the typed one. */
export interface ReadingResult {
  /** None: the ruler's own way. In the order method, vertices, scope, unit, rounding. */
  readonly deviations: readonly Deviation[];
  /** In the typed unit, before the last rounding; digits beyond the typed ones by three. */
  readonly value: string;
  /** Of what was measured, before units and roundings, m² with four decimals. */
  readonly area_m2: string;
  /** Typed number less value, in the typed unit and in m², and as a share of the value in percent. */
  readonly difference: string;
  readonly difference_m2: string;
  readonly difference_percent: string;
  /** Whether the difference is at most one σ of the record's area; null where that is unknown. */
  readonly isWithinSigma: boolean | null;
  readonly gives: boolean;
  /** The ruler's own way from the vertices as the source wrote them, where the record's are whole millimetres. */
  readonly isWritten?: true;
  /** Other names of what comes to the same: by methods that differ less than the typed digits show. */
  readonly alike?: readonly Deviation[];
}

/**
 * `agrees`: the ruler's own number, rounded as typed · `explained`: one way gives it, and few numbers would be explained so simply ·
 * `several`: more than one as simple way gives it · `coarse`: so many ways give so few digits that none can be told · `none`: no way that was tried.
 */
export type ExplanationVerdict = 'agrees' | 'explained' | 'several' | 'coarse' | 'none';

/** The answer, plain data without words: canonical JSON of it can be made again from the same shape and number. */
export interface Explanation {
  readonly format: typeof EXPLANATION_FORMAT;
  readonly ruler: string;
  readonly typed: Pick<TypedNumber, 'digits' | 'unit' | 'decimals'>;
  readonly verdict: ExplanationVerdict;
  /** Where the verdict is `agrees`: other simple ways give it as well, so that its digits alone do not prove the method. */
  readonly isShared: boolean;
  readonly record: {
    readonly measure: Measure;
    readonly meridian: number;
    readonly value_cm2: number;
    readonly sigma_m2: number | null;
  };
  /** Those that give the number, the simplest first. */
  readonly given: readonly ReadingResult[];
  /** Simple ways that do not, the ruler's own first, then the nearest. */
  readonly nearest: readonly ReadingResult[];
  /** Of a hundred numbers as long and within 1 % of it, how many something as simple would give as well. */
  readonly coincidence_percent: number;
  /** Where nothing gives it and it is larger by what a plane at a height would give: that height, metres. */
  readonly planeHeight_m: number | null;
  /** Ways that were tried. */
  readonly tried: number;
}
