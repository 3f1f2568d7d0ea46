import { makeCertificate } from '../../core/measure/certificate/make-certificate.ts';
import type { CertifyingCalls } from '../calls/certifying.ts';
import type { Served } from '../rpc.ts';
import { gatherFacts } from './certificate-facts.ts';
import type { DistrictSession } from './district-session.ts';

export function serveCertifying(open: () => DistrictSession): Served<CertifyingCalls> {
  return {
    certify: async (_, subject, on, issuedAt) => makeCertificate(await gatherFacts(open(), subject, on, issuedAt)),
  };
}
