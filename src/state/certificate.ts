import type { AreaCertificate } from '../core/measure/certificate/area-certificate.ts';
import type { CertificateSubject } from '../workers/calls/certifying.ts';
import { services } from './services.ts';

/** The certificate of a subject as it is on a day, issued now. @throws EngineError */
export function certify(subject: CertificateSubject, on: string, signal: AbortSignal): Promise<AreaCertificate> {
  const { engine, clock } = services();
  return engine.certify([subject, on, clock.now()], { signal });
}
