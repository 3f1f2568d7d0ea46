import type { Plane } from '../../geodesy/plane.ts';
import type { LayerKind } from '../../register/layer.ts';
import type { ShapeOrigin } from '../../register/shape.ts';
import type { Measure } from '../measurement.ts';
import type { CertifiedKind, CertifiedShape } from './area-certificate.ts';

/** East, north in whole millimetres from the plane's origin. */
export type MillimetrePoint = readonly [east_mm: number, north_mm: number];

/** Open ring: its first vertex is not repeated. */
export interface RingFacts {
  readonly part: number;
  /** Shells clockwise, holes counter-clockwise. */
  readonly points: readonly MillimetrePoint[];
  /** As the source gave them, in the order of `points`. */
  readonly originals?: readonly (readonly [string, string])[];
}

export interface ShapeFacts {
  readonly kind: LayerKind;
  readonly name: string;
  readonly origin: ShapeOrigin;
  readonly sigma_m?: number;
  /** See `Shape`: what its own area's ± comes from, where vertices share an error of place. */
  readonly relativeSigma_m?: number;
  readonly source: CertifiedShape['source'];
  /** Of each of two shapes that share land: open rings as admitted, shells counter-clockwise. */
  readonly outline?: readonly (readonly MillimetrePoint[])[];
}

/** What a certificate is made of; everything else in it follows from these. */
export interface CertificateFacts {
  readonly subject: { readonly kind: CertifiedKind; readonly name: string };
  readonly district: { readonly id: string; readonly name: string };
  readonly on: string;
  readonly knownAt: { readonly seq: number; readonly hash: string | null };
  readonly issuedAt: string;
  readonly softwareVersion: string;
  readonly plane: Plane;
  /** One; or two, whose shared land is certified. */
  readonly shapes: readonly ShapeFacts[];
  readonly notes: readonly string[];
  readonly record: { readonly measure: Measure; readonly of: LayerKind };
  readonly stated_cm2?: number;
  readonly decimals: { readonly m2: number; readonly ha: number; readonly mu: number };
  readonly rings: readonly RingFacts[];
}

/** A certificate that cannot be made or read. `place` names the member. */
export class CertificateError extends Error {
  readonly params: { readonly place: string };
  constructor(
    readonly code: 'certificate-unreadable' | 'certificate-format-unknown' | 'certificate-missing',
    place = '',
  ) {
    super(code);
    this.name = 'CertificateError';
    this.params = { place };
  }
}
