import type { LayerKind } from '../../register/layer.ts';
import type { ShapeOrigin } from '../../register/shape.ts';
import type { Measure, Method } from '../measurement.ts';

export const CERTIFICATE_FORMAT = 'chidu-area-certificate/1';

/** What the area is of: a feature by the kind of its layer, a clearance item, or land that two features share. */
export type CertifiedKind = LayerKind | 'item' | 'overlap';

/** Areas of what was not surveyed may inform, and nothing may rest on them. */
export const CERTIFICATE_TITLES = {
  surveyed: { zh: '面积计算书', en: 'Area certificate' },
  indicative: {
    zh: '面积计算书（参考，不得作为处罚或补偿依据）',
    en: 'Area certificate (indicative, no basis for a fine or compensation)',
  },
} as const;
export type TitleCode = keyof typeof CERTIFICATE_TITLES;

/** A point of an outline whose terms are not listed: X north, Y east, metres with three decimals. */
export type PlainVertex = readonly [x_m: string, y_m: string];

/** A feature that the certificate speaks of, and how its vertices came to be. */
export interface CertifiedShape {
  readonly kind: LayerKind;
  readonly name: string;
  readonly origin: ShapeOrigin;
  /** One standard deviation of a vertex; null where nobody stated it. */
  readonly sigma_m: string | null;
  /** Of its vertices against each other, where they share an error of place that leaves the area as it is. */
  readonly relativeSigma_m?: string;
  readonly source: {
    readonly crs: string;
    readonly layer?: string;
    readonly fileName?: string;
    readonly format?: string;
    readonly file_sha256?: string;
  };
  /** Of each of two shapes that share land: its rings (shells counter-clockwise, holes clockwise), so that the overlap can be integrated again. */
  readonly outline?: readonly (readonly PlainVertex[])[];
}

/** One vertex, and the side from it to the next of its ring. */
export interface CertifiedVertex {
  readonly no: string;
  readonly x_m: string;
  readonly y_m: string;
  /** Degrees with twelve decimals: a ten-millionth of a metre, so that the ellipsoidal terms can be redone from them. */
  readonly lon: string;
  readonly lat: string;
  readonly side_m: string;
  /** (Xᵢ − X₀)·(Yᵢ₊₁ − Y₀) − (Xᵢ₊₁ − X₀)·(Yᵢ − Y₀) in mm², exact. */
  readonly cross_mm2: string;
  /** Of the statutory series, degrees: (Lᵢ + Lᵢ₊₁)/2 − L₀, Bᵢ₊₁ − Bᵢ, (Bᵢ + Bᵢ₊₁)/2. */
  readonly dL: string;
  readonly dB: string;
  readonly Bm: string;
  /** The statutory series of this side. */
  readonly S_m2: string;
  /** The pair as the source file gave it, in its own system. */
  readonly original?: readonly [string, string];
}

export interface CertifiedRing {
  /** Rings of one part: a shell and its holes. */
  readonly part: number;
  /** Shells run clockwise on the map from their first vertex, holes the other way. */
  readonly role: 'shell' | 'hole';
  readonly vertices: readonly CertifiedVertex[];
  readonly perimeter_m: string;
  /** Sum of `cross_mm2`: positive for shells, negative for holes. */
  readonly twice_mm2: string;
  /** Sum of `S_m2`: negative for shells, positive for holes, because the series counts the other way round. */
  readonly statutory_m2: string;
}

/** An area in figures: what is shown has only the digits that ± supports. */
export interface CertifiedArea {
  readonly method: Method;
  readonly value_cm2: number;
  readonly sigma_m2: string | null;
  readonly shown: { readonly m2: string; readonly ha: string; readonly mu: string; readonly sigma_m2: string | null };
}

/** The area that follows from the listed vertices alone, and how far it may be from the settled one. */
export interface ComputedSum {
  readonly area_m2: string;
  /** `area_m2` less the settled area. */
  readonly difference_m2: string;
  readonly tolerance_m2: string;
}

/**
 * A certificate of one area, complete enough to be recomputed by anybody (docs/contracts/area-certificate.md). Every number that
 * is not whole is a decimal text, so that no reader rounds it and no digit can change unseen.
 */
export interface AreaCertificate {
  readonly format: typeof CERTIFICATE_FORMAT;
  readonly title: { readonly code: TitleCode; readonly zh: string; readonly en: string };
  readonly subject: { readonly kind: CertifiedKind; readonly name: string };
  readonly district: { readonly id: string; readonly name: string };
  /** The shape is the one of this day, as the records stood at this place of the feed. */
  readonly on: string;
  readonly knownAt: { readonly seq: number; readonly hash: string | null };
  readonly issuedAt: string;
  readonly software: { readonly name: 'chidu'; readonly version: string; readonly ruler: string };
  readonly plane: {
    readonly crs: string;
    readonly projection: 'Gauss-Kruger';
    readonly meridian_deg: string;
    readonly zone: number | null;
    readonly scale: 1;
    readonly falseEasting_m: number;
    readonly falseNorthing_m: 0;
    /** The district's origin; conversions between plane and degrees are made from it. */
    readonly origin: { readonly x_m: string; readonly y_m: string };
  };
  readonly shapes: readonly CertifiedShape[];
  readonly notes: readonly string[];
  readonly areas: {
    /** The measure of record, by the district's settings for this kind of layer. */
    readonly record: Measure;
    readonly recordOf: LayerKind;
    /** Null where a vertex lies farther than 3° from the central meridian. */
    readonly planar: CertifiedArea | null;
    readonly ellipsoidal: CertifiedArea;
    readonly stated: {
      readonly value_cm2: number;
      readonly shown: { readonly m2: string; readonly ha: string; readonly mu: string };
      /** Stated less the area of record. */
      readonly difference_cm2: number;
      readonly difference_m2: string;
    } | null;
  };
  readonly rings: readonly CertifiedRing[];
  readonly computation: {
    /** X₀, Y₀ that the products are taken from, and L₀ of the series: the first vertex. */
    readonly reduction: { readonly x_m: string; readonly y_m: string; readonly lon: string };
    readonly planar: ComputedSum & { readonly twice_mm2: string };
    readonly ellipsoidal: ComputedSum;
    readonly sigma: { readonly vertex_m: string; readonly sumOfSquares_mm2: string } | null;
  };
  readonly method: {
    readonly planar: { readonly id: 'planar-gk'; readonly formula: string };
    readonly ellipsoidal: {
      readonly id: 'ellipsoidal-2008-32';
      readonly document: string;
      readonly formula: string;
      readonly terms: string;
      readonly constants: Readonly<Record<'a_m' | 'inverseFlattening' | 'b_m' | 'e2' | 'A' | 'B' | 'C' | 'D' | 'E', string>>;
    };
    readonly overlap: string | null;
    readonly sigma: string;
  };
  readonly rounding: {
    readonly settled: 'half-up-to-whole-cm2';
    readonly mu_m2: '2000/3';
    readonly decimals: { readonly m2: number; readonly ha: number; readonly mu: number };
  };
  /** Of the canonical JSON of everything else. */
  readonly sha256: string;
}
