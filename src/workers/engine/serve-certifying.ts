import { makeCertificate } from '../../core/measure/certificate/make-certificate.ts';
import { verifyCertificate } from '../../core/measure/certificate/verify-certificate.ts';
import type { CertifyingCalls } from '../calls/certifying.ts';
import { EngineError, type Served } from '../rpc.ts';
import { gatherFacts } from './certificate-facts.ts';
import { sessionOn } from './session-on.ts';
import type { DistrictSession } from './district-session.ts';

export function serveCertifying(open: () => DistrictSession): Served<CertifyingCalls> {
  return {
    certify: async (_, subject, on, issuedAt) => {
      const certificate = makeCertificate(await gatherFacts(sessionOn(open(), on), subject, on, issuedAt));
      // Whoever gets it will verify it: what does not pass is not issued.
      const { findings } = verifyCertificate(certificate);
      if (findings.length > 0)
        throw new EngineError('certificate-inconsistent', { finding: `${findings[0].code} ${findings[0].place}` });
      return certificate;
    },
  };
}
