import type { AreaCertificate } from '../../core/measure/certificate/area-certificate.ts';
import type { FeatureRef } from '../feature-ref.ts';

/** What a certificate can be made for: a feature, one of its clearance items, or the land that two features share. */
export type CertificateSubject =
  | { readonly of: 'feature'; readonly ref: FeatureRef }
  | { readonly of: 'item'; readonly itemId: string }
  | { readonly of: 'overlap'; readonly ref: FeatureRef; readonly with: FeatureRef };

export interface CertifyingCalls {
  /** The certificate of a shape as it is on a day, verified. `issuedAt` is the device's instant. @throws EngineError `nothing-to-certify`, `certificate-inconsistent` */
  certify(subject: CertificateSubject, on: string, issuedAt: string): AreaCertificate;
}

export const CERTIFYING_CALLS = ['certify'] as const satisfies readonly (keyof CertifyingCalls)[];
